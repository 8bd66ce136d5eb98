"""Calls to out-of-hours centres in 2024, some through the nights in which the clock was moved."""

from tests.golden.deliveries.calls import (
    AUTUMN,
    SPRING,
    as_norwegians_write,
    calls_around,
    row_of,
    some_calls,
)
from tests.golden.deliveries.centres import CENTRES, served_by
from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske anrop. Ingen rad er et virkelig anrop. Legevaktsentralene og hvem de svarer for, er
oppdiktet; kommunene og helseforetakene er virkelige. Noen anrop kom nettene da klokken ble stilt."""

REGISTER_NOTE = """\
synthetic: true
note: >-
  Registeret er laget for eksempelet. Legevaktsentralene og hvem de svarer for, er oppdiktet; kommunene er
  virkelige.
"""

HEADER = ["Sentral-ID", "Legevaktsentral", "AMK-område (org.nr.)", "Nummer", "Ringer hos operatør"]
MORE = ["Besvart av operatør", "Utfall", "Samtaletid (min)"]
NUMBERS = ["116117"] * 15 + ["Lokalt legevaktnummer"] * 4 + ["Internt nummer"]


def files():
    dice = Dice("svartid-116117")
    rows = []
    for centre in CENTRES:
        calls = some_calls(dice, centre.calls, centre.waiting, lost=centre.waiting // 10)
        if centre.name in ("Oslo", "Bergen"):
            for night in (SPRING, AUTUMN):
                calls += calls_around(dice, night, 6, centre.waiting, lost=10)
        for call in calls:
            number = None if dice.falls(1) else dice.one(NUMBERS)
            cells = row_of(dice, call, number, as_norwegians_write)
            rows.append([centre.id, centre.full_name, centre.trust, *cells])
    return {
        "anrop.csv": as_csv([*HEADER, *MORE], dice.mixed(rows), "cp1252"),
        "register/about.yaml": REGISTER_NOTE.encode(),
        "register/er_units.csv": _table(
            "unit_id,name,host_municipality,valid_from,valid_to",
            [f"{one.id},{one.full_name},{one.host},2020-01-01," for one in CENTRES],
        ),
        "register/er_unit_coverage.csv": _table(
            "unit_id,municipality,valid_from,valid_to",
            [f"{one.id},{code},2020-01-01," for one in CENTRES for code in served_by(one)],
        ),
    }


def _table(header, lines):
    return "".join(f"{line}\n" for line in [header, *lines]).encode()
