"""The file beside a specification that holds more examples of it."""

from __future__ import annotations

from pathlib import Path

EXAMPLES = (".examples.yaml", ".examples.yml")
"""How such a file ends, behind the name of the specification without its own ending."""


def examples_beside(spec: Path) -> tuple[Path, ...]:
    """Return the files with examples that lie beside a specification."""
    files = (spec.with_name(spec.stem + ending) for ending in EXAMPLES)
    return tuple(file for file in files if file.is_symlink() or file.is_file())


def leads_away(file: Path) -> bool:
    """Say whether a file is a link out of its folder, to a file that nobody has named."""
    return file.resolve().parent != file.parent.resolve()
