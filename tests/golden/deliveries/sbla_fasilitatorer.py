"""Facilitators at two half-years' ends, and the courses that they have taken."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import BERGEN, FONNA, NAMES, NORD_NORGE, NORDLAND, SHORT, SIZES
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske oversikter. Ingen rad er en virkelig fasilitator eller et virkelig kurs. Helseforetakene og
organisasjonsnumrene er virkelige; antall fasilitatorer er oppdiktet. Noen er fasilitator i to helseforetak,
noen har vært på kurset to ganger, og noen etter at oversikten ble laget."""

FACILITATORS = ["Organisasjonsnummer", "Helseforetak", "Løpenummer", "Oversikt per", "Status"]
COURSES = [
    "Organisasjonsnummer",
    "Løpenummer",
    "Kurs",
    "Siste kursdag",
    "Resultat",
    "Er e-læringen gjennomført før kurset?",
]
LISTS = (date(2024, 6, 30), date(2024, 12, 31))
NEIGHBOURS = {BERGEN: FONNA, NORD_NORGE: NORDLAND}


def files():
    dice = Dice("sbla-fasilitatorer")
    facilitators, courses = [], []
    for trust, size in SIZES.items():
        chance = dice.between(55, 90)
        for number in range(1, 4 * size + dice.below(5)):
            person = f"{SHORT[trust]}-F{number:03}"
            for listed in LISTS:
                standing = dice.one(["Aktiv"] * 12 + ["Permisjon", "Sluttet", None])
                facilitators.append([trust, NAMES[trust], person, listed, standing])
                if trust in NEIGHBOURS and number % 7 == 0:
                    other = NEIGHBOURS[trust]
                    facilitators.append([other, NAMES[other], person, listed, "Aktiv"])
            if dice.falls(chance):
                courses += _basic(dice, trust, person)
            if dice.falls(20):
                day = date(2024, 1, 10) + timedelta(days=dice.below(330))
                courses.append([trust, person, dice.one(["Påbyggingsmodul", "Annet"]), day, "Fullført", None])
    # somebody took the course and is no facilitator yet
    courses.append([BERGEN, "HBE-F900", "Grunnkurs", date(2024, 10, 2), "Fullført", "Ja"])
    return {
        "fasilitatorer.csv": as_csv(FACILITATORS, facilitators),
        "kurs.csv": as_csv(COURSES, dice.mixed(courses), "cp1252", "\n"),
    }


def _basic(dice, trust, person):
    day = date(2019, 2, 1) + timedelta(days=dice.below(2150))
    # the e-learning came in 2024
    answers = (
        ["Ja"] * 5 + ["Nei", "Vet ikke", None] if day >= date(2024, 1, 1) else ["Nei"] * 7 + ["Vet ikke"]
    )
    outcome = "Ikke fullført" if dice.falls(7) else "Fullført"
    yield [trust, person, "Grunnkurs", day, outcome, dice.one(answers)]
    if outcome == "Ikke fullført" or dice.falls(5):
        again = day + timedelta(days=dice.between(40, 300))
        yield [trust, person, "Grunnkurs", again, "Fullført", "Ja" if again.year >= 2024 else "Nei"]
