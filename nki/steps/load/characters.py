"""What stands in a text and is not seen, or is seen and was never typed: looked for before YAML is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nki.model.issue import Issue, Place

_INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_INDENT = re.compile(r"^ *([\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])(?=.*\S)", re.MULTILINE)
_JSON = re.compile(r"\s*[\[{]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
# UTF-8 read as Windows-1252 begins with one of these, for the letters and signs that Norwegians use
_MISREAD = re.compile("[ÂÃ][\x80-\xff\u0152-\u02dc\u2013-\u2122]|â€[\x80-\xff\u0152-\u02dc\u2013-\u2122]?")
_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[\da-f]{2,4}|[a-z]{2,6});", re.IGNORECASE)

_NAMES = {
    "\x0b": "the line break of a word processor",
    "\x7f": "delete",
    "\x85": "next line",
    "\ufeff": "byte order mark",
    "\xa0": "no-break space",
}
_ENTITIES = {
    "aelig": "æ",
    "oslash": "ø",
    "aring": "å",
    "AElig": "Æ",
    "Oslash": "Ø",
    "Aring": "Å",
    "eacute": "é",
    "laquo": "«",
    "raquo": "»",
    "ldquo": "“",
    "rdquo": "”",
    "rsquo": "’",
    "quot": '"',
    "apos": "'",
    "ndash": "–",
    "mdash": "—",
    "hellip": "…",
    "bull": "•",
    "sect": "§",
    "deg": "°",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "le": "≤",
    "ge": "≥",
    "nbsp": "\xa0",
    "shy": "\xad",
}


def unreadable_parts(text: str, file: str) -> list[Issue]:
    """Return what makes the lines of a text other than they look, each kind of it once.

    Reading on would only yield what follows from it.
    """
    return [*_invisible(text, file), *_indents(text, file), *_conflicts(text, file)]


def wrong_letters(text: str, file: str) -> list[Issue]:
    """Return the letters that came out wrong on their way into the text, each kind of them once."""
    if text.isascii() and "&" not in text:
        return []
    return [*_misread(text, file), *_entities(text, file)]


def _invisible(text: str, file: str) -> Iterator[Issue]:
    for found, more in _kinds(_INVISIBLE, text):
        character = found[0]
        code = ord(character)
        escape = f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
        yield Issue.of(
            "S113", _place(text, found, file), character=_named(character), more=more, escape=escape
        )


def _indents(text: str, file: str) -> Iterator[Issue]:
    in_json = _JSON.match(text)
    for found, more in _kinds(_INDENT, text):
        character = found[1]
        if character == "\t":
            if in_json:
                continue
            problem = f"a tab indents this line{more}"
        else:
            problem = f"a space of another kind, {_named(character)}, indents this line{more}"
        advice = (
            "indent with plain spaces only; most editors can replace the others in the whole file at once"
        )
        yield Issue.of("S102", _place(text, found, file, 1), problem=problem, advice=advice)


def _conflicts(text: str, file: str) -> Iterator[Issue]:
    if found := _CONFLICT.search(text):
        yield Issue.of("S115", _place(text, found, file), mark=found[0].strip())


def _misread(text: str, file: str) -> Iterator[Issue]:
    for found, more in _kinds(_MISREAD, text):
        try:
            letter = found[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        said = f'found "{found[0]}", which is "{letter}" read in the wrong encoding{more}'
        advice = f'write "{letter}", or take the text from where it came once more, as UTF-8'
        yield Issue.of("S114", _place(text, found, file), found=said, advice=advice)
    for found, more in _kinds(re.compile("\ufffd"), text):
        said = f"found the sign U+FFFD, which stands where a letter was lost{more}"
        yield Issue.of("S114", _place(text, found, file), found=said, advice="write the letter that was lost")


def _entities(text: str, file: str) -> Iterator[Issue]:
    for found, more in _kinds(_ENTITY, text):
        name = found[0][1:-1]
        letter = _numbered(name) if name.startswith("#") else _ENTITIES.get(name)
        if letter is None:
            continue
        shown = f'"{letter}"' if letter.isprintable() and not letter.isspace() else _named(letter)
        said = f'found "{found[0]}", which is how a web page writes {shown}{more}'
        yield Issue.of("S114", _place(text, found, file), found=said, advice="write the character itself")


def _numbered(name: str) -> str | None:
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number < 0xD800 else None


def _kinds(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the first match of each kind, and words for how many more there are of it."""
    first: dict[str, re.Match[str]] = {}
    count: dict[str, int] = {}
    for found in pattern.finditer(text):
        kind = found[pattern.groups]
        first.setdefault(kind, found)
        count[kind] = count.get(kind, 0) + 1
    for kind, found in first.items():
        rest = count[kind] - 1
        yield found, f", and {rest} more {'time' if rest == 1 else 'times'} below" if rest else ""


def _named(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _place(text: str, found: re.Match[str], file: str, group: int = 0) -> Place:
    """Return the place of a match, with lines as an editor counts them."""
    at = found.start(group)
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))
    return Place(file, line, column, line, column + found.end(group) - at)
