"""Reports that browsers are shown: a small one with every status, a whole survey, several indicators."""

from dataclasses import replace
from pathlib import Path

import nki
from nki.model.release import FormText
from nki.reporting import report
from tests.unit.releases import ABOUT, COUNTS, PROPORTIONS, release

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)> \u202e' + "Svært" * 60

FORM = (
    FormText(1, "definition", "Definisjon", "Andel leger som har deltatt.\nTo avsnitt."),
    FormText(22, "limitations", "Feilkilder og usikkerhet", "Leger telles flere ganger."),
)


def small():
    """Every status, a form, and a mark."""
    return release(about=replace(ABOUT, title="En annen indikator", form=FORM, status="proposal"))


def hostile():
    """Names of areas, indicators and measures that would like to be more than names."""
    rows = tuple(replace(one, name=f"{one.name} {HOSTILE}") for one in PROPORTIONS + COUNTS)
    measures = tuple(replace(one, text=f"{one.text} {HOSTILE}") for one in ABOUT.measures)
    return release(
        rows, replace(ABOUT, title=HOSTILE, measures=measures, notes=(HOSTILE,), sources=(HOSTILE,))
    )


def survey():
    """All units and municipalities."""
    return nki.compute(
        "legevakt-samtrening-leger", EXAMPLES / "samtrening-2021" / "survey_export.csv"
    ).release


def written(folder, name, *releases, **options):
    """Write a report and return its path."""
    path = folder / f"{name}.html"
    path.write_bytes(report(releases, "html", **options).data)
    return path
