"""The body of ``nki sheet``: the form of an indicator as a document, or as text on a terminal."""

from __future__ import annotations

from pathlib import Path

from nki import catalogue
from nki.cli.console import tell
from nki.cli.format import Language, SheetFormat
from nki.cli.streams import put, say, screen
from nki.errors import NkiError
from nki.model.issue import Issue


def run(
    indicator: str, wanted: SheetFormat | None, output: Path | None, lang: Language, templates: Path | None
) -> None:
    """Write the sheet, and say what it is. Raises ``NkiError`` for what the user can mend."""
    look = screen() if output is None else None
    if wanted is None and look is not None:
        from nki.cli.showing import shown

        put(shown(indicator, look, lang.value))
        return
    # a sheet in the terminal needs nothing that documents take
    from nki.describing import sheet
    from nki.steps.sheet import format_of
    from nki.writing import write_whole

    format_ = wanted or (SheetFormat(format_of(output)) if output is not None else SheetFormat.HTML)
    _refuse(indicator, format_, output, templates)
    described = sheet(indicator, format_, lang=lang.value, templates=templates)
    tell(described.issues)
    if output is None:
        put(described.data)
        return
    write_whole(output, described.data)
    say(f"{output}: {format_}, {described.sheet.indicator.id} version {described.sheet.indicator.version}")


def _refuse(indicator: str, format_: SheetFormat, output: Path | None, templates: Path | None) -> None:
    """Raise ``NkiError`` (U033, R604) where the document cannot go where it is sent."""
    if output is None:
        if format_ is not SheetFormat.HTML:
            found, example = f"{format_} is written to a file", f"sheet.{format_}"
            raise NkiError(Issue.of("U033", found=found, example=example))
        return
    read = [catalogue.find(indicator), *(templates.iterdir() if templates and templates.is_dir() else ())]
    if output.resolve() in {path.resolve() for path in read}:
        what = "the specification" if output.resolve() == read[0].resolve() else "a template"
        raise NkiError(Issue.of("R604", path=output, what=what))
