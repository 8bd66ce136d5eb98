"""The report as its readers use it: with a mouse, with a keyboard alone, without JavaScript, on paper."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.browser import pages


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def small(folder):
    return pages.written(folder, "small", pages.small())


@pytest.fixture(scope="module")
def survey(folder):
    return pages.written(folder, "survey", pages.survey())


@pytest.fixture(scope="module")
def several(folder):
    return pages.written(folder, "several", pages.survey(), pages.small())


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim()")


def shown(page, selector):
    """Return the texts of what can be seen."""
    found = page.locator(selector).evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.innerText)"
    )
    return [" ".join(text.split()) for text in found]


def until(page, condition):
    """Wait for something; the page's policy forbids what the browser's driver would do for it."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(condition)


def names(page):
    return shown(page, "[role=tabpanel] tbody tr > th")


def test_one_view_is_shown_and_a_link_leads_to_another_and_back(opened, survey):
    page = opened(survey)
    assert shown(page, "h1") == ["Leger som har deltatt i samtrening"]
    assert page.title() == "Leger som har deltatt i samtrening"
    page.get_by_role("link", name="Troms og Finnmark").click()
    assert shown(page, "h1") == ["Troms og Finnmark"]
    assert focused(page) == "Troms og Finnmark"
    assert page.title() == "Troms og Finnmark – Leger som har deltatt i samtrening"
    assert page.evaluate("scrollY") == 0
    page.get_by_role("link", name="Tromsø interkommunale legevakt").or_(
        page.get_by_role("link", name="Alta legevakt")
    ).first.click()
    assert shown(page, "article .facts li")[1] == "Legevakt"
    page.go_back()
    assert shown(page, "h1") == ["Troms og Finnmark"]
    page.go_back()
    assert shown(page, "h1") == ["Leger som har deltatt i samtrening"]
    assert focused(page) == "Leger som har deltatt i samtrening"


def test_an_address_opens_its_view_at_the_top(opened, survey):
    page = opened(survey, "county.54")
    assert shown(page, "h1") == ["Troms og Finnmark"]
    until(page, "scrollY === 0")
    assert page.get_by_text("Syntetiske data").is_visible()


def test_an_address_of_nothing_opens_the_overview(opened, survey):
    assert shown(opened(survey, "county.99"), "h1") == ["Leger som har deltatt i samtrening"]
    assert shown(opened(survey, "%E0%A4%A"), "h1") == ["Leger som har deltatt i samtrening"]


def test_the_contents_lead_to_their_parts(opened, survey):
    page = opened(survey)
    page.get_by_role("navigation").get_by_role("link", name="Slik er tallene laget").click()
    assert focused(page) == "Slik er tallene laget"
    assert shown(page, "h1") == ["Leger som har deltatt i samtrening"]


def test_several_indicators_begin_with_an_overview_and_share_the_areas(opened, several):
    page = opened(several)
    assert shown(page, "h1") == ["Kvalitetsindikatorer"]
    page.locator(".chapters").get_by_role("link").first.click()
    assert shown(page, "h1") == ["Leger som har deltatt i samtrening"]
    page.get_by_role("link", name="Viken").click()
    assert len(shown(page, "h2")) == 2
    page.get_by_role("link", name="Til oversikten").click()
    assert shown(page, "h1") == ["Kvalitetsindikatorer"]


def test_levels_are_tabs_that_arrow_keys_move_through(opened, survey):
    page = opened(survey)
    tabs = page.get_by_role("tab")
    assert [tab.get_attribute("aria-selected") for tab in tabs.all()] == ["true", "false", "false"]
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Kommuner"
    assert page.get_by_role("tabpanel").get_attribute("aria-labelledby") == tabs.nth(1).get_attribute("id")
    assert "Alta" in names(page)
    page.keyboard.press("End")
    assert focused(page) == "Legevakter"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Fylker"
    assert "Alta" not in names(page)


def units(page):
    page.get_by_role("tab", name="Legevakter").click()
    return page.get_by_role("tabpanel")


def test_a_search_narrows_a_table_and_says_by_how_much(opened, survey):
    page = opened(survey)
    panel = units(page)
    assert panel.get_by_role("status").inner_text() == "168 av 168 legevakter"
    panel.get_by_label("Søk i tabellen").fill("fjord")
    found = names(page)
    assert 1 < len(found) < 30
    assert all("fjord" in name.casefold() for name in found)
    assert panel.get_by_role("status").inner_text() == f"{len(found)} av 168 legevakter"
    page.get_by_role("button", name="Nullstill").click()
    until(page, "document.querySelector('[role=tabpanel]:not([hidden]) output').value.startsWith('168')")
    assert len(names(page)) == 168


@pytest.mark.parametrize(
    ("typed", "found"), [("TROMSO", "Tromsø"), ("hamaroy", "Hábmer - Hamarøy"), ("Aas", "Ås")]
)
def test_a_search_forgives_letters_that_keyboards_lack(opened, survey, typed, found):
    page = opened(survey)
    page.get_by_role("tab", name="Kommuner").click()
    page.get_by_role("tabpanel").get_by_label("Søk i tabellen").fill(typed)
    assert found in names(page)


def test_filters_go_together(opened, survey):
    page = opened(survey)
    panel = units(page)
    panel.get_by_label("Tall", exact=True).select_option(label="Uten tall")
    assert len(names(page)) == 7
    panel.get_by_label("Fylke", exact=True).select_option(label="Agder")
    assert names(page) == ["Grimstad interkommunale legevakt", "Vennesla legevakt"]
    assert panel.get_by_role("status").inner_text() == "2 av 168 legevakter"


