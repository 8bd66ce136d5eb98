"""What each sort of change is called, and that only what cannot move a figure is called harmless."""

import copy

import pytest

import nki
from nki.model.change import Effect
from nki.steps.compare.differences import ORDER, OTHER_COLUMN, RENAMED, SAME_FIGURES
from tests.indicator import indicator, written
from tests.test_bad import BAD
from tests.unit.steps.compare.versions import compared, told

TOOL = {"name": "tool", "header": "Verktøy", "type": "choice", "values": ["RETTS", "METTS", "Ingen"]}
COLUMNS = [
    {"name": "unit", "header": "Legevakt-ID", "type": "unit"},
    {"name": "doctors", "header": "Leger", "type": "count"},
    {"name": "trained", "header": "Har trent", "type": "count", "at_most": "doctors"},
    TOOL,
]


def source(*columns, **keys):
    return [{**keys, "columns": [*(columns or COLUMNS)]}]


def filtered(where, **keys):
    """Return the other measures, with a filter on what measure 2 counts."""
    numerator = {"sum": "trained", "where": where, **keys}
    return [{"kind": "count", "numerator": numerator}, {"kind": "count", "numerator": {"sum": "doctors"}}]


BASE = {"sources": source()}
RETTS = {"column": "tool", "equals": "RETTS"}
SOME = {"column": "doctors", "at_least": "5"}
MANY = {"column": "doctors", "at_most": "100"}


def test_a_text_is_wording_and_stands_with_both_lines(tmp_path):
    comparison = compared(tmp_path, {"definition": "En annen."})
    (change,) = comparison.changes
    assert (change.effect, change.field) == (Effect.WORDING, "definition")
    assert (change.before, change.after) == ("Til prøving av beregningen.", "En annen.")
    for place, folder in ((change.old, "old"), (change.new, "new")):
        line = (tmp_path / folder / "prove.yaml").read_text("utf-8").splitlines()[place.line - 1]
        assert line.startswith("definition:")
    assert comparison.measures == ()


@pytest.mark.parametrize(
    ("changes", "effect", "field"),
    [
        ({"title": "En annen"}, "wording", "title"),
        ({"status": "retired"}, "presentation", "status"),
        ({"response_threshold": "50"}, "calculation", "response_threshold"),
        ({"goal": {"text": "Ingen.", "target": "80"}}, "calculation", "goal.target"),
        ({"disclosure": {"rule": "none", "reason": "Annet."}}, "wording", "disclosure.reason"),
        ({"interval": {"method": "none"}}, "wording", "interval"),
        ({"period": {"kind": "year", "survey_year_offset": "1"}}, "calculation", "period.survey_year_offset"),
        ({"levels": {"publish": ["national", "county"]}}, "calculation", "levels.publish"),
        ({"sources": source(rows="many_per_unit")}, "data_contract", "sources.1.rows"),
        ({"sources": source(*COLUMNS[:3])}, "data_contract", "sources.1.columns.4"),
        (
            {"sources": source(*COLUMNS[:3], {**TOOL, "header": "Annet"})},
            "data_contract",
            "sources.1.columns.4.header",
        ),
        (
            {"sources": source(*COLUMNS[:3], {**TOOL, "missing": ["Vet ikke"]})},
            "data_contract",
            "sources.1.columns.4.missing",
        ),
        (
            {"sources": source(*COLUMNS[:3], {**TOOL, "question": "Hva?"})},
            "wording",
            "sources.1.columns.4.question",
        ),
    ],
)
def test_a_change_is_named_after_what_it_reaches(changes, effect, field, tmp_path):
    assert told(compared(tmp_path, changes, BASE)) == [(effect, field)]


def test_decimals_are_presentation_and_writing_out_the_usual_ones_is_no_change(tmp_path):
    def with_decimals(number):
        return {"main_measure": {**indicator()["main_measure"], "decimals": number}}

    assert told(compared(tmp_path, with_decimals("2"))) == [("presentation", "main_measure.decimals")]
    assert told(compared(tmp_path, with_decimals("1"))) == []


def test_a_measure_that_refers_to_the_changed_one_is_reached_as_well(tmp_path):
    comparison = compared(tmp_path, {"other_measures": filtered(RETTS)}, BASE)
    assert told(comparison) == [("calculation", "other_measures.1.numerator")]
    assert comparison.changes[0].measure == 2
    assert comparison.changes[0].after == "Summen av trained, der tool er RETTS"
    assert comparison.measures == (1, 2)


def test_the_place_of_a_filter_is_the_innermost_part_that_differs(tmp_path):
    base = {**BASE, "other_measures": filtered({"all": [RETTS, SOME]})}
    comparison = compared(tmp_path, {"other_measures": filtered({"all": [RETTS, MANY]})}, base)
    assert told(comparison) == [("calculation", "other_measures.1.numerator.where.all.2")]


