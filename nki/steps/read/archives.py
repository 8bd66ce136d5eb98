"""Packed files and pipes → files that can be read, in a folder that is gone when the work is done."""

from __future__ import annotations

import gzip
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.steps.read.about import ABOUT_FILE
from nki.steps.read.delivery import STANDARD_INPUT, Input
from nki.steps.read.filekind import Kind, kind_of
from nki.zipped import (
    BROKEN,
    CHUNK,
    DAMAGE,
    damaged,
    expands,
    name_of,
    opened_zip,
    too_large,
)

_LEFT_BEHIND = ("thumbs.db", "desktop.ini")
_INSIDE = "unpack it, and deliver the files inside"


class Archives:
    """Unpacks archives and keeps what comes through a pipe, in a temporary folder that it owns.

    Names inside an archive are shown to people and never used for writing. A file is unpacked once,
    however often it is asked for.
    """

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._written = 0
        self._known: dict[Path, tuple[Input, ...]] = {}
        self._piped: Path | None = None

    def close(self) -> None:
        """Remove what was unpacked."""
        if self._folder is not None:
            self._folder.cleanup()
        self._folder = self._piped = None
        self._known.clear()

    def inputs(self, path: Path) -> tuple[Input, ...]:
        """Return the file itself, or the files packed in it, in order of their names.

        Raises ``NkiError`` with all that is wrong: a file that cannot be opened (D301), that expands
        without measure (D370), is of another kind (D375), or damaged, locked, or packed twice (D377).
        """
        resolved = path.resolve()
        if resolved not in self._known:
            self._known[resolved] = self._opened(path, str(path), path)
        return self._known[resolved]

    def standard_input(self) -> tuple[Input, ...]:
        """Keep what comes through the pipe, once, and return it; it may be packed like any file."""
        if self._piped is None:
            kept = self._place(self._new_folder())
            with kept.open("wb") as target:
                source = getattr(sys.stdin, "buffer", None)
                while source is not None and (chunk := source.read(CHUNK)):
                    _kept(target, chunk, STANDARD_INPUT)
            self._piped = kept
        if self._piped not in self._known:
            self._known[self._piped] = self._opened(self._piped, STANDARD_INPUT, None)
        return self._known[self._piped]

    def _opened(self, path: Path, shown: str, origin: Path | None) -> tuple[Input, ...]:
        try:
            kind = kind_of(path, shown)
            if kind is Kind.GZIP:
                return (Input(self._gunzipped(path, shown), name=shown, origin=origin),)
            if kind is Kind.ZIP:
                return self._unzipped(path, shown, origin)
        except OSError as error:
            found = f"there, but cannot be opened: {error.strerror}"
            raise NkiError(Issue.of("D301", Place(shown), found=found)) from None
        return (Input(path) if origin is not None else Input(path, name=shown),)

    def _gunzipped(self, path: Path, shown: str) -> Path:
        target = self._place(self._new_folder())
        try:
            with gzip.open(path, "rb") as stream:
                self._copied(stream.read, target, shown, path.stat().st_size, 0)
        except EOFError:
            raise damaged(shown, "the packed file ends too early: it was not copied whole") from None
        except (gzip.BadGzipFile, zlib.error):
            raise damaged(shown, BROKEN) from None
        _not_packed_again(target, shown)
        return target

    def _unzipped(self, path: Path, shown: str, origin: Path | None) -> tuple[Input, ...]:
        """Unpack every file of a zip archive. Raises ``NkiError`` with the faults of all of them."""
        packed, expanded = path.stat().st_size, 0
        folder = self._new_folder()
        inputs: list[Input] = []
        issues: list[Issue] = []
        with opened_zip(path, shown) as archive:
            for name, part in _files(archive, shown):
                inner = f"{shown}/{name}"
                # one mark makes all answers of the archive synthetic
                is_mark = PurePosixPath(name).name == ABOUT_FILE
                target = folder / ABOUT_FILE if is_mark else self._place(folder)
                try:
                    with archive.open(part) as stream:
                        expanded = self._copied(stream.read, target, shown, packed, expanded)
                    if not is_mark:
                        _not_packed_again(target, inner)
                        inputs.append(Input(target, name=inner, origin=origin))
                except NotImplementedError:
                    found = "the file is packed in a way that nki does not know"
                    issues.extend(damaged(inner, found, do=_INSIDE).issues)
                except DAMAGE:
                    issues.extend(damaged(inner, BROKEN).issues)
                except NkiError as error:
                    if any(issue.code == "D370" for issue in error.issues):
                        raise
                    issues.extend(error.issues)
        if issues:
            raise NkiError(*issues)
        if not inputs:
            raise damaged(shown, "the packed file has no file in it")
        return tuple(inputs)

    def _copied(
        self, read: Callable[[int], bytes], target: Path, shown: str, packed: int, expanded: int
    ) -> int:
        """Write what comes out of an archive; return how much has come out of it so far.

        What an archive says of its sizes is not believed. Nothing stays of a file that is not whole.
        """
        try:
            with target.open("wb") as stream:
                while chunk := read(CHUNK):
                    expanded += len(chunk)
                    if expands(packed, expanded):
                        raise too_large(shown, packed, expanded)
                    _kept(stream, chunk, shown)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return expanded

    def _new_folder(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="nki-", ignore_cleanup_errors=True)
        return Path(tempfile.mkdtemp(dir=self._folder.name))

    def _place(self, folder: Path) -> Path:
        self._written += 1
        return folder / str(self._written)


def _kept(target: BinaryIO, chunk: bytes, shown: str) -> None:
    """Write a piece to the temporary folder; a full disk is no damage to the file."""
    try:
        target.write(chunk)
    except OSError as error:
        found = f"the file cannot be unpacked or kept here: {error.strerror}"
        raise damaged(shown, found, do="make room for temporary files, or deliver it unpacked") from None


def _files(archive: zipfile.ZipFile, shown: str) -> list[tuple[str, zipfile.ZipInfo]]:
    """Return the files of an archive by name, without what operating systems leave in folders."""
    found: dict[str, zipfile.ZipInfo] = {}
    for part in archive.infolist():
        name = name_of(part)
        parts = PurePosixPath(name).parts
        if part.is_dir() or not parts or "__MACOSX" in parts:
            continue
        if any(one.startswith(".") and one not in (".", "..") for one in parts):
            continue
        if parts[-1].startswith("~$") or parts[-1].lower() in _LEFT_BEHIND:
            continue
        if name in found:
            raise damaged(shown, f'the packed file holds two files called "{name}"', do=_INSIDE)
        found[name] = part
    if sum(PurePosixPath(name).name == ABOUT_FILE for name in found) > 1:
        raise damaged(shown, f"the packed file holds {ABOUT_FILE} more than once", do=_INSIDE)
    return sorted(found.items())


def _not_packed_again(path: Path, shown: str) -> None:
    """Refuse what is packed in a packed file once more, and what is no table of answers."""
    if kind_of(path, shown) in (Kind.GZIP, Kind.ZIP):
        raise damaged(shown, "the file is packed inside a packed file", do=_INSIDE)
