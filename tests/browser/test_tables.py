"""Tables as a page: nothing that an accessibility engine would object to, on any screen and on paper."""

import pytest

from tests.browser import pages
from tests.unit.steps.tables.made import exported, of_kinds, of_year


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


def written(folder, name, *releases, **choice):
    path = folder / f"{name}.html"
    path.write_bytes(exported(releases, "html", **choice))
    return path


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1600, "dark")])
@pytest.mark.parametrize("shape", ["wide", "long"])
def test_tables_are_accessible(opened, violations, folder, shape, width, scheme):
    path = written(folder, shape, of_kinds(), shape=shape)
    assert violations(opened(path, width=width, scheme=scheme)) == []


def test_tables_with_hostile_names_are_accessible_and_run_nothing(opened, violations, folder):
    page = opened(written(folder, "hostile", pages.hostile(), lang="en"), width=820)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_wide_table_scrolls_inside_itself_and_by_keyboard(opened, folder):
    years = [of_year(str(year)) for year in range(2012, 2025)]
    page = opened(written(folder, "years", *years), width=600)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    region = page.get_by_role("region").first
    region.press("ArrowRight")
    region.press("ArrowRight")
    page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")


def test_a_screen_reader_is_told_why_there_is_no_number(opened, folder):
    page = opened(written(folder, "small", pages.small(), lang="nb"))
    (row,) = page.get_by_role("row", name="Hvaler").all()
    assert row.get_by_role("cell").nth(1).inner_text().split() == ["..", "ikke", "besvart"]
    assert page.get_by_role("table", name="Kommuner").get_by_role("rowheader", name="Viken").count() == 1
