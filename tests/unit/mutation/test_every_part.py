"""Changes of what only some kinds and sources have, and the rows that tell them."""

import pytest

from tests import events, kinds
from tests.indicator import indicator, written


def both(changes, folder):
    from nki.mutation import mutants
    from nki.steps.load import load

    one = load(written(indicator(changes), folder)).indicator
    return one, {f"{where(mutant.path)}: {mutant.change}": mutant for mutant in mutants(one)}


def where(path):
    return ".".join(str(part) for part in path if isinstance(part, str))


EXPECTED = {
    "kinds": [
        "other_measures.kind: `kind: mean` becomes `kind: median`",
        "other_measures.kind: `kind: median` becomes `kind: mean`",
        "other_measures.percentile: `percentile: 90` becomes `percentile: 80`",
        "other_measures.percentile: `percentile: 90` becomes `percentile: 10`",
        "other_measures.values.column: `column: wait` becomes `column: years`",
        "other_measures.factor: `factor: 1000` becomes `factor: 10000`",
        "other_measures.weight: `weight: weight` is left out",
        "other_measures.weight: `weight: weight` becomes `weight: years`",
        "other_measures.index.items: `second_question` is no longer reversed",
        "other_measures.index.items: `first_question` becomes reversed",
        "other_measures.index.items: `first_question` is left out of the index",
        "other_measures.index.minimum_answered: `minimum_answered: 1` becomes `minimum_answered: 2`",
        "other_measures.standard.groups.weight: the weight of `unge` becomes 1200",
        "other_measures.parts.weight: the weights of measures 1 and 8 change places",
        "other_measures.parts.weight: the weight of measure 8 becomes 6",
        "other_measures.numerator.units.at_least: `at_least: 50` becomes more than 50",
        "other_measures.numerator.units.at_least: `at_least: 50` becomes `at_most: 50`",
        "other_measures.numerator.units.at_least: `at_least: 50` is left out",
        "other_measures.numerator.units.measure: `measure: 1` becomes `measure: 2` in both ends",
        "sources.derived.duration.start: start and end change places",
        "sources.derived.duration.unit: `unit: minutes` becomes `unit: hours`",
        "sources.derived.bands.groups.from: `gamle` begins at 41 instead of 40",
        "sources.derived.bands.groups.to: `to: 39` becomes `to: 38`",
        "sources.derived.bands.groups.group: `unge` and `gamle` change places",
        "sources.dated: `dated: rang` becomes `dated: taken`",
        "sources.dated: `dated: year` is left out",
        "sources.exclude: this exclusion is left out",
        "sources.columns.missing: `-` is taken out of `missing`",
        "strata: the breakdown `sex` is left out",
        "strata.column: `column: sex` becomes `column: test`",
    ],
    "events": [
        "sources.first: `first` is left out, so that every row counts",
        "sources.first.by: `by: admitted` becomes `by: left`",
        "sources.first.per: `per: person` becomes `per: ward`",
        "sources.joins.on.ward: `ward: ward` becomes `code: ward`",
        "sources.derived.groups.groups.values: `Ambulanse` moves from `Haster` to `Ventet`",
        "sources.derived.groups.groups.values: `Øyeblikkelig` is taken out of `Haster`",
        "sources.exclude.where: `where` becomes its opposite",
        "sources.exclude.where.all: this part of `all` is left out",
        "other_measures.numerator.distinct: `distinct: ward` becomes `rows: true`",
        "other_measures.estimate.lower: `lower` and `upper` change places",
        "other_measures.estimate.observations: `observations` is left out",
        "other_measures.numerator.units.at_most: `at_most: 5` becomes less than 5",
    ],
}


