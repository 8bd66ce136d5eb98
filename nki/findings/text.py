"""Findings as text for people: where, what, what was found, what to do, and the line itself."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from nki.findings.harmless import harmless
from nki.findings.source import excerpt
from nki.findings.view import Finding, findings_of
from nki.model.issue import Issue, Severity

INDENT = "    "
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.FUTURE: "yellow"}


class Look(Protocol):
    """How a text may look: its width in columns, and what colour does to it."""

    @property
    def width(self) -> int:
        """Return the number of columns."""

    def bold(self, text: str) -> str:
        """Return the text in bold, where that can be."""

    def dim(self, text: str) -> str:
        """Return the text toned down, where that can be."""

    def coloured(self, text: str, colour: str) -> str:
        """Return the text in a colour, where that can be."""


class _Plain:
    """No colour, as in a pipe or a file."""

    width = 100

    def bold(self, text: str) -> str:
        return text

    dim = bold

    def coloured(self, text: str, colour: str) -> str:  # noqa: ARG002
        return text


def issues_text(issues: Iterable[Issue], terminal: Look | None, among: str = "") -> str:
    """Return findings as text, their number at the end.

    On a terminal lines break; elsewhere a statement is one line. ``among`` follows the number:
    ``in 2 of 3 files``. Notes are one line each, and not counted.
    """
    findings = findings_of(issues)
    texts = [_apart(finding_text(finding, terminal)) for finding in findings]
    codes = sorted({finding.code for finding in findings if finding.severity is not Severity.NOTE})
    if not codes:
        return "\n".join(texts)
    more = " …" if len(codes) > 5 else ""
    explained = f"what a code means: nki explain {' '.join(codes[:5])}{more}"
    return "\n".join([*texts, f"{counted(findings)}{among and ' '}{among}  ·  {explained}"])


def finding_text(finding: Finding, terminal: Look | None) -> str:
    """Return one finding as text. The place comes first, as editors and terminals link it."""
    severity = finding.severity
    look: Look = terminal or _Plain()
    if severity is Severity.NOTE:
        return laid(f"{severity} {finding.code}: {finding.found}", terminal)
    place = harmless(str(finding.place))
    weight = look.coloured(severity, _COLOURS[severity])
    head = f"{place}{place and ': '}{weight} {finding.code}  {look.bold(finding.title)}"
    body = [finding.labelled_field, finding.found, f"→ {finding.do}"]
    lines = [head, *(laid(INDENT + line, terminal) for line in body if line)]
    if finding.is_about_a_specification and (shown := excerpt(finding.place, look.width - len(INDENT))):
        line, carets = shown
        lines += [INDENT + look.dim(line), INDENT + look.coloured(carets, _COLOURS[severity])]
    return "\n".join(lines)


def laid(line: str, terminal: Look | None) -> str:
    """Break a line where a terminal ends, under its own indent. Elsewhere a statement is one line."""
    if terminal is None:
        return line
    text = line.lstrip()
    indent = " " * (len(line) - len(text))
    hanging = indent + ("  " if text.startswith("→") else "" if indent else INDENT)
    return textwrap.fill(
        text,
        max(terminal.width, 40),
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def counted(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each weight: ``3 errors, 1 warning``. Notes do not count."""
    tally = Counter(finding.severity for finding in findings)
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.FUTURE: "future error"}
    return ", ".join(
        f"{tally[severity]} {name}{'' if tally[severity] == 1 else 's'}"
        for severity, name in names.items()
        if tally[severity]
    )


def _apart(text: str) -> str:
    """Set a finding off from the next one where a line of its file stands under it."""
    return text + "\n" if text.endswith("^") or "^\x1b" in text.splitlines()[-1] else text
