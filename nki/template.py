"""The national template: its headings, its 25 fields, and what to say of each in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from nki import bundled


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the form. ``printed`` is false for the first block, which the form leaves without one."""

    key: str
    label: str
    label_nn: str
    label_en: str
    printed: bool

    @property
    def labels(self) -> dict[str, str]:
        """Return the heading in each language."""
        return {"nb": self.label, "nn": self.label_nn, "en": self.label_en}


@dataclass(frozen=True, slots=True)
class Field:
    """A numbered field of the form, with the wording that the form prints."""

    number: int
    key: str
    section: Section
    label: str
    label_nn: str
    label_en: str
    may_be_empty: bool
    help: str
    help_en: str

    @property
    def labels(self) -> dict[str, str]:
        """Return the label in each language."""
        return {"nb": self.label, "nn": self.label_nn, "en": self.label_en}


@dataclass(frozen=True, slots=True)
class Template:
    """The form: sections and fields in the order in which they are printed."""

    sections: tuple[Section, ...]
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field:
        """Return the field with that key. Raises ``KeyError`` if there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def fields_of(self, section: Section) -> tuple[Field, ...]:
        """Return the fields under a heading."""
        return tuple(field for field in self.fields if field.section == section)


@cache
def template() -> Template:
    """Read the template from ``specs/template.yaml``."""
    text = (bundled.path("specs") / "template.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    sections = {raw["key"]: Section(**raw) for raw in data["sections"]}
    fields = [Field(**{**raw, "section": sections[raw["section"]]}) for raw in data["fields"]]
    return Template(tuple(sections.values()), tuple(fields))
