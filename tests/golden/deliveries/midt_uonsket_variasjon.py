"""Meniscus operations and inhabitants of the municipalities of a health region."""

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.writing import as_csv
from tests.golden.figures.areas import MIDT, municipalities_of_region

NOTE = """\
Syntetiske tabellceller. Kommunene er virkelige; antall innbyggere og operasjoner er oppdiktet, og ingen rad
er virkelige pasienter."""

HEADER = ["Kommunenummer", "Kommune", "År", "Kjønn", "Aldersgruppe", "Innbyggere", "Meniskoperasjoner"]
AGES = {
    "15–34 år": (30, 110),
    "35–49 år": (22, 230),
    "50–64 år": (23, 260),
    "65–74 år": (14, 110),
    "75 år og eldre": (11, 25),
}
"""How many of a hundred inhabitants are in each group, and how many of 100 000 in it are operated on."""
SPACE = "\N{NO-BREAK SPACE}"
LARGE = {"1505": 3, "1506": 4, "1508": 6, "5001": 20, "5006": 3, "5035": 3, "5037": 3}


def files():
    dice = Dice("midt-uonsket-variasjon")
    rows = []
    for code, name in municipalities_of_region(MIDT):
        size = 8000 * LARGE[code] if code in LARGE else 800 + int(dice.waiting(5200))
        # Møre og Romsdal operates more
        custom = dice.between(60, 140) * (1.4 if code.startswith("15") else 0.9) / 100
        for sex, more in (("Kvinner", 0.85), ("Menn", 1.15)):
            for age, (part, per_100000) in AGES.items():
                people = max(9, size * part // 200 + dice.between(-9, 9))
                number = _by_chance(dice, people * per_100000 / 100000 * custom * more)
                shown = f"{people:,}".replace(",", SPACE)
                rows.append([code, name, 2024, sex, age, shown, "-" if dice.falls(1) else number])
                if code in LARGE:
                    rows.append([code, name, 2023, sex, age, people - 3, number])
    return {"meniskoperasjoner.csv": as_csv(HEADER, rows, "cp1252")}


def _by_chance(dice, mean):
    """Return how often something happens that happens so many times on average."""
    number, passed = 0, dice.waiting(1)
    while passed < mean:
        number += 1
        passed += dice.waiting(1)
    return number
