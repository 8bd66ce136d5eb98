"""Change a definition in every small way, and see which changes its examples notice."""

from __future__ import annotations

from pathlib import Path

from nki.examples import Placed, Stage, examples_of, findings_of
from nki.model.period import Period
from nki.model.places import dotted
from nki.model.score import Score, Unnoticed
from nki.model.spec import Indicator
from nki.mutation.definition import mutants
from nki.mutation.mutant import Mutant
from nki.mutation.probe import Probe
from nki.steps.load import Loaded
from nki.steps.plan import plan

_ANY_PERIOD = Period(2021)


def score(loaded: Loaded, file: Path | None = None, stage: Stage | None = None) -> Score:
    """Return the mutation score of a specification whose examples come out right.

    A change that counts every row as before is none, and is left out. ``file`` is the specification's
    file, where messages call it by another name.
    """
    if stage is None:
        with Stage() as own:
            return score(loaded, file, own)
    examples, _ = examples_of(loaded, file)
    probe = Probe(stage.engine, plan(loaded.indicator, _ANY_PERIOD))
    changes = 0
    unnoticed: list[Unnoticed] = []
    for mutant in mutants(loaded.indicator):
        if _is_noticed(mutant.indicator, examples, stage):
            changes += 1
            continue
        found = probe.difference(plan(mutant.indicator, _ANY_PERIOD))
        if found is not None:
            changes += 1
            unnoticed.append(_unnoticed(loaded, mutant, found.row))
    return Score(loaded.file, loaded.indicator.id, len(examples), changes, tuple(unnoticed))


def _is_noticed(indicator: Indicator, examples: tuple[Placed, ...], stage: Stage) -> bool:
    return any(
        next(findings_of(placed, stage.play(indicator, placed.example)), None) is not None
        for placed in examples
    )


def _unnoticed(loaded: Loaded, mutant: Mutant, telling: tuple[tuple[str, str], ...]) -> Unnoticed:
    return Unnoticed(loaded.places.of(mutant.path), dotted(mutant.path), mutant.change, telling)
