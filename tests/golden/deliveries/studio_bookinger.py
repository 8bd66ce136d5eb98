"""A year of bookings of a studio, as somebody keeps them after e-mails."""

from datetime import date, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import BERGEN
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske bookinger. Ingen rad er en virkelig booking av Studio 2037. Helseforetaket og
prioriteringsrekkefølgen er virkelige."""

HEADER = ["Helseforetak (org.nr.)", "Booking", "Meldt inn", "Ønsket dato", "Prioritet", "Status", "Merknad"]
NOTICES = [0, 3, 7, 13, 14, 20, 21, 26, 27, 27, 28, 28, 28, 29, 30, 35, 42, 56, 63, 90]


def files():
    dice = Dice("studio-bookinger")
    bookings = []
    friday = date(2021, 1, 8)
    while friday < date(2022, 1, 15):
        # no Friday meetings in July
        if friday.month != 7:
            bookings.append(["Fast avtale", friday, "1", "Avlyst" if dice.falls(6) else "Gjennomført", None])
        friday += timedelta(days=7)
    for _ in range(150):
        wanted = date(2020, 12, 20) + timedelta(days=dice.below(385))
        asked = None if dice.falls(3) else wanted - timedelta(days=dice.one(NOTICES))
        priority = None if dice.falls(1) else dice.one(["2"] * 5 + ["3"] * 2 + ["4"] * 3 + ["5"] * 4)
        status = dice.one(["Gjennomført"] * 9 + ["Avlyst", "Booket", None])
        remark = "Meldt på telefon; bekreftet på e-post" if asked is None else None
        bookings.append([asked, wanted, priority, status, remark])
    # a day was wanted and nobody wrote down which
    bookings.append([date(2021, 3, 1), None, "5", "Booket", 'Dato "kommer"'])
    rows = [[BERGEN, f"B{number:03}", *one] for number, one in enumerate(dice.mixed(bookings), 1)]
    return {"bookinger.csv": as_csv(HEADER, rows, "cp1252")}
