"""Which rows of a source count, and what is looked up for them elsewhere."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nki.model.spec.base import Name, Part, Text
from nki.model.spec.conditions import Condition


class Exclusion(Part):
    """Rows that are left out, and why. A condition that cannot be decided leaves a row in."""

    reason: Text = Field(description="The reason, as the account of the rows words it.")
    where: Condition = Field(description="Rows for which this is true are left out.")


class FirstEvent(Part):
    """Of a person's rows in the period only the first counts."""

    per: Name = Field(description="The column that tells persons apart.")
    by: Name = Field(description="The date or datetime that says which row is the first.")


class Join(Part):
    """Columns looked up in another source, in which each key stands once."""

    source: Name = Field(description="The source that is looked up in.")
    on: Annotated[dict[Name, Name], Field(min_length=1)] = Field(
        description="The keys: column of this source, and the column of the other that it equals."
    )
    columns: Annotated[tuple[Name, ...], Field(min_length=1)] = Field(
        description="The columns that are taken from there, under their names there."
    )
