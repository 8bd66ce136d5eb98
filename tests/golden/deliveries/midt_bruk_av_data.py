"""Registries, records examined and discharges of three health trusts over a year."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import MIDT, SIZES
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske oversikter. Ingen rad er et virkelig registers resultat eller et helseforetaks aktivitet.
Helseforetakene og organisasjonsnumrene er virkelige."""

REGISTRIES = [
    "Helseforetak",
    "Register",
    "Rapportert dato",
    "Er resultatene gjennomgått og fulgt opp i ledelsen?",
    "Skulle vært registrert",
    "Dekningsgrad",
]


def files():
    dice = Dice("midt-bruk-av-data")
    registries, reviewed, discharges = [], [], []
    for trust in MIDT:
        for half in (date(2024, 1, 8), date(2024, 7, 8)):
            for number in range(1, 5 * SIZES[trust]):
                followed = dice.one(["Ja"] * 11 + ["Nei"] * 7 + ["Ikke aktuelt", "Vet ikke", None])
                coverage = None if dice.falls(8) else f"{dice.between(42, 98)}.{dice.below(10)}"
                day = half + timedelta(days=dice.below(150))
                name = f"Register {number:02}"
                registries.append([trust, name, day, followed, dice.between(8, 900), coverage])
        for month in range(1, 13):
            first = date(2024, month, 1)
            # nothing was examined in July
            reviewed.append([trust, first, 0 if month == 7 else 20])
            stays = SIZES[trust] * 410 + dice.between(-150, 150)
            discharges.append([trust, first, f"{stays:,}".replace(",", "\N{NO-BREAK SPACE}")])
    return {
        "registre.csv": as_csv(REGISTRIES, registries),
        "gtt.csv": as_csv(["Helseforetak", "Første dag i måneden", "Granskede opphold"], reviewed),
        "aktivitet.csv": as_csv(["Helseforetak", "Første dag i måneden", "Utskrivninger"], discharges),
    }
