"""The body of ``nki explain``: a code of a message at length."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import typer

from nki.cli.streams import PAPER, Screen, put, screen
from nki.errors import CATALOGUE, Entry, Family, family_of
from nki.errors.meant import meant


def run(codes: Sequence[str]) -> None:
    """Print what the codes mean; all codes with their titles if none is given."""
    look = screen() or PAPER
    entries = [_entry(code) for code in codes]
    put("\n\n".join(explained(entry, look) for entry in entries) + "\n" if entries else overview(look))


def explained(entry: Entry, look: Screen) -> str:
    """Return all that the catalogue says of a code. ``<name>`` stands for what a message fills in."""
    family = family_of(entry.code)
    blanks = _Blanks()
    told = {"It says": entry.found.format_map(blanks), "What to do": entry.do.format_map(blanks)}
    width = min(look.width, 100)
    lines = [
        f"{look.bold(entry.code)}  {look.bold(entry.title)}",
        look.dim(f"{family.value[2]} · {entry.severity}{_exit(entry, family)}"),
        "",
        textwrap.fill(entry.why, width, break_on_hyphens=False),
    ]
    # where the whole statement is filled in, there is nothing to quote here
    quoted = {label: text for label, text in told.items() if text[0] + text[-1] != "<>"}
    if quoted:
        lines.append("")
    for label, text in quoted.items():
        lead = f"{label:<12}"
        lines.append(
            textwrap.fill(
                text, width, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False
            )
        )
    return "\n".join(lines)


def overview(look: Screen) -> str:
    """Return all codes with their titles, by family."""
    lines = []
    for family in Family:
        entries = [entry for entry in CATALOGUE.values() if family_of(entry.code) is family]
        if entries:
            lines += [look.bold(f"{family.value[2]} (exit code {family.exit_code})")]
            lines += [f"  {entry.code}  {entry.title}" for entry in entries] + [""]
    return "\n".join(lines)


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        # what is only there sometimes would read oddly as a blank
        return "" if key in ("meant", "detail") else f"<{key}>"


def _entry(code: str) -> Entry:
    try:
        return CATALOGUE[code.upper()]
    except KeyError:
        near = meant(code.upper(), CATALOGUE)
        raise typer.BadParameter(f'no message has the code "{code}"{near}', param_hint="CODE") from None


def _exit(entry: Entry, family: Family) -> str:
    return f" · exit code {family.exit_code}" if entry.severity == "error" else ""
