"""What a field of the form says, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What a block is in the eyes of a reader. A part belongs to the block above it."""

    PARAGRAPH = "paragraph"
    LABELLED = "labelled"
    PART = "part"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a field.

    ``lead`` stands before the text: ``Måltall 1:`` of what is labelled, ``Teller:`` of a part, ``1.`` and
    ``•`` of an item. ``url`` is a web address that follows on a line of its own.
    """

    text: str
    look: Look = Look.PARAGRAPH
    lead: str = ""
    url: str = ""

    @property
    def plain(self) -> str:
        """Return the block as plain text."""
        said = " ".join(part for part in (self.lead, self.text) if part)
        return "\n".join(part for part in (said, self.url) if part)


@dataclass(frozen=True, slots=True)
class FormField:
    """One of the 25 fields, filled in. ``section`` is the key of its heading; a field may have no blocks."""

    number: int
    key: str
    section: str
    label: str
    blocks: tuple[Block, ...]

    @property
    def plain(self) -> str:
        """Return what the field says as plain text, a line for each paragraph."""
        return "\n".join(block.plain for block in self.blocks)
