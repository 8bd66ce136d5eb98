"""Activities that were held, evaluated, and by how many people of which profession."""

from fractions import Fraction

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Figure, Made, count, every, figures, share, stratum
from tests.golden.figures.reading import day, table, whole, within

ID = "sbla-aktiviteter"
PERIODS = ("2024-T1", "2024-T2", "2024-T3")
DATA = {"aktiviteter": "aktiviteter.csv", "deltakere": "deltakere.csv"}
RULE = {}

GROUPS = {
    "Leger": {"Overlege", "LIS1", "LIS2/3"},
    "Sykepleiere": {"Sykepleier", "Jordmor"},
    "Annet helsepersonell": {"Ambulansearbeider", "Bioingeniør", "Helsefagarbeider"},
    "Studenter": {"Student"},
    "Andre": {"Annet"},
}
ANSWER = "Er aktiviteten evaluert med evalueringsskjemaet?"


def group_of(row):
    return next((name for name, professions in GROUPS.items() if row["Yrkesgruppe"] in professions), None)


def all_figures(period):
    areas = areas_of_trusts("national", "health_region", "health_trust", "regsim_region")
    held = [
        row
        for row in table(ID, "aktiviteter.csv")
        if within(day(row["Dato"]), period) and row["Status"] != "Avlyst"
    ]
    names = {row["Aktivitets-ID"] for row in held}
    took_part = [row for row in table(ID, "deltakere.csv") if row["Aktivitets-ID"] in names]

    def unit(row):
        return row["Organisasjonsnummer"]

    def answered(row):
        return row[ANSWER] in ("Ja", "Nei")

    def yes(rows):
        return sum(row[ANSWER] == "Ja" for row in rows)

    def people(rows):
        return sum(whole(row["Antall deltakere"]) for row in rows)

    def given(row):
        return whole(row["Antall deltakere"]) is not None

    by_profession = [stratum("profession", GROUPS, group_of, [row for row in took_part if given(row)])]

    found = figures(period, 1, areas, held, unit, answered, lambda rows: share(yes(rows), len(rows)))
    found += figures(period, 2, areas, held, unit, answered, lambda rows: count(yes(rows)))
    found += figures(period, 3, areas, held, unit, every, lambda rows: count(len(rows)))
    found += figures(
        period, 4, areas, took_part, unit, given, lambda rows: count(people(rows)), by_profession
    )
    for level, code, trusts in areas:
        inside = [row for row in took_part if unit(row) in trusts and given(row)]
        activities = sum(unit(row) in trusts for row in held)
        if inside and activities:
            made = Made(Fraction(people(inside), activities), people(inside), activities)
            found.append(Figure(period, 5, level, code, "", "", made))
    return found
