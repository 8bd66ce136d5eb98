"""A year of hospital stays that teams have examined for harm, what each team stands for, and the estimate."""

from datetime import date, timedelta
from fractions import Fraction

from tests.golden.deliveries import trusts
from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske opphold. Ingen rad er et virkelig opphold, en virkelig pasient eller det et GTT-team har funnet, og
anslaget er ikke Helsedirektoratets. Helseforetakene og organisasjonsnumrene er virkelige; teamene er
oppdiktet. Opphold fra fagområder som metoden ikke er tilpasset, journaler som ikke ble gransket, og opphold
fra andre år er med for at beregningen skal få prøve seg på dem."""

STAYS = ["Helseforetak", "GTT-team", "Utskrevet", "Fagområde", "Gransket"]
SEVERITIES = "EFGHI"
TEAMS = ["Helseforetak", "GTT-team", "År", "Antall opphold det er trukket fra", "Vekt per gransket opphold"]
ESTIMATE = [
    "Område",
    "Andel opphold med skade (%)",
    "Nedre grense",
    "Øvre grense",
    "Antall granskede opphold",
]
FIELDS = ["Somatikk"] * 60 + ["Rehabilitering", "Pediatri", "Psykiatri"]
WORST = "E" * 40 + "F" * 50 + "G" * 5 + "H" * 3 + "I" * 2

# trust, team, and how many thousand stays it draws from
DRAWN_FROM = (
    (trusts.BERGEN, "HBE-1", 41),
    (trusts.BERGEN, "HBE-2", 7),
    (trusts.STAVANGER, "HST-1", 38),
    (trusts.ST_OLAV, "STO-1", 46),
    (trusts.MOERE_OG_ROMSDAL, "HMR-1", 27),
    (trusts.NORD_NORGE, "UNN-1", 26),
    (trusts.FINNMARK, "FIN-1", 6),
    (trusts.AHUS, "AHU-1", 52),
    (trusts.INNLANDET, "SIN-1", 33),
    (trusts.OSLO, "OUS-1", 64),
    (trusts.OSLO, "OUS-2", 12),
)


def files():
    dice = Dice("pasientskade-gtt")
    stays, teams, shares, examined = [], [], [], 0
    for trust, team, thousands in DRAWN_FROM:
        population = 1000 * thousands + dice.between(-400, 400)
        # those who draw from many stays find more harm
        chance = 8 + thousands / 8 + dice.between(-2, 2)
        drawn = [_stay(dice, trust, team, chance) for _ in range(dice.between(236, 252))]
        stays += drawn
        counted = [row for row in drawn if _is_counted(row)]
        weight = Fraction(population, len(counted))
        teams.append([trust, team, 2024, population, f"{round(1000 * weight) / 1000:.3f}"])
        examined += len(counted)
        shares.append((population, Fraction(sum(map(_is_harmed, counted)), len(counted))))
        teams.append([trust, team, 2023, population - dice.between(100, 900), f"{thousands * 4}.5"])
    # nobody wrote down who examined these
    stays += [
        [trusts.AHUS, None, date(2024, 5, 2 + day), "Somatikk", "Ja", 0, 0, 0, 0, 0] for day in range(3)
    ]
    header = [*STAYS, *(f"Antall skader {one}" for one in SEVERITIES)]
    return {
        "opphold.csv": as_csv(header, dice.mixed(stays)),
        "team.csv": as_csv(TEAMS, teams),
        "anslag.csv": as_csv(ESTIMATE, [["0", *_estimate(dice, shares), examined]]),
    }


def _stay(dice, trust, team, chance):
    day = date(2023, 12, 24) + timedelta(days=dice.below(378))
    # hardly anybody examined records in the far north in July
    if team == "FIN-1" and day.month == 7 and dice.falls(70):
        day += timedelta(days=31)
    field = dice.one(FIELDS)
    if dice.falls(2):
        return [trust, team, day, field, "Nei", *[None] * 5]
    harms = dict.fromkeys(SEVERITIES, 0)
    if dice.falls(chance):
        harms[dice.one(WORST)] = 2 if dice.falls(12) else 1
        if dice.falls(8):
            harms[dice.one("EF")] += 1
    if dice.falls(1):
        harms[dice.one(SEVERITIES)] = None
    return [trust, team, day, field, "Ja", *harms.values()]


def _is_counted(row):
    _, _, day, field, examined, *harms = row
    known = _is_harmed(row) or None not in harms
    return day.year == 2024 and field == "Somatikk" and examined == "Ja" and known


def _is_harmed(row):
    return any(row[5:])


def _estimate(dice, shares):
    """Return value and limits as the report makes them: teams drawn again and again, by their weights."""
    total = sum(population for population, _ in shares)
    value = sum(population * share for population, share in shares) / total
    bands, end = [], 0
    for population, share in shares:
        end += population
        bands.append((end, float(share)))
    means = sorted(sum(_drawn(dice, total, bands) for _ in shares) / len(shares) for _ in range(10_000))
    return [f"{float(100 * one):.2f}" for one in (value, means[249], means[9749])]


def _drawn(dice, total, bands):
    place = dice.below(total)
    return next(share for end, share in bands if place < end)
