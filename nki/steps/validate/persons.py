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


def small_numbers_have_limits(indicator: Indicator) -> Iterator[Finding]:
    """Check that a disclosure rule says what is small, and that every figure can be told small."""
    rule = indicator.disclosure
    limits = {name: getattr(rule, name) for name in _LIMITS if getattr(rule, name) is not None}
    if rule.rule == "none":
        for name in limits:
            problem = f"the rule is none, and `{name}` says what is small"
            advice = "write `rule: small_numbers`, or remove the limit"
            yield finding("S242", "disclosure", name, problem=problem, advice=advice)
        return
    if not limits:
        problem = "the rule small_numbers has no limit, and would hide nothing"
        advice = f"add at least one of: {', '.join(_LIMITS)}"
        yield finding("S242", "disclosure", "rule", problem=problem, advice=advice)
    for name, limit in limits.items():
        if limit < _LEAST:
            problem = f"`{name}` is {limit}, which hides nothing"
            advice = f"give a limit of at least {_LEAST}, or remove it"
            yield finding("S242", "disclosure", name, problem=problem, advice=advice)
    for m, measure in enumerate(indicator.measures):
        if measure.estimate is not None and measure.estimate.observations is None:
            path = ("main_measure",) if m == 0 else ("other_measures", m - 1)
            problem = "the rule small_numbers cannot tell how many persons are behind the estimate"
            advice = "give `observations`, the column with their number"
            yield finding("S242", *path, "estimate", problem=problem, advice=advice)


_LIMITS = ("numerator_at_most", "rest_at_most", "denominator_at_most")
_LEAST = 2
"""The smallest limit that leaves a doubt about a hidden number."""


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
