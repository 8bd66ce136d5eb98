"""LIS1 doctors in position at two year-ends, and the activities that they took part in."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import BERGEN, FINNMARK, NAMES, SHORT, SIZES, STAVANGER
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske oversikter. Ingen rad er en virkelig lege eller en virkelig deltakelse. Helseforetakene og
organisasjonsnumrene er virkelige; antall stillinger og deltakelser er oppdiktet. Leger i permisjon, leger
som står på to oversikter, avbud og deltakelse i andre roller er med for at beregningen skal få prøve seg på
dem."""

POSITIONS = [
    "Organisasjonsnummer",
    "Helseforetak",
    "Løpenummer",
    "Oversikt per",
    "Begynte i stillingen",
    "Oppstart",
    "I permisjon",
]
PARTICIPATION = ["Organisasjonsnummer", "Løpenummer", "Dato", "Rolle", "Oppmøte"]
STARTS = {"Vår": (3, 1), "Høst": (9, 1)}


def files():
    dice = Dice("sbla-lis1")
    positions, participation = [], []
    for year in (2023, 2024):
        for trust, size in SIZES.items():
            chance = dice.between(35, 95)
            for number in range(1, 4 * size + dice.below(4)):
                doctor = f"{SHORT[trust]}-{year % 100}-{number:03}"
                intake = dice.one(["Vår", "Høst"])
                started = date(year, *STARTS[intake]) + timedelta(days=dice.one([0, 0, 0, 14]))
                leave = dice.one(["Nei"] * 15 + ["Ja", None])
                positions.append([trust, NAMES[trust], doctor, date(year, 12, 31), started, intake, leave])
                if dice.falls(chance):
                    participation += _activities(dice, trust, doctor, started, year)
    # somebody moved before the year's end and stands on both lists
    moved = positions[3]
    positions.append(
        [STAVANGER, NAMES[STAVANGER], moved[2], date(2023, 12, 31), date(2023, 12, 1), "Høst", "Nei"]
    )
    # a position in which nobody is yet
    positions.append([BERGEN, NAMES[BERGEN], None, date(2024, 12, 31), None, "Vår", None])
    # doctors who had left before the year's end, and students
    for number in range(1, 41):
        trust = dice.one([one for one in SIZES if one != FINNMARK])
        day = date(2024, 1, 8) + timedelta(days=dice.below(340))
        role = dice.one(["LIS1", "Student", "LIS2/3", "Overlege"])
        participation.append([trust, f"{SHORT[trust]}-X-{number:03}", day, role, "Møtt"])
    return {
        "lis1.csv": as_csv(POSITIONS, dice.mixed(positions), "cp1252"),
        "deltakelser.csv": as_csv(PARTICIPATION, dice.mixed(participation)),
    }


def _activities(dice, trust, doctor, started, year):
    days = (date(year, 12, 31) - started).days
    for _ in range(dice.one([1, 1, 2, 3])):
        day = started + timedelta(days=dice.below(days))
        role = None if dice.falls(2) else "LIS1"
        came = dice.one(["Møtt"] * 12 + ["Meldt avbud", "Ikke møtt", None])
        yield [trust, doctor, day, role, came]
    if dice.falls(10):
        yield [trust, doctor, started - timedelta(days=dice.between(30, 200)), "Student", "Møtt"]
