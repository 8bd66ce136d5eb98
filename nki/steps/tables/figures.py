"""The cells of a row of a result, each as it is shown, with the numbers behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from nki.findings.harmless import seen
from nki.labels import OBSERVED
from nki.model.release import MeasureTitle, Row
from nki.model.status import COUNTED, SHOWN
from nki.steps.tables.document import Cell
from nki.words.words import Words

ABSENT = Cell("", is_absent=True)
"""The cell of an area that is not in a result."""

Making = Callable[[Words, Row, MeasureTitle], Cell]


def value(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    """Return the value. The sign for per cent stands with it, other units in a heading."""
    if row.status not in SHOWN or row.value is None:
        return hidden(words, row)
    number = words.number(row.value, measure.decimals)
    text = words.percent(row.value, measure.decimals) if row.unit == "percent" else number
    suffix = text.removeprefix(number)
    return Cell(text, numbers=(row.value,), decimals=measure.decimals, suffix=suffix)


def interval(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    """Return the limits of the value in one cell: ``12,4–14,1``."""
    if row.status not in SHOWN:
        return hidden(words, row)
    if row.lower is None or row.upper is None:
        return Cell("")
    ends = (row.lower, row.upper)
    text = "\N{EN DASH}".join(words.number(end, measure.decimals) for end in ends)
    return Cell(text, numbers=ends, decimals=measure.decimals)


def lower(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    """Return the lower limit of the value."""
    return _number(words, row, row.lower, measure.decimals)


def upper(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    """Return the upper limit of the value."""
    return _number(words, row, row.upper, measure.decimals)


def design_effect(words: Words, row: Row, measure: MeasureTitle) -> Cell:  # noqa: ARG001
    """Return by how much weights widen the interval."""
    return _number(words, row, row.design_effect, 2)


def numerator(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    """Return the numerator, of kinds that have one."""
    return Cell("") if measure.kind in OBSERVED else _part(words, row, row.numerator)


def denominator(words: Words, row: Row, measure: MeasureTitle) -> Cell:  # noqa: ARG001
    """Return the denominator, or the number of observations."""
    return _part(words, row, row.denominator)


def response(words: Words, row: Row, measure: MeasureTitle) -> Cell:  # noqa: ARG001
    """Return how many of an area's units are in the figure: ``5 av 7``."""
    text = words.text("report.of", part=row.answered, whole=row.invited)
    return Cell(text, numbers=(row.answered, row.invited))


def status(words: Words, row: Row, measure: MeasureTitle) -> Cell:  # noqa: ARG001
    """Return why there is no value, nothing where there is one."""
    return Cell("" if row.status in SHOWN else words.reason(row.status))


def hidden(words: Words, row: Row) -> Cell:
    """Return the cell of a row that has no number."""
    return Cell(words.sign(row.status), words.reason(row.status))


def _counted(name: str) -> Making:
    def cell(words: Words, row: Row, measure: MeasureTitle) -> Cell:  # noqa: ARG001
        count: int = getattr(row, name)
        return Cell(words.number(count), numbers=(count,))

    return cell


def _number(words: Words, row: Row, number: Fraction | None, decimals: int) -> Cell:
    if row.status not in SHOWN:
        return hidden(words, row)
    if number is None:
        return Cell("")
    return Cell(words.number(number, decimals), numbers=(number,), decimals=decimals)


def _part(words: Words, row: Row, count: int | None) -> Cell:
    if row.status not in COUNTED:
        return hidden(words, row)
    return Cell("") if count is None else Cell(words.number(count), numbers=(count,))


FIGURES: Mapping[str, Making] = {
    "value": value,
    "interval": interval,
    "lower": lower,
    "upper": upper,
    "numerator": numerator,
    "denominator": denominator,
    "design_effect": design_effect,
    "response": response,
    "invited": _counted("invited"),
    "responded": _counted("responded"),
    "answered": _counted("answered"),
    "not_applicable": _counted("not_applicable"),
    "status": status,
}
"""The columns that a row of a result has figures for."""

TEXTS = frozenset({"status"})
"""Those of them that hold no numbers."""


def context(words: Words, name: str, row: Row) -> Cell:
    """Return the cell that says what a row is about."""
    return Cell(seen(_ABOUT[name](words, row)))


_ABOUT: Mapping[str, Callable[[Words, Row], str]] = {
    "indicator": lambda _, row: row.indicator,
    "version": lambda _, row: row.version,
    "period": lambda words, row: words.period(row.period),
    "provisional": lambda words, row: words.column("provisional") if row.provisional else "",
    "measure": lambda _, row: str(row.measure),
    "kind": lambda words, row: words.kind(row.kind),
    "unit": lambda words, row: words.unit(row.unit),
    "stratum": lambda _, row: row.stratum,
    "group": lambda words, row: row.group or words.text("tables.all_groups"),
}

CONTEXT = tuple(_ABOUT)
"""The columns that say what a row is about."""

AREA = ("level", "code", "name", "county")
"""The columns that say where; ``county`` is what the area is listed under."""
