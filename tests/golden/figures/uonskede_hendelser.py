"""Events that were reported, per 1 000 stays, by the harm they did, and how long the report took."""

from fractions import Fraction

from tests.golden.figures import limits
from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Figure, Made, count, every, figures, median, stratum
from tests.golden.figures.reading import day, table, whole, within

ID = "uonskede-hendelser"
PERIODS = ("2024-T1", "2024-T2", "2024-T3")
DATA = {"hendelser": "hendelser.csv", "aktivitet": "aktivitet.csv"}
RULE = {"numerator_at_most": 3, "denominator_at_most": 3}
"""The events behind a median are few where the events of a count would be."""

HARM = ("Ingen skade", "Lettere skade", "Betydelig skade", "Død")
SERIOUS = ("Betydelig skade", "Død")
LEVELS = ("national", "health_region", "health_trust")


def all_figures(period):
    areas = areas_of_trusts(*LEVELS)
    events = [
        row
        for row in table(ID, "hendelser.csv", "cp1252")
        if within(day(row["Meldt dato"]), period)
        and row["Gjelder"] == "Pasient"
        and row["Status"] != "Feilregistrert"
    ]
    months = [
        row
        for row in table(ID, "aktivitet.csv", "cp1252")
        if within(day(row["Første dag i måneden"]), period)
    ]

    def unit(row):
        return row["Organisasjonsnummer"]

    def stays(rows):
        return sum(whole(row["Døgnopphold"]) for row in rows)

    def judged(row):
        return row["Skadegrad"] in HARM

    def serious(rows):
        return sum(row["Skadegrad"] in SERIOUS for row in rows)

    def delay(row):
        return (day(row["Meldt dato"]) - day(row["Hendelsesdato"])).days

    harm = [stratum("severity", HARM, lambda row: row["Skadegrad"] if judged(row) else None, events)]

    def rates(measure, known, number):
        found = []
        for level, code, trusts in areas:
            inside = [row for row in events if unit(row) in trusts and known(row)]
            base = stays(row for row in months if unit(row) in trusts)
            if inside:
                found.append(Figure(period, measure, level, code, "", "", per_1000(number(inside), base)))
        return found

    return [
        *rates(1, every, len),
        *figures(period, 2, areas, events, unit, every, lambda rows: count(len(rows), ("numerator",)), harm),
        *figures(period, 3, areas, months, unit, every, lambda rows: count(stays(rows))),
        *rates(4, judged, serious),
        *figures(
            period,
            5,
            areas,
            events,
            unit,
            lambda row: bool(row["Hendelsesdato"]),
            lambda rows: median(list(map(delay, rows)), ("denominator",)),
            harm,
        ),
    ]


def per_1000(number, base):
    low, high = limits.events(number)
    value = Fraction(1000 * number, base)
    return Made(value, number, base, (1000 * low / base, 1000 * high / base), people=("numerator",))
