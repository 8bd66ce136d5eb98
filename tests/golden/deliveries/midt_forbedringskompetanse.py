"""People newly employed at three health trusts, and those who finished an improvement training."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import MIDT, MOERE_OG_ROMSDAL, SHORT, SIZES, ST_OLAV
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske oversikter. Ingen rad er en virkelig ansatt eller en virkelig utdanning. Helseforetakene og
organisasjonsnumrene er virkelige; antall ansatte er oppdiktet."""

EMPLOYED = [
    "Helseforetak",
    "Løpenummer",
    "Ansatt fra",
    "Ansettelse",
    "Stilling",
    "Har den ansatte gjennomført opplæringspakken?",
]
TRAINED = ["Helseforetak", "Løpenummer", "Avsluttet", "Utdanning", "Resultat"]
ROLES = (
    ["Sykepleier"] * 6
    + ["Annet helsepersonell"] * 4
    + ["LIS1", "LIS1", "LIS2/3", "LIS2/3", "Overlege", "Administrasjon", "Administrasjon", "Drift", "Leder"]
)
CHANCES = {"Leder": 85, "LIS1": 70, "LIS2/3": 45, "Overlege": 30, "Drift": 35}
SPACE = "\N{NARROW NO-BREAK SPACE}"


def files():
    dice = Dice("midt-forbedringskompetanse")
    employed, trained, staff = [], [], []
    for trust in MIDT:
        for number in range(1, 46 * SIZES[trust]):
            person = f"{SHORT[trust]}-{number:04}"
            day = date(2023, 1, 1) + timedelta(days=dice.below(740))
            role = None if dice.falls(1) else dice.one(ROLES)
            position = dice.one(["Fast"] * 9 + ["Vikariat"] * 5 + ["Vikariat under én måned", None])
            answer = dice.one(["Vet ikke", None])
            if dice.falls(94):
                answer = "Ja" if dice.falls(CHANCES.get(role, 62)) else "Nei"
            employed.append([trust, person, day, position, role, answer])
            # a second position in the same region, later on
            if dice.falls(5):
                later = day + timedelta(days=dice.between(30, 200))
                employed.append([dice.one(MIDT), person, later, "Fast", role, "Ja"])
        for _ in range(1, 7 * SIZES[trust]):
            day = date(2023, 2, 1) + timedelta(days=dice.below(690))
            kind = dice.one(["Lokal"] * 5 + ["Nasjonal"] * 2 + ["Internasjonal"])
            outcome = dice.one(["Fullført"] * 11 + ["Avbrutt", None])
            person = f"{SHORT[trust]}-F{dice.between(1, 6 * SIZES[trust]):03}"
            trained.append([trust, person, day, kind, outcome])
        for year in (2023, 2024):
            number = SIZES[trust] * 1260 + dice.between(-90, 90)
            staff.append([trust, year, f"{number:,}".replace(",", SPACE)])
    # one who works at two trusts finished once and stands on both lists
    trained += [
        [trust, "STO-F900", date(2024, 6, 14), "Nasjonal", "Fullført"]
        for trust in (ST_OLAV, MOERE_OG_ROMSDAL)
    ]
    return {
        "nyansatte.csv": as_csv(EMPLOYED, dice.mixed(employed)),
        "utdanning.csv": as_csv(TRAINED, trained, "cp1252"),
        "ansatte.csv": as_csv(["Helseforetak", "År", "Antall ansatte"], staff),
    }
