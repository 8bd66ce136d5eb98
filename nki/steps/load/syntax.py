"""What to say of a text that is not YAML: the usual causes in the words of somebody who writes specs.

A YAML parser says where it gave up. People want to know where they went wrong, which is often a line
above, so each cause looks at the lines around the place and names its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from nki.model.issue import Issue, Place
from nki.model.spec import Indicator, Measure
from nki.steps.load.lines import indent, key_column, last_quoted, line_above

_QUOTES = "put the whole text in straight quotation marks"
_KEYS = frozenset(Indicator.model_fields) | frozenset(Measure.model_fields)
_TIGHT = re.compile(r"(\s*(?:- +)*)([^\W\d]\w*):(?=[^\s/])")
_BULLETS = "•·‣▪◦●–—*"


class Stop(NamedTuple):
    """Where the parser gave up, and where that began which it was reading. Counted from 0."""

    said: str
    line: int
    column: int
    start_line: int
    start_column: int
    lines: list[str]
    text: str

    @property
    def here(self) -> str:
        """Return the line on which the parser gave up."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def start(self) -> str:
        """Return the line on which that began which the parser was reading."""
        return self.lines[self.start_line] if self.start_line < len(self.lines) else ""


class Cause(NamedTuple):
    """What is wrong and what to do, and where. Counted from 0."""

    line: int
    column: int
    problem: str
    advice: str


