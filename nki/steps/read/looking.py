"""A look at deliveries: how each file is written, its columns, and which declared column each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nki.engine import Engine
from nki.errors import NkiError
from nki.model.inspection import FileLook
from nki.model.issue import Issue, Place
from nki.model.spec import Source
from nki.steps.read.about import read_about
from nki.steps.read.decimal_sign import SAID, sign_of_all
from nki.steps.read.delivery import Choices, Input
from nki.steps.read.headers import match_headers
from nki.steps.read.opening import Form, form_of
from nki.steps.read.profile import Profile


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen of one input, what is to be said of it, and headers for somebody to confirm."""

    look: FileLook
    issues: tuple[Issue, ...]
    proposals: tuple[tuple[str, str], ...] = ()


def look_at(
    one: Input,
    choices: Choices,
    source: Source | None = None,
    confirmed: Mapping[str, str] | None = None,
    *,
    show_values: bool = False,
) -> Looked:
    """Look at one input. Raises ``NkiError`` where it cannot be read at all, or in more than one way.

    Values are shown only where they are asked for, and never those of a source about persons.
    """
    wanted = tuple(header for column in source.columns for header in column.headers) if source else ()
    with Engine() as engine:
        try:
            form = form_of(engine, one, wanted, choices)
            reader = form.reader.whole()
            profile = Profile(form.header)
            for record in reader.records():
                profile.add(record)
            every = range(len(form.header))
            sign, conflict = sign_of_all(reader.records(), list(every), one.shown)
        except OSError as error:
            found = f"there, but cannot be opened: {error.strerror}"
            raise NkiError(Issue.of("D301", Place(one.shown), found=found)) from None
    positions, missing, issues, proposals = _matches(form, source, confirmed)
    encoding, dialect = reader.said
    shown = show_values and not (source and source.personal)
    decimal = SAID.get(choices.decimal or sign, "")
    paths = dict.fromkeys(path.parent for path in (one.named, one.path) if path)
    told = [read_about(folder) for folder in paths]
    look = FileLook(
        file=one.shown,
        encoding=encoding,
        dialect=", ".join(part for part in (dialect, decimal) if part),
        sure=reader.sure,
        rows=profile.rows,
        columns=tuple(profile.looks({at: name for name, at in positions.items()}, show_values=shown)),
        missing=missing,
        source=source.id if source else "",
        synthetic=any(one.synthetic for one in told),
        note=next((one.note for one in told if one.note), ""),
    )
    return Looked(look, issues if source else conflict, proposals)


def _matches(
    form: Form, source: Source | None, confirmed: Mapping[str, str] | None
) -> tuple[dict[str, int], tuple[str, ...], tuple[Issue, ...], tuple[tuple[str, str], ...]]:
    if source is None:
        return {}, (), (), ()
    names = {column.name for column in source.columns}
    matched = match_headers(form.place, form.header, source, names, confirmed)
    missing = tuple(column.name for column in source.columns if column.name not in matched.positions)
    return matched.positions, missing, (), matched.proposals
