"""The body of ``nki schema``: what an editor needs to know of the format."""

from __future__ import annotations

from nki import bundled
from nki.cli.streams import put
from nki.schema import FILE_NAME


def run(*, path: bool) -> None:
    """Print the JSON Schema of indicator files, or where it is."""
    file = bundled.path("specs") / FILE_NAME
    put(f"{file}\n" if path else file.read_text(encoding="utf-8"))
