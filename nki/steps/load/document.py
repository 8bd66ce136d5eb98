"""YAML text → plain data in which every scalar is text, with the place of every part.

Ordinary YAML readers turn ``0301`` into a number, ``no`` into false and keep the last of two equal
keys. Here a scalar is the text that stands in the file, and the model decides what it is. Nothing
is executed, and size and depth are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.model.places import Path, Places, dotted
from nki.steps.load.characters import unreadable_parts, wrong_letters
from nki.steps.load.encoding import text_of
from nki.steps.load.syntax import syntax_issue

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_NODES = 50_000

# libyaml's parser is many times faster; both give the same events
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""The line breaks that the parser counts."""

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

Data = dict[str, "Data"] | list["Data"] | str | None


@dataclass(frozen=True, slots=True)
class Document:
    """The data of one file and where everything in it stands."""

    data: Data
    places: Places
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class _Node:
    """A node while its parts are still being read.

    ``size`` and ``depth`` count the nodes in it and the levels of nesting, with aliases written out.
    """

    place: Place
    kind: str
    text: str | None = None
    items: list[_Node] = field(default_factory=list)
    pairs: list[tuple[_Node, _Node]] = field(default_factory=list)
    key: _Node | None = None
    size: int = 1
    depth: int = 0


def read_document(file: FilePath, shown: str | None = None) -> Document:
    """Read a YAML file. Raises ``NkiError`` where the text cannot be read as one YAML document.

    ``shown`` is the name that messages use for the file, its path unless given.
    """
    name = shown or str(file)
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        problem = f"the file cannot be opened: {error.strerror}"
        advice = "check the path, and that you may read the file"
        raise NkiError(Issue.of("S102", Place(name), problem=problem, advice=advice)) from None
    if len(raw) > MAX_BYTES:
        raise NkiError(Issue.of("S109", Place(name), what="the size of the file", limit=f"{MAX_BYTES} bytes"))
    text = text_of(raw, name)
    if unreadable := unreadable_parts(text, name):
        raise NkiError(*unreadable)
    reader = _Reader(name, text)
    reader.issues.extend(wrong_letters(text, name))
    try:
        root = reader.read(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        raise NkiError(syntax_issue(error, text, name)) from None
    places = Places(name)
    data = reader.data(root, (), places) if root is not None else None
    return Document(data, places, tuple(sorted(reader.issues)))


class _Reader:
    """Build the tree from parser events with a stack of its own, so that depth is ours to bound."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.issues: list[Issue] = []
        self.anchors: dict[str, _Node] = {}
        self.lines: list[str] = []

    def read(self, events: Iterator[yaml.Event]) -> _Node | None:
        root: _Node | None = None
        open_nodes: list[_Node] = []
        anchors: list[str | None] = []
        documents = 0
        remarked = self._remarked()
        for event in events:
            # scalars are most of a file
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_tag(event)
                # libyaml says '' for a plain scalar, the Python parser None
                empty = not event.style and event.value in _EMPTY
                place = self._block(event) if event.style in ("|", ">") else self._place(event)
                if place.end_line in remarked and not event.style:
                    self._refuse_remark(event, place)
                node = _Node(place, "scalar", None if empty else event.value)
                if event.anchor:
                    self.anchors[event.anchor] = node
                root = self._attach(open_nodes, node, event) or root
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_tag(event)
                kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
                open_nodes.append(_Node(self._place(event), kind))
                anchors.append(event.anchor)
                if len(open_nodes) > MAX_DEPTH:
                    self._stop("the nesting", MAX_DEPTH, event)
            elif isinstance(event, yaml.CollectionEndEvent):
                node = open_nodes.pop()
                node.place = self._whole(node, event)
                anchor = anchors.pop()
                if anchor:
                    self.anchors[anchor] = node
                root = self._attach(open_nodes, node, event) or root
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    # what stands in the second document would be said to be missing from the first
                    raise NkiError(*self.issues, Issue.of("S112", self._place(event)))
            elif isinstance(event, yaml.AliasEvent):
                if event.anchor not in self.anchors:
                    raise yaml.composer.ComposerError(
                        None,
                        None,
                        f"found undefined alias {event.anchor!r}",
                        event.start_mark,  # type: ignore[arg-type]
                    )
                root = self._attach(open_nodes, self.anchors[event.anchor], event) or root
        return root

    def _attach(self, open_nodes: list[_Node], node: _Node, event: yaml.Event) -> _Node | None:
        """Put a finished node into the one that encloses it; the outermost is returned instead."""
        if node.size > MAX_NODES:
            self._stop("the number of values, aliases written out,", MAX_NODES, event)
        if len(open_nodes) + node.depth > MAX_DEPTH:
            self._stop("the nesting, aliases written out,", MAX_DEPTH, event)
        if not open_nodes:
            return node
        parent = open_nodes[-1]
        parent.size += node.size
        if parent.size > MAX_NODES:
            self._stop("the number of values, aliases written out,", MAX_NODES, event)
        parent.depth = max(parent.depth, node.depth + 1)
        if parent.kind == "sequence":
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            parent.pairs.append((parent.key, node))
            parent.key = None
        return None

    def data(self, node: _Node, path: Path, places: Places) -> Data:
        """Turn a node into plain data and note where its parts stand."""
        places.values[path] = node.place
        if node.kind == "scalar":
            return node.text
        if node.kind == "sequence":
            return [self.data(item, (*path, i), places) for i, item in enumerate(node.items)]
        result: dict[str, Data] = {}
        for key, value in node.pairs:
            if key.kind != "scalar":
                self.issues.append(
                    Issue.of(
                        "S106", key.place, found="a list or mapping", expected="a key", advice="write a key"
                    )
                )
                continue
            name = key.text or ""
            inner = (*path, name)
            if name in result:
                first = places.keys[inner].line
                self.issues.append(Issue.of("S103", key.place, dotted(inner), key=name, first=first))
                continue
            places.keys[inner] = key.place
            result[name] = self.data(value, inner, places)
        return result

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None  # noqa: PT018
        return Place(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _whole(self, node: _Node, event: yaml.Event) -> Place:
        """Return the place of a list or mapping that has ended: from its beginning to that of its last part.

        The parser says that a block ends where the next thing begins, blank lines and comments further on.
        """
        start, end = node.place, self._place(event)
        if (end.line, end.column) == (end.end_line, end.end_column):
            parts = node.items or [part for pair in node.pairs[-1:] for part in pair]
            ends = [(part.place.end_line, part.place.end_column) for part in parts]
            last = max([(start.line, start.column), *ends])
        else:
            last = (end.end_line, end.end_column)
        return Place(self.file, start.line, start.column, *last)

    def _block(self, event: yaml.ScalarEvent) -> Place:
        """Return the place of a text after ``|`` or ``>``, without the empty lines that follow it."""
        place = self._place(event)
        if place.end_column > 1:
            return place
        self._split()
        last = place.end_line - 1
        while last > place.line and not self.lines[last - 1].strip():
            last -= 1
        return Place(self.file, place.line, place.column, last, len(self.lines[last - 1].rstrip()) + 1)

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            self.issues.append(
                Issue.of("S110", self._place(event), tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
            )

    def _remarked(self) -> frozenset[int]:
        """Return the numbers of the lines that may have a remark behind something else."""
        if " #" not in self.text and "\t#" not in self.text:
            return frozenset()
        return frozenset(
            number for number, line in enumerate(self._split(), start=1) if " #" in line or "\t#" in line
        )

    def _refuse_remark(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Refuse a remark that may have been meant as the rest of a text."""
        if not event.value:
            return
        line = self._split()[place.end_line - 1]
        found = re.match(r"\s+(#.*)", line[place.end_column - 1 :])
        if found is None:
            return
        remark = found[1].rstrip()
        if " " in event.value or remark[1:2].strip():
            column = place.end_column + found.start(1)
            at = Place(self.file, place.end_line, column, place.end_line, column + len(remark))
            shown = f"{remark[:60]}…" if len(remark) > 60 else remark
            self.issues.append(Issue.of("S116", at, cut=shown))

    def _split(self) -> list[str]:
        """Return the lines of the text, split when they are first asked for."""
        if not self.lines:
            self.lines = _BREAK.split(self.text)
        return self.lines

    def _stop(self, what: str, limit: int, event: yaml.Event) -> None:
        raise NkiError(Issue.of("S109", self._place(event), what=what, limit=limit))
