"""Files of charts: told to those who do not see them, fit for print, and the same bytes everywhere."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import altair as alt
import pytest
from jsonschema import ValidationError

from nki.model.level import Level
from nki.steps.chart.look import paper_ink, screen_ink
from nki.theme import DEFAULT, VISIBLE, contrast
from tests.unit.steps.chart import drawn

ROOT = Path(__file__).parents[4]
TOLD = (
    "Leger som har deltatt i samtrening. Andel etter fylke, 2021. Andel leger som har deltatt i samtrening "
    "siste år: 13,3 prosent (Norge, 2021). Andelen var høyest i Troms og Finnmark (19,5 prosent) og lavest i "
    "Oslo (0,0 prosent). Troms og Finnmark 19,5\u202f%; Viken 1,6\u202f%; Oslo 0,0\u202f%."
)


def test_a_picture_says_in_words_what_it_shows():
    root = drawn.root(drawn.made().data)
    assert root.get("role") == "img"
    assert root.get("aria-label") == TOLD
    assert root.find(f"{drawn.SVG}title").text == "Leger som har deltatt i samtrening"
    assert root.find(f"{drawn.SVG}desc").text == TOLD


def test_a_picture_for_print_has_its_words_and_its_size_in_it():
    parts = drawn.chunks(drawn.made(format_="png").data)
    assert dict(parts)["pHYs"] == (11811).to_bytes(4) * 2 + b"\1"
    width = int.from_bytes(dict(parts)["IHDR"][:4])
    assert 2000 < width < 2032  # 17 cm at 300 dots per inch
    texts = dict(part.split(b"\0\0\0\0\0") for kind, part in parts if kind == "iTXt")
    assert texts[b"Description"].decode() == TOLD
    assert texts[b"Disclaimer"].decode().startswith("Syntetiske data:")


@pytest.mark.parametrize("format_", ["svg", "json"])
def test_synthetic_data_and_sources_are_said_in_every_chart(format_):
    data = drawn.words_of(drawn.made(format_=format_).data).decode()
    assert "Syntetiske data: svarene er oppdiktet" in data
    assert "Datakilde: Spørreundersøkelse til legevaktlederne." in data
    assert "Statistisk sentralbyrå" in data


def test_what_a_sign_means_stands_below():
    shown = " ".join(drawn.texts(drawn.made("units", area="30").data))
    assert "Tall kan ikke forekomme (Nevneren er 0, Ikke aktuelt)" in shown


def test_scales_have_a_decimal_comma():
    nation = replace(drawn.row_of(2), level=Level.NATIONAL, code="0", name="Norge")
    low = drawn.of([nation, *map(drawn.row_of, (1, 2, 3))])
    assert "0,2\u202f%" in drawn.texts(drawn.made(of=low).data)
    assert "0.2%" in drawn.texts(drawn.made(of=low, lang="en").data)


def test_the_definition_brings_the_notation_of_its_numbers_along():
    locale = drawn.definition()["usermeta"]["embedOptions"]["formatLocale"]
    assert (locale["decimal"], locale["thousands"], locale["percent"]) == (",", "\u202f", "\u202f%")


KINDS = {"areas": {}, "units": {"area": "30"}, "distribution": {}, "response": {}, "map": {}}


@pytest.mark.parametrize("kind", KINDS)
def test_every_definition_keeps_to_the_schema_of_its_language(kind):
    made = drawn.definition(kind, **KINDS[kind])
    assert made["$schema"].endswith("/vega-lite/v6.json")
    alt.LayerChart.from_dict(made, validate=True)
    made["layer"][0]["mark"] = "a bar"
    with pytest.raises(ValidationError):
        alt.LayerChart.from_dict(made, validate=True)


PROGRAM = """
import sys
from tests.unit.steps.chart import drawn
for format in ("svg", "png", "html", "json"):
    made = drawn.made("units", format, area="30")
    sys.stdout.buffer.write(made.data + made.table)
"""


def test_another_folder_and_time_zone_give_the_same_bytes(tmp_path):
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout
        for cwd, zone, seed in ((ROOT, "Europe/Oslo", "1"), (tmp_path, "Pacific/Auckland", "2"))
    }
    assert len(outputs) == 1


def test_a_theme_gives_a_chart_its_colours(tmp_path):
    (tmp_path / "theme.yaml").write_text(
        'colours:\n  series: ["#7a0019", "#00558c", "#4d4d4d"]\n', encoding="utf-8"
    )
    svg = drawn.made(templates=tmp_path).data.decode()
    assert "#7a0019" in svg
    assert "#0072b2" not in svg


def test_a_theme_gives_a_chart_its_font(tmp_path):
    (tmp_path / "theme.yaml").write_text("fonts:\n  text: [Prøveskrift, sans-serif]\n", encoding="utf-8")
    assert "Prøveskrift, Liberation Sans" in drawn.made(templates=tmp_path).data.decode()


def test_shades_of_the_main_colour_are_told_apart_by_their_lightness():
    ink = paper_ink(DEFAULT)
    contrasts = [contrast(shade, ink.paper) for shade in ink.shades]
    assert contrasts == sorted(contrasts)
    assert contrasts[0] == 1
    assert contrasts[-1] > VISIBLE


def test_a_page_has_the_colours_of_its_own_scheme():
    assert screen_ink(DEFAULT).main == "var(--series-1)"
    assert screen_ink(DEFAULT).shade(4) == "color-mix(in srgb, var(--series-1) 40%, var(--background))"
