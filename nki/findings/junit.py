"""Findings as a JUnit report: a test case for every finding, and one for every file without any."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from nki.findings.harmless import harmless
from nki.findings.threshold import Run
from nki.findings.view import Finding, findings_of
from nki.model.validation import Validation

_NO_COMMANDS = {"##": "&#35;#"}


def rendered(validation: Validation, run: Run) -> str:
    """Return the report. What fails the run is a failure; other findings pass and are put on record."""
    findings = findings_of(validation.issues)
    clean = [
        file for file in validation.files if file not in {issue.place.file for issue in validation.issues}
    ]
    failures = sum(run.fail_on.is_reached_by(finding.severity) for finding in findings)
    counts = f'tests="{len(findings) + len(clean)}" failures="{failures}" errors="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="nki validate" {counts}>',
        f'  <testsuite name="nki validate" {counts} skipped="0">',
        *(_passed(file) for file in clean),
        *(line for finding in findings for line in _case(finding, run)),
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _passed(file: str) -> str:
    return f"    <testcase classname={_attribute(file)} name={_attribute('no findings')}/>"


def _case(finding: Finding, run: Run) -> Iterator[str]:
    place = finding.place
    where = f" (line {place.line}:{place.column})" if place.line else ""
    name = f"{finding.code} {finding.title}{where}"
    yield f"    <testcase classname={_attribute(place.file or 'nki validate')} name={_attribute(name)}>"
    place_text = harmless(str(place))
    told = [f"{place_text}{place_text and ': '}{finding.severity} {finding.code}  {finding.title}"]
    told += [line for line in (finding.labelled_field, finding.found, f"→ {finding.do}") if line]
    text = escape("\n".join(told), _NO_COMMANDS)
    if run.fail_on.is_reached_by(finding.severity):
        about = f"type={_attribute(finding.code)} message={_attribute(finding.found)}"
        yield f"      <failure {about}>{text}</failure>"
    else:
        yield f"      <system-out>{text}</system-out>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    # XML has no way at all to write most control characters
    return quoteattr(harmless(text), _NO_COMMANDS)