def syntax_issue(error: yaml.YAMLError, text: str, file: str) -> Issue:
    """Turn what the YAML parser raised into a finding at the character that is to blame."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    said = str(getattr(error, "problem", None) or "the text is not YAML")
    if mark is None or start is None:
        return Issue.of(
            "S102", Place(file, 1, 1), problem=said, advice="look for characters that are no text"
        )
    lines = re.split("\r\n|\n|\r", text)
    cause = _cause(Stop(said, mark.line, mark.column, start.line, start.column, lines, text))
    place = Place(file, cause.line + 1, cause.column + 1)
    return Issue.of("S102", place, problem=cause.problem, advice=cause.advice)


def _cause(stop: Stop) -> Cause:
    for pattern, explain in _CAUSES:
        if re.fullmatch(pattern, stop.said, re.DOTALL):
            return explain(stop)
    advice = "compare the line with the same field in an indicator of the catalogue"
    return Cause(stop.line, stop.column, stop.said, advice)


def _no_beginning(stop: Stop) -> Cause:
    character = stop.here[stop.column : stop.column + 1]
    if character == "\t":
        return Cause(stop.line, stop.column, "a tab stands here", "write spaces instead of tabs")
    return Cause(stop.line, stop.column, f'a value cannot begin with "{character}"', _QUOTES)


def _colon(stop: Stop) -> Cause:
    """Explain a colon that makes a key where there can be none."""
    key = stop.here[: stop.column].strip()
    above = line_above(stop.lines, stop.line)
    if above is not None and not re.search(r":(\s|$)", key):
        if tight := _tight(stop.lines, above):
            return tight
        mine, theirs = indent(stop.here), key_column(stop.lines[above])
        if mine > theirs:
            name = re.match(r"\s*(?:- +)*([^:]*):", stop.lines[above])
            owner = f'"{name[1]}"' if name else "the line above"
            problem = f"this line is indented by {_spaces(mine)}, under {owner}, which has a value already"
            return Cause(
                stop.line, mine, problem, f"indent it by {_spaces(theirs)} if it stands beside {owner}"
            )
    name = re.match(r"\s*(?:- +)*([^:]+):\s", stop.here)
    of = f' of "{name[1]}"' if name and name.end() <= stop.column else ""
    problem = f"a colon followed by a space stands inside the text{of}"
    advice = f'{_QUOTES}, or write it on the next line after "key: >-"'
    return Cause(stop.line, stop.column, problem, advice)


def _no_colon(stop: Stop) -> Cause:
    """Explain a line that is neither a key nor part of the text above it."""
    line, text = stop.start_line, stop.start
    at = indent(text)
    if tight := _tight(stop.lines, line):
        return tight
    if equals := re.match(r"\s*(?:- +)*(\w+) *=", text):
        problem = f'an equals sign stands behind "{equals[1]}"'
        return Cause(line, equals.end() - 1, problem, "write a colon and a space instead")
    word = re.match(r"\s*(?:- +)*(\w+)", text)
    if word and word[1].casefold() in _KEYS:
        problem = f'no colon stands behind "{word[1]}"'
        return Cause(line, word.end(), problem, "write a colon and a space there")
    arrow = _ended_text(stop.lines, line)
    if arrow:
        problem = f'the text after "{arrow}" ends here, for this line is not indented'
        return Cause(line, at, problem, "indent every line of the text by two spaces more than its key")
    if text[at : at + 1] in _BULLETS:
        return _bullet(line, text)
    problem = "this line is neither a key with a colon nor part of the text above it"
    advice = "indent it further than the key above if it belongs to its text, or write it as `key: text`"
    return Cause(line, at, problem, advice)


def _no_key(stop: Stop) -> Cause:
    """Explain a line that fits none of the groups that are open, or what stands behind a value."""
    quoted = last_quoted(stop.text, stop.line, stop.column)
    if quoted is not None:
        return _behind_quotes(stop, *quoted)
    at = indent(stop.here)
    if stop.column > at:
        closing = stop.here[: stop.column].rstrip()[-1:]
        if closing in ("]", "}"):
            what = "list" if closing == "]" else "group"
            problem = f'text stands behind the "{closing}" that ends a {what}'
            advice = f"{_QUOTES} if it only has brackets in it"
            return Cause(stop.line, stop.column, problem, advice)
        return Cause(stop.line, stop.column, "text stands behind a value that has ended", _QUOTES)
    in_list = "'-'" in stop.said or "collection" in stop.said or stop.start.lstrip().startswith("- ")
    if stop.here[at : at + 1] in _BULLETS:
        return _bullet(stop.line, stop.here)
    if stop.here.lstrip().startswith("- "):
        problem = "a list entry stands here among keys"
        return Cause(stop.line, at, problem, "remove the hyphen, or indent the list under a key of its own")
    if in_list and at == stop.start_column:
        problem = "this line stands among list entries, and has no hyphen"
        advice = "begin it with a hyphen and a space, or indent it under the entry above"
        return Cause(stop.line, at, problem, advice)
    above = line_above(stop.lines, stop.line)
    theirs = key_column(stop.lines[above]) if above is not None else 0
    problem = f"this line is indented by {_spaces(at)}, and the one above it by {theirs}"
    return Cause(stop.line, at, problem, "indent the keys of a group by the same number of spaces")


def _behind_quotes(stop: Stop, style: str, line: int, column: int, end_line: int, end_column: int) -> Cause:
    inside = stop.lines[line + 1 : end_line + 1]
    if any(re.match(r"\s*(?:- +)*\w+:(\s|$)", one) for one in inside):
        problem = f"the quotation mark that opens here closes only on line {end_line + 1}"
        return Cause(line, column, problem, "close it where the text ends")
    if style == "'" and end_column == stop.column:
        problem = "the text began with an apostrophe, so this one ends it"
        advice = "write the apostrophe twice, or use double quotation marks around the text"
        return Cause(end_line, end_column - 1, problem, advice)
    problem = "text stands behind the quotation mark that ends the value"
    advice = f"put quotation marks around all of it: {'single' if style == chr(34) else 'double'} ones, or «»"
    return Cause(stop.line, stop.column, problem, advice)


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _tight(lines: list[str], line: int) -> Cause | None:
    """Explain a colon with no space behind it."""
    tight = _TIGHT.match(lines[line])
    if tight is None:
        return None
    problem = f'no space stands behind the colon of "{tight[2]}"'
    return Cause(line, tight.end() - 1, problem, "write a space behind the colon")


def _ended_text(lines: list[str], line: int) -> str:
    """Return the arrow or bar of the long text that a line was to continue, or nothing."""
    for above in range(line - 1, -1, -1):
        if not lines[above].strip():
            continue
        header = re.search(r"(?::|-) +([|>][-+\d]*) *(?:#.*)?$", lines[above])
        if header and indent(lines[line]) <= key_column(lines[above]):
            return header[1]
        if indent(lines[above]) <= indent(lines[line]):
            return ""
    return ""


def _bullet(line: int, text: str) -> Cause:
    at = indent(text)
    problem = f'the sign "{text[at]}" begins no list entry'
    return Cause(line, at, problem, "begin each entry with a hyphen and a space")


def _not_closed(stop: Stop) -> Cause:
    bracket = stop.start[stop.start_column : stop.start_column + 1]
    if stop.start_line == 0 and stop.start_column == 0 and stop.line:
        problem = 'a comma is missing before this, or the "{" or "[" at the beginning is not closed'
        return Cause(stop.line, stop.column, problem, "write a comma behind every entry but the last")
    what = "list" if bracket == "[" else "group"
    problem = f'the {what} that "{bracket}" opens here is not closed, or lacks a comma'
    return Cause(stop.start_line, stop.start_column, problem, f"close it, or {_QUOTES} if it begins one")


def _unclosed_quote(stop: Stop) -> Cause:
    problem = "the quotation mark that opens here is never closed"
    return Cause(stop.start_line, stop.start_column, problem, "close it where the text ends")


def _arrow(stop: Stop) -> Cause:
    sign = stop.start[stop.start_column : stop.start_column + 1]
    problem = f'text stands behind "{sign}", which announces a text on the lines below'
    advice = f'{_QUOTES} if it begins with "{sign}", or move it to the next line and indent it'
    return Cause(stop.start_line, stop.start_column, problem, advice)


def _reference(stop: Stop) -> Cause:
    sign = stop.start[stop.start_column : stop.start_column + 1]
    what = "reference to another value" if sign == "*" else "name for the value behind it"
    problem = f'a value begins with "{sign}", which YAML takes for a {what}'
    return Cause(stop.start_line, stop.start_column, problem, _QUOTES)


def _hyphen(stop: Stop) -> Cause:
    problem = "a hyphen with nothing or a space behind it begins a list entry, and no text"
    return Cause(
        stop.line, stop.column, problem, f"remove it, or {_QUOTES}, or begin the list on the next line"
    )


def _escape(stop: Stop) -> Cause:
    problem = "a backslash between double quotation marks begins an escape that YAML does not have"
    at = max(stop.here.rfind("\\", 0, stop.column + 1), 0)
    return Cause(stop.line, at, problem, "use single quotation marks, or write the backslash twice")


# what libyaml says and what PyYAML's own parser says
_CAUSES: tuple[tuple[str, Callable[[Stop], Cause]], ...] = (
    (r"found character .*cannot start any token.*|found a tab character.*", _no_beginning),
    (r"mapping values are not allowed.*", _colon),
    (r"could not find expected ':'.*", _no_colon),
    (r"expected <block end>, but found.*|did not find expected (?:key|'-' indicator).*", _no_key),
    (r"(?:did not find|expected) .*',' or '[\]}]'.*|did not find expected node content.*", _not_closed),
    (r"found unexpected end of stream.*", _unclosed_quote),
    (r"(?:did not find )?expected (?:a )?comment or (?:a )?line break.*", _arrow),
    (r"(?:did not find )?expected alphabetic or numeric character.*|found undefined alias.*", _reference),
    (r"(?:block )?sequence entries are not allowed.*", _hyphen),
    (r".*escape.*|.*hexdecimal.*|did not find expected hex.*", _escape),
)
