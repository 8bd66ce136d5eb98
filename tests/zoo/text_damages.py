"""Damages to CSV as text and as bytes: dialects, quotes, line ends, encodings, pieces lost or doubled."""

# ruff: noqa: ARG005, E501, PLC3002  (a damage is a line, and not every one looks at what it damages)

import codecs
import csv
import gzip
import io
import re
import unicodedata
import zipfile

from tests.zoo import clean
from tests.zoo.animals import ZOO, Found, dialect


def how(name, *outcome, said=(), survey=clean.counts, **options):
    ZOO.add(name, "written", dialect(**options), *outcome, said=said, survey=survey)


def text(name, change, *outcome, **rest):
    ZOO.add(name, "text", change, *outcome, **rest)


def data(name, change, *outcome, **rest):
    ZOO.add(name, "bytes", change, *outcome, **rest)


def packed(name, change, *outcome, **rest):
    ZOO.add(name, "packed", change, *outcome, **rest)


LOST = (Found("D303", 1, "doctors"), Found("D303", 1, "trained"))

# How it is written

for said, mark in (("commas", ","), ("tabs", "\t"), ("bars", "|")):
    how(f"{said} between cells", delimiter=mark)
    how(f"{said} between cells, and decimals", delimiter=mark, survey=clean.answers)
how("blanks between cells", Found("D307", 1), delimiter=" ", quoting=csv.QUOTE_ALL)
how("LF line ends", end="\n")
how("CR line ends", end="\r")
how("CR CR LF line ends", end="\r\r\n")
how("everything in quotes", quoting=csv.QUOTE_ALL)
how("everything in quotes, CR", quoting=csv.QUOTE_ALL, end="\r")
how("UTF-8 with BOM", before=codecs.BOM_UTF8)
how("UTF-8 with BOM, everything in quotes", before=codecs.BOM_UTF8, quoting=csv.QUOTE_ALL)
how("two BOMs", before=codecs.BOM_UTF8 * 2)
how("Windows-1252", encoding="cp1252")
how("ISO-8859-1", encoding="iso8859-1")
how("UTF-16 with BOM, little end first", encoding="utf-16-le", before=codecs.BOM_UTF16_LE)
how("UTF-16 with BOM, big end first", encoding="utf-16-be", before=codecs.BOM_UTF16_BE)
how("UTF-16 without BOM, little end first", encoding="utf-16-le")
how("UTF-16 without BOM, big end first", encoding="utf-16-be")
how(
    "UTF-16 with tabs, as Excel's Unicode text",
    encoding="utf-16-le",
    before=codecs.BOM_UTF16_LE,
    delimiter="\t",
)
how("UTF-32", encoding="utf-32")
how("CP865, as DOS wrote", Found("D374"), encoding="cp865")
how("Mac Roman", Found("D374"), encoding="mac-roman")
how("UTF-8 said to be UTF-16", Found("D301", 0), before=codecs.BOM_UTF16_LE)
how("Windows-1252 behind the BOM of UTF-8", Found("D301", 0), encoding="cp1252", before=codecs.BOM_UTF8)
how("UTF-7", *LOST, encoding="utf-7")

# Text

UNQUOTED = tuple(Found("D305", row) for row in (4, 7, 10, 16))
"""The rows that fall apart where quotes are none."""

text("sep=;", lambda one: f"sep=;\r\n{one}")
text("sep=; in quotes", lambda one: f'"sep=;"\r\n{one}')
text("SEP=; in capitals, with LF", lambda one: f"SEP=;\n{one}")
text("sep=, and semicolons", lambda one: f"sep=,\r\n{one}", Found("D308", 2))
text("empty lines above", lambda one: "\r\n\r\n" + one)
text("empty lines at the end", lambda one: one + "\r\n\r\n\r\n")
text("lines of delimiters at the end", lambda one: one + ";;;;;\r\n" * 3)
text("lines of too many delimiters at the end", lambda one: one + ";;;;;;;;;;\r\n" * 3)
text("no line end at the end", lambda one: one.rstrip("\r\n"))
text("Ctrl-Z at the end", lambda one: one + "\x1a", Found("D305", 14))
text("blanks behind every line", lambda one: one.replace(";\r\n", ";  \r\n"))
text("a blank behind every delimiter", lambda one: one.replace(";", "; "), *UNQUOTED)
text("quotes that are apostrophes", lambda one: one.replace('"', "'"), *UNQUOTED)


