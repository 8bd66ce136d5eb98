"""Office files packed so that the same content is the same bytes, in every folder, time zone and system."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3


def packed(data: bytes, day: date) -> bytes:
    """Pack a file anew, each part in its place and dated with the day."""
    target = BytesIO()
    # a zip file counts years from 1980 on
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as fresh:
        for part in source.infolist():
            info = ZipInfo(part.filename, moment)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, 0o600 << 16
            fresh.writestr(info, source.read(part), compresslevel=6)
    return target.getvalue()