@pytest.mark.parametrize("name", ["kinds", "events"])
def test_every_part_of_the_format_is_changed(name, tmp_path):
    changes = {"kinds": kinds.CHANGES, "events": events.CHANGES}[name]
    _, found = both(changes, tmp_path)
    assert [one for one in EXPECTED[name] if one not in found] == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("kinds", "other_measures.kind: `kind: median` becomes `kind: mean`"),
        ("kinds", "other_measures.standard.groups.weight: the weight of `unge` becomes 1200"),
        ("kinds", "other_measures.numerator.units.at_least: `at_least: 50` becomes more than 50"),
        ("events", "sources.first: `first` is left out, so that every row counts"),
        ("kinds", "sources.columns.missing: `-` is taken out of `missing`"),
        ("events", "other_measures.estimate.lower: `lower` and `upper` change places"),
    ],
)
def test_the_rows_that_would_tell_do_tell(name, change, tmp_path):
    from nki.engine import Engine
    from nki.mutation.definition import a_period
    from nki.mutation.probe import Probe
    from nki.steps.plan import plan

    one, found = both({"kinds": kinds.CHANGES, "events": events.CHANGES}[name], tmp_path)
    other, period = found[change].indicator, a_period(one)
    with Engine() as engine:
        difference = Probe(engine, plan(one, period)).difference(plan(other, period))
    assert difference is not None
    assert difference.rows
    assert released(one, difference.rows, period) != released(other, difference.rows, period)


def released(one, rows, period):
    """Return the figures of an example with some rows, each unit a municipality or the nation."""
    from nki.examples import Stage
    from nki.model.spec import COMPARED, Example

    units = {source.id: "0" if source.units == "area" else None for source in one.sources}
    columns = {source.id: source.unit_column.name for source in one.sources}
    given = {source.id: [] for source in one.sources}
    for row in rows:
        unit = units[row.source] or ["0301", "4601", "1103"][row.unit]
        given[row.source].append({columns[row.source]: unit, **dict(row.cells)})
    for source in one.sources:
        # a source without rows is refused
        given[source.id] = given[source.id] or [{columns[source.id]: units[source.id] or "0301"}]
    example = {
        "name": "Rader",
        "period": str(period),
        "rows": given,
        "expect": [{"measure": "1", "status": "ok"}],
    }
    with Stage() as stage:
        release = stage.play(one, Example.model_validate(example)).release
    if release is None:
        return None
    keys = ("measure", "level", "stratum", "group", *COMPARED)
    return [tuple(getattr(row, key) for key in keys) for row in release.rows]


def test_a_change_that_changes_no_figure_is_recognised(tmp_path):
    from nki.engine import Engine
    from nki.mutation.definition import a_period
    from nki.mutation.probe import Probe
    from nki.steps.plan import plan

    bands = {
        "of": "years",
        "groups": [{"group": "unge", "from": "0", "to": "39"}, {"group": "gamle", "from": "40"}],
    }
    columns = [
        {"name": "unit", "type": "unit"},
        {"name": "years", "type": "count"},
        {"name": "died", "type": "choice", "values": ["Ja", "Nei"]},
    ]
    source = {"rows": "many_per_unit", "columns": columns, "derived": [{"name": "age", "bands": bands}]}
    old = {"rows": "true", "where": {"column": "age", "equals": "gamle"}}
    main = {"kind": "proportion", "numerator": old, "denominator": {"rows": "true"}}
    one, found = both({"sources": [source], "main_measure": main, "other_measures": []}, tmp_path)
    period = a_period(one)
    with Engine() as engine:
        probe = Probe(engine, plan(one, period))
        same = [
            name for name, mutant in found.items() if not probe.difference(plan(mutant.indicator, period))
        ]
    # no count lies below 0
    assert same == [
        "sources.derived.bands.groups.from: `from: 0` becomes `from: -1`",
        "sources.derived.bands.groups.from: `from: 0` is left out",
    ]


def test_limits_of_disclosure_control_are_moved_where_a_figure_has_such_a_number(tmp_path):
    rule = {
        "rule": "small_numbers",
        "reason": "Oppdiktet",
        "numerator_at_most": "5",
        "denominator_at_most": "10",
    }
    _, found = both({"disclosure": rule}, tmp_path)
    said = [name for name in found if name.startswith("disclosure")]
    assert said == [
        "disclosure.numerator_at_most: `numerator_at_most: 5` becomes `numerator_at_most: 4`",
        "disclosure.numerator_at_most: `numerator_at_most: 5` becomes `numerator_at_most: 6`",
        "disclosure.denominator_at_most: `denominator_at_most: 10` becomes `denominator_at_most: 9`",
        "disclosure.denominator_at_most: `denominator_at_most: 10` becomes `denominator_at_most: 11`",
    ]
