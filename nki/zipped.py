"""Zip containers, opened so that neither damage nor malice does harm.

Nothing is ever written under a name that an archive gives, and nothing is unpacked that would expand
without measure.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EINVAL
from lzma import LZMAError
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place

CHUNK = 1024 * 1024
HARMLESS = 64 * 1024 * 1024
"""What a file may expand to in any case, in bytes."""

TIMES = 200
"""How many times its size a larger file may expand to; text of survey answers shrinks to a tenth or so."""

MOST_PARTS = 10_000
DAMAGE = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, OSError)
BROKEN = "the file is damaged or was not copied whole: its packing is broken"
_AGAIN = "export the file anew, or ask for it again"


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of what can be wrong with a container, which depend on what it was to hold."""

    damaged: str
    expands: str


DELIVERY = Codes("D377", "D370")
FORM = Codes("S303", "S306")


def damaged(shown: str, found: str, *, row: int = 0, do: str = _AGAIN, codes: Codes = DELIVERY) -> NkiError:
    """Return the error that says what is broken in a file, and what to do."""
    return NkiError(Issue.of(codes.damaged, Place(shown, row=row), found=found, do=do))


def expands(packed: int, expanded: int) -> bool:
    """Say whether a file of one size expands to more than anything harmless would."""
    return expanded > HARMLESS and expanded > TIMES * packed


def too_large(shown: str, packed: int, expanded: int, codes: Codes = DELIVERY) -> NkiError:
    """Return the error for a file that expands without measure."""
    said, times = f"{expanded >> 20} MiB or more", expanded // max(packed, 1)
    return NkiError(Issue.of(codes.expands, Place(shown), expanded=said, times=times))


@contextmanager
def opened_zip(path: Path, shown: str, codes: Codes = DELIVERY) -> Iterator[zipfile.ZipFile]:
    """Open a zip container; say what is wrong with it (D370, D377), also while it is being read."""
    try:
        archive = zipfile.ZipFile(path)
    except (*DAMAGE, ValueError, IndexError, OverflowError):
        raise damaged(shown, BROKEN, codes=codes) from None
    with archive:
        parts = archive.infolist()
        size = path.stat().st_size
        expanded = sum(part.file_size for part in parts)
        if expands(size, expanded):
            raise too_large(shown, size, expanded, codes)
        if len(parts) > MOST_PARTS:
            raise damaged(
                shown, f"the packed file holds {len(parts)} files", do="deliver fewer at once", codes=codes
            )
        if any(part.flag_bits & 0x1 for part in parts):
            do = "unpack it with its password, and deliver the file inside"
            raise damaged(shown, "the packed file is locked with a password", do=do, codes=codes)
        try:
            yield archive
        except NotImplementedError:
            do = "unpack it, and deliver the file inside, or pack it in the usual way"
            raise damaged(
                shown, "the file is packed in a way that nki does not know", do=do, codes=codes
            ) from None
        except DAMAGE:
            raise damaged(shown, BROKEN, codes=codes) from None
        except OSError as failure:
            # a directory that points before the beginning of the file
            if failure.errno != EINVAL:
                raise
            raise damaged(shown, BROKEN, codes=codes) from None


def part_names(path: Path, shown: str) -> dict[str, str]:
    """Return the names in a zip container in lower case, and the text of a short part called mimetype."""
    with opened_zip(path, shown) as archive:
        names = {name.replace("\\", "/").lower(): "" for name in archive.namelist()}
        if "mimetype" in archive.namelist():
            with archive.open("mimetype") as part:
                names["mimetype"] = part.read(200).decode("ascii", "replace")
        return names


def name_of(part: zipfile.ZipInfo) -> str:
    """Return the name of a part as whoever packed it saw it, fit for a message.

    Names without a mark are in UTF-8 from a Mac, and in the encoding of DOS from Windows.
    """
    name = part.filename
    if not part.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return "".join(one if one.isprintable() else "\ufffd" for one in name.replace("\\", "/"))
