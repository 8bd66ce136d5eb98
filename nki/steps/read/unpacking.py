"""What a user names → files that can be read: most are, and the others are unpacked first."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from nki.steps.read.delivery import Input
from nki.steps.read.filekind import Kind, kind_of

if TYPE_CHECKING:
    from nki.steps.read.archives import Archives

_PACKED = (Kind.GZIP, Kind.ZIP)


class Unpacker:
    """Hands out plain files as they are, and what archives hold. Leaving it forgets what was unpacked."""

    def __init__(self) -> None:
        self._archives: Archives | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what was unpacked."""
        if self._archives is not None:
            self._archives.close()
            self._archives = None

    def inputs(self, path: Path) -> tuple[Input, ...]:
        """Return the file itself, or the files packed in it, in order of their names.

        Raises ``NkiError`` with all that is wrong: a file that cannot be opened (D301), that expands
        without measure (D370), is of another kind (D375), or damaged, locked, or packed twice (D377).
        """
        try:
            is_plain = kind_of(path, str(path)) not in _PACKED
        except OSError:
            is_plain = False  # the other way says why
        return (Input(path),) if is_plain else self._needed().inputs(path)

    def standard_input(self) -> tuple[Input, ...]:
        """Keep what comes through the pipe, once, and return it; it may be packed like any file."""
        return self._needed().standard_input()

    def _needed(self) -> Archives:
        from nki.steps.read.archives import Archives  # noqa: PLC0415  (most deliveries are not packed)

        if self._archives is None:
            self._archives = Archives()
        return self._archives
