"""Damages to cells, rows and columns: what people and spreadsheets do to a table."""

# ruff: noqa: ARG005, E501  (a damage is a line)

import unicodedata

from tests.zoo import clean
from tests.zoo.animals import ZOO, Found, every, header, on

NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


def cells(name, change, *outcome, **rest):
    ZOO.add(name, "cells", change, *outcome, **rest)


def wide(name, change, *outcome, **rest):
    cells(name, change, *outcome, survey=clean.answers, **rest)


def both(*changes):
    def change(grid, survey):
        for one in changes:
            grid = one(grid, survey)
        return grid

    return change


# Thousands and decimals

for said, mark in (("a space", " "), ("U+00A0", NBSP), ("U+202F", NARROW), ("U+2009", THIN), ("'", "'")):
    cells(f"thousands with {said}", on("doctors", 3, f"1{mark}234"))
cells("thousands with a point, and nothing to tell", on("doctors", 3, "1.234"), Found("D360", 3, "doctors"))
cells("thousands with a comma, and nothing to tell", on("doctors", 3, "1,234"), Found("D360", 3, "doctors"))
wide("thousands with a point beside decimal commas", on("doctors", 3, "1.234"))
wide(
    "a comma that is no thousands beside decimal commas",
    on("doctors", 3, "1,234"),
    Found("D321", 3, "doctors"),
)
wide("thousands and decimals in one number", on("hours", 7, "1.250,5"))
wide("thousands with spaces and decimals", on("hours", 7, "1 250,5"))
wide("thousands with U+202F and decimals", on("hours", 7, f"1{NARROW}250,5"))
wide("decimal points throughout", every("hours", lambda text: text.replace(",", ".")))
wide("decimal points in one row", on("hours", 7, "1250.5"), Found("D367", 7))
wide("thousands and decimals swapped in one row", on("hours", 7, "1,250.5"), Found("D367", 7))
wide("groups of two", on("hours", 7, "12.50.5"), Found("D320", 7, "hours"))
cells("a count with a decimal zero", on("doctors", 2, "39,0"), said=("D382",))
cells("a count with a point and a zero", on("doctors", 2, "39.0"), said=("D382",))
cells("half a doctor", on("doctors", 2, "39,5"), Found("D321", 2, "doctors"))
wide("a number with per cent", on("hours", 7, "1250,5 %"), said=("D382",))

# Signs, words and other figures in numbers

cells("leading zeros in a count", on("doctors", 2, "0039"))
cells("a plus sign", on("doctors", 2, "+39"))
cells("blanks around a number", on("doctors", 2, "  39 "))
cells("U+00A0 around a number", on("doctors", 2, f"39{NBSP}"))
cells("a tab behind a number", on("doctors", 2, "39\t"))
cells("a zero-width blank behind a number", on("doctors", 2, "39\u200b"))
cells("a zero-width blank inside a number", on("doctors", 3, "12\u200b34"), Found("D320", 3, "doctors"))
cells("a BOM before a number", on("doctors", 2, "\ufeff39"))
cells("a word joiner before a number", on("doctors", 2, "\u206039"))
cells("an apostrophe before a number", on("doctors", 2, "'39"), said=("D382",))
cells("a minus", on("doctors", 2, "-39"), Found("D322", 2, "doctors"))
cells("a minus of a typesetter", on("doctors", 2, "−39"), Found("D322", 2, "doctors"))
cells("a negative zero", on("trained", 4, "-0"), Found("D322", 4, "trained"))
for word in (
    "ca. 39",
    "39 stk",
    "39?",
    "0x27",
    "1_000",
    "NaN",
    "inf",
    "NA",
    "NULL",
    "ukjent",
    "½",
    "3²",
    "39;5",
):
    cells(f"{word} for a number", on("doctors", 2, word), Found("D320", 2, "doctors"))
cells("full-width figures", on("doctors", 2, "３９"), Found("D320", 2, "doctors"))
cells("Arabic figures", on("doctors", 2, "٣٩"), Found("D320", 2, "doctors"))
cells("a number of nineteen digits", on("doctors", 2, "9" * 19), Found("D326", 2, "doctors"))
cells("a declared answer in other letters", on("doctors", 9, "VET IKKE"), said=("D382",))
cells("a dash for no answer, not declared", on("doctors", 9, "-"), Found("D320", 9, "doctors"))
cells("more trained than there are", on("trained", 2, "40"), Found("D323", 2, "trained"))
wide("outside the range", on("hours", 7, "12505"), Found("D326", 7, "hours"))

# What Excel does to numbers

for text in ("12.mai", "12. mai", "mai.12", "12.05.2022", "2022-05-12", "12-May", "jan.20"):
    cells(f"{text} for a number", on("doctors", 2, text), Found("D362", 2, "doctors"))
for text in ("1,2E+03", "1.2e3", "1E+03"):
    cells(f"{text} for a number", on("doctors", 3, text), Found("D363", 3, "doctors"))
for text in ("#REF!", "#N/A", "#I/T", "#DIV/0!", "#VERDI!", "#####"):
    cells(f"{text} for a number", on("trained", 2, text), Found("D364", 2, "trained"))
