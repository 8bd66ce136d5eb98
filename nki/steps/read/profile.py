"""The columns of an input as they are: how full, what kind of values, and their shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from nki.model.inspection import ColumnLook
from nki.steps.read.cell import Cell, Exact
from nki.steps.read.dates import date_in
from nki.steps.read.headers import column_letter
from nki.steps.read.numerals import Numeral, exact_numeral, numeral
from nki.steps.read.records import Record

_MANY = 10_000
"""Up to how many different values are counted."""

_SAMPLES = 3
_FEW = 12
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[^\W\d_]")


class Profile:
    """What accumulates of the columns while the records go by; at most a few thousand values are kept."""

    def __init__(self, header: Sequence[str]) -> None:
        """``header`` are the texts above the columns."""
        self.header = tuple(header)
        self.rows = 0
        self._columns = [_Column() for _ in header]

    def add(self, record: Record) -> None:
        """Take in a record; what is broken is counted and not looked at."""
        self.rows += 1
        if record.broken or len(record.cells) < len(self._columns):
            return
        for column, cell in zip(self._columns, record.cells, strict=False):
            column.add(cell)

    def looks(self, declared: Mapping[int, str], *, show_values: bool) -> Iterator[ColumnLook]:
        """Yield the columns. ``declared`` are the specification's names by position."""
        for at, (text, column) in enumerate(zip(self.header, self._columns, strict=True)):
            values = column.values
            yield ColumnLook(
                letter=column_letter(at + 1),
                header=" ".join(text.split()),
                kind=column.kind,
                filled=column.filled,
                blank=column.blank,
                distinct=None if values is None else len(values),
                samples=column.shown if show_values else column.shapes,
                declared=declared.get(at, ""),
            )


class _Column:
    """One column while its cells go by."""

    def __init__(self) -> None:
        self.filled = self.blank = 0
        self.values: set[str] | None = set()
        self._kinds: dict[str, int] = {}
        self._shapes: dict[str, int] = {}
        self._shown: dict[str, None] = {}

    def add(self, cell: Cell) -> None:
        text = (cell or "").strip()
        if not text:
            self.blank += 1
            return
        self.filled += 1
        kind = _kind(text, exact=isinstance(cell, Exact))
        self._kinds[kind] = self._kinds.get(kind, 0) + 1
        if self.values is not None:
            self.values.add(text)
            if len(self.values) > _MANY:
                self.values = None
        if len(self._shapes) < 200 or kind not in self._shapes:
            shape = shape_of(text)
            self._shapes[shape] = self._shapes.get(shape, 0) + 1
        if len(self._shown) < _SAMPLES:
            self._shown[_short(text)] = None

    @property
    def kind(self) -> str:
        """Return the kind of all cells, or the common one and how many are something else."""
        if not self._kinds:
            return "empty"
        common = max(self._kinds, key=lambda kind: (self._kinds[kind], kind))
        others = self.filled - self._kinds[common]
        if common == "decimal numbers":
            # 6,0 among them is one of them
            others -= self._kinds.get("whole numbers", 0)
        if not others:
            return "fixed answers" if common == "text" and self._is_choice() else common
        return f"{common}, but for {others}" if others * 4 < self.filled else "mixed"

    @property
    def shapes(self) -> tuple[str, ...]:
        """Return the most common shapes."""
        common = sorted(self._shapes, key=lambda shape: (-self._shapes[shape], shape))
        return tuple(common[:_SAMPLES])

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the first different cells."""
        return tuple(self._shown)

    def _is_choice(self) -> bool:
        return self.values is not None and len(self.values) <= _FEW and self.filled >= 4 * len(self.values)


def shape_of(text: str) -> str:
    """Return the shape of a text, in which nobody is recognised: digits are 9, letters a, long runs cut."""
    shape = _UPPER.sub("a", _DIGIT.sub("9", text))
    shape = re.sub(r"(a)\1{7,}", "aaaaaaa…", shape)
    words = shape.split()
    shape = " ".join(words[:4]) + (" …" if len(words) > 4 else "")
    return _short("".join(one if one.isprintable() else "\ufffd" for one in shape))


def _kind(text: str, *, exact: bool) -> str:
    number = exact_numeral(text) if exact else numeral(text)
    if isinstance(number, Numeral):
        if number.either and not exact:
            return "numbers that could be read in two ways"
        return "decimal numbers" if number.fraction.strip("0") else "whole numbers"
    return "dates" if isinstance(date_in(text), str) else "text"


def _short(text: str) -> str:
    plain = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(text.split()))
    return f"{plain[:40]}…" if len(plain) > 40 else plain
