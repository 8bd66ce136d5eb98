"""The short sentence: load → validate, for many specifications at once and without any data.

It stands apart from ``pipeline`` so that a check of a thousand files never loads the data engine, unless
one of them brings examples to be computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from nki.catalogue import GLOSSARY
from nki.errors import NkiError, is_error
from nki.model.issue import Issue
from nki.model.score import Score
from nki.model.validation import Validation
from nki.specfiles import spec_files
from nki.steps.load import Loaded, examples_beside, load, load_glossary, vocabulary_of
from nki.steps.validate import validate as find_issues
from nki.steps.validate import validate_glossary, validate_together


def validate(
    given: Sequence[str | Path] = (), *, mutate: bool = False, today: date | None = None
) -> Validation:
    """Validate specifications and glossaries; one that is broken hides nothing of the others.

    They are given by file, folder, pattern or id.

    With nothing given: the folder ``indicators`` if there is one here, otherwise the catalogue. With
    ``mutate`` the definitions are changed to see what their examples notice. ``today`` is the day after
    which dates are still to come, the real one unless given. Never raises for what is wrong with a
    specification.
    """
    found = spec_files(given)
    issues = list(found.issues)
    loaded: list[Loaded] = []
    for file in found.files:
        try:
            if file.name == GLOSSARY:
                glossary = load_glossary(file)
                issues.extend(validate_glossary(glossary.glossary, glossary.places))
            else:
                loaded.append(load(file))
        except NkiError as error:
            issues.extend(error.issues)
    sound: list[Loaded] = []
    for one in loaded:
        words = vocabulary_of(Path(one.file))
        own = find_issues(one.indicator, one.places, today=today, vocabulary=words)
        issues.extend(own)
        if not any(map(is_error, own)):
            sound.append(one)
    issues.extend(validate_together((one.indicator, one.places) for one in loaded))
    scores: list[Score] = []
    issues.extend(_examples(sound, scores if mutate else None))
    return Validation(tuple(map(str, found.files)), tuple(sorted(set(issues))), tuple(scores))


def _examples(sound: Sequence[Loaded], scores: list[Score] | None) -> Iterator[Issue]:
    """Yield what the examples in and beside specifications without errors find.

    With a list for the scores, definitions whose examples come out right are changed as well.
    """
    has_work = scores is not None or any(
        one.indicator.examples or examples_beside(Path(one.file)) for one in sound
    )
    if not has_work:
        return
    from nki.examples import Stage, issues_of  # noqa: PLC0415  (loads the data engine)
    from nki.mutation import score  # noqa: PLC0415

    with Stage() as stage:
        for one in sound:
            found = issues_of(one, stage=stage)
            yield from found
            if scores is not None and not any(map(is_error, found)):
                scores.append(score(one, stage=stage))
                yield from scores[-1].issues
