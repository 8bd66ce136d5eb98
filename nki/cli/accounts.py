"""The row account in one sentence: 168 rows read = 161 answered + 6 not answered + 1 not open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from nki.labels import Label, shown
from nki.model.account import Account

Language = Literal["nb", "nn", "en"]

_FATES = {
    "answered": Label("besvart", "svart på", "answered"),
    "not_answered": Label("ikke besvart", "ikkje svart på", "not answered"),
    "not_applicable": Label("ikke aktuelt", "ikkje aktuelt", "not applicable"),
    "not_open": Label("fra legevakt som ikke var i drift", "frå legevakt som ikkje var i drift", "not open"),
    "set_aside": Label("satt til side", "sett til side", "set aside"),
    "superseded": Label(
        "erstattet av et annet svar", "erstatta av eit anna svar", "replaced by another answer"
    ),
    "outside_period": Label("fra en annen periode", "frå ein annan periode", "of another period"),
    "later_event": Label(
        "senere hendelse hos samme person",
        "seinare hending hos same person",
        "later event of the same person",
    ),
    "undated": Label("uten dato", "utan dato", "without a date"),
    "unnamed": Label(
        "uten person eller rekkefølge", "utan person eller rekkjefølgje", "without person or order"
    ),
    "unmatched": Label(
        "uten treff i den andre kilden",
        "utan treff i den andre kjelda",
        "without a match in the other source",
    ),
    "elsewhere": Label(
        "fra enheter utenfor området", "frå einingar utanfor området", "of units outside the area"
    ),
    "followed": Label(
        "som hører til en utelatt rad", "som høyrer til ei utelaten rad", "belonging to a row left out"
    ),
}
_EXCLUDED = Label("utelatt", "utelatne", "excluded")
_READ = Label(
    "{rows} rader lest fra {source} = {sum}",
    "{rows} rader lesne frå {source} = {sum}",
    "{rows} rows read from {source} = {sum}",
)
_READ_ONE = Label(
    "{rows} rad lest fra {source} = {sum}",
    "{rows} rad lesen frå {source} = {sum}",
    "{rows} row read from {source} = {sum}",
)
_MEASURE = Label("Måltall", "Måltal", "measure")


def account_sentences(accounts: Iterable[Account], language: Language) -> Iterator[str]:
    """Yield one sentence for all measures whose rows met the same fate."""
    by_fate: dict[str, set[int]] = {}
    for account in accounts:
        by_fate.setdefault(_fate(account, language), set()).add(account.measure)
    for fate, measures in by_fate.items():
        plural = "s" if language == "en" and len(measures) > 1 else ""
        yield f"{getattr(_MEASURE, language)}{plural} {_spans(measures)}: {fate}"


def _fate(account: Account, language: Language) -> str:
    numbers = {name: getattr(account, name) for name in _FATES}
    parts = [f"{shown(n, 0)} {getattr(_FATES[name], language)}" for name, n in numbers.items() if n]
    parts += [
        f"{shown(n, 0)} {getattr(_EXCLUDED, language)} ({reason})" for reason, n in account.excluded if n
    ]
    told: str = getattr(_READ_ONE if account.read == 1 else _READ, language).format(
        rows=shown(account.read, 0), source=account.source, sum=" + ".join(parts) or "0"
    )
    return told


def _spans(numbers: set[int]) -> str:
    """Write 1, 2, 3, 5 as ``1–3, 5``."""
    runs = []
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        runs.append(str(members[0]) if len(members) == 1 else f"{members[0]}–{members[-1]}")
    return ", ".join(runs)