def test_a_measure_that_comes_or_goes_is_named_whole(tmp_path):
    more = [*indicator()["other_measures"], {"kind": "count", "numerator": {"rows": "true"}}]
    added = compared(tmp_path, {"other_measures": more})
    assert told(added) == [("calculation", "other_measures.3")]
    assert (added.changes[0].before, added.changes[0].old) == (None, None)
    assert added.measures == (4,)
    gone = compared(tmp_path, {}, {"other_measures": more})
    assert told(gone) == []
    gone = compared(tmp_path, {"other_measures": indicator()["other_measures"]}, {"other_measures": more})
    assert (gone.changes[0].after, gone.changes[0].new) == (None, None)
    assert gone.measures == (4,)


def test_an_answer_that_comes_to_mean_something_else_changes_the_calculation(tmp_path):
    tool = {**TOOL, "values": ["RETTS", "METTS"], "missing": ["Ingen"]}
    base = {**BASE, "other_measures": filtered({"column": "tool", "one_of": ["RETTS", "Ingen"]})}
    comparison = compared(tmp_path, {"sources": source(*COLUMNS[:3], tool)}, base)
    assert told(comparison) == [
        ("calculation", "sources.1.columns.4.values"),
        ("calculation", "sources.1.columns.4.missing"),
    ]
    assert all('"Ingen"' in change.remark for change in comparison.changes)
    assert comparison.measures == (1, 2)


def test_a_number_that_becomes_a_missing_code_changes_the_calculation(tmp_path):
    doctors = {**COLUMNS[1], "missing": ["99"]}
    comparison = compared(tmp_path, {"sources": source(COLUMNS[0], doctors, *COLUMNS[2:])}, BASE)
    assert told(comparison) == [("calculation", "sources.1.columns.2.missing")]
    assert comparison.measures == (1, 3)


def test_columns_that_swap_headers_change_the_calculation(tmp_path):
    doctors, trained = {**COLUMNS[1], "header": "Har trent"}, {**COLUMNS[2], "header": "Leger"}
    comparison = compared(tmp_path, {"sources": source(COLUMNS[0], doctors, trained, TOOL)}, BASE)
    assert told(comparison) == [
        ("calculation", "sources.1.columns.2.header"),
        ("calculation", "sources.1.columns.3.header"),
    ]
    assert {change.remark for change in comparison.changes} == {OTHER_COLUMN}
    assert comparison.measures == (1, 2, 3)


def renamed(data, before, after):
    """Return the data with one word for another, wherever it stands alone."""
    if isinstance(data, dict):
        return {key: renamed(value, before, after) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(value, before, after) for value in data]
    return after if data == before else data


def test_a_column_renamed_throughout_leaves_the_calculation_as_it_is(tmp_path):
    base = indicator({**BASE, "other_measures": filtered({"all": [RETTS, SOME]})})
    comparison = compared(tmp_path, renamed(copy.deepcopy(base), "doctors", "leger"), base)
    assert {effect for effect, _ in told(comparison)} == {"data_contract", "wording"}
    assert ("data_contract", "sources.1.columns.2.name") in told(comparison)
    assert {change.remark for change in comparison.changes} == {RENAMED, SAME_FIGURES}
    assert comparison.measures == ()


def test_a_column_renamed_in_one_place_only_is_a_change_of_calculation(tmp_path):
    base = indicator(BASE)
    changed = renamed(copy.deepcopy(base), "trained", "leger")
    changed["other_measures"][0]["numerator"] = {"sum": "doctors"}
    assert ("calculation", "other_measures.1.numerator.sum") in told(compared(tmp_path, changed, base))


def test_an_order_that_says_nothing_is_no_more_than_presentation(tmp_path):
    comparison = compared(tmp_path, {"sources": source(*reversed(COLUMNS))}, BASE)
    assert told(comparison) == [("presentation", "sources.1.columns")]
    (change,) = comparison.changes
    assert change.remark == ORDER
    lines = (tmp_path / "new" / "prove.yaml").read_text("utf-8").splitlines()
    assert lines[change.new.line - 1].strip() == "- columns:"


def test_one_header_alone_or_in_a_list_is_the_same(tmp_path):
    listed = {**TOOL, "header": ["Verktøy"]}
    assert told(compared(tmp_path, {"sources": source(*COLUMNS[:3], listed)}, BASE)) == []


def test_the_column_that_dates_the_survey_may_be_renamed(tmp_path):
    def dated(name):
        column = {"name": name, "header": "Levert", "type": "date"}
        return {"sources": source(*COLUMNS, column), "period": {"kind": "year", "answered_on": name}}

    comparison = compared(tmp_path, dated("sent"), dated("answered"))
    assert told(comparison) == [
        ("data_contract", "sources.1.columns.5.name"),
        ("wording", "period.answered_on"),
    ]
    assert comparison.measures == ()


def test_a_reference_edited_in_place_is_one_change_and_not_two(tmp_path):
    references = [{"text": "Én"}, {"text": "To"}, {"text": "Tre"}]
    edited = [{"text": "Én"}, {"text": "To, ny utgave"}, {"text": "Tre"}]
    comparison = compared(tmp_path, {"references": edited}, {"references": references})
    assert told(comparison) == [("wording", "references.2.text")]
    shorter = compared(tmp_path, {"references": references[1:]}, {"references": references})
    assert [(change.before, change.after) for change in shorter.changes] == [("Én", None)]


