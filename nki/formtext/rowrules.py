"""What is worked out of the columns of a source, and which of its rows count, as statements in bokmål."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nki.formtext.blocks import Block, Look
from nki.formtext.prose import BULLET
from nki.model.spec import Band, Derived, Duration, Join, Source
from nki.wording import Named, condition_in_words

_TIMES = {
    "seconds": "sekunder",
    "minutes": "minutter",
    "hours": "timer",
    "days": "dager",
    "weeks": "uker",
}


def duration_in_words(duration: Duration, named: Named = str) -> str:
    """Say what a duration is: ``tiden fra rang_at til answered_at i sekunder``."""
    return f"tiden fra {named(duration.start)} til {named(duration.end)} i {_TIMES[duration.unit]}"


def derived_in_words(source: Source) -> Iterator[Block]:
    """Yield what each derived column is: ``answer_time: tiden fra rang_at til answered_at i sekunder``."""
    for one in source.derived:
        yield Block(f"{one.name}: {_derived(one)}", Look.ITEM, BULLET)


def rules_in_words(source: Source) -> Iterator[Block]:
    """Yield what is looked up for the rows, to which period they belong, and which are left out."""
    said = [_join(join) for join in source.joins]
    if source.dated is not None:
        said.append(f"En rad hører til perioden som {source.dated} ligger i.")
    said += [f"Utelatt: {_flat(one.reason)} ({condition_in_words(one.where)})." for one in source.exclude]
    if source.first is not None:
        said.append(f"Bare den første raden for hver {source.first.per} teller, etter {source.first.by}.")
    return (Block(one, Look.ITEM, BULLET) for one in said)


def _derived(one: Derived) -> str:
    if one.duration is not None:
        return duration_in_words(one.duration)
    if one.bands is not None:
        bands = "; ".join(f"{_flat(band.group)} ({_span(band)})" for band in one.bands.groups)
        return f"{one.bands.of} i grupper: {bands}"
    assert one.groups is not None
    groups = "; ".join(f"{_flat(group.group)} ({', '.join(group.values)})" for group in one.groups.groups)
    return f"{one.groups.of} i grupper: {groups}"


def _span(band: Band) -> str:
    low = "" if band.from_ is None else f"fra og med {_number(band.from_)}"
    high = "" if band.to is None else f"til og med {_number(band.to)}"
    return f"{low} {high}".strip() or "alle"


def _join(join: Join) -> str:
    keys = " og ".join(f"{own} er {other}" for own, other in join.on.items())
    return f"{', '.join(join.columns)} slås opp i {join.source}, der {keys}."


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _flat(text: str) -> str:
    return " ".join(text.split())
