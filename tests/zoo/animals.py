"""What a damage is: one change to the clean delivery, made where such changes happen, and its outcome."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.zoo import clean

STAGES = ("cells", "written", "text", "bytes", "packed")
"""In this order a delivery comes to be: cells, a way to write them, text, bytes, a packed file.

``written`` may be a whole format, such as a workbook; then there is no text to be damaged.
"""


@dataclass(frozen=True)
class Dialect:
    """How a delivery is written where nothing else is said: as Norwegian Excel does, but for the BOM."""

    delimiter: str = ";"
    end: str = "\r\n"
    quoting: int = csv.QUOTE_MINIMAL
    encoding: str = "utf-8"
    before: bytes = b""


Format = Callable[[list[list[str]], clean.Survey], bytes]


@dataclass(frozen=True)
class Found:
    """A finding that must be there: code, row as Excel shows it (0 for the file as a whole), and column."""

    code: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class Damage:
    """One damage.

    ``change`` takes what its stage works on and gives it back changed. ``outcome`` are the findings, none
    where the figures and the account are those of the clean file; ``said`` the notes and warnings then.
    ``moves`` says that figures may change, as long as ``said`` is said. ``other`` is true where the rows
    that can be taken are no longer those of the clean file.
    """

    name: str
    stage: str
    change: Callable
    outcome: tuple[Found, ...] = ()
    said: tuple[str, ...] = ()
    survey: Callable = clean.counts
    suffix: str = ".csv"
    moves: bool = False
    other: bool = False

    def __str__(self):
        return self.name


@dataclass
class Zoo:
    """Damages by name, as the files that define them put them in."""

    damages: dict[str, Damage] = field(default_factory=dict)

    def add(self, name, stage, change, *outcome, **rest):
        assert name not in self.damages, name
        assert stage in STAGES, stage
        self.damages[name] = Damage(name, stage, change, outcome, **rest)


ZOO = Zoo()


def on(column, row, value):
    """Put a value into one cell; ``row`` is counted as Excel does, the header being 1."""

    def change(grid, survey):
        grid[row - 1][survey.at(column)] = value
        return grid

    return change


def every(column, by):
    """Change every cell of a column that holds anything."""

    def change(grid, survey):
        at = survey.at(column)
        for row in grid[1:]:
            row[at] = by(row[at]) if row[at] else ""
        return grid

    return change


def header(column, by):
    """Change the header of a column."""

    def change(grid, survey):
        at = survey.at(column)
        grid[0][at] = by(grid[0][at])
        return grid

    return change


def dialect(**options):
    return lambda _: options


def written(grid, how):
    """Return a grid as text."""
    every = how.quoting == csv.QUOTE_ALL
    return "".join(how.delimiter.join(quoted(one, how, every=every) for one in row) + how.end for row in grid)


def quoted(cell, how, *, every):
    """Return a cell in quotes where it needs them; the standard library quotes its own line end only."""
    if every or any(mark in cell for mark in (how.delimiter, '"', "\r", "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def file_of(survey, damages=()):
    """Return the bytes of the delivery with damages, and the suffix; None where they do not go together."""
    by_stage = {stage: [one for one in damages if one.stage == stage] for stage in STAGES}
    suffix = next((one.suffix for one in reversed(damages) if one.suffix != ".csv"), ".csv")
    grid = [list(row) for row in survey.grid]
    for damage in by_stage["cells"]:
        grid = damage.change(grid, survey)
    how, formats = Dialect(), []
    options: dict[str, object] = {}
    for damage in by_stage["written"]:
        if damage.suffix != ".csv":
            formats.append(damage.change)
        else:
            more = damage.change(survey)
            if options.keys() & more.keys():
                return None
            options |= more
    if formats:
        if len(formats) > 1 or options or by_stage["text"] or by_stage["bytes"]:
            return None
        data = formats[0](grid, survey)
    else:
        how = replace(how, **options)
        text = written(grid, how)
        for damage in by_stage["text"]:
            text = damage.change(text)
        data = how.before + text.encode(how.encoding, "xmlcharrefreplace")
        for damage in by_stage["bytes"]:
            data = damage.change(data)
    for damage in by_stage["packed"]:
        data = damage.change(data)
    return data, suffix
