"""The order of names: the Norwegian alphabet, whatever language a document is in.

The letters follow CLDR's order for Norwegian: æ, ø and å stand last, ä with æ, ö with ø, and aa with å.
Other letters with marks stand with their base letter, those of the Sámi languages too: á with a, č with c,
đ with d, ŋ with n, š with s, ŧ with t, ž with z. Only where two names have the same letters do marks and
capitals decide. Figures are numbers: 2 stands before 10.
"""

from __future__ import annotations

import re
import unicodedata

SortKey = tuple[tuple[tuple[int, int], ...], str, str]
"""Letters and numbers, then the name in small letters, then the name."""

_OWN = {"ä": "æ", "ö": "ø", "ő": "ø", "œ": "ø", "ü": "y", "ű": "y"}
_BASE = {"đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th", "ł": "l", "ı": "i"}
_PLACES = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
_PARTS = re.compile(r"\d+|aa|.", re.DOTALL)
_NUMBER, _LETTER, _OTHER = 1, 2, 3
_GAP = (0, 0)


def sort_key(name: str) -> SortKey:
    """Return what a name is sorted by."""
    folded = unicodedata.normalize("NFC", name).casefold()
    places = [place for part in _PARTS.findall(folded) for place in _of(part)]
    # what is neither letter nor figure only parts words, however much of it there is
    gaps = zip([_GAP, *places], places, strict=False)
    return tuple(place for before, place in gaps if place != _GAP or before != _GAP), folded, name


def _of(part: str) -> list[tuple[int, int]]:
    if part.isdecimal():
        return [(_NUMBER, int(part))]
    if part == "aa":
        return [(_LETTER, _PLACES["å"])]
    own = _OWN.get(part, part)
    if own in _PLACES:
        return [(_LETTER, _PLACES[own])]
    base = _BASE.get(own) or unicodedata.normalize("NFD", own)[0]
    if all(letter in _PLACES for letter in base):
        return [(_LETTER, _PLACES[letter]) for letter in base]
    return [(_OTHER, ord(base))] if base.isalpha() else [_GAP]
