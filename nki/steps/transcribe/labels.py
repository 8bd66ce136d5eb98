"""The labels of the national form, found again where a form has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from nki.labels import INDICATOR_STATUSES
from nki.template import Field, template
from nki.words.phrases import catalogue

_NUMBERED = re.compile(r"\s*(\d{1,2})\s*[.):]?\s*(?=\D)")
_ALIKE, _ALIKE_WITH_ITS_NUMBER = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Known:
    """A field that a label names, and whether the label is worded as in the template."""

    field: Field
    exact: bool


def folded(text: str) -> str:
    """Return a text as labels are compared: without case, punctuation and different kinds of space."""
    plain = re.sub("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}]", "", text)
    return " ".join(re.sub(r"[^\w/]+", " ", plain.casefold()).split())


def known(text: str) -> Known | None:
    """Return the field that a label names, None if it names none."""
    numbered = _NUMBERED.match(text)
    number = int(numbered[1]) if numbered else 0
    words = folded(text[numbered.end() :] if numbered else text)
    if not words:
        return None
    if exact := _by_label().get(words):
        return Known(exact, True)
    alike = max(_by_label(), key=lambda label: _likeness(label, words))
    found = _by_label()[alike]
    least = _ALIKE_WITH_ITS_NUMBER if found.number == number else _ALIKE
    return Known(found, False) if _likeness(alike, words) >= least else None


def begins_label(text: str) -> bool:
    """Say whether a line begins with the number of a field and the first word of its label."""
    numbered = _NUMBERED.match(text)
    if numbered is None:
        return False
    words = folded(text[numbered.end() :]).split()
    found = [label.split() for label, field in _by_label().items() if field.number == int(numbered[1])]
    return bool(words) and any(label[0] == words[0] for label in found)


def heading(text: str) -> bool:
    """Say whether a text is one of the headings that a form prints."""
    return folded(text) in _headings()


def ends_the_form(text: str) -> bool:
    """Say whether a text is the heading below which sheets go on with what is no part of the form."""
    return folded(text) in _ends()


def status_of(text: str) -> str | None:
    """Return the status that a text says in the words of sheets, None for any other text."""
    return _statuses().get(folded(text))


def patterns(field: Field) -> str:
    """Return a pattern for the labels of a field, with any space between their words."""
    labels = sorted(set(field.labels.values()), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, label.split())) for label in labels)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@cache
def _by_label() -> dict[str, Field]:
    # the Norwegian labels come last and win where two languages share a word
    return {folded(field.labels[lang]): field for lang in ("en", "nn", "nb") for field in template().fields}


@cache
def _headings() -> frozenset[str]:
    return frozenset(folded(label) for section in template().sections for label in section.labels.values())


@cache
def _ends() -> frozenset[str]:
    return frozenset(folded(str(text)) for text in catalogue("sheet")["beyond"].values())


@cache
def _statuses() -> dict[str, str]:
    return {folded(text): status for status, label in INDICATOR_STATUSES.items() for text in label}
