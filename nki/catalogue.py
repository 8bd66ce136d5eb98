"""The catalogue: the indicators that nki brings along, found by id."""

from __future__ import annotations

from pathlib import Path

from nki import bundled
from nki.errors import NkiError
from nki.errors.meant import did_you_mean, nearest
from nki.model.issue import Issue

GLOSSARY = "glossary.yaml"
"""The name of the file with the concepts that the specifications around it refer to."""


def indicators() -> tuple[Path, ...]:
    """Return the files of the catalogue, sorted by id. The file name without its suffix is the id."""
    files = bundled.path("indicators").rglob("*.yaml")
    specifications = (file for file in files if file.name != GLOSSARY and not file.stem.endswith(".examples"))
    return tuple(sorted(specifications, key=lambda file: file.stem))


def glossaries() -> tuple[Path, ...]:
    """Return the files with the concepts of the catalogue: the shared one first, then those of its areas."""
    files = bundled.path("indicators").rglob(GLOSSARY)
    return tuple(sorted(files, key=lambda file: (len(file.parts), file)))


def find(given: str) -> Path:
    """Return the file that a path or an id names; a file that exists wins.

    Raises ``NkiError`` with U001 if there is neither.
    """
    file = Path(given)
    if file.is_file():
        return file
    catalogue = {path.stem: path for path in indicators()}
    if given in catalogue:
        return catalogue[given]
    # somebody who mistyped a path in the catalogue's folders has still written most of an id
    likely = _neighbour(file) or nearest(file.stem, catalogue)
    raise NkiError(Issue.of("U001", given=given, meant=did_you_mean(likely)))


def _neighbour(file: Path) -> str | None:
    """Return the specification or folder beside which the path would be that is called almost the same."""
    if not file.parent.is_dir():
        return None
    names = [path.name for path in file.parent.iterdir() if path.suffix in (".yaml", ".yml") or path.is_dir()]
    name = nearest(file.name, sorted(names))
    return name and str(file.with_name(name))