def nth_row(number, change):
    """Change one row of the text, counted from 1."""

    def changed(one):
        lines = re.split("(?<=\r\n)", one)
        lines[number - 1] = change(lines[number - 1])
        return "".join(lines)

    return changed


text("one line with LF", nth_row(3, lambda line: line.replace("\r\n", "\n")))
text("one line with CR", nth_row(3, lambda line: line.replace("\r\n", "\r")))
text("a header with LF and rows with CRLF", nth_row(1, lambda line: line.replace("\r\n", "\n")))
text("a line end lost", nth_row(3, str.rstrip), Found("D305", 3))
text("a line end too many", nth_row(3, lambda line: line.replace(";1234;", ";12\r\n34;")), Found("D305", 3),
     Found("D305", 4))  # fmt: skip
text("a delimiter lost", nth_row(3, lambda line: line.replace(";1234;", ";1234", 1)), Found("D305", 3))
text("a delimiter in a number", nth_row(3, lambda line: line.replace(";1234;", ";123;4;")), Found("D305", 3))
text("a quote before a row", nth_row(3, lambda line: f'"{line}'), Found("D307", 3))
text("a quote before a number", nth_row(3, lambda line: line.replace(";1234;", ';"1234;')), Found("D307", 3))
text(
    "a quote behind a number",
    nth_row(3, lambda line: line.replace(";1234;", ';1234";')),
    Found("D320", 3, "doctors"),
)
text("a number in quotes", nth_row(3, lambda line: line.replace(";1234;", ';"1234";')))
text(
    "a number in doubled quotes",
    nth_row(3, lambda line: line.replace(";1234;", ';"""1234""";')),
    said=("D382",),
)
text(
    "a quote in the last row", nth_row(11, lambda line: line.replace(";1010;", ';"1010;')), Found("D307", 11)
)
text("a quote that is never closed", lambda one: one + 'LV013;x;22.02.2022;5;1;"', Found("D306", 14))
text("a pair of quotes that swallows rows", lambda one: nth_row(3, lambda line: line.replace(";1234;", ';"1234;'))(
    one.replace(";18;", ';18";')), Found("D316", 3))  # fmt: skip
text("a pair of quotes that swallows the rest of a row", lambda one: one.replace(";1234;567;\r\n", ';"1234;567;"\r\n'),
     Found("D305", 3))  # fmt: skip
text("text behind a quoted cell", lambda one: one.replace('invitert"', 'invitert" x'), Found("D307", 4))
text("quotes escaped with a backslash", lambda one: one.replace('""egen""', r"\"egen\""), Found("D307", 4))
text("a quotation mark too few", lambda one: one.replace('""egen""', '"egen""'), Found("D307", 4))
text(
    "the file twice",
    lambda one: one * 2,
    Found("D315", 14),
    *(Found("D311", 14 + at, "unit") for at in range(1, 13)),
)
text(
    "the rows twice",
    lambda one: one + one.split("\r\n", 1)[1],
    *(Found("D311", 13 + at, "unit") for at in range(1, 13)),
)
text("two files behind each other, with a BOM between", lambda one: one + "\ufeff" + one, Found("D315", 14),
     *(Found("D311", 14 + at, "unit") for at in range(1, 13)))  # fmt: skip
text("two halves of a file, each with its header", lambda one: (lambda lines: "".join(
    [*lines[:5], lines[0], *lines[5:]]))(re.split("(?<=\r\n)", one)), Found("D315", 6))  # fmt: skip
text("two files with other columns behind each other", lambda one: one + "Legevakt-ID;Sykepleiere\r\nLV013;5\r\n",
     Found("D305", 14), Found("D305", 15))  # fmt: skip
text("another order of columns further down", lambda one: one + "Levert;Legevakt;Legevakt-ID;Kommentar;;\r\n",
     Found("D315", 14))  # fmt: skip
text("all letters taken apart", lambda one: unicodedata.normalize("NFD", one))
text("UTF-8 read as Windows-1252 and written again", lambda one: one.encode().decode("cp1252", "replace"),
     *LOST)  # fmt: skip
