"""Norwegian words for keys and values, for people who write the word of the form where a key belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nki import labels
from nki.errors.meant import nearest
from nki.template import template

_WORDS = {
    "tittel": "title",
    "navn": "name",
    "tekst": "text",
    "begrep": "term",
    "betydning": "meaning",
    "forklaring": "meaning",
    "dato": "date",
    "versjon": "version",
    "mål": "target",
    "retning": "direction",
    "måltall": "main_measure",
    "nummer": "number",
    "type": "kind",
    "slag": "kind",
    "enhet": "unit",
    "desimaler": "decimals",
    "teller": "numerator",
    "nevner": "denominator",
    "sum": "sum",
    "samme_som": "same_as",
    "samme som": "same_as",
    "der": "where",
    "hvor": "where",
    "kolonne": "column",
    "kolonner": "columns",
    "lik": "equals",
    "minst": "at_least",
    "høyst": "at_most",
    "mellom": "between",
    "kilde": "source",
    "kilder": "sources",
    "rader": "rows",
    "overskrift": "header",
    "spørsmål": "question",
    "verdier": "values",
    "svar": "values",
    "ubesvart": "missing",
    "ikke aktuelt": "not_applicable",
    "publiser": "publish",
    "regel": "rule",
    "årsak": "reason",
    "begrunnelse": "rationale",
    "grunn": "reason",
    "periode": "period",
    "metode": "method",
    "eksempler": "examples",
    "lenke": "url",
    "adresse": "url",
    "kodeverk": "code_systems",
    "utvalg": "selection",
    "nivå": "levels",
    "nivåer": "levels",
    "referanse": "references",
    "revisjoner": "revisions",
    "svarterskel": "response_threshold",
    "plausibilitet": "plausibility",
    "troverdighet": "plausibility",
}
_VALUES = {
    "nasjonal": "national",
    "landet": "national",
    "region": "health_region",
    "rhf": "health_region",
    "regionalt helseforetak": "health_region",
    "regionale helseforetak": "health_region",
    "hf": "health_trust",
    "foretak": "health_trust",
    "regsim": "regsim_region",
    "fylke": "county",
    "kommune": "municipality",
    "legevakt": "er_unit",
    "forslag": "proposal",
    "utgått": "retired",
    "andel": "proportion",
    "antall": "count",
    "prosent": "percent",
    "%": "percent",
    "tall": "number",
    "dato": "date",
    "tekst": "text",
    "valg": "choice",
    "enhet": "unit",
    "år": "year",
    "ingen": "none",
    "høyere": "higher",
    "lavere": "lower",
    "legevakter": "er_units",
    "structure": "struktur",
    "process": "prosess",
    "outcome": "resultat",
}


def likely_key(word: str, keys: Iterable[str]) -> str | None:
    """Return the key that somebody meant who wrote another word."""
    known = list(keys)
    folded = " ".join(word.replace("_", " ").split()).casefold()
    for field in template().fields:
        if field.key in known and field.label.casefold() == folded:
            return field.key
    translated = _WORDS.get(folded)
    return translated if translated in known else nearest(word, known)


def likely_value(word: str, allowed: Sequence[str]) -> str | None:
    """Return the word of a short list that somebody meant who wrote another one."""
    bare = word.strip().strip("“”„«»\"'").casefold()
    for table in (labels.LEVELS, labels.LEVELS_PLURAL, labels.KINDS, labels.UNITS):
        for value, label in table.items():
            if value in allowed and label.nb.casefold() == bare:
                return value
    translated = _VALUES.get(bare)
    return translated if translated in allowed else nearest(bare, allowed)
