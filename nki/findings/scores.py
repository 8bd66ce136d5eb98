"""Mutation scores in words and as data."""

from __future__ import annotations

from typing import Any

from nki.findings.harmless import harmless
from nki.model.score import Score, Unnoticed


def score_sentence(score: Score) -> str:
    """Return ``legevakt-triage: 15 of 15 changes noticed by 4 examples, mutation score 100 %``.

    The share is rounded down, so that 100 means all.
    """
    if not score.changes:
        return f"{score.indicator}: no change of the definition to try"
    examples = f"{score.examples} example{'' if score.examples == 1 else 's'}"
    changes = f"{score.noticed} of {score.changes} changes noticed by {examples}"
    same = f" ({score.equivalent} more would change no figure)" if score.equivalent else ""
    return f"{score.indicator}: {changes}, mutation score {int(100 * score.share)} %{same}"


def score_data(score: Score) -> dict[str, Any]:
    """Return a score as the JSON format has it."""
    return {
        "file": score.file.encode("utf-8", "backslashreplace").decode(),
        "indicator": score.indicator,
        "examples": score.examples,
        "changes": score.changes,
        "noticed": score.noticed,
        "score": float(score.share),
        "equivalent": score.equivalent,
        "unnoticed": [_unnoticed(one) for one in score.unnoticed],
    }


def _unnoticed(one: Unnoticed) -> dict[str, Any]:
    return {
        "line": one.place.line or None,
        "column": one.place.column or None,
        "field": one.field,
        "change": harmless(one.change),
        "rows": [
            {
                "source": row.source,
                "unit": row.unit + 1,
                "cells": {column: harmless(cell) for column, cell in row.cells},
            }
            for row in one.telling
        ],
    }
