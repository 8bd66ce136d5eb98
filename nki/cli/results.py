"""Results that something is made of: kept ones, and those that are computed for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nki.cli.asked import Asked
from nki.errors import NkiError
from nki.model.issue import Issue
from nki.model.release import Release
from nki.steps.read.kept import read_release

_KEPT = ".json"
"""How files with kept results end."""


def releases_of(
    given: Sequence[str],
    asked: Asked,
    output: Path | None,
) -> tuple[Release, ...]:
    """Return the releases of results, the kept ones first, and say what was read for the others.

    Raises ``NkiError`` for what the user can mend, also where ``output`` would replace a kept result (R604).
    """
    kept = [Path(one) for one in given if one.lower().endswith(_KEPT)]
    indicators = [one for one in given if not one.lower().endswith(_KEPT)]
    issues = [Issue.of("U002", given=path) for path in kept if not path.is_file()]
    if indicators and not asked.data:
        issues.append(Issue.of("U054", given=", ".join(indicators)))
    if output is not None and output.resolve() in {path.resolve() for path in kept}:
        issues.append(Issue.of("R604", path=output, what="a kept result"))
    if issues:
        raise NkiError(*issues)
    releases = [release for path in kept for release in read_release(path)]
    if indicators:
        # kept results need no engine
        from nki.cli.computing import computed

        releases += computed(indicators, asked, output, with_account=False)
    return tuple(releases)