cells("#REF! for a date", on("answered", 2, "#REF!"), Found("D364", 2, "answered"))
cells("#REF! for a unit", on("unit", 2, "#REF!"), Found("D364", 2, "unit"))
cells("a formula as text", on("doctors", 2, "=SUM(A1:A9)"), Found("D320", 2, "doctors"))

# Dates

cells("dates as ISO", every("answered", lambda text: "-".join(reversed(text.split(".")))))
cells("dates with a time", every("answered", lambda text: f"{text} 13:45"))
cells("ISO dates with a time and a zone", every("answered", lambda text: "2022-02-14T10:00:00Z"))
cells("a date in words", on("answered", 2, "10. februar 2022"), said=("D382",))
cells("a date as Excel counts days", on("answered", 2, "44602"), said=("D382",))
cells("a date of two digits", on("answered", 2, "10.02.22"), Found("D325", 2, "answered"))
cells("a date with slashes", on("answered", 2, "02/10/2022"), Found("D325", 2, "answered"))
cells("a day that is not in the calendar", on("answered", 2, "31.02.2022"), Found("D325", 2, "answered"))
cells("a date in the year 222", on("answered", 2, "10.02.0222"), Found("D325", 2, "answered"))

# Fixed answers

wide("an answer in other letters", on("tool", 2, "retts"), said=("D382",))
wide("an answer with blanks", on("tool", 2, " RETTS "))
wide("an answer in quotes", on("tool", 2, '"RETTS"'), said=("D382",))
wide(
    "an answer with letters taken apart",
    on("tool", 3, unicodedata.normalize("NFD", "Blåbær")),
    said=("D382",),
)
wide("an answer that the question does not have", on("tool", 2, "MTS"), Found("D324", 2, "tool"))
wide("an answer cut short", on("tool", 2, "RET"), Found("D324", 2, "tool"))

# Units

cells("an id in small letters", on("unit", 2, "lv001"), said=("D381",))
cells("blanks around an id", on("unit", 2, " LV001  "))
cells("a blank inside an id", on("unit", 2, "LV 001"), said=("D381",))
cells("a hyphen inside an id", on("unit", 2, "LV-001"), said=("D381",))
cells("an id without its zeros", on("unit", 2, "LV1"), Found("D310", 2, "unit"))
cells("an id in full-width letters", on("unit", 2, "ＬＶ００１"), said=("D381",))
cells("a name for an id", on("unit", 2, "Oslo legevakt"), said=("D381",))
cells(
    "a name taken apart for an id",
    on("unit", 11, unicodedata.normalize("NFD", "Kvitsøy legevakt")),
    said=("D381",),
)
cells("part of a name for an id", on("unit", 3, "Eigersund"), Found("D313", 3, "unit"))
cells("a misspelt id", on("unit", 2, "LW001"), Found("D310", 2, "unit"))
cells("letter O for zero", on("unit", 2, "LVO01"), Found("D310", 2, "unit"))
cells("no id", on("unit", 2, ""), Found("D312", 2, "unit"))
cells("a blank id", on("unit", 2, f" {NBSP}"), Found("D312", 2, "unit"))
wide("the name of another unit", on("named", 2, "Suldal legevakt"), said=("D366",))


def _slipped(grid, survey):
    """Sort ids and nothing else, as in a spreadsheet where one column was marked."""
    ids = [row[0] for row in grid[1:]]
    for row, unit in zip(grid[1:], [*ids[1:], ids[0]], strict=True):
        row[0] = unit
    return grid


wide("ids sorted apart from their rows", _slipped, said=("D366",), moves=True)

# Rows


def inserted(row, cells):
    """Put in a row, so that it is the one with this number."""

    def change(grid, survey):
        found = cells(grid, survey) if callable(cells) else cells
        grid.insert(row - 1, list(found))
        return grid

    return change


def padded(*cells):
    return lambda grid, survey: [*cells, *[""] * (len(survey.columns) - len(cells))]


def total(grid, survey):
    row = ["Sum", *[""] * (len(survey.columns) - 1)]
    for column in ("doctors", "trained"):
        at = survey.at(column)
        row[at] = str(sum(int(one[at] or 0) for one in grid[1:] if one[at].isdigit() or not one[at]))
    return row


