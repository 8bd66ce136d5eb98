"""A sheet before it is written: the form of an indicator, what stands around it, and how it looks."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from nki.findings.harmless import visible
from nki.formtext import BULLET, Block, Look, beyond_form, form_fields
from nki.formtext.tied import tied
from nki.model.spec import Indicator
from nki.template import template
from nki.theme import Theme
from nki.words import words_for
from nki.words.words import Words

LONG_AGO = date(2000, 1, 1)
"""The date of a document whose indicator says none."""

SHORT = 900
"""The characters that make up a fifth of a page or so."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered field, or one statement below the form, which has no number."""

    key: str
    number: int | None
    label: str
    blocks: tuple[Block, ...]

    @property
    def is_short(self) -> bool:
        """Say whether the entry should stay on one page."""
        return sum(len(block.text) + len(block.url) for block in self.blocks) < SHORT

    @property
    def runs(self) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        """Return the blocks in runs of one look: ``bullets`` and ``numbers`` for lists, or ``text``."""
        return tuple((look, tuple(blocks)) for look, blocks in groupby(self.blocks, _look))


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under a heading; the form prints none over its first block."""

    key: str
    heading: str
    printed: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of an indicator.

    ``lang`` is the language of labels and headings; what the fields say stays as it is. ``templates`` is
    the folder with an organisation's own templates.
    """

    indicator: Indicator
    lang: str
    theme: Theme
    templates: Path | None = None

    @property
    def words(self) -> Words:
        """Return the words of the sheet's language."""
        return words_for(self.lang)

    @property
    def title(self) -> str:
        """Return the name of the indicator."""
        return _shown(self.indicator.title)

    @property
    def status(self) -> str:
        """Say whether the indicator is national, a proposal or retired."""
        return self.words.indicator_status(self.indicator.status)

    @property
    def is_marked(self) -> bool:
        """Say whether a reader has to be told that this is no national indicator in force."""
        return self.indicator.status.value != "national"

    @property
    def about(self) -> str:
        """Return the line below the name: the id, the version, and the status where no mark shows it."""
        version = self.words.text("sheet.version", version=self.indicator.version)
        parts = (self.indicator.id, version) if self.is_marked else (self.indicator.id, version, self.status)
        return " · ".join(parts)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the fields of the form under their headings."""
        fields = form_fields(self.indicator, self.lang)
        return tuple(
            Part(
                section.key,
                section.labels[self.lang],
                section.printed,
                tuple(
                    Entry(field.key, field.number, field.label, _blocks(field.blocks))
                    for field in fields
                    if field.section == section.key
                ),
            )
            for section in template().sections
        )

    @property
    def beyond(self) -> Part:
        """Return what is computed beyond the form."""
        entries = (
            Entry(
                statement.key,
                None,
                self.words.text(f"sheet.beyond_{statement.key}"),
                _blocks(statement.blocks),
            )
            for statement in beyond_form(self.indicator)
        )
        return Part("beyond", self.words.text("sheet.beyond"), True, tuple(entries))

    @property
    def date(self) -> date:
        """Return the day of the last revision, as far as it is known: the date that documents carry."""
        for revision in reversed(self.indicator.revisions):
            if revision.date:
                return _day(revision.date)
        published = self.indicator.first_published
        return published if isinstance(published, date) else LONG_AGO


def _look(block: Block) -> str:
    if block.look is not Look.ITEM:
        return "text"
    return "bullets" if block.lead == BULLET else "numbers"


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(Block(_shown(one.text), one.look, _shown(one.lead), _seen(one.url)) for one in blocks)


def _day(text: str) -> date:
    """Return the day that a date names or begins with. No document fails over the 30th of February."""
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, min(day, monthrange(year, month)[1]))


def _shown(text: str) -> str:
    # a line of a form holds no tabs; what else cannot be seen is written out
    return tied(_seen(re.sub("[\t\n\r]", " ", text)))


def _seen(text: str) -> str:
    return "".join(one if one == _SOFT_HYPHEN else visible(one) for one in text)
