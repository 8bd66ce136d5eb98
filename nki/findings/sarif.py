"""Findings as SARIF 2.1.0, which code scanning reads.

Columns count characters from 1, as the log says of itself. Mistakes in how nki was called have no
place in any file, and stand among the notifications of the run.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nki.errors import CATALOGUE, Entry, exit_code
from nki.findings.harmless import writable
from nki.findings.json_document import json_text
from nki.findings.threshold import Run
from nki.findings.view import Finding, findings_of, within_checkout
from nki.model.issue import Severity
from nki.model.validation import Validation

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.FUTURE: "warning",
    Severity.NOTE: "note",
}
_BASE = "%SRCROOT%"


def rendered(validation: Validation, run: Run) -> str:
    """Return the log, with one run in it."""
    findings = findings_of(validation.issues)
    results = [finding for finding in findings if finding.place.file]
    calls = [finding for finding in findings if not finding.place.file]
    # every rule that was checked, and not only those that were broken
    codes = sorted({code for code in CATALOGUE if code[0] == "S"} | {finding.code for finding in findings})
    index = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "nki",
        "semanticVersion": run.version,
        "rules": [_rule(CATALOGUE[code]) for code in codes],
    }
    invocation: dict[str, Any] = {"executionSuccessful": not calls, "exitCode": exit_code(validation.issues)}
    if calls:
        invocation["toolConfigurationNotifications"] = [_notification(one, index) for one in calls]
    log = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": [
            {"location": _location(writable(file)), "roles": ["analysisTarget"], "sourceLanguage": "yaml"}
            for file in validation.files
        ],
        "results": [_result(finding, index) for finding in results],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [log]})


def _rule(entry: Entry) -> dict[str, Any]:
    do = _template(entry.do)
    help_text = entry.why if entry.do == "{advice}" else f"{entry.why}\n\nWhat to do: {do}"
    marked = entry.why if entry.do == "{advice}" else f"{entry.why}\n\n**What to do:** {do}"
    return {
        "id": entry.code,
        "name": "".join(word.capitalize() for word in re.findall(r"\w+", entry.title)),
        "shortDescription": {"text": _message(entry.title)},
        "fullDescription": {"text": _message(entry.why)},
        "help": {"text": _message(help_text), "markdown": _message(marked)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
        "properties": {
            "tags": ["specification"],
            "precision": "very-high",
            "problem.severity": _LEVELS[entry.severity].replace("note", "recommendation"),
        },
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _location(finding.place.file)}}
    region = _region(finding)
    if region:
        location["physicalLocation"]["region"] = region
    if finding.field:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.field, "kind": "member"}]
        if finding.label:
            location["message"] = {"text": _message(f"{finding.number} {finding.label}")}
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(f"{finding.title}: {finding.found} → {finding.do}")},
        "locations": [location],
        "partialFingerprints": {"nkiFinding/v1": _fingerprint(finding)},
    }


def _notification(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    return {
        "descriptor": {"id": finding.code},
        "associatedRule": {"id": finding.code, "index": index[finding.code]},
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(f"{finding.title}: {finding.found} → {finding.do}")},
    }


def _region(finding: Finding) -> dict[str, int]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return {name: number for name, number in region.items() if number}


def _location(file: str) -> dict[str, str]:
    inside = within_checkout(file)
    if inside is None:
        return {"uri": Path(os.path.abspath(file)).as_uri()}  # noqa: PTH100  (a link stays what it is called)
    return {"uri": quote(inside), "uriBaseId": _BASE}


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines above are added or removed."""
    parts = (finding.code, within_checkout(finding.place.file) or "", finding.field, *map(str, finding.facts))
    return hashlib.sha256(writable("\0".join(parts)).encode()).hexdigest()[:32]


def _message(text: str) -> str:
    """Return text as a SARIF message: single braces would be placeholders, and ``[…](…)`` a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _template(text: str) -> str:
    """Return the words of an entry with ‹fact› for what a finding fills in."""
    shown = re.sub(r"(?<!\{)\{(\w+)\}(?!\})", r"‹\1›", text)
    return shown.replace("{{", "{").replace("}}", "}")
