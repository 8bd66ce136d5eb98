"""Conditions on rows: structure, never SQL or Python text.

A condition is true, false or unknown for a row. It is unknown where it compares a cell without an
answer; ``all``, ``any`` and ``not`` follow Kleene's logic, so ``all`` with one false part is false.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nki.model.spec.base import Name, Part, Text


class ColumnReference(Part):
    """Another column of the same row, to compare with."""

    column: Name = Field(description="The column to compare with, in the same source.")


Operand = Text | ColumnReference

COMPARISONS = ("equals", "one_of", "at_least", "at_most", "between", "starts_with", "is_missing")
JUNCTIONS = ("all", "any", "not")


class Condition(Part):
    """One comparison of a column, or several conditions joined."""

    column: Name | None = Field(default=None, description="The column that is compared.")
    equals: Operand | None = Field(default=None, description="The value is exactly this.")
    one_of: Annotated[tuple[Text, ...], Field(min_length=1)] | None = Field(
        default=None, description="The value is one of these."
    )
    at_least: Operand | None = Field(default=None, description="The value is this or more.")
    at_most: Operand | None = Field(default=None, description="The value is this or less.")
    between: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)] | None = Field(
        default=None, description="The value lies between these two, both included."
    )
    starts_with: Text | None = Field(default=None, description="The text begins with this.")
    is_missing: bool | None = Field(
        default=None, description="`true`: there is no answer. `false`: there is one. Never unknown."
    )
    all_: Annotated[tuple[Condition, ...], Field(min_length=1)] | None = Field(
        default=None, alias="all", description="All of these are true."
    )
    any_: Annotated[tuple[Condition, ...], Field(min_length=1)] | None = Field(
        default=None, alias="any", description="At least one of these is true."
    )
    not_: Condition | None = Field(default=None, alias="not", description="This is false.")

    @property
    def comparison(self) -> str | None:
        """Return the name of the comparison, or None for a junction."""
        return next((name for name in COMPARISONS if getattr(self, name) is not None), None)

    @property
    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions that this one joins."""
        if self.not_ is not None:
            return (self.not_,)
        return self.all_ or self.any_ or ()

    @model_validator(mode="after")
    def _one_statement(self) -> Condition:
        compared = [name for name in COMPARISONS if getattr(self, name) is not None]
        joined = [name for name in JUNCTIONS if getattr(self, f"{name}_") is not None]
        if len(compared) + len(joined) != 1:
            given = ", ".join(compared + joined) or "no comparison"
            raise PydanticCustomError(
                "condition", f"a condition makes one statement, and this one has {given}"
            )
        if compared and self.column is None:
            raise PydanticCustomError("condition", f"{compared[0]} does not say which column it looks at")
        if joined and self.column is not None:
            raise PydanticCustomError(
                "condition", f"{joined[0]} joins conditions and takes no column of its own"
            )
        return self

    def columns(self) -> frozenset[str]:
        """Return the names of all columns that the condition looks at."""
        names = {self.column} if self.column else set()
        for operand in (self.equals, self.at_least, self.at_most):
            if isinstance(operand, ColumnReference):
                names.add(operand.column)
        return frozenset(names).union(*(part.columns() for part in self.parts))
