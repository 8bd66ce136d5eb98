"""Small releases made by hand, for everything that shows figures."""

from dataclasses import replace
from fractions import Fraction

from nki.model.account import Account, Reading
from nki.model.level import Level
from nki.model.release import About, MeasureTitle, Release, Row
from nki.model.status import Status

PROPORTION = MeasureTitle(1, "proportion", "percent", 1, "Andel leger som har deltatt i samtrening siste år.")
COUNT = MeasureTitle(2, "count", "persons", 0, "Antall leger som har deltatt i samtrening siste år.")

ABOUT = About(
    indicator="legevakt-prove",
    version="1.0",
    title="Leger som har deltatt i samtrening",
    status="national",
    period="2021",
    measures=(PROPORTION, COUNT),
    response_threshold=Fraction(50),
    disclosure="none",
    sources=("Spørreundersøkelse til legevaktlederne.",),
    geography="Kilde: Statistisk sentralbyrå",
    synthetic=True,
)


def row(
    level: Level,
    code: str,
    name: str,
    numerator: int | None,
    denominator: int | None,
    status: Status = Status.OK,
    *,
    invited: int = 1,
    responded: int = 1,
    answered: int = 1,
    not_applicable: int = 0,
    county: str = "",
    measure: MeasureTitle = PROPORTION,
) -> Row:
    """Make one row; the value follows from numerator and denominator."""
    value = None
    if status is Status.OK and numerator is not None:
        value = Fraction(100 * numerator, denominator) if denominator else Fraction(numerator)
    return Row(
        indicator=ABOUT.indicator,
        version=ABOUT.version,
        period=ABOUT.period,
        measure=measure.number,
        kind=measure.kind,
        level=level,
        code=code,
        name=name,
        numerator=numerator,
        denominator=denominator,
        value=value,
        unit=measure.unit,
        lower=None,
        upper=None,
        status=status,
        invited=invited,
        responded=responded,
        answered=answered,
        not_applicable=not_applicable,
        county=county,
    )


_N, _C, _M, _U = Level.NATIONAL, Level.COUNTY, Level.MUNICIPALITY, Level.ER_UNIT
_NONE = {"responded": 0, "answered": 0}

PROPORTIONS = (
    row(_N, "0", "Norge", 644, 4854, invited=7, responded=6, answered=5),
    row(_C, "03", "Oslo", 0, 612),
    row(_C, "30", "Viken", 16, 1024, invited=3, responded=2, answered=2),
    row(_C, "54", "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku", 628, 3218, invited=3),
    row(_M, "0301", "Oslo", 0, 612, county="03"),
    row(_M, "3004", "Fredrikstad", 10, 64, county="30"),
    row(_M, "3011", "Hvaler", None, None, Status.NO_ANSWER, county="30", **_NONE),
    row(_M, "3012", "Aremark", None, None, Status.BELOW_RESPONSE_THRESHOLD, county="30", invited=3),
    row(_M, "5401", "Tromsø", None, None, Status.SUPPRESSED, county="54"),
    row(_M, "5402", "Harstad - Hárstták", None, None, Status.SUPPRESSED_SECONDARY, county="54"),
    row(_U, "LV001", "Oslo legevakt", 0, 612, county="03"),
    row(_U, "LV002", 'Fredrikstad interkommunale legevakt; nord, "øst"', 10, 64, county="30"),
    row(_U, "LV003", "Åmot legevakt", 0, 0, Status.ZERO_DENOMINATOR, county="30"),
    row(
        _U,
        "LV004",
        "Ås legevakt",
        None,
        None,
        Status.NOT_APPLICABLE,
        county="30",
        answered=0,
        not_applicable=1,
    ),
    row(_U, "LV005", "Fedje legevakt", None, None, Status.NOT_OPEN, invited=0, county="54", **_NONE),
    row(_U, "LV006", "Tromsø legevakt", 628, 3218, county="54"),
)

COUNTS = tuple(
    replace(
        one,
        measure=COUNT.number,
        kind=COUNT.kind,
        unit=COUNT.unit,
        denominator=None,
        value=None if one.value is None or one.numerator is None else Fraction(one.numerator),
    )
    for one in PROPORTIONS
)

ACCOUNTS = (
    Account(1, "survey", read=7, answered=5, not_answered=1, not_applicable=0, not_open=1),
    Account(2, "survey", read=7, answered=5, not_answered=1, not_applicable=0, not_open=1),
)

READINGS = (
    Reading(
        "survey_export.csv", "survey", "UTF-8 with BOM", '";"', rows=7, columns=8, ignored=("Kommentar",)
    ),
)


def release(rows: tuple[Row, ...] = PROPORTIONS + COUNTS, about: About = ABOUT) -> Release:
    """Return a release with every level and every status."""
    return Release(about, rows, ACCOUNTS, READINGS)
