"""Suppress: a draft → a release, under the disclosure rule of the specification.

In: ``Plan``, ``Draft`` and what else a release says of itself. Out: ``Release``, the only thing that may
leave the house. May not recompute, and does no I/O.
"""

from __future__ import annotations

from collections.abc import Sequence

from nki.model.account import Reading
from nki.model.draft import Draft, DraftCell
from nki.model.plan import MeasurePlan, Plan
from nki.model.release import About, MeasureTitle, Release, Row


def suppress(
    plan: Plan,
    draft: Draft,
    readings: Sequence[Reading],
    *,
    geography: str,
    synthetic: bool,
    notes: Sequence[str] = (),
) -> Release:
    """Apply the rule that the specification names. With the rule ``none`` every figure is released.

    ``notes`` say what a reader of the figures has to know.
    """
    if plan.disclosure != "none":
        raise AssertionError(f"the rule {plan.disclosure} passed validation and is not known here")
    measures = {measure.number: measure for measure in plan.measures}
    return Release(
        about=_about(plan, geography, synthetic, notes),
        rows=tuple(_row(plan, measures[cell.measure], cell) for cell in draft.cells),
        accounts=draft.accounts,
        readings=tuple(readings),
    )


def _about(plan: Plan, geography: str, synthetic: bool, notes: Sequence[str]) -> About:
    measures = tuple(
        MeasureTitle(measure.number, measure.kind, measure.unit, measure.decimals, measure.text)
        for measure in plan.measures
    )
    return About(
        indicator=plan.indicator,
        version=plan.version,
        title=plan.title,
        status=plan.status,
        period=str(plan.period),
        measures=measures,
        response_threshold=plan.response_threshold,
        disclosure=plan.disclosure,
        sources=tuple(source.text for source in plan.sources),
        geography=geography,
        synthetic=synthetic,
        unit_level=plan.unit_level,
        notes=tuple(notes),
    )


def _row(plan: Plan, measure: MeasurePlan, cell: DraftCell) -> Row:
    return Row(
        indicator=plan.indicator,
        version=plan.version,
        period=str(plan.period),
        measure=cell.measure,
        kind=measure.kind,
        level=cell.level,
        code=cell.code,
        name=cell.name,
        numerator=cell.numerator,
        denominator=cell.denominator,
        value=cell.value,
        unit=measure.unit,
        lower=None,
        upper=None,
        status=cell.status,
        invited=cell.invited,
        responded=cell.responded,
        answered=cell.answered,
        not_applicable=cell.not_applicable,
        county=cell.county,
        region=cell.region,
    )
