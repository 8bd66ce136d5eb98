"""An earlier result, read as nki writes it, to hold a new one against.

CSV of both kinds, JSON and Parquet, told apart by their first bytes. Whatever is not as nki wrote it is
an error: half of a result, or codes that a spreadsheet has shortened, would prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from nki.errors import NkiError
from nki.labels import KINDS
from nki.model.issue import Issue, Place
from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.plan import Plan
from nki.model.previous import Previous, PreviousCell
from nki.model.status import Status
from nki.steps.read.previous_files import ResultRow, result_rows

_LENGTHS = {Level.COUNTY: 2, Level.MUNICIPALITY: 4}
_STATUSES = tuple(Status)
_LEVELS = tuple(Level)
_KINDS = tuple(KINDS)


def read_previous(path: Path, plan: Plan) -> tuple[Previous, tuple[Issue, ...]]:
    """Read the rows of the plan's indicator, and what is worth a warning.

    Of several periods, the last one before the plan's is read. Raises ``NkiError`` with everything that is
    wrong: D395 where the file is no result of this indicator or is damaged, D397 where none of its periods
    is one before the plan's.
    """
    rows = list(result_rows(path))
    place = Place(str(path))
    held = sorted({row.cells["indicator"] for row in rows})
    ours = [row for row in rows if row.cells["indicator"] == plan.indicator]
    if not ours:
        found = f"only {', '.join(held)}" if any(held) else "no row"
        raise NkiError(_damage(place, f"the result holds {found}, and {plan.indicator} is computed"))
    if issues := [*_damages(ours)]:
        raise NkiError(*issues)
    versions = sorted({row.cells["version"] for row in ours})
    if len(versions) > 1:
        problem = f"the result holds {plan.indicator} for several versions: {', '.join(versions)}"
        raise NkiError(_damage(place, problem))
    periods = [Period.parse(text) for text in sorted({row.cells["period"] for row in ours})]
    earlier = [one for one in periods if one.is_like(plan.period) and one < plan.period]
    if not earlier:
        given = ", ".join(map(str, periods))
        raise NkiError(Issue.of("D397", place, "period", given=given, period=plan.period))
    period = max(earlier)
    previous = _previous((row for row in ours if row.cells["period"] == str(period)), versions[0], period)
    return previous, tuple(_remarks(previous, plan, place))


def _previous(rows: Iterable[ResultRow], version: str, period: Period) -> Previous:
    kinds: dict[int, str] = {}
    cells: dict[tuple[int, Level, str], PreviousCell] = {}
    indicator = ""
    for row in rows:
        texts = row.cells
        indicator = texts["indicator"]
        kinds[int(texts["measure"])] = texts["kind"]
        numerator, denominator = (_number(texts[key]) for key in ("numerator", "denominator"))
        cell = PreviousCell(numerator, denominator, Status(texts["status"]))
        cells[_key(row)] = cell
    return Previous(indicator, version, period, kinds, cells)


def _remarks(previous: Previous, plan: Plan, place: Place) -> Iterator[Issue]:
    compared = previous.compared(plan.unit_level)
    if compared is not plan.unit_level:
        yield Issue.of("D396", place, "level", level=compared.value, units=plan.unit_level.value)
    now = {measure.number: measure.kind for measure in plan.measures}
    if previous.version != plan.version or previous.kinds != now:
        given, computed = f"version {previous.version}", f"version {plan.version}"
        if previous.kinds != now:
            given += f" with the measures {_measures(previous.kinds)}"
            computed += f" with {_measures(now)}"
        yield Issue.of("D398", place, "version", given=given, now=computed)


def _measures(kinds: dict[int, str]) -> str:
    return ", ".join(f"{number} ({kind})" for number, kind in sorted(kinds.items()))


def _damages(rows: Iterable[ResultRow]) -> Iterator[Issue]:
    """Find what nki would not have written, in every row."""
    seen: dict[tuple[str, int, Level, str], ResultRow] = {}
    kinds: dict[int, str] = {}
    for row in rows:
        problems = list(_problems(row))
        yield from (_damage(row.place, problem, column) for column, problem in problems)
        if problems:
            continue
        measure, level, code = _key(row)
        key = (row.cells["period"], measure, level, code)
        if key in seen:
            first = seen[key].place.row
            problem = f"the figure of {level.value} {code}, measure {measure}, stands there twice"
            yield _damage(row.place, problem + (f", first in row {first}" if first else ""), "code")
        seen.setdefault(key, row)
        kind = row.cells["kind"]
        if (above := kinds.setdefault(measure, kind)) != kind:
            yield _damage(row.place, f"measure {measure} is {kind} here and {above} above", "kind")


def _problems(row: ResultRow) -> Iterator[tuple[str, str]]:
    """Yield columns of a row with what is wrong in them."""
    texts = row.cells
    try:
        Period.parse(texts["period"])
    except ValueError:
        yield "period", f'found "{texts["period"]}", where a measure period belongs'
    if not _is_whole(texts["measure"]):
        yield "measure", f'found "{texts["measure"]}", where the number of a measure belongs'
    allowed = {"kind": _KINDS, "level": _LEVELS, "status": _STATUSES}
    for column, words in allowed.items():
        if texts[column] not in words:
            yield column, f'found "{texts[column]}" under "{column}", where one of {", ".join(words)} belongs'
    for column in ("numerator", "denominator"):
        # a number that cannot be read is not shown: it may be a count that was never to be seen
        if texts[column] and not re.fullmatch(r"-?[0-9]{1,18}(?:[.,][0-9]+)?", texts[column]):
            yield column, f'the cell under "{column}" is no number'
    yield from _code_problems(texts["level"], texts["code"])


def _code_problems(level: str, code: str) -> Iterator[tuple[str, str]]:
    length = _LENGTHS.get(Level(level)) if level in _LEVELS else None
    if not code:
        yield "code", "the code is missing"
    elif length and not re.fullmatch(f"[0-9]{{{length}}}", code):
        lost = "; a spreadsheet has taken its leading zero" if code.isdecimal() else ""
        yield "code", f'found the code "{code}", where {length} digits belong{lost}'
    elif level == Level.NATIONAL and code != NATIONAL_CODE:
        yield "code", f'found the code "{code}", where the nation\'s "{NATIONAL_CODE}" belongs'


def _key(row: ResultRow) -> tuple[int, Level, str]:
    return int(row.cells["measure"]), Level(row.cells["level"]), row.cells["code"]


def _is_whole(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,18}", text))


def _number(text: str) -> int | None:
    """Return a count. A sum of decimal numbers is none, and nothing is held against it."""
    return int(text) if _is_whole(text) else None


def _damage(place: Place, problem: str, column: str = "") -> Issue:
    return Issue.of("D395", place, column, problem=problem)
