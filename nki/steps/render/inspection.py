"""An inspection as JSON, and as one page that opens offline."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files

from nki.findings.harmless import harmless
from nki.findings.view import Finding, findings_of
from nki.model.inspection import Inspection
from nki.model.issue import Severity

FORMAT = "nki-inspection/1"
_FATES = {
    "outside_period": "Of another period",
    "later_event": "Later event",
    "undated": "Without a date",
    "unnamed": "Without person or order",
    "unmatched": "Without a match",
    "followed": "With a row left out",
    "elsewhere": "Outside the area",
}
"""Fates that only some indicators know, with what stands over them."""
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.FUTURE, Severity.NOTE)


def render_inspection_json(inspection: Inspection) -> bytes:
    """Return the inspection as a JSON document; what is not known is null."""
    document = {
        "format": FORMAT,
        "indicator": inspection.indicator or None,
        "title": inspection.title or None,
        "period": inspection.period or None,
        "shows_values": inspection.shows_values,
        "proposals": inspection.proposals,
        "files": [asdict(one) for one in inspection.files],
        "findings": [_finding(finding) for finding in findings_of(inspection.issues)],
        "accounts": [asdict(account) for account in inspection.accounts],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def render_inspection_html(inspection: Inspection) -> bytes:
    """Return the inspection as one HTML page without scripts, that asks no server for anything."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  (only pages need it)

    template = files("nki.steps.render").joinpath("templates", "inspection.html.j2")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["harmless"] = harmless
    environment.filters["grouped"] = lambda number: f"{number:,}".replace(",", "\u202f")
    findings = findings_of(inspection.issues)
    accounts = inspection.accounts
    page = environment.from_string(template.read_text(encoding="utf-8")).render(
        one=inspection,
        fates=[(fate, head) for fate, head in _FATES.items() if any(getattr(one, fate) for one in accounts)],
        reasons=list(dict.fromkeys(reason for one in accounts for reason, _ in one.excluded)),
        groups=[
            (severity.value, [finding for finding in findings if finding.severity is severity])
            for severity in _ORDER
        ],
    )
    return page.encode()


def _finding(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "title": finding.title,
        "file": place.file or None,
        "line": place.line or None,
        "row": place.row or None,
        "column": finding.field or None,
        "found": finding.found,
        "do": finding.do,
    }