def test_one_reference_that_goes_and_another_that_comes_are_two_changes(tmp_path):
    before, after = [{"text": "Én"}, {"text": "To"}], [{"text": "To"}, {"text": "Tre"}]
    comparison = compared(tmp_path, {"references": after}, {"references": before})
    assert {(change.before, change.after) for change in comparison.changes} == {("Én", None), (None, "Tre")}


def test_what_holds_for_the_whole_indicator_reaches_all_measures_and_a_goal_the_main_one(tmp_path):
    assert compared(tmp_path, {"response_threshold": "50"}).measures == (1, 2, 3)
    assert compared(tmp_path, {"goal": {"text": "Ingen.", "direction": "lower"}}).measures == (1,)


def test_the_heaviest_changes_stand_first(tmp_path):
    changes = {
        "title": "En annen",
        "status": "retired",
        "sources": source(rows="many_per_unit"),
        "response_threshold": "50",
    }
    effects = [change.effect for change in compared(tmp_path, changes, BASE).changes]
    assert effects == [*Effect]


def test_a_circle_of_references_is_compared_like_anything_else(tmp_path):
    circle = [
        {"kind": "count", "numerator": {"same_as": "3"}},
        {"kind": "count", "numerator": {"same_as": "2"}},
    ]
    assert [effect for effect, _ in told(compared(tmp_path, {"other_measures": circle}))] == [
        "calculation"
    ] * 2


SAME = {
    "order": ({"all": [RETTS, SOME]}, {"all": [SOME, RETTS]}),
    "brackets": ({"all": [RETTS, SOME, MANY]}, {"all": [{"all": [RETTS, SOME]}, MANY]}),
    "a list of one": (RETTS, {"column": "tool", "one_of": ["RETTS"]}),
    "order of answers": (
        {"column": "tool", "one_of": ["RETTS", "METTS"]},
        {"column": "tool", "one_of": ["METTS", "RETTS"]},
    ),
    "one part": (RETTS, {"any": [RETTS]}),
    "said twice": ({"any": [RETTS, SOME]}, {"any": [RETTS, SOME, RETTS]}),
    "inside not": ({"not": {"any": [RETTS, SOME]}}, {"not": {"any": [SOME, RETTS]}}),
}

OTHER = {
    "all for any": ({"all": [RETTS, SOME]}, {"any": [RETTS, SOME]}),
    "not": (RETTS, {"not": RETTS}),
    "another answer": (RETTS, {"column": "tool", "equals": "METTS"}),
    "one answer more": (RETTS, {"column": "tool", "one_of": ["RETTS", "METTS"]}),
    "a limit": (SOME, {"column": "doctors", "at_least": "21"}),
    "the other limit": ({"column": "doctors", "at_least": "20"}, {"column": "doctors", "at_most": "20"}),
    "mixed brackets": (
        {"all": [RETTS, {"any": [SOME, MANY]}]},
        {"any": [{"all": [RETTS, SOME]}, {"column": "doctors", "at_most": "8"}]},
    ),
}


def figures(where, folder):
    """Compute with a filter, on the delivery beside the bad files."""
    folder.mkdir()
    spec = {**BASE, "other_measures": filtered(where), "levels": {"publish": ["national", "er_unit"]}}
    tools = [*COLUMNS[:3], {**TOOL, "values": ["RETTS", "METTS", "Ikke aktuelt"]}]
    file = written(indicator({**spec, "sources": source(*tools)}), folder)
    result = nki.compute(file, BAD / "delivery.csv", register=BAD / "register", period=2021)
    return [(row.measure, row.code, row.status, row.numerator, row.denominator) for row in result.rows]


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_a_filter_written_otherwise_is_wording_and_gives_the_same_figures(pair, tmp_path):
    one, other = pair
    comparison = compared(tmp_path, {"other_measures": filtered(other)}, {"other_measures": filtered(one)})
    assert [(change.effect, change.remark) for change in comparison.changes] == [
        (Effect.WORDING, SAME_FIGURES)
    ]
    assert comparison.measures == ()
    assert figures(one, tmp_path / "1") == figures(other, tmp_path / "2")


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_a_filter_that_moves_figures_is_never_called_anything_but_calculation(pair, tmp_path):
    one, other = pair
    comparison = compared(tmp_path, {"other_measures": filtered(other)}, {"other_measures": filtered(one)})
    assert {change.effect for change in comparison.changes} == {Effect.CALCULATION}
    assert figures(one, tmp_path / "1") != figures(other, tmp_path / "2")


def test_naming_the_only_source_and_copying_what_is_referred_to_count_the_same(tmp_path):
    main = {"kind": "proportion", "numerator": {"sum": "trained"}, "denominator": {"same_as": "3"}}
    comparison = compared(tmp_path, {"main_measure": main})
    assert told(comparison) == [("wording", "main_measure.numerator")]
    named = [
        {"kind": "count", "numerator": {"sum": name, "source": "survey"}} for name in ("trained", "doctors")
    ]
    comparison = compared(tmp_path, {"other_measures": named})
    assert {effect for effect, _ in told(comparison)} == {"wording"}
    assert comparison.measures == ()
