"""A year of courses, lectures and meetings with their times; one lasts through the night of the clock."""

from datetime import date, datetime, time, timedelta

from tests.golden.deliveries.dice import Dice
from tests.golden.deliveries.trusts import BERGEN
from tests.golden.deliveries.writing import as_csv

NOTE = """\
Syntetiske kurs, forelesninger og møter. Ingen rad er et virkelig arrangement. Ett av dem varer gjennom
natten da klokken stilles."""

HEADER = [
    "Helseforetak",
    "Tittel",
    "Start",
    "Slutt",
    "Type",
    "Kan avholdes digitalt?",
    "Gjennomføring",
    "Antall deltakere",
    "Status",
]
KINDS = ["RegUt-kurs"] * 3 + ["Annet kurs"] * 3 + ["Forelesning"] * 3 + ["Fredagsmøte"] * 2 + ["Ledermøte"]


def files():
    dice = Dice("studio-digitale-kurs")
    rows = []
    for number in range(1, 261):
        day = date(2020, 12, 25) + timedelta(days=dice.below(380))
        kind = dice.one(KINDS)
        day = _working_day(day, 4 if kind == "Fredagsmøte" else day.weekday() % 5)
        start = datetime.combine(day, time(dice.between(8, 14), dice.one([0, 15, 30])))
        end = start + timedelta(minutes=dice.one([45, 60, 60, 90, 120, 180, 240, 420]))
        possible = dice.one(["Ja"] * 7 + ["Nei"] * 2 + ["Vet ikke", None])
        forms = (
            ["Digitalt"] * 6 + ["Hybrid"] * 2 + ["Fysisk"] * 2 if possible == "Ja" else ["Fysisk", "Hybrid"]
        )
        form = None if dice.falls(2) else dice.one(forms)
        count = "-" if dice.falls(3) else dice.between(4, 90)
        status = "Avlyst" if dice.falls(6) else "Avholdt"
        written = None if dice.falls(2) else _written(end)
        rows.append(
            [BERGEN, f"{kind} {number}", _written(start), written, kind, possible, form, count, status]
        )
    rows.append(
        [
            BERGEN,
            "Annet kurs 261",
            "28.03.2021 00:30",
            "28.03.2021 06:30",
            "Annet kurs",
            "Ja",
            "Digitalt",
            12,
            "Avholdt",
        ]
    )
    return {"kurs.csv": as_csv(HEADER, rows)}


def _working_day(day, weekday):
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _written(moment):
    return moment.strftime("%d.%m.%Y %H:%M")
