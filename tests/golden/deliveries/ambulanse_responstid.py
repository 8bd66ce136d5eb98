"""A year of ambulance missions, most of them in a hurry, in urban and in sparsely populated areas."""

from datetime import timedelta

from tests.golden.deliveries.calls import AUTUMN, NEW_YEAR, SPRING, as_norwegians_write
from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import FINNMARK, FOERDE, NAMES, OSLO, SHORT, SIZES
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske hendelser. Ingen rad er en virkelig hendelse, og ingen tid er en virkelig ambulanses.
Helseforetakene er virkelige. Hendelser med annen hastegrad, uten tid eller strøk og avbrutte oppdrag er
med for at beregningen skal få prøve seg på dem."""

HEADER = ["Helseforetak (org.nr.)", "Helseforetak", "Hendelses-ID", "Hastegrad", "Hastegrad endret underveis"]
MORE = ["Strøk", "AMK varslet", "Ambulanse framme", "Status", "Avstand (km)"]
PRIORITIES = ["Rød"] * 14 + ["Gul"] * 4 + ["Grønn"] * 2
DAYS = 366 + 6


def files():
    dice = Dice("ambulanse-responstid")
    rows = []
    for trust, size in SIZES.items():
        starts = [
            NEW_YEAR + timedelta(seconds=dice.below(DAYS * 86_400) - 3 * 86_400) for _ in range(24 * size)
        ]
        if trust == OSLO:
            nights = [night for night in (SPRING, AUTUMN) for _ in range(5)]
            starts += [night - timedelta(seconds=dice.between(1, 900)) for night in nights]
        for number, start in enumerate(sorted(starts), 1):
            rows.append([trust, NAMES[trust], f"{SHORT[trust]}{number:04}", *_mission(dice, trust, start)])
    return {"hendelser.csv": as_csv([*HEADER, *MORE], dice.mixed(rows), "cp1252")}


def _mission(dice, trust, start):
    urban = dice.falls({OSLO: 92, FINNMARK: 30, FOERDE: 35}.get(trust, 58))
    minutes = 4 + dice.waiting(4.6) if urban else 7 + dice.waiting(10)
    cancelled = dice.falls(4)
    arrived = None if cancelled or dice.falls(2) else as_norwegians_write(start + timedelta(minutes=minutes))
    area = dice.one([None, "Ukjent"]) if dice.falls(2) else "Tettbygd" if urban else "Grisgrendt"
    return [
        None if dice.falls(1) else dice.one(PRIORITIES),
        None if dice.falls(1) else "Ja" if dice.falls(5) else "Nei",
        area,
        as_norwegians_write(start),
        arrived,
        "Avbrutt" if cancelled else "Fullført",
        f"{dice.between(0, 12 if urban else 60)}.{dice.below(10)}",
    ]
