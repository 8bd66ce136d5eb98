"""What to say of a text that is not YAML: the usual causes in the words of somebody who writes specs."""

from __future__ import annotations

import re

import yaml

from nki.model.issue import Issue, Place

_CAUSES: tuple[tuple[str, str, str], ...] = (
    (
        r"cannot start any token.*|found character '\\t'.*",
        "a character stands here that cannot begin a value",
        "indent with spaces instead of tabs, and put quotes around a text that begins with @, `, % or &",
    ),
    (
        r"mapping values are not allowed.*",
        "a colon followed by a space stands inside a text",
        'put the text in quotes, or write it on the next line after "key: >-"',
    ),
    (
        r"could not find expected ':'.*",
        "a line is neither a key with a colon nor part of the text before it",
        "indent the line under its key, or write the key as `key: text`",
    ),
    (
        r"expected <block end>, but found.*|did not find expected key.*",
        "the indentation does not fit, or text follows a closing quotation mark",
        "indent the keys of a group by the same number of spaces; double an apostrophe inside '…'",
    ),
    (
        r"found unexpected end of stream.*",
        "a quotation mark that was opened is never closed",
        "close the quotation mark",
    ),
    (
        r"found undefined alias.*",
        "a value begins with *, which in YAML refers to an anchor that is not there",
        "put the text in quotes",
    ),
    (
        r"(?:found )?unknown escape character.*|.*escape.*",
        "a backslash inside double quotes begins an escape that YAML does not have",
        "use single quotes, or write the backslash twice",
    ),
)


def syntax_issue(error: yaml.YAMLError, text: str, file: str) -> Issue:
    """Turn what the YAML parser raised into a finding at the character where it stopped."""
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(text, file)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    said = str(getattr(error, "problem", None) or "the text is not YAML")
    for pattern, problem, advice in _CAUSES:
        if re.fullmatch(pattern, said, re.DOTALL):
            return Issue.of("S102", place, problem=problem, advice=advice)
    return Issue.of(
        "S102",
        place,
        problem=said,
        advice="compare the line with the same field in an indicator of the catalogue",
    )


def _control_character(text: str, file: str) -> Issue:
    """Find the character that YAML does not allow in a text."""
    found = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    position = found.start() if found else 0
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    character = f"U+{ord(text[position]):04X}" if found else "a control character"
    return Issue.of(
        "S102",
        Place(file, line, column),
        problem=f"the invisible character {character} stands here",
        advice="delete it; it often comes along when text is pasted",
    )
