"""What a caller names as data: files, patterns, tables, and sources by name."""

import pandas as pd
import pytest

from nki.errors import NkiError, words
from nki.inputs import delivery_for as delivery_with
from nki.steps.load import load
from nki.steps.read import Unpacker
from tests.indicator import indicator, written

COLUMNS = [
    {"name": "unit", "type": "unit"},
    {"name": "doctors", "type": "count"},
    {"name": "trained", "type": "count"},
]


@pytest.fixture
def one(tmp_path):
    return load(written(indicator({"sources": [{"columns": COLUMNS}]}), tmp_path)).indicator


@pytest.fixture
def two(tmp_path):
    return load(
        written(indicator({"sources": [{"columns": COLUMNS}, {"columns": COLUMNS}]}), tmp_path)
    ).indicator


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Stand in a folder with some deliveries."""
    here = tmp_path / "here"
    (here / "more").mkdir(parents=True)
    for name in ("b.csv", "a.csv", "c.txt", "more/a.csv", "[x].csv", "survey=y.csv"):
        (here / name).write_text("x")
    monkeypatch.chdir(here)
    return here


def delivery_for(spec, data):
    with Unpacker() as unpacker:
        return delivery_with(spec, data, unpacker)


def named(spec, data):
    return {
        source: [one.shown for one in inputs] for source, inputs in delivery_for(spec, data).inputs.items()
    }


def refused(spec, data):
    with pytest.raises(NkiError) as stop:
        delivery_for(spec, data)
    return [(issue.code, words(issue).found) for issue in stop.value.issues]


@pytest.mark.parametrize(
    ("data", "files"),
    [
        ("b.csv", ["b.csv"]),
        (["b.csv", "a.csv"], ["b.csv", "a.csv"]),
        ("[ab].csv", ["a.csv", "b.csv"]),
        ("**/a.csv", ["a.csv", "more/a.csv"]),
        ("[x].csv", ["[x].csv"]),
        ("survey=a.csv", ["a.csv"]),
        ("survey=?.csv", ["a.csv", "b.csv"]),
        ("survey=y.csv", ["survey=y.csv"]),
        ({"survey": ["a.csv", "b.csv"]}, ["a.csv", "b.csv"]),
    ],
)
def test_files_are_found_by_name_and_by_pattern_in_order_of_name(one, folder, data, files):
    assert named(one, data) == {"survey": files}


@pytest.mark.parametrize("again", ["a.csv", "./a.csv", "more/../a.csv", "?.csv", "{folder}/a.csv"])
def test_a_file_that_is_named_twice_is_read_once(one, folder, again):
    found = named(one, ["a.csv", again.format(folder=folder)])["survey"]
    assert len(found) == len(set(found)) == (2 if again == "?.csv" else 1)
    assert found[0] == "a.csv"


def test_a_link_to_a_file_is_that_file(one, folder):
    (folder / "link.csv").symlink_to(folder / "a.csv")
    assert named(one, ["a.csv", "link.csv"]) == {"survey": ["a.csv"]}


def test_paths_and_tables_are_taken_as_they_are(one, folder):
    assert named(one, folder / "a.csv") == {"survey": [str(folder / "a.csv")]}
    frame = pd.DataFrame({"unit": ["a"]})
    assert delivery_for(one, frame).inputs["survey"][0].table is frame
    assert named(one, [frame, frame, "a.csv"])["survey"] == ["table given in Python"] * 2 + ["a.csv"]


@pytest.mark.parametrize("missing", ["z.csv", "*.parquet", "more", "", "a.csv/x", "a\0b"])
def test_a_file_that_is_not_there_is_never_an_empty_delivery(one, folder, missing):
    assert refused(one, ["a.csv", missing]) == [("U002", f'no file "{missing}"')]


def test_every_file_that_is_not_there_is_named_at_once(one, folder):
    assert [code for code, _ in refused(one, ["x", "y", "z"])] == ["U002"] * 3


@pytest.mark.parametrize("nothing", [[], (), {}])
def test_no_data_at_all_is_a_source_without_data(one, nothing):
    assert refused(one, nothing) == [("U007", 'no file was given for the source "survey"')]


def test_a_source_that_the_indicator_does_not_have_is_refused_with_a_hint(one, folder):
    assert refused(one, "servey=a.csv") == [
        ("U006", 'the indicator has no source "servey"; did you mean "survey"?')
    ]
    assert [code for code, _ in refused(one, {"unit": ["a"], "x": "a.csv"})] == ["U006", "U006"]


def test_with_several_sources_each_file_says_which_it_is(two, folder):
    assert named(two, ["survey=a.csv", "survey_2=?.csv"]) == {
        "survey": ["a.csv"],
        "survey_2": ["a.csv", "b.csv"],
    }
    frame = pd.DataFrame({"unit": ["a"]})
    assert named(two, {"survey": frame, "survey_2": "a.csv"})["survey_2"] == ["a.csv"]
    assert sorted(refused(two, ["a.csv", "survey_2=b.csv", frame])) == [
        ("U009", "the indicator has several sources, and a table does not say which one it is"),
        ("U009", "the indicator has several sources, and a.csv does not say which one it is"),
    ]
    assert refused(two, "survey=a.csv") == [("U007", 'no file was given for the source "survey_2"')]
