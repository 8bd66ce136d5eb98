"""A chart as a page in a real browser: accessible, usable by keyboard, whole on every screen, harmless."""

from dataclasses import replace

import pytest

from nki.charting import chart
from nki.steps.chart.choice import Choice
from tests.browser import pages

KINDS = {
    "areas": Choice("areas"),
    "units": Choice("units", area="30"),
    "distribution": Choice("distribution"),
    "response": Choice("response"),
    "change": Choice("change"),
    "map": Choice("map"),
}


@pytest.fixture(scope="module")
def charts(tmp_path_factory):
    """A page of each kind: names of counties that are long or hostile, and every status."""
    folder = tmp_path_factory.mktemp("charts")
    for name, choice in KINDS.items():
        releases = [pages.small()]
        if choice.kind == "change":
            later = replace(releases[0].about, period="2022")
            releases.append(replace(releases[0], about=later))
        (folder / f"{name}.html").write_bytes(chart(releases, choice, "html").data)
    (folder / "hostile.html").write_bytes(chart([pages.hostile()], Choice("areas"), "html").data)
    return folder


def drawn(opened, path, **options):
    """Open a page and wait until its chart answers."""
    page = opened(path, **options)
    page.locator("#tools:not([hidden])").wait_for()
    return page


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible_and_fits_its_screen(opened, violations, charts, kind, width, scheme):
    page = drawn(opened, charts / f"{kind}.html", width=width, scheme=scheme)
    page.locator("summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = page.locator("#chart svg").bounding_box()
    assert box["width"] <= width
    assert box["height"] > 60


def test_a_keyboard_alone_chooses_a_mark_and_the_order(opened, charts):
    page = drawn(opened, charts / "areas.html")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("status").inner_text() == "Troms og Finnmark: 19,5\u202f% (628 av 3\u202f218)"
    faint = "[...document.querySelectorAll('.figures_marks path')].map((one) => one.getAttribute('opacity'))"
    page.wait_for_function(f"{faint}.filter((one) => one === '0.35').length === 2")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "document.querySelector('.figures_marks path:last-child').getAttribute('d').length > 0"
    )
    names = page.evaluate(
        "[...document.querySelectorAll('#chart text')].filter((one) => one.textContent === 'Oslo')"
        ".map((one) => one.getBoundingClientRect().top)"
    )
    others = page.evaluate(
        "[...document.querySelectorAll('#chart text')].filter((one) => one.textContent === 'Viken')"
        ".map((one) => one.getBoundingClientRect().top)"
    )
    assert max(names) < min(others)


def test_a_mark_says_what_it_is_to_a_mouse(opened, charts):
    page = drawn(opened, charts / "areas.html")
    page.locator(".figures_marks path").first.hover()
    assert page.locator("#tip").inner_text() == "Troms og Finnmark: 19,5\u202f% (628 av 3\u202f218)"
    page.locator(".figures_marks path").first.click()
    assert page.get_by_label("Fremhev").input_value() == "54"


def test_without_javascript_the_picture_is_there(opened, charts):
    page = opened(charts / "areas.html", java_script_enabled=False)
    assert page.locator("#chart svg").is_visible()
    assert not page.locator("#tools").is_visible()
    assert "Oslo 0,0" in page.locator("figcaption").inner_text()


def test_a_screen_that_becomes_small_gets_a_chart_for_small_screens(opened, charts):
    page = drawn(opened, charts / "areas.html")
    before = page.locator("#chart svg").bounding_box()
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_function(
        f"document.querySelector('#chart svg').getBoundingClientRect().height > {before['height']}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_hostile_names_are_names(opened, violations, charts):
    page = drawn(opened, charts / "hostile.html", width=390)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_label("Fremhev").select_option(index=2)
    assert "<script>alert(1)</script>" in page.get_by_role("status").inner_text()
    assert "<U+202E>" in page.get_by_role("status").inner_text()
    assert violations(page) == []


def test_the_table_has_every_figure_and_a_sign_where_there_is_none(opened, charts):
    page = drawn(opened, charts / "units.html")
    page.locator("summary").click()
    lines = [line.all_inner_texts() for line in map(cells, page.locator("tbody tr").all())]
    assert lines == [
        ['Fredrikstad interkommunale legevakt; nord, "øst"', "15,6\u202f%", "1 av 1"],
        ["Åmot legevakt", ". nevneren er 0", "1 av 1"],
        ["Ås legevakt", ". ikke aktuelt", "0 av 1"],
    ]


def cells(line):
    return line.locator("th, td")
