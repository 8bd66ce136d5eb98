"""Findings as a Markdown page for the summary of a job."""

from __future__ import annotations

import re

from nki.findings.harmless import harmless
from nki.findings.scores import score_sentence
from nki.findings.text import counted
from nki.findings.threshold import Run
from nki.findings.view import Finding, findings_of
from nki.model.issue import Severity
from nki.model.validation import Validation

MOST = 200
"""Findings that are listed; a page of a job has room for about a megabyte."""

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.FUTURE: "⏳", Severity.NOTE: "ℹ️"}


def rendered(validation: Validation, run: Run) -> str:
    """Return the page: the outcome in one line, and a table of the findings."""
    findings = findings_of(validation.issues)
    fails = any(run.fail_on.is_reached_by(finding.severity) for finding in findings)
    outcome = counted(findings) or "no findings"
    lines = [
        f"### {'❌' if fails else '✅'} nki validate: {outcome} in {files_counted(len(validation.files))}"
    ]
    if findings:
        lines += ["", "| | Place | Field | Finding |", "|---|---|---|---|"]
        lines += map(_row, findings[:MOST])
    if len(findings) > MOST:
        lines += ["", f"… and {len(findings) - MOST} more."]
    if validation.scores:
        lines += ["", *(f"- {_literal(score_sentence(score))}" for score in validation.scores)]
    return "\n".join(lines) + "\n"


def files_counted(count: int) -> str:
    """Return ``1 file``, ``3 files``."""
    return f"{count} file{'' if count == 1 else 's'}"


def _row(finding: Finding) -> str:
    what = f"**{finding.code} {_literal(finding.title)}**<br>{_literal(finding.found)}"
    do = f"<br>→ {_literal(finding.do)}"
    place = _code(str(finding.place)) if finding.place.file else ""
    field = _literal(finding.labelled_field)
    return f"| {_SIGNS[finding.severity]} | {place} | {field} | {what}{do} |"


def _literal(text: str) -> str:
    """Return text that Markdown shows as it stands: no markup, no HTML, no mention of anybody, no link."""
    return (
        re.sub(r"[^\w\s,.;:?()/→·…å-ÿ'\"-]", lambda sign: f"&#{ord(sign[0])};", harmless(text))
        .replace("_", "&#95;")
        .replace("://", ":&#47;/")
    )


def _code(text: str) -> str:
    return f"<code>{_literal(text)}</code>"
