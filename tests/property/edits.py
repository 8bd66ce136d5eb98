"""Specifications with a few edits in them, and a delivery for each that is still one.

A node is a scalar (its text, or None for nothing), a list of nodes, or a ``Keys`` with pairs of a key and a
node. Unlike a dictionary it can have the same key twice, as a file can.
"""

import csv
import json

from hypothesis import strategies as st

from tests.property.cases import specs


class Keys(list):
    """The pairs of a mapping."""


def as_node(plain):
    """Turn plain data into a node. A text with nothing in it is a key with nothing behind it."""
    if isinstance(plain, dict):
        return Keys((key, as_node(value)) for key, value in plain.items())
    if isinstance(plain, list | tuple):
        return [as_node(value) for value in plain]
    return plain or None


def written(node):
    """Write a node as YAML, each text in quotation marks."""
    if isinstance(node, Keys):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(value)}" for key, value in node) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(written, node)) + "]"
    return "~" if node is None else json.dumps(node)


def document(node):
    """Write the outermost node with each of its keys on a line of its own, for people to read."""
    if isinstance(node, Keys) and node:
        return "".join(f"{json.dumps(key)}: {written(value)}\n" for key, value in node)
    return written(node) + "\n"


def children(node):
    """Return where the parts of a node are, and the parts."""
    if isinstance(node, Keys):
        return [(i, value) for i, (_, value) in enumerate(node)]
    return list(enumerate(node)) if isinstance(node, list) else []


def every(node, path=()):
    """Yield the path of every part of a node, and the part."""
    yield path, node
    for i, child in children(node):
        yield from every(child, (*path, i))


def put(node, path, new):
    """Return the node with other parts instead of the one at a path.

    ``new`` are keys and nodes, any number of them; a key of None is the one that stood there.
    """
    at, *rest = path
    key, old = node[at] if isinstance(node, Keys) else (None, node[at])
    if rest:
        new = [(None, put(old, rest, new))]
    made = type(node)(node)
    made[at : at + 1] = [(name or key, value) if isinstance(node, Keys) else value for name, value in new]
    return made


FRAGMENTS = [
    None,
    "",
    " ",
    "0",
    "-1",
    "1",
    "2",
    "99",
    "1e3",
    "100.5",
    "true",
    "no",
    "people",
    "trained",
    "tool",
    "since",
    "nobody",
    "RETTS",
    "count",
    "proportion",
    "percent",
    "national",
    "er_unit",
    "unit",
    "2021-02-30",
    "2999-01-01",
    [],
    Keys(),
    Keys([("same_as", "1")]),
    Keys([("same_as", "2")]),
    Keys([("sum", "people")]),
    Keys([("sum", "note")]),
    Keys([("distinct", "tool")]),
    Keys([("rows", "true")]),
    Keys([("rows", "false")]),
    Keys([("column", "tool"), ("equals", "RETTS")]),
    Keys([("column", "people"), ("at_least", "1")]),
    Keys([("column", "people"), ("starts_with", "1")]),
    Keys([("column", "since"), ("between", ["2021-01-01", "2021-12-31"])]),
    Keys([("all", [])]),
]
"""What may stand where something else stood."""

OPTIONAL = [
    ("response_threshold", "50"),
    ("answered_on", "since"),
    ("survey_year_offset", "1"),
    ("at_most", "people"),
    ("at_most", "rooms"),
    ("minimum", "1"),
    ("maximum", "3"),
    ("missing", ["RETTS"]),
    ("not_applicable", ["Vet ikke"]),
    ("values", ["RETTS"]),
    ("header", ["Overskrift", "overskrift"]),
    ("header", "unit"),
    ("unit", "persons"),
    ("decimals", "3"),
    ("denominator", Keys([("rows", "true")])),
    ("where", Keys([("column", "tool"), ("is_missing", "true")])),
    ("personal", "true"),
    ("rows", "many_per_unit"),
    ("rows", "true"),
    ("interval", Keys([("method", "wilson")])),
    ("comment", "tekst"),
]
"""Keys that some groups may have, and some may not."""


@st.composite
def edits(draw, node):
    """Draw one edit of a node."""
    paths = [(path, part) for path, part in every(node) if path]
    path, part = draw(st.sampled_from(paths))
    within = node
    for step in path[:-1]:
        within = within[step][1] if isinstance(within, Keys) else within[step]
    kinds = ["drop", "twice", "other", "other", "from elsewhere", "shape", "wider"]
    if isinstance(within, Keys):
        kinds += ["rename", "new key"]
    kind = draw(st.sampled_from(kinds))
    if kind == "drop":
        return put(node, path, [])
    if kind == "twice":
        return put(node, path, [(None, part), (None, part)])
    if kind == "other":
        return put(node, path, [(None, draw(st.sampled_from(FRAGMENTS)))])
    if kind == "from elsewhere":
        return put(node, path, [(None, draw(st.sampled_from(paths))[1])])
    if kind == "rename":
        names = sorted({key for _, one in every(node) if isinstance(one, Keys) for key, _ in one})
        name = draw(st.one_of(st.sampled_from(names), st.sampled_from(["Title", "titel", "<<", "æ"])))
        return put(node, path, [(name, part)])
    if kind == "new key":
        return put(node, path, [(None, part), draw(st.sampled_from(OPTIONAL))])
    if kind == "wider":
        # what one part of a list says, said by another
        return put(node, path, [(None, part), (None, draw(st.sampled_from(paths))[1])])
    shapes = [[part], Keys([("text", part)])]
    shapes += [child for _, child in children(part)] or [f"{part} "]
    return put(node, path, [(None, draw(st.sampled_from(shapes)))])


@st.composite
def edited(draw):
    """Draw a specification with up to three edits, as a node."""
    spec = draw(specs(draw(st.booleans())))
    if draw(st.booleans()):
        spec["period"] = {"kind": "year", "survey_year_offset": "1", "answered_on": "since"}
    node = as_node(spec)
    for _ in range(draw(st.integers(0, 3))):
        if not children(node):
            break
        node = draw(edits(node))
    return node


def deliveries(indicator, folder):
    """Write answers that fit the columns of each source, as far as answers can, and return them by source."""
    found = {}
    for source in indicator.sources:
        path = folder / f"{source.id}-delivery.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream, delimiter=";")
            rows.writerow([column.headers[0] for column in source.columns])
            rows.writerow([answer(column) for column in source.columns])
            rows.writerow(["LV902" if column.type == "unit" else "" for column in source.columns])
        found[source.id] = path
    return found


def answer(column):
    """Return an answer that a column can have."""
    if column.type == "unit":
        return "LV901"
    if column.type in ("count", "number"):
        return str(column.minimum or 0)
    if column.type == "date":
        return "2022-02-14"
    return (column.values or ("x",))[0]
