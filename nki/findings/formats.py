"""The formats by name."""

from __future__ import annotations

from collections.abc import Callable

from nki.findings import json_document, junit, markdown, sarif
from nki.findings.annotations import azure, github
from nki.findings.text import issues_text
from nki.findings.threshold import Run
from nki.model.validation import Validation


def _text(validation: Validation, run: Run) -> str:  # noqa: ARG001
    said = issues_text(validation.issues, None)
    return said and said + "\n"


FORMATS: dict[str, Callable[[Validation, Run], str]] = {
    "text": _text,
    "json": json_document.rendered,
    "sarif": sarif.rendered,
    "junit": junit.rendered,
    "github": github,
    "azure": azure,
    "markdown": markdown.rendered,
}


def formatted(validation: Validation, name: str, run: Run) -> str:
    """Return the findings in one of the formats."""
    return FORMATS[name](validation, run)
