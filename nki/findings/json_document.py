"""Findings as JSON: the contract is ``specs/findings.schema.json``."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from nki.findings.harmless import visible, writable
from nki.findings.scores import score_data
from nki.findings.threshold import Run
from nki.findings.view import Finding, findings_of
from nki.model.issue import Severity
from nki.model.validation import Validation

FORMAT = "nki-findings/1"


def rendered(validation: Validation, run: Run) -> str:
    """Return the document."""
    findings = findings_of(validation.issues)
    tally = Counter(finding.severity for finding in findings)
    return json_text(
        {
            "format": FORMAT,
            "nki": run.version,
            "passed": not any(run.fail_on.is_reached_by(finding.severity) for finding in findings),
            "files": [writable(file) for file in validation.files],
            "summary": {severity.value: tally[severity] for severity in Severity},
            "findings": [_finding(finding) for finding in findings],
            # where it was not asked for, nothing is known of it
            **({"mutation": [score_data(score) for score in validation.scores]} if validation.scores else {}),
        }
    )


def json_text(document: dict[str, Any]) -> str:
    """Return JSON in which no CI machine sees a command: ``##`` only ever stands inside strings."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return "\n".join(map(_seen, text.split("\n"))).replace("##", "\\u0023#") + "\n"


def _seen(line: str) -> str:
    """Return a line of JSON with escapes for characters that have no shape of their own."""
    if line.isprintable():
        return line
    return "".join(one if visible(one) == one else json.dumps(one)[1:-1] for one in line)


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "title": finding.title,
        "found": finding.found,
        "do": finding.do,
        "file": place.file or None,
        # 0 means unknown inside nki, and would be taken for a line outside
        "line": place.line or None,
        "column": place.column or None,
        "end_line": place.end_line or None,
        "end_column": place.end_column or None,
        "field": finding.field or None,
        "field_number": finding.number,
        "field_label": finding.label or None,
        "facts": {name: writable(fact) for name, fact in finding.facts},
    }
