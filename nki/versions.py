"""Two versions of a specification: find → load → compare. `moving` computes both."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from nki import catalogue
from nki.errors import NkiError, is_error
from nki.model.change import Comparison
from nki.model.issue import Issue
from nki.model.spec import Indicator
from nki.revisions import is_revision, read_revision
from nki.steps.compare import compare, unannounced
from nki.steps.load import Loaded
from nki.steps.load import load as load_file
from nki.steps.validate import validate


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed, and what is to be said of it.

    ``issues`` holds the break in the series, if there is one; ``faults`` what keeps one of the two
    from being computed.
    """

    comparison: Comparison
    issues: tuple[Issue, ...]
    old: Indicator
    new: Indicator
    faults: tuple[Issue, ...]


def diff(old: str | Path, new: str | Path) -> Difference:
    """Compare two versions, each a file, an id of the catalogue, or ``REV:path`` as git writes it.

    Neither has to be valid, but both have to have the shape of a specification. Raises ``NkiError``
    with the findings of both where they have not.
    """
    loaded: list[Loaded] = []
    problems: list[Issue] = []
    for given in (old, new):
        try:
            loaded.append(load_version(str(given)))
        except NkiError as error:
            problems.extend(error.issues)
    if problems:
        raise NkiError(*dict.fromkeys(problems))
    before, after = loaded
    comparison = compare(before.indicator, before.places, after.indicator, after.places)
    return Difference(
        comparison,
        unannounced(before.indicator, after.indicator, comparison, after.places),
        before.indicator,
        after.indicator,
        (*_faults(before), *_faults(after)),
    )


def load_version(given: str) -> Loaded:
    """Load a file, an id of the catalogue, or ``REV:path``; a file that exists wins."""
    if Path(given).is_file() or not is_revision(given):
        return load_file(catalogue.find(given))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "version.yaml")
        file.write_bytes(read_revision(given))
        return load_file(file, given)


def _faults(loaded: Loaded) -> tuple[Issue, ...]:
    # a version from elsewhere may well be called otherwise than its id
    found = validate(loaded.indicator, loaded.places)
    return tuple(issue for issue in found if is_error(issue) and issue.code != "S213")
