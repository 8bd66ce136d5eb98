"""A kept result → the releases in it, equal to those that were written.

Numbers are exact again where the document allows it: a share is its numerator over its denominator, and any
other number the shortest decimal that its text stands for. Whatever nki would not have written is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nki.errors import NkiError
from nki.model.account import Account, Reading
from nki.model.issue import Issue, Place
from nki.model.level import Level
from nki.model.release import COLUMNS, FORMAT, About, Release, Row
from nki.steps.read.kept_document import NoDocumentError, document_of, lines_of_rows
from nki.steps.read.kept_rows import contradictions, with_exact_values
from nki.steps.read.typed import Misfit, MisfitError, hints_of, made

_MEMBERS = ("about", "rows", "listed_under", "accounts", "readings")
_MAY_BE_NULL = {"provisional", "stratum", "group"}
"""Texts of a row that are null where there is nothing to say."""


def read_release(path: Path) -> tuple[Release, ...]:
    """Return the releases of a kept result. Raises ``NkiError`` (D410 … D414) with all that is wrong."""
    text = _text(path)
    place = Place(str(path))
    try:
        document = document_of(text)
    except NoDocumentError as fault:
        raise NkiError(Issue.of("D410", Place(str(path), fault.line), problem=fault.problem)) from None
    given = document.get("format")
    if not isinstance(given, str) or not given.startswith("nki-"):
        problem = f"the document does not say that its format is {FORMAT}"
        raise NkiError(Issue.of("D410", place, "format", problem=problem))
    if given != FORMAT:
        raise NkiError(Issue.of("D412", place, "format", given=given, known=FORMAT))
    reader = _Reader(path, text)
    releases = reader.releases(document)
    if reader.issues:
        raise NkiError(*reader.issues)
    return releases


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as failure:
        problem = f"the file cannot be opened: {failure.strerror}"
        raise NkiError(Issue.of("D410", Place(str(path)), problem=problem)) from None
    kind = "Parquet" if content.startswith(b"PAR1") else ""
    if not kind:
        head = content[:200].removeprefix(b"\xef\xbb\xbf")
        kind = "CSV" if head.startswith(tuple(f"indicator{sign}version".encode() for sign in ",;")) else ""
    if kind:
        raise NkiError(Issue.of("D411", Place(str(path)), kind=kind))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = "the file is not written in UTF-8"
        raise NkiError(Issue.of("D410", Place(str(path)), problem=problem)) from None


@dataclass(frozen=True, slots=True)
class _Listed:
    """The area that another one is listed under."""

    level: Level
    code: str
    county: str | None
    region: str | None


class _Reader:
    """One document while it is read, with what is wrong in it so far."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = str(path), text
        self.issues: list[Issue] = []

    def releases(self, document: dict[str, Any]) -> tuple[Release, ...]:
        """Return the releases; what does not fit is among the issues."""
        self._members("the document", document, ("format", "columns", "results"))
        columns = document.get("columns")
        names = (
            [one.get("name") for one in columns if isinstance(one, dict)] if isinstance(columns, list) else []
        )
        if tuple(names) != COLUMNS:
            self._misfit("columns", "the columns are not those of a result")
        results = document.get("results")
        if not isinstance(results, list) or not results:
            self._misfit("results", "there is no result in the document")
            return ()
        sound = [self._is_sound(result, f"results[{at}]") for at, result in enumerate(results)]
        if not all(sound):
            return ()
        lines = iter(lines_of_rows(self.text, sum(len(result["rows"]) for result in results)))
        found = [self._release(result, f"results[{at}]", lines) for at, result in enumerate(results)]
        return tuple(one for one in found if one is not None)

    def _is_sound(self, result: object, where: str) -> bool:
        """Say whether a result has its members, and rows and lists where they belong."""
        if not isinstance(result, dict):
            self._misfit(where, "this is no result")
            return False
        self._members(where, result, _MEMBERS)
        lists = [name for name in _MEMBERS[1:] if not isinstance(result.get(name), list)]
        for name in lists:
            if name in result:
                self._misfit(f"{where}.{name}", "there is no list here")
        return not lists and "about" in result

    def _release(self, result: dict[str, Any], where: str, lines: Iterator[int]) -> Release | None:
        about = self._made(About, result["about"], f"{where}.about")
        listed = self._made(tuple[_Listed, ...], result["listed_under"], f"{where}.listed_under")
        accounts = self._made(tuple[Account, ...], result["accounts"], f"{where}.accounts")
        readings = self._made(tuple[Reading, ...], result["readings"], f"{where}.readings")
        under = {(one.level, one.code): one for one in listed or ()}
        placed = [
            (line, self._row(cells, f"{where}.rows[{at}]", line, under))
            for at, (cells, line) in enumerate(zip(result["rows"], lines, strict=False))
        ]
        if about is None or accounts is None or readings is None or any(row is None for _, row in placed):
            return None
        rows = [row for _, row in placed if row is not None]
        for at, found in contradictions(about, rows):
            name = f"{rows[at].level} {rows[at].code}, measure {rows[at].measure}"
            self._found("D414", name, found, placed[at][0])
        for at, account in enumerate(accounts):
            if not account.closes:
                self._found("D414", f"{where}.accounts[{at}]", "the parts do not add up to the rows read")
        return Release(about, tuple(with_exact_values(rows)), accounts, readings)

    def _row(
        self, cells: object, where: str, line: int, under: dict[tuple[Level, str], _Listed]
    ) -> Row | None:
        if not isinstance(cells, dict):
            self._misfit(where, "this is no row", line)
            return None
        misfits = self._members(where, cells, COLUMNS, line)
        hints = hints_of(Row)
        values: dict[str, Any] = {}
        for name in COLUMNS:
            if name not in cells:
                continue
            cell = "" if name in _MAY_BE_NULL and cells[name] is None else cells[name]
            try:
                values[name] = made(hints[name], cell, f"{where}.{name}")
            except MisfitError as error:
                misfits += error.misfits
                for one in error.misfits:
                    self._misfit(one.path, one.found, line, name)
        if misfits:
            return None
        listed = under.get((values["level"], values["code"]))
        if listed is not None:
            values |= {"county": listed.county or "", "region": listed.region or ""}
        return Row(**values)

    def _made(self, kind: Any, value: object, where: str) -> Any:
        try:
            return made(kind, value, where)
        except MisfitError as error:
            for one in error.misfits:
                self._misfit(one.path, one.found)
            return None

    def _members(
        self, where: str, given: dict[str, Any], known: tuple[str, ...], line: int = 0
    ) -> list[Misfit]:
        misfits = [Misfit(where, f'nobody knows the member "{name}"') for name in given if name not in known]
        misfits += [Misfit(where, f'the member "{name}" is missing') for name in known if name not in given]
        for one in misfits:
            self._misfit(one.path, one.found, line)
        return misfits

    def _misfit(self, where: str, found: str, line: int = 0, column: str = "") -> None:
        self._found("D413", where, found, line, column)

    def _found(self, code: str, where: str, found: str, line: int = 0, column: str = "") -> None:
        self.issues.append(Issue.of(code, Place(self.path, line), column, where=where, found=found))
