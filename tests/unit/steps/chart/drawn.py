"""Charts that tests draw, and what stands in their bytes."""

import io
import json
import re
import struct
from dataclasses import replace
from xml.etree import ElementTree

from nki.charting import chart
from nki.model.level import Level
from nki.model.release import StratumTitle
from nki.steps.chart.choice import Choice
from tests.unit.releases import release, row

SVG = "{http://www.w3.org/2000/svg}"
SEX = StratumTitle("sex", "Kjønn", ("Kvinner",))


def made(kind="areas", format_="svg", of=None, lang="nb", templates=None, **choice):
    """Draw a chart of a release, or of several."""
    releases = (of or release(),) if not isinstance(of, list) else of
    return chart(releases, Choice(kind, **choice), format_, lang=lang, templates=templates)


def definition(kind="areas", of=None, lang="nb", **choice):
    """Return the Vega-Lite definition of a chart."""
    return json.loads(made(kind, "json", of, lang, **choice).data)


def data(drawn):
    """Return the data of a definition."""
    return drawn["data"]["values"]


def root(svg):
    return ElementTree.fromstring(svg)


def texts(svg):
    """Return all that a picture shows as text."""
    return [one.text or "".join(one.itertext()) for one in root(svg).iter(f"{SVG}text")]


def strings(value):
    """Yield every text in a definition."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def words_of(data):
    """Return all that a picture or definition says and draws, without the places where it does."""
    if data.startswith(b"{"):
        drawn = json.loads(data)
        return json.dumps(
            [list(strings(drawn)), drawn["data"], drawn["datasets"]], ensure_ascii=False
        ).encode()
    return " ".join([*texts(data), *(root(data).itertext()), root(data).get("aria-label")]).encode()


def bars(svg, name="figures"):
    """Return where each bar begins and how long it is, from the top down."""
    group = next(g for g in root(svg).iter(f"{SVG}g") if f"{name}_marks" in (g.get("class") or ""))
    found = []
    for path in group.iter(f"{SVG}path"):
        x, y, width, _ = map(
            float, re.match(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)", path.get("d")).groups()
        )
        found.append((y, x, width))
    return [(x, width) for _, x, width in sorted(found)]


def chunks(png):
    """Return the kind and content of each part of a PNG."""
    stream = io.BytesIO(png[8:])
    found = []
    while head := stream.read(8):
        length, kind = struct.unpack(">I4s", head)
        found.append((kind.decode(), stream.read(length)))
        stream.read(4)
    return found


def row_of(promille):
    """Return a county with so many in a thousand."""
    return row(Level.COUNTY, f"{promille:02}", f"Fylke {promille}", promille, 1000)


def of(rows, **about):
    """Return a release of some rows."""
    made_ = release(tuple(rows))
    return replace(made_, about=replace(made_.about, **about))
