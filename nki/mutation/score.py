"""Change a definition in every small way, and see which changes its examples notice."""

from __future__ import annotations

from pathlib import Path

from nki.examples import Placed, Stage, examples_of, findings_of
from nki.model.places import dotted
from nki.model.score import Score, Telling, Unnoticed
from nki.model.spec import Indicator
from nki.mutation.definition import a_period, mutants
from nki.mutation.mutant import Mutant
from nki.mutation.probe import Probe
from nki.steps.load import Loaded
from nki.steps.plan import plan


def score(loaded: Loaded, file: Path | None = None, stage: Stage | None = None) -> Score:
    """Return the mutation score of a specification whose examples come out right.

    A change of which no rows are found that give other figures is none, and is only counted. ``file`` is
    the specification's file, where messages call it by another name.
    """
    if stage is None:
        with Stage() as own:
            return score(loaded, file, own)
    examples = list(examples_of(loaded, file)[0])
    period = a_period(loaded.indicator)
    probe = Probe(stage.engine, plan(loaded.indicator, period))
    changes = equivalent = 0
    unnoticed: list[Unnoticed] = []
    for mutant in mutants(loaded.indicator):
        if _is_noticed(mutant.indicator, examples, stage):
            changes += 1
            continue
        found = probe.difference(plan(mutant.indicator, period))
        if found is None:
            equivalent += 1
            continue
        changes += 1
        unnoticed.append(_unnoticed(loaded, mutant, found.rows))
    return Score(loaded.file, loaded.indicator.id, len(examples), changes, tuple(unnoticed), equivalent)


def _is_noticed(indicator: Indicator, examples: list[Placed], stage: Stage) -> bool:
    """Say whether an example comes out otherwise, and put it first: it often notices the next change too."""
    for i, placed in enumerate(examples):
        if next(findings_of(placed, stage.play(indicator, placed.example)), None) is not None:
            examples.insert(0, examples.pop(i))
            return True
    return False


def _unnoticed(loaded: Loaded, mutant: Mutant, telling: tuple[Telling, ...]) -> Unnoticed:
    place, sources = loaded.places.of(mutant.path), len(loaded.indicator.sources)
    return Unnoticed(place, dotted(mutant.path), mutant.change, telling, sources)
