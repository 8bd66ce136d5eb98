"""A kept result is read back as it was, or it is said what somebody has done to it."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nki
from nki.errors import NkiError, words
from nki.labels import KINDS
from nki.model.account import Account, Reading
from nki.model.level import Level
from nki.model.release import FormText, MeasureTitle, Release, StratumTitle
from nki.model.status import Status
from nki.steps.read.kept import read_release
from nki.steps.render import render
from tests.unit.releases import ABOUT, PROPORTION, release, row


def kept(folder, *releases):
    path = folder / "kept.json"
    path.write_bytes(render(releases or (release(),), "json"))
    return path


def told(path):
    """Return what a file is refused with: code, line, and what was found."""
    with pytest.raises(NkiError) as stop:
        read_release(path)
    return [(issue.code, issue.place.line, words(issue).found) for issue in stop.value.issues]


def refusals(path):
    """Return the codes that a file is refused with, none where it is read."""
    try:
        read_release(path)
    except NkiError as stop:
        return {issue.code for issue in stop.issues}
    return set()


def edited(folder, change):
    path = kept(folder)
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


RICH = replace(
    ABOUT,
    status="proposal",
    measures=(
        PROPORTION,
        MeasureTitle(
            2,
            "rate",
            "per_1000",
            2,
            "Rate",
            phrases=(("nb", "{value} {where}"), ("en", "{value}")),
            interval="Byar",
        ),
        MeasureTitle(3, "ratio", "number", 2, "Forhold med en faktor uten navn"),
        MeasureTitle(4, "mean", "minutes", 1, "Middel"),
    ),
    response_threshold=Fraction("66.7"),
    target=Fraction(161, 2),
    direction="higher",
    provisional=True,
    unit_level=Level.HEALTH_TRUST,
    strata=(StratumTitle("sex", "Kjønn", ("Kvinne", "Mann")),),
    form=(FormText(1, "definition", "Definisjon", "Andel leger\n\nto avsnitt"),),
    notes=("Én enhet ligger i ingen region.",),
)
BASE = replace(row(Level.NATIONAL, "0", "Norge", 1, 3), provisional="provisional")
RATE = replace(BASE, measure=2, kind="rate", unit="per_1000", value=Fraction(1000, 3))
RATIO = replace(BASE, measure=3, kind="ratio", unit="number", value=Fraction(7, 3))
MEAN = replace(
    BASE, measure=4, kind="mean", unit="minutes", numerator=None, denominator=3, value=Fraction("12.34")
)
RICH_ROWS = (
    replace(BASE, lower=Fraction("6.14920384756"), upper=Fraction(100, 3)),
    replace(BASE, stratum="sex", group="Kvinne", design_effect=Fraction("1.25")),
    replace(
        row(Level.HEALTH_TRUST, "974733013", "Sykehuset", 0, 3), region="983658725", provisional="provisional"
    ),
    RATE,
    replace(RATE, level=Level.COUNTY, code="03", name="Oslo", numerator=0, value=Fraction(0)),
    RATIO,
    replace(RATIO, level=Level.COUNTY, code="03", name="Oslo", numerator=2, value=Fraction(14, 3)),
    MEAN,
)
RICH_RELEASE = Release(
    RICH,
    RICH_ROWS,
    (Account(1, "survey", 9, 3, 0, 0, 0, later_event=1, excluded=(("barn", 2), ("utland", 3))),),
    (Reading("x.csv", "survey", "UTF-8", '";"', 9, 3, ("Kommentar",), True, "merknad", ("sikker",)),),
)


@pytest.mark.parametrize("made", [(release(),), (RICH_RELEASE,), (release(), RICH_RELEASE)])
def test_what_is_read_back_is_what_was_kept(tmp_path, made):
    assert read_release(kept(tmp_path, *made)) == made


def test_what_no_row_tells_exactly_is_the_shortest_decimal(tmp_path):
    third = replace(MEAN, value=Fraction(1, 3))
    (back,) = read_release(kept(tmp_path, Release(RICH, (third,), (), ())))
    assert back.rows[0].value == Fraction("0.3333333333333333")
    assert render((back,), "json") == render((Release(RICH, (third,), (), ()),), "json")


NUMBERS = st.integers(0, 10**12)


@settings(deadline=None, max_examples=150)
@given(
    cells=st.lists(
        st.tuples(
            st.sampled_from(["proportion", "count", "rate"]),
            st.sampled_from(Status),
            NUMBERS,
            NUMBERS,
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
        ),
        max_size=8,
    ),
    text=st.text(st.characters(exclude_categories=["Cs"])),
    flag=st.booleans(),
)
def test_any_release_comes_back(tmp_path_factory, cells, text, flag):
    measures = tuple(
        MeasureTitle(
            number, kind, {"proportion": "percent", "rate": "per_100000"}.get(kind, "persons"), 1, text
        )
        for number, (kind, *_) in enumerate(cells, start=1)
    )
    rows = []
    for measure, (_, status, one, other, name) in zip(measures, cells, strict=True):
        base = row(Level.COUNTY, name, name, None, None, status, measure=measure)
        if status in (Status.OK, Status.ZERO_DENOMINATOR) and measure.kind == "count":
            base = replace(base, numerator=one, value=Fraction(one) if status is Status.OK else None)
        elif status is Status.OK:
            factor = 100 if measure.kind == "proportion" else 100_000
            base = replace(
                base, numerator=one, denominator=other + 1, value=Fraction(factor * one, other + 1)
            )
        rows.append(base)
    about = replace(ABOUT, measures=measures, title=text, synthetic=flag, notes=(text,))
    made = Release(about, tuple(rows), (), ())
    assert read_release(kept(tmp_path_factory.mktemp("kept"), made)) == (made,)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "no whole JSON document"),
        (b"{", "no whole JSON document"),
        (b"[]", "no JSON document that nki wrote"),
        (b"{}", "does not say that its format"),
        (b'{"format": "geojson"}', "does not say that its format"),
        (b'{"format": "nki-result/1", "format": "nki-result/1"}', "says something twice"),
        (b'{"a": NaN}', "holds NaN, which is no number"),
        (b'{"a": 1e999}', "beyond all numbers"),
        (b"[" * 100_000, "no JSON document that nki wrote"),
        (b'{"a": ' + b"1" * 5_000 + b"}", "no JSON document that nki wrote"),
        (b"\xff", "not written in UTF-8"),
    ],
)
def test_what_is_no_result_is_said_to_be_none(tmp_path, content, found):
    path = tmp_path / "kept.json"
    path.write_bytes(content)
    ((code, _, said),) = told(path)
    assert code == "D410"
    assert found in said


def test_a_file_that_is_not_there_is_said(tmp_path):
    ((code, _, said),) = told(tmp_path / "none.json")
    assert code == "D410"
    assert "cannot be opened" in said


@pytest.mark.parametrize(("form", "kind"), [("csv", "CSV"), ("csv-nb", "CSV"), ("parquet", "Parquet")])
def test_rows_without_words_are_refused_and_the_format_with_words_named(tmp_path, form, kind):
    path = tmp_path / "kept"
    path.write_bytes(render(release(), form))
    ((code, _, said),) = told(path)
    assert (code, kind in said) == ("D411", True)


def test_another_version_of_the_format_is_not_guessed_at(tmp_path):
    path = edited(tmp_path, lambda document: document.update(format="nki-result/2"))
    assert [code for code, *_ in told(path)] == ["D412"]


def put(place, value):
    def change(document):
        here = document
        *way, last = place
        for step in way:
            here = here[step]
        here[last] = value

    return change


def drop(*place):
    def change(document):
        here = document
        for step in place[:-1]:
            here = here[step]
        del here[place[-1]]

    return change


ROW = ("results", 0, "rows", 0)
RESULT = ("results", 0)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (put((*ROW, "colour"), "red"), 'nobody knows the member "colour"'),
        (put(("results", 0, "secret"), 1), 'nobody knows the member "secret"'),
        (put(("more",), 1), 'nobody knows the member "more"'),
        (put((*RESULT, "about", "colour"), 1), 'nobody knows the member "colour"'),
        (drop(*ROW, "unit"), 'the member "unit" is missing'),
        (drop(*RESULT, "accounts"), 'the member "accounts" is missing'),
        (drop(*RESULT, "about", "title"), 'the member "title" is missing'),
        (put((*ROW, "numerator"), "644"), "found a text, where a whole number belongs"),
        (put((*ROW, "numerator"), 644.5), "found a number, where a whole number belongs"),
        (put((*ROW, "numerator"), True), "found a truth value, where a whole number belongs"),
        (put((*ROW, "code"), 301), "found a whole number, where a text belongs"),
        (put((*ROW, "code"), None), "found nothing, where a text belongs"),
        (put((*ROW, "level"), "planet"), 'found "planet", where one of national'),
        (put((*ROW, "status"), None), "found nothing, where one of ok"),
        (put((*ROW, "value"), [1]), "found a list, where a number belongs"),
        (put((*RESULT, "about", "measures"), {}), "found an object, where a list belongs"),
        (put((*RESULT, "about"), []), "found a list, where an object belongs"),
        (put((*RESULT, "about", "synthetic"), "yes"), "found a text, where true or false belongs"),
        (put((*RESULT, "accounts", 0, "excluded"), [["a", 1, 2]]), "found 3 values, where 2 belong"),
        (put((*RESULT, "rows"), "none"), "there is no list here"),
        (put((*RESULT, "rows"), ["row"]), "this is no row"),
        (put(("results",), []), "there is no result in the document"),
        (put(("results",), [1]), "this is no result"),
        (put(("columns",), []), "the columns are not those of a result"),
        (put(("columns",), None), "the columns are not those of a result"),
    ],
)
def test_what_nki_does_not_write_is_found(tmp_path, change, found):
    issues = told(edited(tmp_path, change))
    assert {code for code, *_ in issues} == {"D413"}
    assert any(found in said for *_, said in issues), issues


HIDDEN = next(at for at, one in enumerate(release().rows) if one.status is Status.SUPPRESSED)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            put(("results", 0, "rows", HIDDEN, "numerator"), 3),
            "numerator cannot stand beside the status suppressed",
        ),
        (put(("results", 0, "rows", HIDDEN, "value"), 3), "value cannot stand beside the status suppressed"),
        (put(("results", 0, "rows", HIDDEN, "lower"), 3), "lower cannot stand beside the status suppressed"),
        (put((*ROW, "value"), 13.3), "the value is not what numerator and denominator give"),
        (put((*ROW, "numerator"), 645), "the value is not what numerator and denominator give"),
        (put((*ROW, "denominator"), 0), "there is a value, and not what it was computed from"),
        (put((*ROW, "value"), None), "the status is ok, and there is no value"),
        (put((*ROW, "lower"), 1), "one limit of the interval is missing"),
        (put((*ROW, "invited"), -1), "a number of units is below 0"),
        (put((*ROW, "period"), "2020"), "the row is of another indicator, version or period"),
        (put((*ROW, "measure"), 7), "the result has no such measure"),
        (put((*ROW, "unit"), "persons"), "calls its kind or unit otherwise"),
        (put((*ROW, "group"), "Kvinne"), "the result has no such breakdown"),
        (put((*RESULT, "accounts", 0, "answered"), 4), "the parts do not add up to the rows read"),
    ],
)
def test_figures_that_contradict_themselves_are_found(tmp_path, change, found):
    issues = told(edited(tmp_path, change))
    assert {code for code, *_ in issues} == {"D414"}
    assert any(found in said for *_, said in issues), issues


def test_a_row_that_stands_twice_is_found(tmp_path):
    def twice(document):
        rows = document["results"][0]["rows"]
        rows.append(dict(rows[0]))

    ((code, _, said),) = told(edited(tmp_path, twice))
    assert (code, said) == ("D414", "national 0, measure 1: the figure stands there twice")


def test_a_changed_value_is_found_in_its_line_also_where_the_factor_has_no_name(tmp_path):
    rows = tuple(
        replace(RATIO, level=Level.COUNTY, code=f"{at:02}", numerator=at, value=Fraction(7 * at, 3))
        for at in range(1, 5)
    )
    path = kept(tmp_path, Release(RICH, rows, (), ()))
    text = path.read_text("utf-8")
    assert '"value": 2.3333333333333335' in text
    path.write_text(text.replace('"value": 2.3333333333333335', '"value": 2.4'), "utf-8")
    ((code, line, said),) = told(path)
    assert (code, said) == (
        "D414",
        "county 01, measure 3: the value is not what numerator and denominator give",
    )
    assert '"value": 2.4' in path.read_text("utf-8").splitlines()[line - 1]


def test_a_number_that_was_put_behind_a_sign_is_not_told(tmp_path):
    path = edited(tmp_path, put(("results", 0, "rows", HIDDEN, "numerator"), 31337))
    assert all("31337" not in said for *_, said in told(path))
    path = edited(tmp_path, put(("results", 0, "rows", HIDDEN, "numerator"), "31337"))
    assert all("31337" not in said for *_, said in told(path))


def test_a_member_that_an_earlier_nki_did_not_write_has_its_default(tmp_path):
    path = edited(tmp_path, drop(*RESULT, "about", "notes"))
    assert read_release(path) == (release(),)


def test_every_kind_can_be_kept(tmp_path):
    for kind in KINDS:
        measure = replace(PROPORTION, kind=kind, unit="percent" if "proportion" in kind else "number")
        base = replace(BASE, kind=kind, unit=measure.unit, provisional="")
        one = (
            base
            if kind == "proportion"
            else replace(base, value=Fraction(1) if kind == "count" else Fraction(1, 3))
        )
        made = Release(replace(ABOUT, measures=(measure,)), (one,), (), ())
        (back,) = read_release(kept(tmp_path, made))
        assert render((back,), "json") == render((made,), "json")


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_a_file_cut_short_or_with_a_wrong_byte_is_read_or_refused_and_never_raises_otherwise(
    tmp_path_factory, data
):
    path = kept(tmp_path_factory.mktemp("kept"))
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[at:]
    else:
        content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content))
    assert refusals(path) <= {"D410", "D412", "D413", "D414"}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(deadline=None, max_examples=150)
@given(data=st.data(), value=ANYTHING)
def test_a_document_with_anything_anywhere_is_read_or_refused(tmp_path_factory, data, value):
    path = kept(tmp_path_factory.mktemp("kept"))
    document = json.loads(path.read_text("utf-8"))
    here = document
    while True:
        keys = list(here) if isinstance(here, dict) else range(len(here))
        key = data.draw(st.sampled_from(list(keys)))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    here[key] = value
    path.write_text(json.dumps(document), "utf-8")
    assert refusals(path) <= {"D410", "D412", "D413", "D414"}


def test_the_door_to_kept_results_needs_no_engine():
    source = Path("nki/steps/read/kept.py").read_text("utf-8")
    assert "engine" not in source


def test_python_reads_a_result_as_it_was_computed(tmp_path):
    (result,) = nki.read(str(kept(tmp_path)))
    assert result.release == release()
    assert result.issues == ()
