"""Suppress: a draft → a release, under the disclosure rule of the specification.

In: ``Plan``, ``Draft`` and what else a release says of itself. Out: ``Release``, the only thing that may
leave the house. May not recompute, and does no I/O.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nki.labels import ACCOUNT_KEPT_BACK
from nki.model.account import Reading
from nki.model.draft import Draft, DraftCell
from nki.model.plan import DisclosureRule, MeasurePlan, Plan
from nki.model.release import About, FormText, MeasureTitle, Release, Row, SmallNumbers, StratumTitle
from nki.model.status import Status
from nki.steps.suppress.choice import hidden_cells
from nki.steps.suppress.rows import told_sources

__all__ = ["PROVISIONAL", "suppress"]

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

    With ``small_numbers`` small figures are hidden, and those that they could be worked out from. Which they
    are depends on all levels that are published, whichever are asked for.

    ``notes`` say what a reader of the figures has to know, ``form`` are the fields of the national form.
    ``provisional`` figures may still change.
    """
    hidden = {} if plan.rule.name == "none" else hidden_cells(plan, draft)
    told = frozenset(source.id for source in plan.sources)
    if plan.rule.name != "none":
        told = told_sources(plan, draft.cells, draft.accounts, hidden)
    measures = {measure.number: measure for measure in plan.measures}
    kept_back = () if len(told) == len(plan.sources) else (ACCOUNT_KEPT_BACK.nb,)
    about = _about(plan, draft, geography)
    about = replace(
        about, synthetic=synthetic, provisional=provisional, notes=(*notes, *kept_back), form=tuple(form)
    )
    word = PROVISIONAL if provisional else ""
    return Release(
        about=about,
        rows=tuple(
            _row(plan, measures[cell.measure], _without_numbers(cell, hidden.get(at)), word)
            for at, cell in enumerate(draft.cells)
            if cell.level not in plan.unasked
        ),
        accounts=tuple(account for account in draft.accounts if account.source in told),
        readings=tuple(one if one.source in told else replace(one, rows=None) for one in readings),
    )


def _without_numbers(cell: DraftCell, hidden: Status | None) -> DraftCell:
    """Return a cell as it is released: without any number if it is hidden."""
    if hidden is None:
        return cell
    return replace(
        cell,
        status=hidden,
        numerator=None,
        denominator=None,
        value=None,
        lower=None,
        upper=None,
        design_effect=None,
        counted=(None, None),
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
            measure.percent if measure.kind == "percentile" else None,
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
        small_numbers=_small_numbers(plan.rule),
        sources=tuple(source.text for source in plan.sources),
        geography=geography,
        unit_level=plan.unit_level,
        target=plan.target,
        direction=plan.direction,
        strata=strata,
    )


def _small_numbers(rule: DisclosureRule) -> SmallNumbers | None:
    if rule.name == "none":
        return None
    return SmallNumbers(rule.numerator_at_most, rule.rest_at_most, rule.denominator_at_most)


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
