"""Where the files are that nki brings along: the catalogue and the contracts of its formats."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the folder ``indicators`` or ``specs``, from the installed package or a source checkout.

    Raises ``FileNotFoundError`` if neither has it, which means that the installation is broken.
    """
    # a wheel carries the folders inside the package, a checkout beside it
    for place in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(name)
