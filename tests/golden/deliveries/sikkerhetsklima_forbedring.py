"""ForBedring at nine health trusts: what those who answered said of the safety climate, and their units."""

from fractions import Fraction

from tests.golden.deliveries import trusts
from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske svar. Ingen rad er en virkelig enhet eller det noen har svart, og spørsmålene er ikke gjengitt.
Helseforetakene og organisasjonsnumrene er virkelige."""

QUESTIONS = [f"Sikkerhetsklima {number}" for number in range(1, 6)]
ANSWERS = ["Helseforetak", "År", *QUESTIONS]
UNITS = ["Helseforetak", "Enhet", "År", "Inviterte", "Svar", "Andel med skår 75 eller høyere (%)"]
THOSE_WHO_DELIVER = (
    trusts.BERGEN,
    trusts.FONNA,
    trusts.ST_OLAV,
    trusts.NORD_TROENDELAG,
    trusts.NORDLAND,
    trusts.FINNMARK,
    trusts.AHUS,
    trusts.SOERLANDET,
    trusts.INNLANDET,
)
FEWEST = 5
"""A unit with fewer answers gets no result of its own."""


def files():
    dice = Dice("sikkerhetsklima-forbedring")
    answers, units = [], []
    for trust in THOSE_WHO_DELIVER:
        level = dice.between(62, 76)
        for number in range(1, 4 * trusts.SIZES[trust] + 1):
            name = f"{trusts.SHORT[trust]}-{number:03}"
            climate = level + dice.between(-16, 16)
            given = [_answers(dice, climate) for _ in range(dice.between(3, 17))]
            invited = len(given) + dice.between(0, 7)
            units.append([trust, name, 2024, invited, len(given), _high(given)])
            units.append([trust, name, 2023, invited, len(given) - 1, f"{dice.between(30, 80)}.5"])
            answers += [[trust, 2024, *one] for one in given]
            if dice.falls(10):
                answers += [[trust, 2023, *_answers(dice, climate)]]
    # three of a fourth trust in the west answered, too few for any figure
    answers += [[trusts.FOERDE, 2024, 4, 4, 5, 3, 4], [trusts.FOERDE, 2024, 2, 3, 3, 1, 2]]
    answers += [[trusts.FOERDE, 2024, 5, 5, 4, 4, 5]]
    units += [[trusts.FOERDE, "HFD-001", 2024, 9, 3, "For få svar"]]
    return {
        "svar.csv": as_csv(ANSWERS, dice.mixed(answers)),
        "enheter.csv": as_csv(UNITS, units),
    }


def _answers(dice, climate):
    given = [min(5, max(1, round(1 + dice.around(climate, 22) / 25))) for _ in QUESTIONS]
    # some leave out a question, and a few leave out nearly all of them
    often = 60 if dice.falls(2) else 2
    return [dice.one(["Vet ikke", None]) if dice.falls(often) else one for one in given]


def _high(given):
    """Return the share of those with a score of 75 or more, as a program rounds it."""
    scores = [score for one in given if (score := _score(one)) is not None]
    if len(scores) < FEWEST:
        return "For få svar"
    tenths = round(Fraction(1000 * sum(score >= 75 for score in scores), len(scores)))
    return f"{tenths // 10}.{tenths % 10}"


def _score(given):
    known = [one for one in given if isinstance(one, int)]
    return None if len(known) < 3 else Fraction(25 * sum(one - 1 for one in known), len(known))
