"""Findings as text: where, what, what was found, what to do."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable

from nki.cli.streams import PAPER, Screen, error_screen, say
from nki.errors import severity_of, words
from nki.model.issue import Issue, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.FUTURE: "yellow"}
INDENT = "    "


def tell(issues: Iterable[Issue]) -> None:
    """Print findings to standard error, each once and in order.

    Their number stands at the end. Notes are one line each, and not counted.
    """
    distinct = sorted(set(issues))
    if distinct:
        say(issues_text(distinct, error_screen()))


def issues_text(issues: Iterable[Issue], screen: Screen | None) -> str:
    """Return findings as text; wrapped on a terminal, one statement a line elsewhere."""
    issues = tuple(issues)
    texts = [issue_text(issue, screen) for issue in issues]
    codes = sorted({issue.code for issue in issues if severity_of(issue) is not Severity.NOTE})
    if not codes:
        return "\n".join(texts)
    more = " …" if len(codes) > 5 else ""
    ending = f"{_count(issues)}  ·  what a code means: nki explain {' '.join(codes[:5])}{more}"
    return "\n".join([*texts, ending])


def issue_text(issue: Issue, screen: Screen | None) -> str:
    """Return one finding as text. The place comes first, as editors and terminals link it."""
    said = words(issue)
    severity = severity_of(issue)
    look = screen or PAPER
    if severity is Severity.NOTE:
        return laid(f"{severity} {issue.code}: {said.found}", screen)
    place = f"{issue.place}: " if str(issue.place) else ""
    head = f"{place}{look.coloured(severity, _COLOURS[severity])} {issue.code}  {look.bold(said.title)}"
    body = [_field(issue), said.found, f"→ {said.do}"]
    return "\n".join([head, *(laid(INDENT + line, screen) for line in body if line)])


def laid(line: str, screen: Screen | None) -> str:
    """Break a line where a terminal ends, under its own indent. Elsewhere a statement is one line."""
    if screen is None:
        return line
    text = line.lstrip()
    indent = " " * (len(line) - len(text))
    hanging = indent + ("  " if text.startswith("→") else "" if indent else INDENT)
    return textwrap.fill(
        text,
        max(screen.width, 40),
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _field(issue: Issue) -> str:
    """Return the field with its number and name in the national template, or the column."""
    if not issue.field:
        return ""
    if not issue.code.startswith("S"):
        return f'column "{issue.field}"'
    from nki.template import template

    key, *rest = issue.field.split(".")
    try:
        field = template().field(key)
    except KeyError:
        return issue.field
    part = {"numerator": " · Teller", "denominator": " · Nevner"}
    inner = next((part[name] for name in rest if name in part), "")
    return f"{field.number} {field.label}{inner}  ({issue.field})"


def _count(issues: tuple[Issue, ...]) -> str:
    counted = Counter(severity_of(issue) for issue in issues)
    names = {Severity.FUTURE: "future error"}
    return ", ".join(
        f"{counted[severity]} {names.get(severity, severity)}{'' if counted[severity] == 1 else 's'}"
        for severity in Severity
        if counted[severity]
    )
