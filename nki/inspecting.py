"""A delivery before anything is computed: look → read with bad rows set aside → what would become of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from nki import pipeline
from nki.errors import NkiError
from nki.inputs import Data, delivery_for, files_of
from nki.model.account import Account
from nki.model.inspection import Inspection
from nki.model.issue import Issue
from nki.model.spec import Indicator, Source
from nki.steps.compute import compute as compute_draft
from nki.steps.plan import plan
from nki.steps.read import (
    AS_FOUND,
    Choices,
    Delivery,
    Input,
    Unpacker,
    faults,
    read,
    reporters,
)
from nki.steps.read.looking import Looked, look_at
from nki.steps.read.mapping import confirmed_headers, mapping_bytes, mapping_lines
from nki.steps.suppress import suppress

_SET_ASIDE = "D383"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reading for an indicator would come to."""

    issues: tuple[Issue, ...]
    accounts: tuple[Account, ...] = ()
    period: str = ""
    units: dict[str, tuple[str, ...]] | None = None
    known: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An inspection, and the mapping file that would confirm what it proposes."""

    inspection: Inspection
    mapping: bytes


def inspect(
    data: Data,
    *,
    indicator: str | Path | Indicator | None = None,
    register: str | Path | None = None,
    period: str | int | None = None,
    choices: Choices = AS_FOUND,
    show_values: bool = False,
) -> Seen:
    """Look at a delivery, and at what an indicator would make of it. Figures are not computed.

    What is wrong with the delivery is in the inspection, not raised; ``NkiError`` is raised for the
    indicator's own faults and for files that are not there.
    """
    with Unpacker() as unpacker:
        if indicator is None:
            inputs = tuple((None, one) for one in files_of(data, unpacker))
            looked, issues = _looked(inputs, choices, show_values=show_values)
            files = tuple(one.look for one in looked)
            said = (*issues, *(issue for one in looked for issue in one.issues))
            return Seen(Inspection(files, tuple(sorted(said)), shows_values=show_values), b"")
        spec = indicator if isinstance(indicator, Indicator) else pipeline.load(indicator)
        delivery = delivery_for(spec, data, unpacker, replace(choices, set_aside=True))
        pairs = tuple((source, one) for source in spec.sources for one in delivery.inputs[source.id])
        looked, issues = _looked(pairs, delivery.choices, show_values=show_values)
        reading = _read(spec, delivery, register, period)
    files = tuple(one.look for one in looked)
    told = dict.fromkeys((*issues, *reading.issues, *(issue for one in looked for issue in one.issues)))
    headers = tuple(dict.fromkeys(pair for one in looked for pair in one.proposals))
    units = reading.units or {}
    inspection = Inspection(
        files=files,
        issues=tuple(sorted(told)),
        accounts=reading.accounts,
        indicator=spec.id,
        title=spec.title,
        period=reading.period,
        shows_values=show_values,
        proposals=len(headers) + len(units),
    )
    lines = mapping_lines(delivery.choices.mapping)
    return Seen(inspection, mapping_bytes(lines, headers, units, reading.known or {}))


def _looked(
    inputs: Iterable[tuple[Source | None, Input]], choices: Choices, *, show_values: bool
) -> tuple[list[Looked], list[Issue]]:
    """Look at every input; what cannot be read hides no other."""
    looked: list[Looked] = []
    issues: list[Issue] = []
    for source, one in inputs:
        try:
            confirmed = confirmed_headers(choices.mapping)
            looked.append(look_at(one, choices, source, confirmed, show_values=show_values))
        except NkiError as error:
            issues.extend(error.issues)
    return looked, issues


def _read(
    spec: Indicator, delivery: Delivery, register: str | Path | None, period: str | int | None
) -> _Reading:
    """Read as a computation would with bad rows set aside; their findings are told all the same."""
    try:
        planned, folder, notes = pipeline.prepared(spec, delivery, register, period)
        memberships, register_issues = reporters(planned, folder)
        known = {code: name for one in memberships.values() for code, name in one.names.items()}
    except NkiError as error:
        anyway = faults(plan(spec, pipeline.ANY_PERIOD), delivery)
        return _Reading((*error.issues, *(issue for issue in anyway if issue not in error.issues)))
    try:
        tables, issues = read(planned, memberships, delivery)
    except NkiError as error:
        return _Reading((*notes, *register_issues, *error.issues), period=str(planned.period))
    rows = (issue for row in tables.aside for issue in row.issues)
    told = (issue for issue in issues if issue.code != _SET_ASIDE)
    return _Reading(
        (*notes, *register_issues, *told, *rows),
        # what a release would keep back of the rows of persons is kept back here too
        suppress(
            planned, compute_draft(planned, memberships, tables), (), geography="", synthetic=False
        ).accounts,
        str(planned.period),
        dict(tables.to_confirm),
        known,
    )
