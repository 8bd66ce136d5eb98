"""What a change of each key reaches. Every key that a specification can have stands here.

Where a key holds a part with keys of its own, its effect is that of the part coming or going; a
change inside the part has the effect of the key inside.
"""

from __future__ import annotations

from nki.model.change import Effect
from nki.model.spec import (
    Aggregate,
    Band,
    Column,
    ColumnReference,
    Condition,
    Derived,
    Disclosure,
    Estimate,
    Example,
    ExampleUnit,
    Exclusion,
    Expectation,
    FirstEvent,
    Goal,
    Grouping,
    Index,
    IndexItem,
    Indicator,
    Interval,
    Join,
    Levels,
    Measure,
    PeriodRule,
    Phrases,
    Plausibility,
    Reference,
    Revision,
    Source,
    Standard,
    Stratum,
    Term,
    UnitsThat,
    Values,
    WeightedPart,
)
from nki.model.spec.base import Part
from nki.model.spec.derived import Bands, Duration, Groups
from nki.model.spec.recipes import StandardGroup

_CALCULATION, _CONTRACT = Effect.CALCULATION, Effect.DATA_CONTRACT
_PRESENTATION, _WORDING = Effect.PRESENTATION, Effect.WORDING

EFFECTS: dict[type[Part], dict[str, Effect]] = {
    Indicator: {
        "format": _CALCULATION,  # how the whole file is understood
        "id": _CALCULATION,  # figures under another id are another series
        "version": _WORDING,
        "status": _PRESENTATION,  # a proposal is marked wherever it is shown
        "title": _WORDING,
        "definition": _WORDING,
        "sector": _WORDING,
        "clinical_area": _WORDING,
        "indicator_type": _WORDING,
        "quality_dimension": _WORDING,
        "measurement_area": _WORDING,
        "first_published": _WORDING,
        "revisions": _WORDING,
        "rationale": _WORDING,
        "goal": _WORDING,
        "terms": _WORDING,
        "main_measure": _CALCULATION,
        "other_measures": _CALCULATION,
        "code_systems": _WORDING,
        "selection": _WORDING,
        "calculation": _WORDING,
        "levels": _CALCULATION,
        "sources": _CONTRACT,
        "publication_frequency": _WORDING,
        "legal_basis": _WORDING,
        "comparability": _WORDING,
        "limitations": _WORDING,
        "interpretation": _WORDING,
        "publication_channels": _WORDING,
        "references": _WORDING,
        "period": _CALCULATION,
        "strata": _CALCULATION,
        "concepts": _WORDING,
        "response_threshold": _CALCULATION,
        "disclosure": _CALCULATION,
        "interval": _CALCULATION,
        "plausibility": _CONTRACT,  # other warnings about the same figures
        "examples": _WORDING,
    },
    Revision: {"version": _WORDING, "date": _WORDING, "text": _WORDING},
    # a figure that met its target yesterday and does not today has changed for whoever reads it
    Goal: {"text": _WORDING, "target": _CALCULATION, "direction": _CALCULATION},
    Term: {"term": _WORDING, "meaning": _WORDING},
    Reference: {"text": _WORDING, "url": _WORDING},
    Measure: {
        "number": _CALCULATION,
        "text": _WORDING,
        "kind": _CALCULATION,
        "unit": _CALCULATION,
        "decimals": _PRESENTATION,
        "levels": _CALCULATION,
        "numerator": _CALCULATION,
        "denominator": _CALCULATION,
        "factor": _CALCULATION,
        "values": _CALCULATION,
        "percentile": _CALCULATION,
        "weight": _CALCULATION,
        "index": _CALCULATION,
        "standard": _CALCULATION,
        "estimate": _CALCULATION,
        "parts": _CALCULATION,
        "interval": _CALCULATION,
        "phrases": _WORDING,
    },
    Phrases: dict.fromkeys(("nb", "nn", "en"), _WORDING),
    Aggregate: dict.fromkeys(
        ("sum", "rows", "distinct", "units", "same_as", "source", "where"), _CALCULATION
    ),
    UnitsThat: dict.fromkeys(("measure", "at_least", "at_most"), _CALCULATION),
    Values: dict.fromkeys(("column", "source", "where"), _CALCULATION),
    Index: dict.fromkeys(("items", "lowest", "highest", "minimum_answered", "source", "where"), _CALCULATION),
    IndexItem: dict.fromkeys(("column", "reversed"), _CALCULATION),
    Standard: {"by": _CALCULATION, "text": _WORDING, "groups": _CALCULATION},
    StandardGroup: dict.fromkeys(("group", "weight"), _CALCULATION),
    Estimate: dict.fromkeys(("value", "lower", "upper", "observations", "source"), _CALCULATION),
    WeightedPart: dict.fromkeys(("measure", "weight"), _CALCULATION),
    Stratum: {"id": _CALCULATION, "text": _WORDING, "column": _CALCULATION},
    Condition: dict.fromkeys(
        (
            *("column", "equals", "one_of", "at_least", "at_most", "between", "starts_with", "is_missing"),
            *("all", "any", "not"),
        ),
        _CALCULATION,
    ),
    ColumnReference: {"column": _CALCULATION},
    Levels: {"text": _WORDING, "publish": _CALCULATION, "within": _CALCULATION},
    Source: {
        "id": _CONTRACT,
        "text": _WORDING,
        "units": _CALCULATION,  # other units are invited, and other areas are made of them
        "rows": _CONTRACT,
        "personal": _CONTRACT,
        "columns": _CONTRACT,
        "derived": _CALCULATION,
        "dated": _CALCULATION,
        "exclude": _CALCULATION,
        "first": _CALCULATION,
        "joins": _CALCULATION,
    },
    Derived: dict.fromkeys(("name", "duration", "bands", "groups"), _CALCULATION),
    Duration: dict.fromkeys(("start", "end", "unit"), _CALCULATION),
    Bands: dict.fromkeys(("of", "groups"), _CALCULATION),
    Band: dict.fromkeys(("group", "from", "to"), _CALCULATION),
    Groups: dict.fromkeys(("of", "groups"), _CALCULATION),
    Grouping: dict.fromkeys(("group", "values"), _CALCULATION),
    Exclusion: {"reason": _WORDING, "where": _CALCULATION},
    FirstEvent: dict.fromkeys(("per", "by"), _CALCULATION),
    Join: dict.fromkeys(("source", "on", "columns"), _CALCULATION),
    # `header` and the answers weigh more where one comes to mean something else: see `answers`
    Column: {
        "name": _CONTRACT,
        "header": _CONTRACT,
        "question": _WORDING,
        "type": _CONTRACT,
        "values": _CONTRACT,
        "missing": _CONTRACT,
        "not_applicable": _CONTRACT,
        "minimum": _CONTRACT,
        "maximum": _CONTRACT,
        "at_most": _CONTRACT,
    },
    PeriodRule: {
        "kind": _CALCULATION,
        "months": _CALCULATION,
        "survey_year_offset": _CALCULATION,
        "answered_on": _CALCULATION,
    },
    Disclosure: {
        "rule": _CALCULATION,
        "reason": _WORDING,
        "numerator_at_most": _CALCULATION,
        "rest_at_most": _CALCULATION,
        "denominator_at_most": _CALCULATION,
    },
    Interval: {"method": _CALCULATION, "level": _CALCULATION, "reason": _WORDING},
    Plausibility: dict.fromkeys(
        ("everyone_from", "copied_from", "change_factor", "peer_distance", "equal_from"), _CONTRACT
    ),
    # examples say what the definition gives; they do not decide it
    Example: dict.fromkeys(("name", "period", "units", "rows", "expect"), _WORDING),
    ExampleUnit: dict.fromkeys(("id", "municipality", "serves", "opened", "closed"), _WORDING),
    Expectation: dict.fromkeys(
        (
            *("measure", "level", "area", "stratum", "group", "value", "lower", "upper"),
            *("numerator", "denominator", "status"),
            *("invited", "responded", "answered", "not_applicable"),
        ),
        _WORDING,
    ),
}
"""The effect of every key, by the part that it stands in."""
