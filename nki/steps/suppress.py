"""Suppress: a draft → a release, under the disclosure rule of the specification.

In: ``Plan``, ``Draft`` and what else a release says of itself. Out: ``Release``, the only thing that may
leave the house. May not recompute, and does no I/O.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nki.model.account import Reading
from nki.model.draft import Draft, DraftCell
from nki.model.plan import MeasurePlan, Plan
from nki.model.release import About, FormText, MeasureTitle, Release, Row, StratumTitle

PROVISIONAL = "provisional"
"""What a row says whose figure may still change."""


def suppress(
    plan: Plan,
    draft: Draft,
    readings: Sequence[Reading],
    *,
    geography: str,
    synthetic: bool,
    notes: Sequence[str] = (),
    form: Sequence[FormText] = (),
    provisional: bool = False,
) -> Release:
    """Apply the rule that the specification names. With the rule ``none`` every figure is released.

    ``notes`` say what a reader of the figures has to know, ``form`` are the fields of the national form.
    ``provisional`` figures may still change.
    """
    if plan.disclosure != "none":
        raise AssertionError(f"the rule {plan.disclosure} passed validation and is not known here")
    measures = {measure.number: measure for measure in plan.measures}
    about = _about(plan, draft, geography)
    about = replace(about, synthetic=synthetic, provisional=provisional, notes=tuple(notes), form=tuple(form))
    word = PROVISIONAL if provisional else ""
    return Release(
        about=about,
        rows=tuple(_row(plan, measures[cell.measure], cell, word) for cell in draft.cells),
        accounts=draft.accounts,
        readings=tuple(readings),
    )


def _about(plan: Plan, draft: Draft, geography: str) -> About:
    measures = tuple(
        MeasureTitle(
            measure.number,
            measure.kind,
            measure.unit,
            measure.decimals,
            measure.text,
            measure.phrases,
            "" if measure.interval == "none" else measure.interval,
        )
        for measure in plan.measures
    )
    shown = dict.fromkeys((cell.stratum, cell.group) for cell in draft.cells if cell.stratum)
    strata = tuple(
        StratumTitle(one.id, one.text, tuple(group for id_, group in shown if id_ == one.id))
        for one in plan.strata
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
        unit_level=plan.unit_level,
        target=plan.target,
        direction=plan.direction,
        strata=strata,
    )


def _row(plan: Plan, measure: MeasurePlan, cell: DraftCell, provisional: str) -> Row:
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
        lower=cell.lower,
        upper=cell.upper,
        status=cell.status,
        invited=cell.invited,
        responded=cell.responded,
        answered=cell.answered,
        not_applicable=cell.not_applicable,
        county=cell.county,
        region=cell.region,
        stratum=cell.stratum,
        group=cell.group,
        design_effect=cell.design_effect,
        provisional=provisional,
    )
