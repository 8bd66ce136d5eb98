"""Rules on sources whose rows are about persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nki.model.spec import Indicator, Rows
from nki.steps.validate.finding import Finding, finding

_IDENTIFYING = re.compile(
    r"\b(?:fødselsnummer|personnummer|fødselsdato|d-nummer|pasient-?id)\b", re.IGNORECASE
)
_PATIENT = re.compile(r"\bpasient", re.IGNORECASE)


def persons_have_a_disclosure_rule(indicator: Indicator) -> Iterator[Finding]:
    """Check that figures on persons are never published without a rule on small numbers."""
    personal = [source.id for source in indicator.sources if source.personal]
    if personal and indicator.disclosure.rule == "none":
        yield finding("S227", "disclosure", "rule", source=personal[0])
    if indicator.disclosure.rule != "none":
        problem = f"the rule {indicator.disclosure.rule} is part of the format, and cannot be computed yet"
        yield finding("S241", "disclosure", "rule", problem=problem, advice="wait with this indicator")


def persons_are_declared(indicator: Indicator) -> Iterator[Finding]:
    """Find sources that look as if their rows were persons, and do not say so."""
    for s, source in enumerate(indicator.sources):
        if source.personal:
            continue
        for c, column in enumerate(source.columns):
            asked = " ".join((*column.headers, column.question or ""))
            identifying = _IDENTIFYING.search(asked)
            if identifying is None and source.rows is Rows.MANY_PER_UNIT:
                identifying = _PATIENT.search(asked)
            if identifying:
                facts = {"source": source.id, "column": column.name}
                yield finding("S261", "sources", s, "columns", c, **facts)
                break
