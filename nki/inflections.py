"""A Norwegian term → the forms that it has in a text."""

from __future__ import annotations

import re
from functools import lru_cache

_NOUN = "(?:en|et|er|ene|e|a)?s?"
_NOUN_IN_E = "(?:e|en|et|er|ene|a)s?"
_PARTICIPLE = "(?:et|ede|ete)"
_SHORT = "(?:-?(?:en|et|er|ene))?s?"


@lru_cache(maxsize=4096)
def forms_of(term: str) -> re.Pattern[str]:
    """Return a pattern for the whole words of a term, in any of the forms that ordinary endings make.

    Nouns take -en, -et, -er, -ene, -e, -a and a genitive -s, participles -ede. Compounds are other words:
    ``pasientskadeerstatning`` is no form of ``pasientskade``. Words in capitals are written like that.
    """
    words = r"\s+".join(_word(word) for word in term.split())
    return re.compile(rf"(?<!\w)(?<!\w-){words}(?!\w|-\w)")


def _word(word: str) -> str:
    if word[1:] != word[1:].lower() or not word[-1:].isalpha():
        return re.escape(word) + _SHORT
    first, rest = word[0], word[1:]
    begins = f"[{re.escape(first.lower())}{re.escape(first.upper())}]"
    if len(rest) > 3 and rest.endswith("et"):
        return begins + re.escape(rest[:-2]) + f"(?:{_PARTICIPLE}|et{_NOUN})"
    if len(rest) > 2 and rest.endswith("e"):
        return begins + re.escape(rest[:-1]) + _NOUN_IN_E
    # a final m is doubled before an ending: program, programmet
    doubled = "m?" if rest.endswith("m") else ""
    return begins + re.escape(rest) + doubled + _NOUN
