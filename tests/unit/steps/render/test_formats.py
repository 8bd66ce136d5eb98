from importlib import import_module
from pathlib import Path

import pytest

from nki.errors import NkiError
from nki.steps.render import RENDERERS, SUFFIXES, format_of, render
from tests.unit.releases import release


def test_every_format_renders():
    for form in RENDERERS:
        assert render(release(), form)


def test_every_suffix_names_a_format_that_exists():
    assert set(SUFFIXES.values()) <= set(RENDERERS)
    for target in RENDERERS.values():
        module, function = target.split(":")
        assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize(("name", "form"), [("r.csv", "csv"), ("R.JSON", "json"), ("a.b.parquet", "parquet")])
def test_the_suffix_chooses_the_format(name, form):
    assert format_of(Path(name)) == form


@pytest.mark.parametrize("name", ["result", "result.docx", ".csv", "result.csv.gz"])
def test_any_other_suffix_is_an_error_of_output(name):
    with pytest.raises(NkiError) as caught:
        format_of(Path(name))
    assert [issue.code for issue in caught.value.issues] == ["R602"]


def test_an_unknown_format_is_an_error_of_output():
    with pytest.raises(NkiError) as caught:
        render(release(), "docx")
    assert [issue.code for issue in caught.value.issues] == ["R602"]
