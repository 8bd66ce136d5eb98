"""How those who report are written: the ER units of a register, and the areas of the public tables.

A name is certain where it leaves no doubt which one is meant, and is taken with a note. In looser forms it is
a question. In a register names are what somebody typed, so that only the whole name is certain there. The
names of municipalities and trusts are public: there a second language and ``HF`` may be left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nki import geography
from nki.errors.called import CALLED
from nki.model.level import Level
from nki.steps.read.folding import folded_letters

_PARENTHESES = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s+-\s+|/|\s+–\s+")
_NO_WORD = re.compile(r"[\W_]+")
_NUMBER_AND_NAME = re.compile(r"(?:K-)?([0-9]{2,4})\s+(\S.*)", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"[0-9]{4}")

_KINDS = {
    Level.ER_UNIT: "interkommunale? kommunale? kommune legevakts? legevakten legevaktsentral(?:en)? iks ks "
    "as legevaktsamarbeid(?:et)? legevaktdistrikt(?:et)? doegnaapen avd avdeling",
    Level.MUNICIPALITY: "kommunen? herad suohkan tjielte gjielda",
    Level.COUNTY: "fylke fylkeskommune",
    Level.HEALTH_TRUST: "hf helseforetak helseforetaket",
    Level.HEALTH_REGION: "rhf regionalt helseforetak",
    Level.REGSIM_REGION: "",
    Level.NATIONAL: "kommunen? fylke fylkeskommune hf rhf",
}
"""Words that tell what kind of place it is, and not which one."""

_LOOSE = {
    Level.HEALTH_TRUST: "helse sykehus sykehuset universitetssykehus universitetssykehuset hospital i",
    Level.HEALTH_REGION: "helse region helseregion norge hf",
    Level.REGSIM_REGION: "regsim region helse norge rhf",
}
"""Words that people leave out besides; without them a name is a question."""

Forms = Callable[[str], tuple[str, ...]]


OtherDay = str | geography.Divided | None
"""What has become of a code of another day: a code, nothing that is one code, or it was never one."""


def _never(_: str) -> OtherDay:
    return None


@dataclass(frozen=True, slots=True)
class Naming:
    """How the units of a level are written, and what is said of them.

    ``called`` is what messages call them. ``certain`` and ``loose`` are the forms of a name that is known,
    and ``read_as`` those of a text that may be certain. ``former`` are forms of names of other days, with
    the ids that they may mean. ``followed`` takes a code of another day to this one. The whole name of a
    ``public`` place is as good as its number, and may stand behind it.
    """

    called: str
    certain: Forms
    read_as: Forms
    loose: Forms
    lacking: str
    advice: str
    day: date = date.max
    public: bool = True
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    followed: Callable[[str], OtherDay] = _never


def naming_of(level: Level, day: date) -> Naming:
    """Return how the units of a level are written on a day."""
    if level is Level.ER_UNIT:
        return IN_A_REGISTER
    # rows about areas of any level stand under the nation
    called, published = ("area", " on a published level") if level is Level.NATIONAL else (CALLED[level], "")
    has_municipalities = level in (Level.MUNICIPALITY, Level.NATIONAL)
    kind, loose = _words(_KINDS[level]), _words(f"{_KINDS[level]} {_LOOSE.get(level, '')}")
    return Naming(
        certain=lambda name: _certain(name, kind),
        read_as=lambda text: _read_as(text, kind),
        loose=lambda name: tuple(dict.fromkeys((*_forms(name, kind), *_forms(name, loose)))),
        called=called,
        lacking=f"there is no {called}{published}",
        advice=_ADVICE[level],
        day=day,
        former=_former_names(day, kind) if has_municipalities else {},
        followed=(lambda text: _followed(text, day)) if has_municipalities else _never,
    )


_ADVICE = {
    Level.MUNICIPALITY: "write the number of the municipality with four digits, or its name",
    Level.COUNTY: "write the number of the county with two digits, or its name",
    Level.HEALTH_TRUST: "write the organisation number of the health trust, or its name",
    Level.HEALTH_REGION: "write the organisation number of the regional health authority, or its name",
    Level.REGSIM_REGION: "write one of: "
    + ", ".join(sorted(name for name, _ in geography.regsim_regions().values())),
    Level.NATIONAL: "write the code of an area on a published level: 0 for the nation, or the number of a "
    "region, a trust, a county or a municipality",
}


def same_name(text: str) -> str:
    """Return the form in which two names are the same: blanks and case folded, letters composed."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def name_forms(name: str) -> tuple[str, ...]:
    """Return the forms under which people write an ER unit's name: whole, and each of its languages."""
    return _forms(name, _words(_KINDS[Level.ER_UNIT]))