text("letters lost to question marks", lambda one: one.encode("ascii", "replace").decode(), *LOST)
text("letters lost to U+FFFD", lambda one: one.replace("å", "\ufffd"), *LOST)
text("letters as entities", lambda one: one.encode("ascii", "xmlcharrefreplace").decode(), *LOST)
text("everything in one line", lambda one: one.replace("\r\n", ";"), Found("D302"))
text("nothing", lambda one: "", Found("D302"))
text("blanks only", lambda one: " \r\n \r\n", Found("D302"))
for said, sign in (
    ("U+00A0", "\u00a0"),
    ("empty quotes", '""'),
    ("a form feed", "\x0c"),
    ("sep=", "sep=;\r\n"),
):
    text(f"{said} and nothing else", lambda _, sign=sign: sign, Found("D302"))
text("HTML", lambda one: f"<!DOCTYPE html><html><body><p>Logg inn</p>{one}</body></html>", Found("D375"))
text("JSON", lambda one: '[{"Legevakt-ID": "LV001"}]', Found("D375"))
text("log lines above", lambda one: "# laget 2022\r\n# av skjema\r\n" + one, said=("D385",))

# Bytes

data("a NUL byte", lambda one: one.replace(b";1234;", b";12\x0034;"), Found("D301"))
data("NUL bytes at the end", lambda one: one + b"\0" * 512, Found("D301"))
data("cut in the middle of a row", lambda one: one[: one.index(b";1234;") + 3], Found("D305", 3))
data("cut within quotes", lambda one: one[: one.index(b"invitert")], Found("D306", 4))
data("cut within quotes of the last row", lambda one: one[: one.index(b"blank imellom")], Found("D306", 13),
     Found("D305", 15))  # fmt: skip
data(
    "cut within a letter of the last row",
    lambda one: one[: one.index("én blank".encode()) + 1],
    Found("D301"),
)
data("a letter of Windows-1252 in UTF-8", lambda one: one.replace("Ærlig".encode(), "Ærlig".encode("cp1252")),
     Found("D301"))  # fmt: skip
data(
    "a file in Windows-1252 behind one in UTF-8",
    lambda one: one + one.decode().encode("cp1252"),
    Found("D301"),
)
data("a file in UTF-8 behind one in Windows-1252", lambda one: one.decode().encode("cp1252") + one,
     Found("D310", 14, "unit"), Found("D320", 14, "doctors"), Found("D320", 14, "trained"), Found("D325", 14, "answered"),
     *(Found("D311", 14 + at, "unit") for at in range(1, 13)))  # fmt: skip
data("a file in UTF-16 behind one in UTF-8", lambda one: one + one.decode().encode("utf-16"), Found("D301"))
data("no bytes", lambda one: b"", Found("D302"))
data("an old workbook", lambda one: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + one, Found("D375"))
data("a PDF", lambda one: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + one, Found("D375"))
data("a picture", lambda one: b"\x89PNG\r\n\x1a\n" + bytes(64), Found("D375"))

# Packed


def zipped(*names, compression=zipfile.ZIP_DEFLATED):
    def change(one):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", compression) as archive:
            for name in names:
                archive.writestr(name, one if name.endswith((".csv", ".xlsx", ".parquet")) else b"")
        return stream.getvalue()

    return change


packed("gzip", gzip.compress, suffix=".csv.gz")
packed("zip", zipped("svar.csv"), suffix=".zip")
packed("zip without compression", zipped("svar.csv", compression=zipfile.ZIP_STORED), suffix=".zip")
packed("zip of a Mac", zipped("svar.csv", "__MACOSX/._svar.csv", ".DS_Store"), suffix=".zip")
packed("zip with the file twice", zipped("a.csv", "b.csv"), *(Found("D311", at, "unit") for at in range(2, 14)),
       suffix=".zip", other=True)  # fmt: skip
packed("gzip without its suffix", gzip.compress)
packed("gzip cut", lambda one: gzip.compress(one)[:-30], Found("D377"), suffix=".csv.gz")
packed("zip cut", lambda one: zipped("svar.csv")(one)[:-30], Found("D377"), suffix=".zip")
packed("gzip of a gzip", lambda one: gzip.compress(gzip.compress(one)), Found("D377"), suffix=".csv.gz")
packed("a file with the suffix of another", lambda one: one, suffix=".xlsx")
