"""The words above and below the figures on a terminal, in Norwegian as the figures' readers are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from nki.cli.accounts import account_sentences
from nki.cli.streams import Screen
from nki.geography import SERVED_ON
from nki.labels import (
    COLUMNS,
    INDICATOR_STATUSES,
    LEVELS,
    REASONS,
    REPORTING,
    SIGN_MEANINGS,
    SIGNS,
    shown_with_unit,
)
from nki.model.level import Level
from nki.model.release import About, Release, Row
from nki.model.status import Status

WIDEST = 100
"""Running text is hard to read in longer lines, however wide the terminal."""


def wrapped(text: str, look: Screen, indent: str = "") -> str:
    """Break running text into lines that fit; links and words stay whole."""
    width = max(min(look.width, WIDEST), 30)
    return textwrap.fill(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def heading(about: About, look: Screen) -> str:
    """Return what the figures are about. Synthetic data and proposals say so at the top."""
    facts = f"{about.indicator} {about.version} · {COLUMNS['period'].nb.lower()} {about.period}"
    lines = [look.bold(wrapped(about.title, look)), facts]
    status = INDICATOR_STATUSES[about.status].nb
    lines.append(status if about.status == "national" else look.coloured(status, "yellow"))
    if about.provisional:
        lines.append(look.coloured("Foreløpige tall, som kan bli endret.", "yellow"))
    if about.synthetic:
        who = REPORTING[about.unit_level]
        text = f"Syntetiske data: ingen rad er et svar fra {who.a} virkelig {who.one}."
        lines.append(look.coloured(wrapped(text, look), "yellow"))
    return "\n".join(lines)


def remarks(release: Release, rows: Iterable[Row], look: Screen) -> str:
    """Return what a reader has to know of the figures shown, and the account of the rows behind them."""
    levels = {row.level for row in release.rows}
    lines = [*_legend({row.status for row in rows}), *_rules(release.about, levels)]
    lines += release.about.notes
    lines += [f"{sentence}." for sentence in account_sentences(release.accounts, "nb")]
    lines += [f"Datakilde: {source}" for source in release.about.sources]
    source = release.about.geography.removeprefix("Kilde: ")
    lines += [f"Fylker og kommuner: {source}"] if source else []
    return look.dim("\n".join(wrapped(line, look, indent="    ") for line in lines))


def _legend(used: set[Status]) -> Iterator[str]:
    for sign, meaning in SIGN_MEANINGS.items():
        statuses = [status for status in SIGNS if SIGNS[status] == sign and status in used]
        reasons = dict.fromkeys(REASONS[status].nb for status in statuses)
        if reasons:
            yield f"{sign:<3} {meaning.nb}: {', '.join(reasons)}."


def _rules(about: About, levels: set[Level]) -> Iterator[str]:
    answered, not_applicable = COLUMNS["answered"].nb, COLUMNS["not_applicable"].nb.lower()
    who, from_register = REPORTING[about.unit_level], about.unit_level is Level.ER_UNIT
    those = "dem som var i drift" if from_register else f"alle {who.the_many}"
    yield f"{answered}: {who.many} som er med i tallet, av {those} ved utgangen av perioden."
    if about.response_threshold is not None:
        share = shown_with_unit(about.response_threshold, _decimals(about), "percent")
        yield f"Tall vises der minst {share} av {who.the_many} har svart, medregnet svaret {not_applicable}."
    if about.small_numbers is not None:
        small = ", ".join(
            f"{name} fra 1 til {limit}"
            for name, limit in (
                ("teller eller antall", about.small_numbers.numerator_at_most),
                ("nevner minus teller", about.small_numbers.rest_at_most),
                ("nevner", about.small_numbers.denominator_at_most),
            )
            if limit is not None
        )
        yield f"Små tall er skjult ({small}), og tall som de ellers kunne regnes ut av."
    if about.unit_level in _PLACED and levels & _HEALTH:
        service = " og ".join(LEVELS[level].nb.lower() for level in sorted(levels & _HEALTH, reverse=True))
        where = "kommunen" if about.unit_level is Level.MUNICIPALITY else "vertskommunen"
        yield f"{service.capitalize()}: der {where} hører til etter inndelingen i {SERVED_ON.year}."
    if from_register and Level.COUNTY in levels:
        yield "Fylke: en legevakt teller i fylket der vertskommunen ligger."
    if from_register and Level.MUNICIPALITY in levels:
        yield "Kommune: tallet for legevaktene som betjener kommunen. Kommuner kan derfor ikke legges sammen."


_PLACED = frozenset({Level.ER_UNIT, Level.MUNICIPALITY})
"""Those who belong to the health service by the municipality that they are or lie in."""

_HEALTH = frozenset({Level.HEALTH_REGION, Level.HEALTH_TRUST})


def _decimals(about: About) -> int:
    threshold = about.response_threshold
    return 0 if threshold is None or threshold.denominator == 1 else 1
