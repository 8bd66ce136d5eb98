"""Write the files of this folder anew with the programs themselves, from the clean delivery of the zoo.

Run it from the repository's folder: ``python -m tests.programs.make libreoffice pandas``. Each program that
is named has to be installed; ``polars`` runs where Polars and XlsxWriter are, and takes the rows from a file,
so that it needs nothing else of the tests: ``python tests/programs/make.py polars rows.json``.
"""

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
FILTER = "csv:Text - txt - csv (StarCalc)"
LIBREOFFICE = {
    # delimiter, quote, character set, first line, columns, language, all texts quoted, as shown, …
    "libreoffice-utf8.csv": "59,34,76,1,,0,false,true,false,false,false,-1",
    "libreoffice-utf8-quoted.csv": "59,34,76,1,,0,true,true,false,false,false,-1",
    "libreoffice-utf8-values.csv": "44,34,76,1,,0,false,false,false,false,false,-1",
    "libreoffice-windows-1252.csv": "59,34,1,1,,0,false,true,false,false,false,-1",
    "libreoffice-iso-8859-1.csv": "59,34,12,1,,0,false,true,false,false,false,-1",
    "libreoffice-utf16.csv": "9,34,65535,1,,0,false,true,false,false,false,-1",
}


def rows():
    """Return the clean delivery with numbers and dates as such; dates as ISO text, for JSON."""
    from tests.zoo import clean
    from tests.zoo.format_damages import typed

    survey = clean.answers()
    grid = typed([list(row) for row in survey.grid], survey)
    return [[one.isoformat() if isinstance(one, date) else one for one in row] for row in grid]


def libreoffice(found):
    """Let LibreOffice read a workbook and write it in its own ways."""
    import openpyxl

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        norwegian(folder / "profile")
        book = openpyxl.Workbook()
        book.active.title = "Svar"
        for row in found:
            book.active.append(row)
        for row in book.active.iter_rows(min_row=2, min_col=3, max_col=3):
            for cell in row:
                cell.value = date.fromisoformat(cell.value)
                cell.number_format = "DD.MM.YYYY"
        book.save(folder / "svar.xlsx")
        for target, options in LIBREOFFICE.items():
            convert(folder / "svar.xlsx", f"{FILTER}:{options}", folder / "csv")
            (made,) = (folder / "csv").iterdir()
            made.replace(HERE / target)
        convert(folder / "svar.xlsx", "xlsx:Calc MS Excel 2007 XML", folder / "xlsx")
        (folder / "xlsx" / "svar.xlsx").replace(HERE / "libreoffice.xlsx")
        convert(folder / "svar.xlsx", "ods", folder / "ods")
        convert(folder / "ods" / "svar.ods", "xlsx:Calc MS Excel 2007 XML", folder / "again")
        (folder / "again" / "svar.xlsx").replace(HERE / "libreoffice-from-ods.xlsx")


def norwegian(profile):
    """Set a profile of LibreOffice to Norwegian, so that it writes decimal commas and Norwegian dates."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
        "<value>nb-NO</value></prop></item></oor:items>",
        encoding="utf-8",
    )


def convert(path, kind, folder):
    home = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)


def pandas(found):
    """Let pandas write a frame in its own ways."""
    import pandas as pd

    frame = pd.DataFrame(found[1:], columns=found[0])
    day = found[0][2]
    frame[day] = pd.to_datetime(frame[day])
    frame.to_csv(HERE / "pandas.csv", index=False)
    frame.to_csv(HERE / "pandas-with-index.csv")
    frame.to_csv(
        HERE / "pandas-norwegian.csv",
        index=False,
        sep=";",
        decimal=",",
        date_format="%d.%m.%Y",
        encoding="cp1252",
    )
    frame.to_csv(HERE / "pandas-utf16.csv", index=False, sep="\t", encoding="utf-16")
    frame.to_csv(HERE / "pandas.csv.gz", index=False, compression={"method": "gzip", "mtime": 0})
    frame.to_excel(HERE / "pandas-openpyxl.xlsx", index=False, engine="openpyxl")
    frame.to_excel(HERE / "pandas-xlsxwriter.xlsx", index=False, engine="xlsxwriter")
    frame.to_parquet(HERE / "pandas.parquet")


def polars(found):
    """Let Polars write a frame in its own ways."""
    import polars as pl

    frame = pl.DataFrame(found[1:], schema=found[0], orient="row", infer_schema_length=None)
    frame = frame.with_columns(pl.col(found[0][2]).str.to_date())
    frame.write_csv(HERE / "polars.csv")
    frame.write_csv(HERE / "polars-semicolon.csv", separator=";", quote_style="always", include_bom=True)
    frame.write_csv(
        HERE / "polars-crlf.csv", separator="\t", line_terminator="\r\n", quote_style="non_numeric"
    )
    frame.write_parquet(HERE / "polars.parquet")
    frame.write_excel(HERE / "polars.xlsx")


PROGRAMS = {"libreoffice": libreoffice, "pandas": pandas, "polars": polars}

if __name__ == "__main__":
    asked = [one for one in sys.argv[1:] if one in PROGRAMS]
    given = [Path(one) for one in sys.argv[1:] if one not in PROGRAMS]
    delivery = json.loads(given[0].read_text(encoding="utf-8")) if given else rows()
    for one in asked:
        PROGRAMS[one](delivery)