def test_nothing_found_is_said(opened, survey):
    page = opened(survey)
    panel = units(page)
    panel.get_by_label("Søk i tabellen").fill("finnes ikke")
    assert names(page) == []
    assert panel.get_by_text("Ingen treff.").is_visible()
    assert not panel.get_by_role("table").is_visible()


def column(page, head):
    """Return what stands in a column of the table that is shown, and whether it has a place in the order."""
    table = page.locator("[role=tabpanel]:not([hidden]) table")
    heads = [text.strip() for text in table.locator("thead tr:last-child th").all_inner_texts()]
    return table.locator("tbody tr").evaluate_all(
        "(rows, at) => rows.map((row) => [row.cells[at].innerText, 'k' in row.cells[at].dataset])",
        heads.index(head),
    )


def test_a_column_is_sorted_and_what_has_no_number_stays_last(opened, small):
    page = opened(small)
    panel = units(page)
    head = panel.get_by_role("columnheader", name="Andel")
    assert head.get_attribute("aria-sort") is None
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    values = column(page, "Andel")
    assert values[:3] == [["19,5\u202f%", True], ["15,6\u202f%", True], ["0,0\u202f%", True]]
    assert {place for _, place in values[3:]} == {False}
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    values = column(page, "Andel")
    assert [text for text, _ in values[:3]] == ["0,0\u202f%", "15,6\u202f%", "19,5\u202f%"]
    assert {place for _, place in values[3:]} == {False}
    assert panel.get_by_role("columnheader", name="Navn").get_attribute("aria-sort") is None


def test_names_are_sorted_by_the_norwegian_alphabet(opened, survey):
    page = opened(survey)
    page.get_by_role("tab", name="Kommuner").click()
    head = page.get_by_role("tabpanel").get_by_role("columnheader", name="Navn")
    assert head.get_attribute("aria-sort") == "ascending"
    before = names(page)
    assert before[-1].startswith("Å")
    head.get_by_role("button").click()
    assert names(page) == before[::-1]


def test_a_place_is_found_by_its_name(opened, survey):
    page = opened(survey)
    search = page.get_by_role("search")
    search.get_by_label("Finn et sted").fill("more og")
    search.get_by_role("button").click()
    assert shown(page, "h1") == ["Møre og Romsdal"]
    search.get_by_label("Finn et sted").fill("Atlantis")
    search.get_by_role("button").press("Enter")
    assert search.get_by_role("status").inner_text() == "Ingen steder heter det."
    assert shown(page, "h1") == ["Møre og Romsdal"]


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_device_until_they_are_chosen(opened, small, scheme):
    page = opened(small, scheme=scheme)
    colours = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 19, 24)"}
    assert background(page) == colours[scheme]
    for choice, label in (("dark", "Mørke"), ("light", "Lyse")):
        page.get_by_label("Farger").select_option(label=label)
        assert background(page) == colours[choice]
    page.get_by_label("Farger").select_option(label="Som enheten")
    assert background(page) == colours[scheme]
    page.get_by_label("Farger").select_option(label="Mørke")
    page.emulate_media(media="print")
    assert background(page) == colours["light"]


FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const isInSight = box.width > 0 && box.top >= -1 && box.bottom <= innerHeight + 1;
  const isMarked = getComputedStyle(one).outlineStyle !== "none";
  return [one.tagName, (one.textContent || one.name).trim().slice(0, 30), isInSight && isMarked];
}"""


def test_a_keyboard_alone_reaches_everything_and_shows_where_it_is(opened, small):
    page = opened(small)
    page.keyboard.press("Tab")
    assert focused(page) == "Gå til innholdet"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    walked = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUS)
        if seen[0] == "BODY":
            break
        walked.append(seen)
    assert [one for one in walked if not one[2]] == []
    tags = {tag for tag, *_ in walked}
    assert {"A", "BUTTON", "INPUT", "SELECT"} <= tags
    assert walked[-1][1] != walked[0][1]


def test_without_javascript_everything_is_there(opened, survey):
    page = opened(survey, java_script_enabled=False)
    assert page.locator("h1").count() > 170
    assert all(one.is_visible() for one in page.locator("h1").all()[:20])
    assert page.locator("tbody tr").first.is_visible()
    assert page.locator("form").count() > 0
    assert not any(one.is_visible() for one in page.locator("form").all())
    assert not page.locator("thead button").count()


def test_paper_carries_marks_and_pages_and_no_controls(opened, small):
    page = opened(small)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    words = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    for number, text in enumerate(words, start=1):
        assert "Syntetiske data" in text
        assert "Forslag" in text
        assert f"{number} / {len(sheets)}" in text
        assert not {"Nullstill", "Som enheten", "Gå til innholdet"} & set(re.findall(r"[\w ]+", text))
    assert float(sheets[0].mediabox.width) == pytest.approx(595, abs=1)


@pytest.mark.parametrize("width", [320, 390, 820, 1600])
@pytest.mark.parametrize("place", ["", "county.54", "er_unit.LV001"])
def test_no_width_makes_the_page_wider_than_itself(opened, survey, width, place):
    page = opened(survey, place, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1600])
def test_hostile_names_are_names(opened, folder, width):
    page = opened(pages.written(folder, "hostile", pages.hostile()), width=width)
    assert page.locator("img").count() == 0
    assert "<script>alert(1)</script>" in page.locator("h1").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    units(page)
    page.get_by_role("tabpanel").get_by_role("link").first.click()
    assert "<U+202E>" in page.locator("h1:visible").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    search = page.get_by_role("search")
    search.get_by_label("Finn et sted").fill("<script>")
    search.get_by_role("button").click()
    assert page.locator("script").count() == 1
