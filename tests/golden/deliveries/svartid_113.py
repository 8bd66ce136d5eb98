"""Calls to the medical emergency number in 2024, with times that say their offset."""

from tests.golden.deliveries.calls import AUTUMN, SPRING, calls_around, row_of, some_calls, with_offset
from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import AHUS, NAMES, OSLO, SIZES
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske anrop. Ingen rad er et virkelig anrop til 113. Helseforetakene er virkelige; hvem av dem som
har levert, og hvor mange anrop de har fått, er oppdiktet. Noen anrop kom nettene da klokken ble stilt."""

HEADER = ["AMK-område (org.nr.)", "Helseforetak", "Nummer", "Ringer hos operatør", "Besvart av operatør"]
NUMBERS = ["113"] * 9 + ["Annet nummer"]


def files():
    dice = Dice("svartid-113")
    rows = []
    for trust, size in SIZES.items():
        # the emergency calls from its area are answered at another trust
        if trust == AHUS:
            continue
        waiting = 6 if trust == OSLO else dice.between(3, 5)
        calls = some_calls(dice, 9 * size, waiting, lost=6)
        for night in (SPRING, AUTUMN):
            calls += calls_around(dice, night, 2, waiting, lost=6)
        for call in calls:
            number = None if dice.falls(1) else dice.one(NUMBERS)
            rows.append([trust, NAMES[trust], *row_of(dice, call, number, with_offset)])
    return {"anrop.csv": as_csv([*HEADER, "Utfall", "Samtaletid (min)"], dice.mixed(rows))}
