"""Which unit of the register a cell means: by its id, by its name, or as somebody has confirmed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from nki.errors.meant import meant, nearest
from nki.steps.read.cell import Bad, Taken, shown_cell
from nki.steps.read.folding import folded_letters

_HINTS = 200
_KIND = re.compile(
    r"\b(?:interkommunale?|kommunale?|kommune|legevakts?|legevakten|legevaktsentral(?:en)?|iks|ks|as|"
    r"legevaktsamarbeid(?:et)?|legevaktdistrikt(?:et)?|doegnaapen|avd|avdeling)\b"
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s+-\s+|/|\s+–\s+")
_NO_WORD = re.compile(r"[\W_]+")
_IN_IDS = re.compile(r"[\s_\-\u2010-\u2015\u2212\u00ad\u200b]+")
"""What people put into ids, or leave out. A point is not among it: 301.0 is not 3010."""


class UnitFinder:
    """Finds the unit that a cell means, among those that the register knows.

    Ids are found through blanks, case and lost zeros, and the register's own names to the letter; both
    are said (D381). A name in any other form is a question for whoever knows the units (D313): the
    answer stands in the mapping file. Nothing else is a unit (D310).
    """

    def __init__(self, known: Mapping[str, str], confirmed: Mapping[str, str], *, personal: bool) -> None:
        """``known`` are the names by id, ``confirmed`` the ids by what the delivery calls them."""
        self._known = known
        self._confirmed = {same_name(found): unit for found, unit in confirmed.items()}
        self._personal = personal
        self._seen: dict[str, str | Taken | Bad] = {}
        self._hints = 0
        self.proposals: dict[str, tuple[str, ...]] = {}
        """What somebody has to confirm: the ids that a text may mean."""
        self._by_id = _inverted((_id_form(unit), unit) for unit in known)
        self._by_name = _inverted((same_name(name), unit) for unit, name in known.items())
        self._by_form = _inverted((form, unit) for unit, name in known.items() for form in name_forms(name))

    def knows(self, text: str) -> bool:
        """Say whether a text means a unit, or may."""
        found = self._find(text, asking=True)
        return not (isinstance(found, Bad) and found.code == "D310")

    def find(self, text: str) -> str | Taken | Bad:
        """Return the id that a cell means, with a note where it is not the id itself, or why it is none."""
        if text in self._known:
            return text
        found = self._seen.get(text)
        if found is None:
            found = self._find(text, asking=False)
            if len(self._seen) < 100_000:
                self._seen[text] = found
        return found

    def names_fit(self, name: str, unit: str) -> bool | None:
        """Say whether a name can be that of a unit: False where it is another's, None where unknown."""
        if set(name_forms(name)) & set(name_forms(self._known.get(unit, ""))):
            return True
        others = self._by_name.get(same_name(name)) or self._of_form(name)
        if not others:
            return None
        return unit in others

    def _find(self, text: str, *, asking: bool) -> str | Taken | Bad:
        if text in self._known:
            return text
        confirmed = self._confirmed.get(same_name(text))
        if confirmed is not None:
            return Taken(confirmed, "D386", (("column", confirmed), ("header", shown_cell(text))))
        for candidates in (self._by_id.get(_id_form(text), ()), self._by_name.get(same_name(text), ())):
            if len(candidates) == 1:
                unit = candidates[0]
                return Taken(
                    unit, "D381", (("name", self._known[unit]), ("read", unit), ("value", shown_cell(text)))
                )
            if candidates:
                return self._ask(text, candidates, asking=asking)
        candidates = self._of_form(text)
        if not candidates:
            near = None if asking else self._near(text)
            candidates = self._by_form[near] if near else ()
        if candidates:
            return self._ask(text, candidates, asking=asking)
        # the cell is no unit, and may be anything: a name of somebody, where columns have been swapped
        hint = ""
        if not asking and not self._personal and self._hints < _HINTS:
            self._hints += 1
            hint = meant(text, self._known)
        return Bad("D310", (("meant", hint), ("unit", shown_cell(text))))

    def _of_form(self, text: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for form in name_forms(text):
            found.update(dict.fromkeys(self._by_form.get(form, ())))
        return tuple(sorted(found))

    def _near(self, text: str) -> str | None:
        if self._hints >= _HINTS:
            return None
        self._hints += 1
        forms = name_forms(text)
        return nearest(forms[0], self._by_form) if forms and len(forms[0]) > 2 else None

    def _ask(self, text: str, candidates: tuple[str, ...], *, asking: bool) -> Bad:
        if not asking:
            self.proposals[text] = candidates
        named = " or ".join(f'"{unit}" {self._known[unit]}' for unit in candidates[:5])
        return Bad("D313", (("candidates", named), ("unit", shown_cell(text))))


def same_name(text: str) -> str:
    """Return the form in which two names are the same: blanks and case folded, letters composed."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def name_forms(name: str) -> tuple[str, ...]:
    """Return the forms under which people write a unit's name: whole, and each of its languages."""
    plain = folded_letters(_PARENTHESES.sub(" ", name))
    parts = [plain, *_BETWEEN.split(plain)]
    forms = (_core(part) for part in parts)
    whole = "".join(sorted(form for part in _BETWEEN.split(plain) if (form := _core(part))))
    return tuple(dict.fromkeys(form for form in (*forms, whole) if form))


def _core(text: str) -> str:
    """Return what is a name of its own in a unit's name, without spaces; all of it where nothing is left."""
    words = _NO_WORD.sub(" ", text.replace("&", " og "))
    return "".join(word for word in _KIND.sub(" ", words).split() if word != "og")


def _id_form(text: str) -> str:
    """Return an id without blanks, hyphens and case, and a number without the zeros that spreadsheets drop.

    In ``LV03`` no spreadsheet drops a zero: it is a slip, and may be any of several ids.
    """
    plain = _IN_IDS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return plain.lstrip("0") or "0" if plain.isdecimal() else plain


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for form, unit in pairs:
        if form:
            found[form][unit] = None
    return {form: tuple(units) for form, units in found.items()}
