"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue

_DEVICE_FOLDERS = (Path("/dev"), Path("/proc"))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees all of it or what stood there before, and never a half.

    The bytes go into a new file in the same folder, which then takes the place of the old one. A
    link keeps pointing where it did, and an existing file keeps its permissions. Pipes and devices
    cannot be replaced and are written to as they are. Raises ``NkiError`` (R601) if it fails; what
    stood there before is then untouched, and nothing is left behind.
    """
    try:
        if _is_special(path):
            with path.open("wb") as stream:
                stream.write(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as failure:
        raise cannot_write(str(path), failure) from None


def format_by_suffix(path: Path, formats: Mapping[str, str]) -> str:
    """Return the format that a file's suffix names. Raises ``NkiError`` (R602) for any other suffix."""
    found = formats.get(path.suffix.lower())
    if found is None:
        raise NkiError(Issue.of("R602", given=path.name, known=", ".join(formats)))
    return found


def cannot_write(name: str, failure: OSError) -> NkiError:
    """Return the error to raise for a file, or a stream, that could not be written."""
    return NkiError(Issue.of("R601", path=name, reason=failure.strerror or type(failure).__name__))


def _is_special(path: Path) -> bool:
    # /dev/stdout is a link to whatever standard output is: replacing that file would cut the link
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  (resolve() would follow the link)
    if any(folder in absolute.parents for folder in _DEVICE_FOLDERS):
        return True
    return path.exists() and not (path.is_file() or path.is_dir())


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if not target.parent.is_dir():
        raise FileNotFoundError(0, "its folder does not exist")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(0, "it is protected against writing")
    fresh = target.parent / f".nki-{os.urandom(8).hex()}"
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
