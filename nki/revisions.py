"""Files as they stood in a revision of a git repository: ``HEAD~1:indicators/legevakt/triage.yaml``.

git is asked through its plumbing, without a shell, and with the name on its standard input: nothing
that is written on the command line can become an option, and no filter, hook or pager of the
repository runs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue

LIMIT = 2_000_000
"""No more of a file is taken out of git. It is more than a specification may have."""

_SECONDS = 60
_FOUND = re.compile(rb"([0-9a-f]{40,64}) (\w+) \d+")


def is_revision(given: str) -> bool:
    """Say whether something that is no file can name one in a revision, or ``:path`` a staged one."""
    return ":" in given and not given.endswith(":")


def read_revision(given: str, folder: Path | None = None) -> bytes:
    """Return the file that ``REV:path`` names, in the repository that a folder (the current one) is in.

    The path begins at the top of the repository, or at the folder where there is none there. Raises
    ``NkiError``: U021 without git, U020 where the repository, the revision or the file is missing.
    """
    revision, _, path = given.partition(":")
    if "\n" in given:
        raise _missing(given, "the name has a line break in it")
    found = _found(given, given, folder)
    if found is None and not path.startswith(("./", "../")):
        found = _found(given, f"{revision}:./{path}", folder)
    if found is None:
        if revision and _found(given, f"{revision}^{{commit}}", folder) is None:
            raise _missing(given, f'the repository has no revision "{revision}"')
        raise _missing(given, f'there is no file "{path}" in it')
    name, kind = found
    if kind != "blob":
        raise _missing(given, f'"{path}" is a folder in it' if kind == "tree" else f"it is a {kind}")
    return _git(given, ["cat-file", "blob", name], folder)[:LIMIT]


def _found(given: str, name: str, folder: Path | None) -> tuple[str, str] | None:
    """Return the hash and the type of an object, or None if it does not exist."""
    asked = f"{name}\n".encode("utf-8", "surrogateescape")
    answer = _FOUND.match(_git(given, ["cat-file", "--batch-check"], folder, asked))
    return (answer[1].decode(), answer[2].decode()) if answer else None


def _git(given: str, arguments: Sequence[str], folder: Path | None, asked: bytes = b"") -> bytes:
    program = shutil.which("git")
    if program is None:
        raise NkiError(Issue.of("U021", given=given))
    # neither the network nor a password prompt, and texts that do not depend on the user's language
    quiet = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        result = subprocess.run(  # noqa: S603  (a fixed program and our own arguments, no shell)
            [program, *arguments],
            input=asked,
            capture_output=True,
            cwd=folder,
            env={**os.environ, **quiet},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _missing(given, "git does not answer") from None
    if result.returncode:
        said = result.stderr.decode("utf-8", "replace").strip().splitlines()
        if any("relative path" in line or "outside repository" in line for line in said):
            return b""
        raise _missing(given, f"git says: {said[0]}" if said else "git failed")
    return result.stdout


def _missing(given: str, reason: str) -> NkiError:
    return NkiError(Issue.of("U020", given=given, reason=reason))
