"""Meetings to learn from in twelve months, and those of them whose lessons were passed on."""

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import count, figures, median, share, stratum
from tests.golden.figures.reading import day, table, whole, within

ID = "midt-laeringsarenaer"
PERIODS = ("2024-M06R12", "2024-M12R12")
DATA = {"arenaer": "arenaer.csv"}
RULE = {}

ARENAS = (
    "Kvalitets- og HMS-utvalg",
    "Regionalt nettverk",
    "Fagledernettverk",
    "Regional konferanse",
    "Samhandling med kommuner",
)
SHARED = "Er erfaringene delt ut over egen enhet?"


def all_figures(period):
    areas = areas_of_trusts("health_region", "health_trust")
    held = [
        row
        for row in table(ID, "arenaer.csv", "cp1252")
        if within(day(row["Dato"]), period) and row["Status"] != "Avlyst"
    ]

    def unit(row):
        return row["Helseforetak"]

    arenas = [stratum("arena", ARENAS, lambda row: row["Arena"] or None, held)]

    def answered(row):
        return row[SHARED] in ("Ja", "Nei")

    def yes(rows):
        return sum(row[SHARED] == "Ja" for row in rows)

    def people(row):
        return whole(row["Antall deltakere"])

    def conference(rows):
        return sum(row["Arena"] == "Regional konferanse" for row in rows)

    return [
        *figures(period, 1, areas, held, unit, answered, lambda rows: share(yes(rows), len(rows)), arenas),
        *figures(period, 2, areas, held, unit, answered, lambda rows: count(yes(rows)), arenas),
        *figures(period, 3, areas, held, unit, answered, lambda rows: count(len(rows)), arenas),
        *figures(
            period,
            4,
            areas,
            held,
            unit,
            lambda row: bool(row["Arena"]),
            lambda rows: count(conference(rows)),
            arenas,
        ),
        *figures(
            period,
            5,
            areas,
            held,
            unit,
            lambda row: people(row) is not None,
            lambda rows: median(list(map(people, rows))),
            arenas,
        ),
    ]
