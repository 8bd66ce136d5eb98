"""nki: official health-quality indicators, from one YAML file per indicator to figures per level.

>>> import nki
>>> result = nki.compute("legevakt-samtrening-leger", "survey_export.csv", register="register", period=2021)
>>> result.to_pandas()
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nki.version import VERSION

if TYPE_CHECKING:
    from nki.model.inspection import Inspection
    from nki.model.spec import Indicator
    from nki.model.validation import Validation
    from nki.result import Result
    from nki.versions import Difference

__version__ = VERSION
__all__ = [
    "__version__",
    "chart",
    "compute",
    "compute_periods",
    "diff",
    "export",
    "form",
    "inspect",
    "load",
    "read",
    "report",
    "sheet",
    "validate",
]


def load(indicator: str | Path) -> Indicator:
    """Load an indicator by the path of its file or its id in the catalogue.

    Raises ``nki.errors.NkiError`` with all findings where the specification is wrong.
    """
    from nki import pipeline

    return pipeline.load(indicator)


def compute(
    indicator: str | Path | Indicator,
    data: object,
    *,
    register: str | Path | None = None,
    period: str | int | None = None,
    levels: Sequence[str] = (),
    encoding: str = "",
    delimiter: str = "",
    decimal: str = "",
    sheet: str = "",
    duplicates: str = "",
    mapping: str | Path | None = None,
    previous: str | Path | None = None,
    set_aside: bool = False,
    provisional: bool = False,
) -> Result:
    """Compute one indicator from a delivery.

    ``data`` is a path or pattern, a pandas DataFrame, an Arrow table, a list of these, or a mapping
    from the indicator's sources to these. ``register`` is the folder with the ER units; one called
    ``register`` beside the delivery is found. ``period`` is the measure year; it may be left out
    where the delivery's dates tell it. Raises ``nki.errors.NkiError`` with all findings.

    ``encoding``, ``delimiter``, ``decimal`` (comma or point) and ``sheet`` decide where a file could be
    read in more than one way; ``duplicates`` (latest or first) where a unit has answered more than once.
    ``mapping`` is the file in which headers and units are confirmed, ``previous`` an earlier result that
    changes are held against. With ``set_aside``, rows with errors are left out and stand in the result's
    ``set_aside``. ``provisional`` figures may still change, and say so.
    """
    from nki import pipeline
    from nki.inputs import choices_of

    choices = choices_of(encoding, delimiter, decimal, sheet, duplicates, mapping, set_aside=set_aside)
    return pipeline.compute(
        [indicator],
        data,
        register=register,
        period=period,
        levels=levels,
        choices=choices,
        previous=previous,
        provisional=provisional,
    )[0]


def compute_periods(
    indicator: str | Path | Indicator,
    data: object,
    periods: str | Sequence[str | int],
    *,
    register: str | Path | None = None,
    levels: Sequence[str] = (),
    provisional: bool = False,
) -> tuple[Result, ...]:
    """Compute one indicator for several periods: one ``Result`` for each, the earliest first.

    ``periods`` are those that are asked for, or from the first to the last as in ``2024-T1..2024-T3``. The
    rest is as for ``compute``.
    """
    from nki import pipeline

    asked = [periods] if isinstance(periods, str) else list(periods)
    return pipeline.compute(
        [indicator], data, register=register, period=asked, levels=levels, provisional=provisional
    )


def read(result: str | Path) -> tuple[Result, ...]:
    """Read a result that was kept as JSON: one ``Result`` for each indicator and period in it.

    It is what ``compute`` returned, without the warnings. Raises ``nki.errors.NkiError`` where the file is no
    whole result, or was edited.
    """
    from nki.result import Result
    from nki.steps.read.kept import read_release

    return tuple(Result(release, ()) for release in read_release(Path(result)))


def report(
    results: Result | Sequence[Result],
    format: str = "html",  # noqa: A002  (the word users write)
    *,
    lang: str = "nb",
    templates: str | Path | None = None,
) -> bytes:
    """Return the report on one result or several as the bytes of a file: html, one page, or pdf.

    ``lang`` is nb, nn or en; ``templates`` is a folder with an organisation's theme and templates. Raises
    ``nki.errors.NkiError`` for a fault in that folder.
    """
    from nki.reporting import report as made
    from nki.result import Result

    given = (results,) if isinstance(results, Result) else results
    releases = [one.release for one in given]
    return made(releases, format, lang=lang, made_with=f"nki {__version__}", templates=templates).data


def chart(
    results: Result | Sequence[Result],
    kind: str = "areas",
    format: str = "svg",  # noqa: A002  (the word users write)
    *,
    measure: int = 0,
    level: str = "",
    area: str = "",
    group: str = "",
    lang: str = "nb",
    templates: str | Path | None = None,
) -> bytes:
    """Return a chart of a result as the bytes of a file: svg, png, html, or json, its Vega-Lite definition.

    ``kind`` is what it shows: ``areas`` against the nation, the ``units`` of one ``area``, given by its code,
    the ``distribution`` of units, the ``response``, the ``change`` between two results, or a ``map``. The
    main measure is shown unless ``measure`` says another; ``level`` stands in for the usual one, ``group`` is
    one group of a breakdown, as ``sex=women``. ``lang`` is nb, nn or en, ``templates`` a folder with a theme.
    Raises ``nki.errors.NkiError`` for what cannot be drawn. Needs ``nki[charts]``.
    """
    from nki.charting import chart as made
    from nki.result import Result
    from nki.steps.chart.choice import Choice

    given = (results,) if isinstance(results, Result) else results
    choice = Choice(kind, measure, level, area, group)
    return made([one.release for one in given], choice, format, lang=lang, templates=templates).data


def export(
    results: Result | str | Path | Sequence[Result | str | Path],
    format: str,  # noqa: A002  (the word users write)
    *,
    shape: str | None = None,
    levels: Sequence[str] = (),
    columns: Sequence[str] = (),
    sort: str | None = None,
    top: int | None = None,
    lang: str = "nb",
    templates: str | Path | None = None,
) -> bytes:
    """Return one result or several as tables, as the bytes of a file; a path names a result kept as JSON.

    ``format`` is csv, csv-nb, json or parquet, for programs, or xlsx, docx, html, latex or markdown, for
    readers.
    ``shape`` is long (a row for each figure) or wide (one for each area); ``sort`` is name, code, value or
    lowest, and ``top`` keeps the first so many areas of each level. Raises ``nki.errors.NkiError`` with every
    word that is not understood.
    """
    from nki.exporting import choice_of
    from nki.exporting import export as made
    from nki.result import Result
    from nki.steps.read.kept import read_release

    choice = choice_of(format, shape, levels, columns, sort, top)
    given = (results,) if isinstance(results, Result | str | Path) else results
    releases = [
        release
        for one in given
        for release in ((one.release,) if isinstance(one, Result) else read_release(Path(one)))
    ]
    made_with = f"nki {__version__}"
    return made(releases, format, choice, lang=lang, made_with=made_with, templates=templates).data


def inspect(
    data: object,
    indicator: str | Path | Indicator | None = None,
    *,
    register: str | Path | None = None,
    period: str | int | None = None,
    encoding: str = "",
    delimiter: str = "",
    decimal: str = "",
    sheet: str = "",
    duplicates: str = "",
    mapping: str | Path | None = None,
    show_values: bool = False,
) -> Inspection:
    """Look at a delivery before computing: how it is written, its columns, and all that is wrong with it.

    With an indicator, also which question each column is, and what would become of the rows. What is wrong
    with the delivery is in ``issues`` and not raised. Samples are shapes of values, unless ``show_values``.
    """
    from nki.inputs import choices_of
    from nki.inspecting import inspect as look

    choices = choices_of(encoding, delimiter, decimal, sheet, duplicates, mapping)
    return look(
        data,
        indicator=indicator,
        register=register,
        period=period,
        choices=choices,
        show_values=show_values,
    ).inspection


def form(
    indicator: str | Path,
    format: str = "xlsx",  # noqa: A002  (the word users write)
    *,
    register: str | Path | None = None,
    period: str | int | None = None,
    source: str | None = None,
) -> bytes:
    """Return the empty survey form of an indicator as the bytes of a file: xlsx, csv or xlsform.

    Raises ``nki.errors.NkiError`` where the indicator, the register or the period is wrong or not given.
    """
    from nki.forming import form as made

    return made(indicator, format, register=register, period=period, source=source).data


def sheet(
    indicator: str | Path,
    format: str = "html",  # noqa: A002  (the word users write)
    *,
    lang: str = "nb",
    templates: str | Path | None = None,
) -> bytes:
    """Return the sheet of an indicator as the bytes of a file: html, docx or pdf.

    ``lang`` is the language of labels and headings, ``templates`` a folder with an organisation's theme and
    templates. Raises ``nki.errors.NkiError`` where there is no such indicator or folder, or a fault in them.
    """
    from nki.describing import sheet as described

    return described(indicator, format, lang=lang, templates=templates).data


def validate(*given: str | Path, mutate: bool = False) -> Validation:
    """Validate specifications: files, folders, patterns and ids, without data.

    With nothing given: the folder ``indicators`` if there is one here, otherwise the catalogue. With
    ``mutate`` the definitions are changed, to see what their examples notice: ``scores`` has the outcome.
    Returns all findings, and raises for none. ``nki.findings.findings_of`` puts them into words.
    """
    from nki.validating import validate

    return validate(given, mutate=mutate)


def diff(old: str | Path, new: str | Path) -> Difference:
    """Compare two versions of a specification, each a file, an id, or ``REV:path`` as git writes it.

    Raises ``nki.errors.NkiError`` where one of them is not a specification.
    """
    from nki import versions

    return versions.diff(old, new)
