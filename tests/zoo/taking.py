"""Reading a file of the zoo, and holding what came of it against the clean delivery."""

import atexit
from dataclasses import dataclass
from functools import cache

from nki.engine import Engine, Rows
from nki.errors import NkiError, words
from nki.model.level import Level
from nki.steps.read import AS_FOUND, Delivery, Unpacker, read
from nki.steps.read.careful import read_carefully
from nki.steps.read.confirmed import NOTHING
from nki.steps.read.intake import _Asked, _fast
from nki.steps.read.lookups import needed_columns
from nki.steps.read.opening import open_inputs, shared_columns
from nki.steps.read.units import UnitFinder
from tests.zoo import animals, clean


@dataclass(frozen=True)
class Taken:
    """What came of reading: figures of every unit and the number of rows, and what was said; or findings."""

    figures: tuple = ()
    rows: int = 0
    tallies: dict = None
    aside: tuple = ()
    issues: tuple = ()
    refused: bool = False

    @property
    def said(self):
        return tuple(sorted({one.code for one in self.issues}))

    @property
    def codes(self):
        return {one.code for one in self.issues}


@cache
def shared_engine():
    """Return an engine for many deliveries; it takes longer to start than to read one."""
    engine = Engine().__enter__()
    atexit.register(engine.__exit__, None, None, None)
    return engine


def take(survey, path, choices=AS_FOUND):
    """Read a file; whatever is raised but ``NkiError`` goes through."""
    try:
        with Unpacker() as unpacker:
            inputs = unpacker.inputs(path) if not isinstance(path, tuple) else path
            delivery = Delivery({survey.source.id: inputs}, choices)
            tables, issues = read(survey.plan, {Level.ER_UNIT: clean.members()}, delivery, shared_engine())
    except NkiError as stop:
        return Taken(issues=stop.issues, refused=True)
    rows = tables.rows[survey.source.id]
    figures = (sorted(tables.tallies.items()), sorted(tables.area_tallies.items(), key=str))
    return Taken((rows, *map(tuple, figures)), rows, tables.tallies, tables.aside, issues)


@cache
def clean_result(survey):
    """Return the figures of the clean delivery."""
    path = survey.path.with_name("clean.csv")
    path.write_bytes(animals.file_of(survey)[0])
    return take(survey, path)


def placed(issue, path, lines):
    """Say whether a finding stands in the file: its name, and a row or line that the file has."""
    place = issue.place
    said = words(issue)
    assert said.found, issue
    assert said.do, issue
    assert "{" not in said.found + said.do, said
    return place.file.startswith(str(path)) and 0 <= place.line <= lines and 0 <= place.row <= lines


def kept_apart(survey, taken, *, rows=None):
    """Assert that nothing was made up and nothing lost where bad rows were set aside."""
    before = clean_result(survey)
    if taken.refused:
        return
    assert rows is None or taken.rows == rows
    for key, tally in taken.tallies.items():
        assert tally == before.tallies[key], key
    units = {unit for _, unit in taken.tallies}
    assert taken.rows == len(units) + len(taken.aside)


def both_roads(survey, path):
    """Return what the fast road gives, None where it is in doubt, and what the careful one gives."""
    source, measures = survey.source, survey.plan.measures
    planned = survey.plan.source_plan(source.id)
    needed = needed_columns(survey.plan, planned)
    engine = shared_engine()
    with Unpacker() as unpacker:
        inputs = unpacker.inputs(path)
        opened = open_inputs(engine, source, inputs, needed)
        asked = _Asked(engine, survey.plan, planned, (), Delivery({}), clean.known(), NOTHING)
        fast = _fast(asked, opened)
        finder = UnitFinder(clean.known(), {}, personal=False)
        careful = read_carefully(engine, Rows(source, "", ()), opened, measures, finder)
        tally = engine.tally(Rows(source, careful.relation, shared_columns(opened)), measures)
        slow = (tally.units, careful.rows) if tally is not None else None
        quick = None if fast is None else (fast.tallies, tuple(one.rows for one in fast.readings))
    return quick, slow, careful.issues
