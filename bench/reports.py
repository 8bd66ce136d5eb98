"""The report on a survey of 168 units, beside tables of the same result made by hand with pandas.

By hand there are tables alone: no words, charts, search or views of areas, and nothing that says why a cell
is empty.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.paired import paired, table

DATA = Path("bench/data")
BY_HAND = """
import json, sys
import pandas as pd
rows = pd.DataFrame(json.load(open(sys.argv[1]))["results"][0]["rows"])
pages = []
for (measure, level), some in rows.groupby(["measure", "level"], sort=False):
    shown = some[["name", "code", "value", "numerator", "denominator", "answered", "invited"]]
    style = shown.style.format(precision=1, decimal=",", thousands=" ", na_rep="..").hide(axis="index")
    pages.append(style.set_caption(f"{measure} {level}").to_html())
open(sys.argv[2], "w").write("\\n".join(pages))
"""
CHART_BY_HAND = """
import json, sys
import altair as alt
import vl_convert
rows = [
    {"name": row["name"], "value": row["value"]}
    for row in json.load(open(sys.argv[1]))["results"][0]["rows"]
    if row["measure"] == 1 and row["level"] == "county"
]
bars = alt.Chart(alt.InlineData(values=rows)).mark_bar()
chart = bars.encode(x="value:Q", y=alt.Y("name:N", sort="-x"))
open(sys.argv[2], "w").write(vl_convert.vegalite_to_svg(chart.to_dict()))
"""


def main(rounds: int = 7) -> None:
    DATA.mkdir(exist_ok=True)
    kept = str(DATA / "leger.json")
    nki = [sys.executable, "-m", "nki"]
    delivery = ["--data", "examples/samtrening-2021/survey_export.csv"]
    paired({"kept": [*nki, "compute", "legevakt-samtrening-leger", *delivery, "--output", kept]}, 0)
    base = "tables by hand, pandas"
    commands = {
        base: [sys.executable, "-c", BY_HAND, kept, str(DATA / "by-hand.html")],
        "nki report, page": [*nki, "report", kept, "--output", str(DATA / "report.html")],
        "nki report, PDF": [*nki, "report", kept, "--output", str(DATA / "report.pdf")],
    }
    table(
        "The report on 168 units and 356 municipalities, from a kept result",
        paired(commands, rounds),
        base,
        {},
    )
    base = "bars by hand, Altair"
    charts = {
        base: [sys.executable, "-c", CHART_BY_HAND, kept, str(DATA / "by-hand.svg")],
        "nki chart, SVG": [*nki, "chart", kept, "--output", str(DATA / "chart.svg")],
        "nki chart, page": [*nki, "chart", kept, "--output", str(DATA / "chart.html")],
    }
    table("A chart of 11 counties, from a kept result", paired(charts, rounds), base, {})
    for name in ("by-hand.html", "report.html", "report.pdf", "chart.svg", "chart.html"):
        print(f"  {name}: {(DATA / name).stat().st_size / 1024:,.0f} KiB")


if __name__ == "__main__":
    main()
