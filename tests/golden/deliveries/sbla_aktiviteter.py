"""A year of simulation-based learning activities at fourteen health trusts, and who took part in them."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import BERGEN, FINNMARK, NAMES, SHORT, SIZES
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske registreringer. Ingen rad er en virkelig aktivitet. Helseforetakene og organisasjonsnumrene
er virkelige; antall aktiviteter og deltakere er oppdiktet. Avlyste aktiviteter, aktiviteter etter
årsskiftet og aktiviteter uten svar på om de er evaluert, er med for at beregningen skal få prøve seg på
dem."""

ACTIVITIES = ["Organisasjonsnummer", "Helseforetak", "Aktivitets-ID", "Dato", "Status"]
EVALUATED = "Er aktiviteten evaluert med evalueringsskjemaet?"
PARTICIPANTS = ["Organisasjonsnummer", "Aktivitets-ID", "Yrkesgruppe", "Antall deltakere"]
PROFESSIONS = (
    ["Sykepleier"] * 6
    + ["Overlege"] * 3
    + ["LIS2/3"] * 3
    + ["LIS1"] * 2
    + [
        "Jordmor",
        "Ambulansearbeider",
        "Bioingeniør",
        "Helsefagarbeider",
        "Student",
        "Annet",
    ]
)


def files():
    dice = Dice("sbla-aktiviteter")
    activities, participants = [], []
    for trust, size in SIZES.items():
        for number in range(1, 6 * size + dice.below(5)):
            day = date(2024, 1, 3) + timedelta(days=dice.below(375))
            # Finnmark has registered nothing in the last third of the year
            if trust == FINNMARK and day >= date(2024, 9, 1):
                continue
            name = f"{SHORT[trust]}-{number:03}"
            status = "Avlyst" if dice.falls(7) else "Gjennomført"
            answer = dice.one(["Ja"] * 5 + ["Nei"] * 4 + ["Vet ikke", None])
            activities.append([trust, NAMES[trust], name, day, status, answer])
            for profession in sorted({dice.one(PROFESSIONS) for _ in range(dice.between(1, 5))}):
                count = dice.between(1, 9) if not dice.falls(2) else None
                shown = profession if not dice.falls(1) else None
                participants.append([trust, name, shown, count])
    # somebody registered participants of an activity that was never registered itself
    participants.append([BERGEN, "HBE-999", "Sykepleier", 6])
    return {
        "aktiviteter.csv": as_csv([*ACTIVITIES, EVALUATED], dice.mixed(activities)),
        "deltakere.csv": as_csv(PARTICIPANTS, participants),
    }
