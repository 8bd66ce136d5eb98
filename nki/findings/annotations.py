"""Findings as the lines with which a job tells GitHub or Azure what to mark in a pull request."""

from __future__ import annotations

from nki.findings.harmless import visible
from nki.findings.threshold import Run
from nki.findings.view import Finding, findings_of, within_checkout
from nki.model.issue import Severity
from nki.model.validation import Validation

_GITHUB = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.FUTURE: "warning",
    Severity.NOTE: "notice",
}
_GITHUB_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_GITHUB_PROPERTY = {**_GITHUB_TEXT, ":": "%3A", ",": "%2C"}
_AZURE_TEXT = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}
_AZURE_PROPERTY = {**_AZURE_TEXT, ";": "%3B", "]": "%5D"}


def github(validation: Validation, run: Run) -> str:  # noqa: ARG001
    """Return a workflow command for every finding."""
    return "".join(map(_github_line, findings_of(validation.issues)))


def azure(validation: Validation, run: Run) -> str:  # noqa: ARG001
    """Return a logging command for every finding. Azure knows errors and warnings only."""
    return "".join(
        _azure_line(finding)
        for finding in findings_of(validation.issues)
        if finding.severity is not Severity.NOTE
    )


def _github_line(finding: Finding) -> str:
    place = finding.place
    properties: dict[str, object] = {}
    if place.file:
        properties["file"] = within_checkout(place.file) or place.file
    if place.line:
        properties["line"] = place.line
        # GitHub takes columns for a part of a single line only
        if place.end_line > place.line:
            properties["endLine"] = place.end_line
        elif place.column:
            properties["col"] = place.column
            if place.end_line:
                properties |= {"endLine": place.end_line, "endColumn": place.end_column}
    properties["title"] = f"{finding.code} {finding.title}"
    listed = ",".join(
        f"{name}={_escaped(str(value), _GITHUB_PROPERTY)}" for name, value in properties.items()
    )
    return f"::{_GITHUB[finding.severity]} {listed}::{_escaped(_message(finding), _GITHUB_TEXT)}\n"


def _azure_line(finding: Finding) -> str:
    place = finding.place
    properties: dict[str, object] = {"type": "error" if finding.severity is Severity.ERROR else "warning"}
    if place.file:
        properties["sourcepath"] = within_checkout(place.file) or place.file
    if place.line:
        properties |= {"linenumber": place.line, "columnnumber": place.column or 1}
    properties["code"] = finding.code
    listed = ";".join(f"{name}={_escaped(str(value), _AZURE_PROPERTY)}" for name, value in properties.items())
    text = _escaped(f"{finding.title}: {_message(finding)}", _AZURE_TEXT)
    return f"##vso[task.logissue {listed}]{text}\n"


def _message(finding: Finding) -> str:
    field = [finding.labelled_field] if finding.label else []
    return "\n".join([*field, finding.found, f"→ {finding.do}"])


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(character) or visible(character) for character in text)
