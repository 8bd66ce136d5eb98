"""The catalogues of phrases: one YAML file for each room of the house, every phrase in three languages.

A phrase has places for facts, ``{name}``, which are filled by name and nothing else: what stands in a
fact is never looked at again, so that a name from a register cannot open a place of its own. A phrase
with plural forms has one text for each category of CLDR, chosen by the fact ``count``.

A phrase that is missing is a mistake of ours. It stops no report: the reader gets the next best words,
and tests, where every warning is an error, get ``MissingText``.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import yaml

Plural = dict[str, str]
Phrase = dict[str, str | Plural]
"""A phrase in each language, as one text or as one for each plural category."""

_SLOT = re.compile(r"\{(\w+)\}")


class MissingText(ResourceWarning):
    """A phrase, a language or a fact is missing. Python keeps this kind of warning from users."""


@cache
def catalogue(room: str) -> dict[str, Phrase]:
    """Return the phrases of a room, empty if there is no such room."""
    file = files(__package__).joinpath("texts", f"{room}.yaml")
    if not file.is_file():
        return {}
    # every scalar is text: no phrase becomes a number, a date or a truth
    read: dict[str, Phrase] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return read


def slots(text: str) -> set[str]:
    """Return the names of the facts that a text has places for."""
    return set(_SLOT.findall(text))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Put facts into their places. A place whose fact is missing stays as it is."""

    def fact(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in facts:
            missing(f"the fact {name} of “{text}”")
        return facts.get(name, match.group())

    return _SLOT.sub(fact, text)


def phrase(key: str, lang: str, category: Callable[[], str]) -> str:
    """Return the text of ``room.key`` in a language, with its places open.

    ``category`` is asked for the plural category only where a phrase has several forms.
    """
    room, _, name = key.partition(".")
    texts = catalogue(room).get(name)
    if texts is None:
        missing(f"the phrase {key}")
        return name.replace("_", " ") or key
    if lang not in texts:
        missing(f"{lang} of the phrase {key}")
    text = texts.get(lang) or next(iter(texts.values()))
    if isinstance(text, str):
        return text
    return text.get(category()) or text["other"]


def missing(what: str) -> None:
    """Tell tests of a text that is not there."""
    warnings.warn(what, MissingText, stacklevel=3)
