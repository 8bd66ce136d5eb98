"""What the reference deliveries come to, computed by the oracle and written as nki writes its results."""

import csv
import io
from dataclasses import dataclass

from tests import inputs, oracle


@dataclass(frozen=True)
class Case:
    """One indicator computed from one reference delivery."""

    indicator: str
    example: str
    year: int
    encoding: str

    @property
    def folder(self):
        return inputs.ROOT / "examples" / self.example

    @property
    def delivery(self):
        return self.folder / "survey_export.csv"

    @property
    def figures(self):
        return self.folder / "expected" / f"{self.indicator}.csv"

    @property
    def accounts(self):
        return self.folder / "expected" / f"{self.indicator}.accounts.csv"


CASES = (
    Case("legevakt-samtrening-leger", "samtrening-2021", 2021, "utf-8-sig"),
    Case("legevakt-samtrening-sykepleiere", "samtrening-2021", 2021, "utf-8-sig"),
    Case("legevakt-triage", "triage-2024", 2024, "cp1252"),
)


def by_oracle(case):
    """Return the figures and accounts of a case."""
    indicator = inputs.indicator(case.indicator)
    rows = inputs.delivery(indicator["sources"][0], case.delivery, case.encoding)
    return oracle.compute(indicator, rows, **inputs.register(), **inputs.geography(), year=case.year)


def as_csv(rows):
    """Write dictionaries as comma-separated text; no number is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows([{key: as_cell(row, key) for key in row} for row in rows])
    return out.getvalue()


def as_cell(row, key):
    """Write one cell: whole numbers whole, the value of a proportion with all the digits of a double."""
    cell = row[key]
    if cell is None:
        return ""
    if key == "value":
        return repr(float(cell)) if row["kind"] == "proportion" else str(int(cell))
    if key in ("numerator", "denominator"):
        return str(int(cell))
    return str(cell)
