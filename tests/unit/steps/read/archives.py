"""Packed files as programs write them, and what is said of those that cannot be read."""

import gzip
import zipfile
from pathlib import Path

import pytest

from nki.errors import NkiError, words
from nki.steps.read.unpacking import Unpacker

CSV = b"Legevakt-ID;Leger\nLV1;5\n"


def zipped(path, files, **how):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, content)
    return path


def written(path, content):
    path.write_bytes(content)
    return path


def refused(path):
    """Return code, file and words of all findings about a file; nothing is left of what was unpacked."""
    with Unpacker() as one:
        with pytest.raises(NkiError) as stop:
            one.inputs(path)
        folder = one._archives and one._archives._folder
        left = Path(folder.name) if folder else None
    assert left is None or not left.exists()
    return [(issue.code, issue.place.file, words(issue).found) for issue in stop.value.issues]


def code_of(path):
    ((code, file, _),) = refused(path)
    assert file.startswith(str(path))
    return code


def bomb(path, size):
    with gzip.open(path, "wb", 9) as stream:
        for _ in range(size >> 20):
            stream.write(bytes(1 << 20))
    return path
