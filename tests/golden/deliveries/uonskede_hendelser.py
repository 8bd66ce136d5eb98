"""A year of reported events at nine health trusts, and the stays at those trusts month by month."""

from datetime import date, timedelta

from tests.golden.deliveries import trusts
from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske meldinger. Ingen rad er en virkelig hendelse, og døgnoppholdene er oppdiktet. Helseforetakene og
organisasjonsnumrene er virkelige. Hendelser som ikke gjelder pasienter, meldinger som er trukket tilbake, og
meldinger fra andre år er med for at beregningen skal få prøve seg på dem."""

EVENTS = [
    "Organisasjonsnummer",
    "Helseforetak",
    "Hendelse",
    "Hendelsesdato",
    "Meldt dato",
    "Gjelder",
    "Skadegrad",
    "Status",
]
ACTIVITY = ["Organisasjonsnummer", "Første dag i måneden", "Døgnopphold"]
THOSE_WHO_DELIVER = (
    trusts.BERGEN,
    trusts.STAVANGER,
    trusts.FOERDE,
    trusts.ST_OLAV,
    trusts.MOERE_OG_ROMSDAL,
    trusts.NORD_NORGE,
    trusts.FINNMARK,
    trusts.AHUS,
    trusts.OSLO,
)
DAYS_LATER = [0] * 6 + [1] * 5 + [2] * 3 + [3, 3, 4, 5, 6, 7, 8, 10, 14, 21, 35, 60]
HARM = ["Ingen skade"] * 20 + ["Lettere skade"] * 9 + ["Betydelig skade"] * 3
CONCERNS = ["Pasient"] * 18 + ["Ansatt", "Ansatt", "Bygg og utstyr"]
STATUS = ["Lukket"] * 14 + ["Under behandling"] * 4 + ["Ny", "Feilregistrert"]


def files():
    dice = Dice("uonskede-hendelser")
    events, activity = [], []
    for trust in THOSE_WHO_DELIVER:
        size = trusts.SIZES[trust]
        for month in range(1, 13):
            stays = 390 * size + dice.between(-90, 90)
            activity.append([trust, date(2024, month, 1), f"{stays:,}".replace(",", "\N{NO-BREAK SPACE}")])
        for number in range(1, size * dice.between(20, 36)):
            reported = date(2023, 12, 20) + timedelta(days=dice.below(385))
            happened = None if dice.falls(2) else reported - timedelta(days=dice.one(DAYS_LATER))
            severity = "Død" if dice.falls(1) else dice.one(HARM)
            if dice.falls(4):
                severity = dice.one(["Ikke vurdert", None])
            name = f"{trusts.SHORT[trust]}-{number:03}"
            row = [trust, trusts.NAMES[trust], name, happened, reported]
            events.append([*row, dice.one(CONCERNS), severity, dice.one(STATUS)])
    return {
        "hendelser.csv": as_csv(EVENTS, dice.mixed(events), "cp1252"),
        "aktivitet.csv": as_csv(ACTIVITY, activity, "cp1252"),
    }
