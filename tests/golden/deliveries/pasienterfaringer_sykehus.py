"""A sample of patients at fourteen health trusts, and what those answered who did."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import BERGEN, SIZES
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske svar. Ingen rad er en virkelig pasient eller det noen har svart. Helseforetakene og
organisasjonsnumrene er virkelige. Noen har svart på noen få spørsmål, noen mangler vekt, og noen ble aldri
nådd."""

HEADER = [
    "Helseforetak",
    "Utskrevet",
    "Alder",
    "Utsending",
    "Svarstatus",
    "Vekt",
    "Snakket helsepersonellet slik at du forstod dem?",
    "Hadde helsepersonellet omsorg for deg?",
    "Hadde du tillit til helsepersonellets faglige dyktighet?",
    "Hadde helsepersonellet tid til deg når du trengte det?",
    "Fikk du være med i avgjørelser om behandlingen din?",
    "Fikk du motstridende informasjon?",
    "Kommentar",
]
REMARKS = ["Alle var hyggelige; takk!", "Ventet lenge\npå svar", 'Han sa "vent litt"']


def files():
    dice = Dice("pasienterfaringer-sykehus")
    rows = []
    for trust, size in SIZES.items():
        middle = dice.between(34, 42) / 10
        for _ in range(11 * size):
            day = date(2023, 12, 10) + timedelta(days=dice.below(395))
            age = min(99, max(16, round(dice.around(63, 18))))
            sent = dice.one(["Sendt"] * 24 + ["Død", "Ukjent adresse", None])
            reply = _reply(dice, age) if sent not in ("Død", "Ukjent adresse") else "Ikke svart"
            cells = [None] * 7
            if reply and reply.startswith("Svart"):
                # who is young answers rarely, and weighs more
                weight = f"{dice.between(10, 16) + max(0, 60 - age) // 4}".rjust(2, "0")
                cells = [None if dice.falls(1) else f"{weight[:-1]}.{weight[-1]}", *_answers(dice, middle)]
            rows.append([trust, day, age, sent, reply, *cells, dice.one(REMARKS) if dice.falls(3) else None])
    # one who wrote the age into the wrong form
    rows.append([BERGEN, date(2024, 9, 9), None, "Sendt", "Svart på papir", "1.0", *"554541", None])
    return {"utvalg.csv": as_csv(HEADER, dice.mixed(rows))}


def _reply(dice, age):
    if dice.falls(28 + age // 3):
        return "Svart på nett" if dice.falls(90 - age) else "Svart på papir"
    return dice.one(["Ikke svart"] * 8 + ["Reservert", None])


def _answers(dice, middle):
    for question in range(6):
        if dice.falls(9):
            yield dice.one([None, None, "Ikke aktuelt"])
        else:
            answer = min(5, max(1, round(dice.around(middle, 1))))
            yield 6 - answer if question == 5 else answer
