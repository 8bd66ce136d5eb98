"""Two years of meetings and conferences to learn from, at three health trusts."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import MIDT, SIZES, ST_OLAV
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske møter og konferanser. Ingen rad er et virkelig møte. Helseforetakene og organisasjonsnumrene
er virkelige."""

HEADER = [
    "Helseforetak",
    "Dato",
    "Arena",
    "Status",
    "Antall deltakere",
    "Er erfaringene delt ut over egen enhet?",
]
ARENAS = (
    ["Kvalitets- og HMS-utvalg"] * 6
    + ["Fagledernettverk"] * 3
    + [
        "Regionalt nettverk",
        "Samhandling med kommuner",
        "Samhandling med kommuner",
    ]
)


def files():
    dice = Dice("midt-laeringsarenaer")
    rows = []
    for trust in MIDT:
        for _ in range(22 * SIZES[trust]):
            day = date(2023, 1, 9) + timedelta(days=dice.below(720))
            count = dice.one(["Vet ikke", "-", None]) if dice.falls(6) else dice.between(5, 34)
            shared = dice.one(["Vet ikke", None, "Ikke aktuelt"])
            if dice.falls(88):
                shared = "Ja" if dice.falls(55) else "Nei"
            status = dice.one(["Avholdt"] * 12 + ["Avlyst", None])
            rows.append([trust, day, dice.one(ARENAS), status, count, shared])
    for day, count, status in (
        (date(2023, 10, 18), 187, "Avholdt"),
        (date(2024, 10, 16), 203, "Avlyst"),
        (date(2024, 11, 20), 214, "Avholdt"),
    ):
        rows.append([ST_OLAV, day, "Regional konferanse", status, count, "Ja"])
    return {"arenaer.csv": as_csv(HEADER, dice.mixed(rows), "cp1252")}
