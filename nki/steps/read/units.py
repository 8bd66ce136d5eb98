"""Which of those who report a cell means: by its id, by its name, or as somebody has confirmed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from nki.errors.meant import meant, nearest
from nki.geography import Divided
from nki.steps.read.cell import Bad, Taken, shown_cell
from nki.steps.read.naming import IN_A_REGISTER, Naming, number_and_name, same_name

_HINTS = 200
_IN_IDS = re.compile(r"[\s_\-\u2010-\u2015\u2212\u00ad\u200b]+")
"""What people put into ids, or leave out. A point is not among it: 301.0 is not 3010."""


class UnitFinder:
    """Finds the unit that a cell means, among those that are known.

    Ids are found through blanks, case and lost zeros, and names where they leave no doubt; both are said
    (D381), but for the whole name of a public place, which is as good as its number. A municipality's
    number of another day is followed to the day (D319), unless the municipality was divided (D318). A name
    in any other form is a question for whoever knows the units (D313): the
    answer stands in the mapping file. Nothing else is a unit (D310).
    """

    def __init__(
        self,
        known: Mapping[str, str],
        confirmed: Mapping[str, str],
        *,
        personal: bool,
        naming: Naming = IN_A_REGISTER,
    ) -> None:
        """``known`` are the names by id, ``confirmed`` the ids by what the delivery calls them."""
        self.naming = naming
        self._known = known
        self._confirmed = {same_name(found): unit for found, unit in confirmed.items()}
        self._personal = personal
        self._seen: dict[str, str | Taken | Bad] = {}
        self._hints = 0
        self.proposals: dict[str, tuple[str, ...]] = {}
        """What somebody has to confirm: the ids that a text may mean."""
        self._by_id = _inverted((_id_form(unit), unit) for unit in known)
        names = known.items()
        self._by_name = _inverted((form, unit) for unit, name in names for form in naming.certain(name))
        loose = [(form, unit) for unit, name in names for form in naming.loose(name)]
        former = [(form, unit) for form, units in naming.former.items() for unit in units if unit in known]
        self._by_form = _inverted((*loose, *former))

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
        if self._shares_a_form(name, unit):
            return True
        others = self._named(name) or self._of_form(name)
        if not others:
            return None
        return unit in others

    def _find(self, text: str, *, asking: bool) -> str | Taken | Bad:
        if text in self._known:
            return text
        confirmed = self._confirmed.get(same_name(text))
        if confirmed is not None:
            return Taken(confirmed, "D386", (("column", confirmed), ("header", shown_cell(text))))
        for candidates in (self._by_id.get(_id_form(text), ()), self._named(text)):
            if len(candidates) == 1:
                unit = candidates[0]
                by_name = self.naming.public and same_name(self._known[unit]) == same_name(text)
                return unit if by_name else self._taken(text, unit)
            if candidates:
                return self._ask(text, candidates, asking=asking)
        said = self._of_another_day(text, text, asking=asking) or self._numbered(text, asking=asking)
        if said is not None:
            return said
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
        facts = {"advice": self.naming.advice, "lacking": self.naming.lacking, "meant": hint}
        return Bad("D310", (*facts.items(), ("unit", shown_cell(text))))

    def _taken(self, text: str, unit: str) -> Taken:
        facts = {
            "name": self._known[unit],
            "read": unit,
            "value": shown_cell(text),
            "who": self.naming.called,
        }
        return Taken(unit, "D381", tuple(facts.items()))

    def _of_another_day(self, text: str, code: str, *, asking: bool) -> Taken | Bad | None:
        """Follow the code in a text, which may be all of it, to the day of the units."""
        found = self.naming.followed(code)
        day = self.naming.day.isoformat()
        if isinstance(found, Divided):
            parts = tuple(part for part, _ in found.parts if part in self._known)
            if not asking and parts:
                self.proposals[text] = parts
            how = f"was divided on {found.day} into" if found.forwards else f"came about on {found.day} from"
            others = " and ".join(f"{part} {name}" for part, name in found.parts)
            why = f"municipality {found.code} {found.name} {how} {others}"
            return Bad("D318", (("day", day), ("unit", shown_cell(text)), ("why", why)))
        if found is None or found not in self._known:
            return None
        facts = {"day": day, "name": self._known[found], "read": found, "value": shown_cell(text)}
        return Taken(found, "D319", tuple(facts.items()))

    def _numbered(self, text: str, *, asking: bool) -> Taken | Bad | None:
        """Find the unit of a number with its name behind it; where the two do not fit, that is a question."""
        both = number_and_name(text) if self.naming.public else None
        if both is None:
            return None
        number, name = both
        by_id = self._by_id.get(_id_form(number), ())
        said = self._taken(text, by_id[0]) if by_id else self._of_another_day(text, number, asking=asking)
        if not isinstance(said, Taken) or self._shares_a_form(name, said.text):
            return said
        return self._ask(text, tuple(dict.fromkeys((said.text, *self._of_form(name)))), asking=asking)

    def _named(self, text: str) -> tuple[str, ...]:
        """Return the units that a text names for certain, which are several where they share the name."""
        found = (unit for form in self.naming.read_as(text) for unit in self._by_name.get(form, ()))
        return tuple(dict.fromkeys(found))

    def _shares_a_form(self, name: str, unit: str) -> bool:
        forms = set(self.naming.loose(name))
        former = any(unit in self.naming.former.get(form, ()) for form in forms)
        return former or not forms.isdisjoint(self.naming.loose(self._known.get(unit, "")))

    def _of_form(self, text: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for form in self.naming.loose(text):
            found.update(dict.fromkeys(self._by_form.get(form, ())))
        return tuple(sorted(found))

    def _near(self, text: str) -> str | None:
        if self._hints >= _HINTS:
            return None
        self._hints += 1
        forms = self.naming.loose(text)
        return nearest(forms[0], self._by_form) if forms and len(forms[0]) > 2 else None

    def _ask(self, text: str, candidates: tuple[str, ...], *, asking: bool) -> Bad:
        if not asking:
            self.proposals[text] = candidates
        named = " or ".join(f'"{unit}" {self._known[unit]}' for unit in candidates[:5])
        facts = {"candidates": named, "unit": shown_cell(text), "who": self.naming.called}
        return Bad("D313", tuple(facts.items()))


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
