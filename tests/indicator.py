"""A complete, small indicator to write tests with: the real one on doctors, with its texts left out."""

import copy

import yaml

SKELETON = """
format: nki/1
id: prove
version: "1.0"
status: proposal
title: Prøveindikator
definition: Til prøving av beregningen.
sector: Primærhelsetjeneste
clinical_area: Kommunale helse- og omsorgstjenester
indicator_type: prosess
quality_dimension: [Trygge og sikre]
measurement_area: Prøving
first_published: ikke publisert
revisions: [{version: "1.0", text: Laget for prøving.}]
rationale: Bare til prøving.
goal: {text: Ingen.}
terms: []
main_measure:
  kind: proportion
  numerator: {same_as: 2}
  denominator: {same_as: 3}
other_measures:
  - kind: count
    numerator: {sum: trained}
  - kind: count
    numerator: {sum: doctors}
code_systems:
selection:
calculation:
levels: {publish: [national]}
sources:
  - columns:
      - {name: unit, type: unit}
      - {name: doctors, type: count}
      - {name: trained, type: count, at_most: doctors}
publication_frequency: Aldri
legal_basis: Ingen
comparability: Ingen
limitations:
interpretation: Ingen
publication_channels: Ingen
references: [{text: Ingen, url: "https://example.org"}]
period: {kind: year}
disclosure: {rule: none, reason: Oppdiktede tall.}
"""


def indicator(changes=None):
    """Return the indicator with some of its keys replaced, and the numbers and texts that they leave out."""
    spec = yaml.load(SKELETON, Loader=yaml.BaseLoader)
    spec.update(copy.deepcopy(changes or {}))
    for number, measure in enumerate([spec["main_measure"], *spec["other_measures"]], start=1):
        measure.setdefault("number", str(number))
        measure.setdefault("text", f"Måltall {number}")
        measure.setdefault("unit", "percent" if measure["kind"].endswith("proportion") else "number")
    for number, source in enumerate(spec["sources"], start=1):
        source.setdefault("id", "survey" if number == 1 else f"survey_{number}")
        source.setdefault("text", "Oppdiktet undersøkelse")
    spec["levels"].setdefault("text", "Til prøving")
    return spec


def model(changes=None):
    """Return the indicator as the program knows it, without a file."""
    from nki.model.spec import Indicator

    given = {key: None if value == "" else value for key, value in indicator(changes).items()}
    return Indicator.model_validate(given)


class Plain(yaml.SafeDumper):
    """Writes an empty field as people do: a key with nothing behind it."""

    def represent_text(self, text):
        return self.represent_scalar("tag:yaml.org,2002:null", "") if text == "" else self.represent_str(text)


Plain.add_representer(str, Plain.represent_text)


def written(spec, folder):
    """Write an indicator to the file that it belongs in, and return the path."""
    path = folder / f"{spec['id']}.yaml"
    path.write_text(yaml.dump(spec, Dumper=Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
