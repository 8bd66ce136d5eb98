"""No page has anything that an accessibility engine would object to."""

import re
import subprocess
import sys
from itertools import product

import pytest

from tests.browser import pages


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def reports(folder):
    return {
        lang: pages.written(folder, lang, pages.small(), pages.hostile(), lang=lang)
        for lang in ("nb", "nn", "en")
    }


EVERY_PAIR = [
    *[("nb", 390, "light"), ("nb", 1600, "dark"), ("nn", 820, "light")],
    *[("nn", 390, "dark"), ("en", 1600, "light"), ("en", 820, "dark")],
]
"""Looks in which every language, width and scheme meets the others; the rest is tried at length."""
LOOKS = [
    pytest.param(*look, marks=[] if look in EVERY_PAIR else pytest.mark.long)
    for look in product(("nb", "nn", "en"), (390, 820, 1600), ("light", "dark"))
]


@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_a_report_is_accessible(opened, violations, reports, lang, width, scheme):
    page = opened(reports[lang], "legevakt-prove.2021", width=width, scheme=scheme)
    assert violations(page) == []
    page.get_by_role("tab").last.click()
    page.get_by_role("tabpanel").get_by_role("button").last.click()
    page.get_by_role("tabpanel").get_by_role("searchbox").fill("finnes ikke")
    assert violations(page) == []
    page.goto(f"{reports[lang].as_uri()}#county.30")
    assert violations(page) == []


@pytest.mark.parametrize("place", ["", "county.30", "er_unit.LV001"])
def test_a_report_of_all_units_is_accessible(opened, violations, folder, place):
    assert violations(opened(pages.written(folder, "survey", pages.survey()), place)) == []


def test_a_report_without_javascript_is_accessible(opened, violations, reports, folder):
    # the engine is JavaScript itself, so that only the page's own is taken away
    path = folder / "plain.html"
    path.write_text(
        re.sub("<script>.*?</script>", "", reports["nb"].read_text("utf-8"), flags=re.DOTALL), "utf-8"
    )
    page = opened(path)
    assert page.get_by_role("tab").count() == 0
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1600])
def test_an_inspection_is_accessible(opened, violations, folder, width, scheme):
    path = folder / "inspection.html"
    data = pages.EXAMPLES / "samtrening-2021" / "survey_export.csv"
    given = ["inspect", str(data), "--indicator", "legevakt-samtrening-leger", "--output", str(path)]
    subprocess.run([sys.executable, "-m", "nki", *given], check=True, capture_output=True, timeout=60)
    assert violations(opened(path, width=width, scheme=scheme)) == []