def number_and_name(text: str) -> tuple[str, str] | None:
    """Take apart ``0301 Oslo``, as Statistics Norway writes places in its tables; None for other texts."""
    found = _NUMBER_AND_NAME.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def _words(kinds: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(kinds.split()) or '(?!)'})\b")


def _forms(name: str, kind: re.Pattern[str]) -> tuple[str, ...]:
    plain = folded_letters(_PARENTHESES.sub(" ", name))
    parts = [plain, *_BETWEEN.split(plain)]
    forms = (_core(part, kind) for part in parts)
    return tuple(dict.fromkeys(form for form in (*forms, _in_any_order(plain, kind)) if form))


def _in_any_order(plain: str, kind: re.Pattern[str]) -> str:
    """Return the form that a name in several languages has whichever of them stands first."""
    return "".join(sorted(_core(part, kind) for part in _BETWEEN.split(plain)))


def _certain(name: str, kind: re.Pattern[str]) -> tuple[str, ...]:
    """Return the forms in which a public name is certain, as long as no other has the same form."""
    return tuple(dict.fromkeys((_core(folded_letters(name), kind), *_forms(name, kind))))


def _read_as(text: str, kind: re.Pattern[str]) -> tuple[str, ...]:
    """Return the forms of a text that may be certain: whole, or with its languages in another order.

    What stands in parentheses tells places of one name apart, and counts where it was written.
    """
    plain = folded_letters(text)
    found = (_core(plain, kind), "" if "(" in text else _in_any_order(plain, kind))
    return tuple(dict.fromkeys(form for form in found if form))


def _core(text: str, kind: re.Pattern[str]) -> str:
    """Return what is a name of its own in a name, without spaces; all of it where nothing is left."""
    words = _NO_WORD.sub(" ", text.replace("&", " og "))
    return "".join(word for word in kind.sub(" ", words).split() if word != "og")


IN_A_REGISTER = Naming(
    CALLED[Level.ER_UNIT],
    certain=lambda name: (same_name(name),),
    read_as=lambda text: (same_name(text),),
    loose=name_forms,
    lacking="the register has no unit",
    advice="correct the id, or add the unit to the register",
    public=False,
)
"""How ER units are written: by their id, or by the name that the register has to the letter."""


def _former_names(day: date, kind: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    """Return the names that municipalities had on other days, with what they have become."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in geography.all_municipalities():
        try:
            now = geography.resolve(code, day)
        except geography.Divided as divided:
            found_now = {part for part, _ in divided.parts}
            for form in _forms(name, kind):
                found[form] |= found_now & geography.municipalities_on(day).keys()
            continue
        for form in _forms(name, kind):
            found[form].add(now)
    return {form: tuple(sorted(codes)) for form, codes in found.items() if codes}


def _followed(text: str, day: date) -> OtherDay:
    """Follow a municipality's number of another day, with its zero or without."""
    plain = "".join(text.split())
    for code in (plain, f"0{plain}"):
        if _FOUR_DIGITS.fullmatch(code) and geography.known(code):
            try:
                return geography.resolve(code, day)
            except geography.Divided as divided:
                return divided
    return None
