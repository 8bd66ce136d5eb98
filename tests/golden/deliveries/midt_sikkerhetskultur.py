"""ForBedring at the units of three health trusts, and whether its results have been followed up."""

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import MIDT, NAMES, SHORT, SIZES
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske resultater. Ingen rad er en virkelig enhet eller det den har svart. Helseforetakene og
organisasjonsnumrene er virkelige."""

HEADER = [
    "Helseforetak",
    "Navn",
    "Enhet",
    "År",
    "Egen rapport",
    "Antall svar",
    "Meldekultur",
    "Sikkerhetsklima",
    "Er resultatene fulgt opp i enheten?",
]


def files():
    dice = Dice("midt-sikkerhetskultur")
    rows = []
    for trust in MIDT:
        level, chance = dice.between(66, 76), dice.between(50, 80)
        for number in range(1, 9 * SIZES[trust]):
            unit = f"{SHORT[trust]}-{number:03}"
            for year in (2023, 2024):
                answers = dice.between(2, 60)
                reporting = f"{level + dice.between(-14, 14)}.{dice.below(10)}"
                climate = f"{level + dice.between(-16, 12)}.{dice.below(10)}"
                followed = dice.one(["Vet ikke", None, "Ikke aktuelt"])
                if dice.falls(90):
                    followed = "Ja" if dice.falls(chance) else "Nei"
                if answers < 5:
                    rows.append([trust, NAMES[trust], unit, year, "Nei", answers, None, None, None])
                    continue
                climate = None if dice.falls(2) else climate
                rows.append([trust, NAMES[trust], unit, year, "Ja", answers, reporting, climate, followed])
    return {"forbedring.csv": as_csv(HEADER, rows)}
