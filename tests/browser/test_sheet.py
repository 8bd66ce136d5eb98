"""The sheet of an indicator in a real browser: accessible, whole on every screen, harmless, and on paper."""

from dataclasses import replace

import pytest

from nki.steps.sheet import Sheet, write_sheet
from nki.theme import DEFAULT, Logo
from tests.indicator import model

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"
LOGO = Logo(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 6"/>', "image/svg+xml", "Helse Prøve")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """A proposal with all that a page can have, in each language."""
    spec = {
        "title": f"Prøve {HOSTILE} {'langtord' * 20}",
        "definition": f"Samtreningen ved legevakten. {HOSTILE}",
        "rationale": "Fordi:\n- det er viktig\n- det er lurt\n1. først\n2. så",
        "terms": [{"term": "Samtrening", "meaning": "trening av flere."}],
        "references": [{"text": "Lov", "url": f"https://example.org/{'sti/' * 40}"}],
    }
    folder = tmp_path_factory.mktemp("sheets")
    for lang in ("nb", "nn", "en"):
        page = write_sheet(Sheet(model(spec), lang, replace(DEFAULT, logo=LOGO)), "html")
        (folder / f"{lang}.html").write_bytes(page)
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 820, 1600])
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_sheet_is_accessible_and_fits_its_screen(opened, violations, sheets, lang, width, scheme):
    page = opened(sheets / f"{lang}.html", width=width, scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_term_leads_to_its_meaning_by_keyboard(opened, violations, sheets):
    page = opened(sheets / "nb.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Samtreningen"
    page.keyboard.press("Enter")
    assert page.locator(":target").inner_text() == "Samtrening: trening av flere."
    assert violations(page) == []


def test_what_a_stranger_writes_is_shown_as_it_is(opened, sheets):
    page = opened(sheets / "nb.html")
    assert HOSTILE in page.get_by_role("heading", level=1).inner_text()
    assert page.locator("script, img:not(.logo)").count() == 0


def test_on_paper_it_is_light_and_its_columns_stay(opened, sheets):
    page = opened(sheets / "nb.html", scheme="dark", width=820)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    label, text = (page.locator(".field").first.locator(part).bounding_box() for part in ("dt", "dd"))
    assert label["x"] + label["width"] <= text["x"]
    assert abs(label["y"] - text["y"]) < 5
