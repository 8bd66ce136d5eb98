"""From results to a file for programs, or to tables for those who write reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nki.arranging import Choice, Shape, Sort, arranged, chosen, in_order, rearranged
from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.release import COLUMNS, Release
from nki.steps import render
from nki.steps.render.grid import AREA, FIGURES, long_grid, wide_grid
from nki.writing import format_by_suffix

SHOWN = ("xlsx", "markdown", "html", "latex", "docx")
"""The formats for readers."""

SUFFIXES = {
    **render.SUFFIXES,
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".tex": "latex",
    ".docx": "docx",
}
FORMATS = (*render.RENDERERS, *SHOWN)
BINARY = frozenset({"parquet", "xlsx", "docx"})
"""Formats that no terminal can show."""

_JOINED = ("interval", "response")
"""Columns that only readers get, each with two numbers in a cell."""


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a file, and what is doubtful about the theme."""

    data: bytes
    issues: tuple[Issue, ...] = ()


def choice_of(
    format: str,  # noqa: A002  (the word users write)
    shape: str | None = None,
    levels: Sequence[str] = (),
    columns: Sequence[str] = (),
    sort: str | None = None,
    top: int | None = None,
) -> Choice:
    """Take the words in which somebody says what to show.

    Raises ``NkiError`` (R602, U008, U022, U060) with every word that is not understood.
    """
    issues: list[Issue] = []
    if format not in FORMATS:
        issues.append(Issue.of("R602", given=format, known=", ".join(SUFFIXES)))
    names = [name.strip() for one in columns for name in one.split(",") if name.strip()]
    issues += _unknown("--shape", [shape] if shape is not None else [], Shape)
    issues += _unknown("--sort", [sort] if sort is not None else [], Sort)
    issues += [
        Issue.of("U008", given=one, meant=meant(one, Level), levels=", ".join(Level))
        for one in levels
        if one not in tuple(Level)
    ]
    if top is not None and top < 1:
        issues += _unknown("--top", [str(top)], ("a whole number from 1 on",))
    is_wide = shape == Shape.WIDE or (shape is None and format in SHOWN)
    issues += _unknown("--columns", names, _columns(is_wide=is_wide, for_readers=format in SHOWN))
    if format == "json":
        given = {"--shape": shape == Shape.WIDE, "--columns": names, "--sort": sort, "--top": top}
        options = ", ".join(option for option, value in given.items() if value)
        issues += [Issue.of("U060", options=options)] if options else []
    if issues:
        raise NkiError(*issues)
    return Choice(
        Shape.WIDE if is_wide else Shape.LONG,
        tuple(map(Level, levels)),
        tuple(dict.fromkeys(names)),
        None if sort is None else Sort(sort),
        top,
    )


def export(
    releases: Sequence[Release],
    format: str,  # noqa: A002
    choice: Choice,
    *,
    lang: str = "nb",
    made_with: str = "nki",
    templates: str | Path | None = None,
) -> Made:
    """Return releases in a format.

    Raises ``NkiError`` for a level that is not there (U008), for two results of one indicator and period
    (U061), and for a fault in the folder of templates.
    """
    folder = None if templates is None else Path(templates)
    if folder is not None and not folder.is_dir():
        raise NkiError(Issue.of("R610", folder=folder))
    shown = chosen(in_order(releases), choice)
    if format not in SHOWN:
        return Made(_for_programs(shown, format, choice))
    # programs get their rows without what documents take
    from nki.steps.tables import document_of, write_tables  # noqa: PLC0415
    from nki.theme import read_theme  # noqa: PLC0415
    from nki.words import words_for  # noqa: PLC0415

    theme, issues = read_theme(folder)
    document = document_of(words_for(lang), shown, choice, made_with)
    return Made(write_tables(document, format, theme, folder), issues)


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names. Raises ``NkiError`` (R602) for any other suffix."""
    return format_by_suffix(path, SUFFIXES)


def _for_programs(releases: Sequence[Release], format: str, choice: Choice) -> bytes:  # noqa: A002
    releases = rearranged(releases, choice)
    if choice.shape is Shape.WIDE:
        grid = wide_grid(releases, arranged(releases, choice), choice.columns)
    elif choice.columns:
        grid = long_grid(releases, choice.columns)
    else:
        return render.render(releases, format)
    return render.render_grid(grid, releases, format)


def _columns(*, is_wide: bool, for_readers: bool) -> tuple[str, ...]:
    """Return the names of the columns that a format and a shape can show."""
    known = (*AREA, *FIGURES) if is_wide else COLUMNS
    return (*known, "county", *_JOINED) if for_readers else known


def _unknown(option: str, given: Iterable[str], known: Iterable[str]) -> list[Issue]:
    possible = [str(one) for one in known]
    return [
        Issue.of("U022", option=option, given=one, meant=meant(one, possible), possible=", ".join(possible))
        for one in given
        if one not in possible
    ]
