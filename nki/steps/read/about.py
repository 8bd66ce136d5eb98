"""``about.yaml`` beside a register or delivery: whether it is made up, and what readers should know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue, Place

ABOUT_FILE = "about.yaml"
_KEYS = ("synthetic", "provisional", "note")
_YES_OR_NO = ("synthetic", "provisional")
_TRUTH = {"true": True, "false": False}


class Told(NamedTuple):
    """What is said of a folder's content: whether it is made up, may still change, and a note."""

    synthetic: bool = False
    note: str = ""
    provisional: bool = False


def read_about(folder: Path) -> Told:
    """Return whether the folder's content is synthetic or provisional, and the note about it.

    A folder without the file is real and has no note. Raises ``NkiError`` (D351) for anything that is
    not fully understood: a misspelt ``synthetic`` must not make invented figures look real.
    """
    path = folder / ABOUT_FILE
    if not path.is_file():
        return Told()
    texts: dict[str, str] = {}
    issues: list[Issue] = []
    for key, value in _pairs(path):
        problem = _problem(key, value, texts)
        if problem:
            issues.append(_issue(path, key.start_mark.line + 1, problem))
        texts[str(key.value)] = str(value.value)
    if issues:
        raise NkiError(*issues)
    synthetic, provisional = (_TRUTH[texts.get(key, "false")] for key in _YES_OR_NO)
    return Told(synthetic, texts.get("note", "").strip(), provisional)


def _pairs(path: Path) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield keys and values as nodes: as written, with their lines, and nothing built from them."""
    try:
        root = yaml.compose(path.read_bytes(), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise NkiError(_issue(path, line, f"the file is not YAML: {error.problem}")) from None
    except (yaml.YAMLError, RecursionError, OSError):
        raise NkiError(_issue(path, 0, "the file cannot be read as YAML")) from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise NkiError(_issue(path, root.start_mark.line + 1, "the file does not consist of keys and values"))
    yield from root.value


def _problem(key: yaml.Node, value: yaml.Node, seen: dict[str, str]) -> str:
    if not isinstance(key, yaml.ScalarNode) or key.value not in _KEYS:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        return f'no key "{name}" belongs here{meant(name, _KEYS)}'
    if key.value in seen:
        return f'the key "{key.value}" stands here a second time'
    if not isinstance(value, yaml.ScalarNode):
        return f'"{key.value}" takes one value, not several'
    if key.value in _YES_OR_NO and value.value not in _TRUTH:
        return f'"{key.value}" is neither true nor false: found "{value.value}"'
    return ""


def _issue(path: Path, line: int, problem: str) -> Issue:
    return Issue.of("D351", Place(str(path), line), problem=problem)
