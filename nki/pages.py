"""Pages from templates: nki's own, or those that an organisation has put in their place.

What stands in a specification or a delivery is escaped wherever a template writes it. A template of somebody
else's can read what it is given and nothing besides: it runs in Jinja's sandbox.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from traceback import extract_tb

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from nki.errors import NkiError
from nki.findings.harmless import harmless
from nki.model.issue import Issue, Place

_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def page(package: str, name: str, folder: Path | None = None, **context: object) -> str:
    """Fill in a template and return the page.

    A template in the folder takes the place of the package's own, also where another one includes it.
    Raises ``NkiError`` (R617) for a fault in a template that is not ours.
    """
    environment = sandbox()
    environment.loader = FunctionLoader(lambda wanted: _source(package, wanted, folder))
    try:
        return environment.get_template(name).render(context)
    except _FAULTS as fault:
        place = _place(fault, folder)
        if place is None:
            raise
        raise faulty(place, fault) from None


def sandbox() -> SandboxedEnvironment:
    """Return what templates are read in: values escaped, a missing one an error, nothing else in reach."""
    environment = SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["harmless"] = harmless
    return environment


def own_template(folder: Path | None, name: str) -> Path | None:
    """Return an organisation's template of that name, None where it has none."""
    file = folder / name if folder is not None else None
    return file if file is not None and file.is_file() else None


def shipped_template(package: str, name: str) -> bytes:
    """Return the template of that name that a package brings along."""
    return files(package).joinpath("templates", name).read_bytes()


def faulty(place: Place, fault: Exception | str) -> NkiError:
    """Return the error for a template that cannot be filled in."""
    said = " ".join(str(fault).split())
    return NkiError(Issue.of("R617", place, found=harmless(said) or type(fault).__name__))


def _source(package: str, name: str, folder: Path | None) -> tuple[str, str | None, None] | None:
    own = own_template(folder, name)
    try:
        if own is None:
            return shipped_template(package, name).decode(), None, None
        return own.read_text(encoding="utf-8-sig"), str(own), None
    except UnicodeDecodeError:
        raise faulty(Place(str(own)), "it is not written in UTF-8") from None
    except OSError as failure:
        if own is None:
            return None
        raise faulty(Place(str(own)), f"it cannot be read: {failure.strerror}") from None


def _place(fault: Exception, folder: Path | None) -> Place | None:
    """Return the line of an organisation's template that a fault comes from, None if it is one of ours."""
    if folder is None:
        return None
    if isinstance(fault, TemplateSyntaxError) and fault.filename is not None:
        return Place(fault.filename, fault.lineno)
    # Jinja makes the lines of a template lines of the traceback
    for frame in reversed(extract_tb(fault.__traceback__)):
        if Path(frame.filename).parent == folder:
            return Place(frame.filename, frame.lineno or 0)
    return None