cells("empty rows between", both(inserted(5, padded("")), inserted(8, padded(""))))
cells("empty rows above", both(inserted(1, padded("")), inserted(1, padded(""))))
cells("rows of blanks", inserted(5, padded(" ", NBSP, "")))
cells("a total", inserted(14, total), Found("D314", 14))
cells("a total without a word", inserted(14, lambda *a: ["", *total(*a)[1:]]), Found("D312", 14, "unit"))
cells("a title above", inserted(1, padded("Legevaktregisteret 2022")), said=("D385",))
cells("a title of one cell above", inserted(1, ["Legevaktregisteret 2022"]), said=("D385",))
cells("a footer", inserted(14, ["Eksportert fra skjema"]), Found("D305", 14))
cells("the header once more", inserted(7, lambda grid, _: grid[0]), Found("D315", 7))
cells("a row twice", inserted(8, lambda grid, _: grid[3]), Found("D311", 8, "unit"))
cells(
    "a unit with two answers", inserted(8, lambda grid, _: ["LV003", *grid[1][1:]]), Found("D311", 8, "unit")
)
cells("rows in reverse", lambda grid, _: [grid[0], *reversed(grid[1:])])
cells("an additional cell", lambda grid, _: [*grid[:4], [*grid[4], "x"], *grid[5:]], Found("D305", 5))
cells("an empty additional cell", lambda grid, _: [*grid[:4], [*grid[4], ""], *grid[5:]], Found("D305", 5))
cells("a cell too few", lambda grid, _: [*grid[:4], grid[4][:-1], *grid[5:]], Found("D305", 5))
cells("empty cells behind every row", lambda grid, _: [[*row, "", "", ""] for row in grid])
cells(
    "empty cells behind the rows and not the header",
    lambda grid, _: [grid[0], *([*r, "", ""] for r in grid[1:])],
)
cells("a header and no rows", lambda grid, _: grid[:1], Found("D302"))

# Columns


def moved(order):
    return lambda grid, survey: [[row[survey.at(column)] for column in order] for row in grid]


cells("columns in another order", moved(["note", "trained", "doctors", "unit", "answered", "named"]))
cells("columns that nobody declared", lambda grid, _: [[*row, f"x{at}"] for at, row in enumerate(grid)])
cells("an empty column between", lambda grid, _: [[*row[:3], "", *row[3:]] for row in grid])
cells("two columns alike that nobody declared", lambda grid, _: [[*row, row[-1], row[-1]] for row in grid])
cells(
    "a declared column twice", lambda grid, _: [[*row, row[3]] for row in grid], Found("D304", 1, "doctors")
)
cells(
    "a column missing", moved(["unit", "named", "answered", "trained", "note"]), Found("D303", 1, "doctors")
)
cells("no unit column", moved(["named", "answered", "doctors", "trained", "note"]), Found("D303", 1, "unit"))
cells("a date column missing", moved(["unit", "named", "doctors", "trained", "note"]))
wide("a name where the id is missing", moved(["named", "answered", "doctors", "trained", "hours", "tool", "note"]),
     said=("D381",))  # fmt: skip
cells(
    "headers of two columns swapped",
    lambda grid, _: [[*grid[0][:3], grid[0][4], grid[0][3], grid[0][5]], *grid[1:]],
    *(Found("D323", row, "trained") for row in (2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13)),
)

# Headers

for said, by in (
    ("capital letters", str.upper),
    ("a number before it", lambda text: f"3. {text}"),
    ("Q3 before it", lambda text: f"Q3: {text}"),
    ("a star behind it", lambda text: f"{text} *"),
    ("other punctuation", lambda text: text.rstrip("?") + ":"),
    ("markup", lambda text: f"<p><b>{text}</b></p>"),
    ("aa for å", lambda text: text.replace("å", "aa")),
):
    cells(f"a header with {said}", header("doctors", by), said=("D380",))
for said, by in (
    ("blanks around", lambda text: f"  {text} "),
    ("two blanks for one", lambda text: text.replace(" ", "  ")),
    ("U+00A0", lambda text: text.replace(" ", NBSP)),
    ("a line break", lambda text: text.replace(" ved ", "\nved ")),
    ("a soft hyphen", lambda text: text.replace("legevakten", "lege\u00advakten")),
    ("a zero-width blank", lambda text: text.replace("(", "\u200b(")),
    ("letters taken apart", lambda text: unicodedata.normalize("NFD", text)),
    ("its name from the specification", lambda _: "doctors"),
):
    cells(f"a header with {said}", header("doctors", by))
cells(
    "a header misspelt",
    header("doctors", lambda text: text.replace("leger", "lger")),
    Found("D303", 1, "doctors"),
)
cells("a header cut short", header("doctors", lambda text: text[:30]), Found("D303", 1, "doctors"))
cells(
    "no header at all",
    lambda grid, _: grid[1:],
    *(Found("D303", 1, one) for one in ("unit", "doctors", "trained")),
)

# Texts in columns that nobody declared

for said, text in (
    ("a carriage return", "en\rto"), ("CRLF", "en\r\nto"), ("U+2028", "en\u2028to"), ("NEL", "en\u0085to"),
    ("a form feed", "en\x0cto"), ("a vertical tab", "en\x0bto"), ("a tab", "en\tto"), ("0x1C", "en\x1cto"),
    ("a formula", "=1+1"), ("quotes only", '""'), ("a long text", "æ" * 40_000), ("an emoji", "👩‍⚕️"),
    ("letters taken apart", unicodedata.normalize("NFD", "Blåbær")), ("typographic quotes", "“hei”; «hei»"),
):  # fmt: skip
    cells(f"a comment with {said}", on("note", 4, text))
    if said not in ("a long text",):
        wide(f"a declared comment with {said}", on("note", 4, text))
