"""Sources and their columns: the contract that a delivery is checked against."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from nki.model.level import Level
from nki.model.spec.base import Name, Number, Part, Text
from nki.model.spec.derived import Derived
from nki.model.spec.rowrules import Exclusion, FirstEvent, Join


class ColumnType(StrEnum):
    """What a column holds."""

    UNIT = "unit"
    UNIT_NAME = "unit_name"
    COUNT = "count"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"
    DATETIME = "datetime"
    TEXT = "text"
    DURATION = "duration"

    @property
    def is_numeric(self) -> bool:
        """Say whether values can be summed and compared by size."""
        return self in (ColumnType.COUNT, ColumnType.NUMBER)

    @property
    def is_ordered(self) -> bool:
        """Say whether values can be compared by size."""
        return self.is_numeric or self in (ColumnType.DATE, ColumnType.DURATION)


class Rows(StrEnum):
    """How many rows a unit has in a delivery."""

    ONE_PER_UNIT = "one_per_unit"
    MANY_PER_UNIT = "many_per_unit"


Answers = tuple[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)], ...]


class Column(Part):
    """One column of a source."""

    name: Name = Field(description="The name that measures use.")
    header: Text | tuple[Text, ...] | None = Field(
        default=None,
        description="The header in the export, or a list of headers in use. The name if left out.",
    )
    question: Text | None = Field(
        default=None, description="The question as asked, if that is not the header."
    )
    type: ColumnType = Field(
        description="What the column holds. `unit` is the unit's id; `unit_name` its name, against which the "
        "id is checked, and by which it is found where an export has no id. A `datetime` without an "
        "offset is Norwegian local time."
    )
    values: Answers | None = Field(default=None, description="The fixed answers of a choice.")
    missing: Answers = Field(
        default=(), description="Answers that mean no answer, besides the empty cell: Vet ikke, -."
    )
    not_applicable: Answers = Field(default=(), description="Answers that mean the question does not apply.")
    minimum: Number | None = Field(default=None, description="The smallest value that can occur.")
    maximum: Number | None = Field(default=None, description="The largest value that can occur.")
    at_most: Name | None = Field(default=None, description="Another column that this one never exceeds.")

    @field_validator("type")
    @classmethod
    def _is_declared(cls, value: ColumnType) -> ColumnType:
        if value is ColumnType.DURATION:
            raise PydanticCustomError(
                "enum", "a duration is derived from two columns, and stands under `derived`"
            )
        return value

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers under which an export may hold the column, the declared ones first."""
        declared = (self.header,) if isinstance(self.header, str) else (self.header or ())
        return (*declared, self.name) if self.name not in declared else declared


class Source(Part):
    """One data source of field 18, with the columns that its export has."""

    id: Name = Field(description="A short name for the source, used by measures and on the command line.")
    text: Text = Field(description="The source as the form words it.")
    units: Literal[
        "er_unit", "municipality", "county", "health_trust", "health_region", "regsim_region", "area"
    ] = Field(
        default="er_unit",
        description="Who reports: the column of type `unit` holds ids of ER units from the register, or "
        "codes of municipalities, counties, health trusts, health regions or RegSim regions. `area`: codes "
        "of areas on any published level, 0 for the nation, for estimates that the source delivers.",
    )
    rows: Rows = Field(default=Rows.ONE_PER_UNIT, description="How many rows a unit has in a delivery.")
    personal: bool = Field(
        default=False, description="`true`: rows are about persons, and no message ever shows a value."
    )
    columns: Annotated[tuple[Column, ...], Field(min_length=1, max_length=1000)] = Field(
        description="The columns of the export."
    )
    derived: Annotated[tuple[Derived, ...], Field(max_length=100)] = Field(
        default=(), description="Columns that are worked out from others: durations, bands, groups."
    )
    dated: Name | None = Field(
        default=None,
        description="The column that says which period a row belongs to: a date, a datetime, or a count that "
        "is a calendar year. Rows of other periods are left out. All rows belong to the period if left out.",
    )
    exclude: Annotated[tuple[Exclusion, ...], Field(max_length=50)] = Field(
        default=(), description="Rows that are left out, each with its reason. The first that is true counts."
    )
    first: FirstEvent | None = Field(
        default=None, description="Only the first row of each person in the period counts."
    )
    joins: Annotated[tuple[Join, ...], Field(max_length=10)] = Field(
        default=(), description="Columns that are looked up in other sources by declared keys."
    )

    def column(self, name: str) -> Column:
        """Return the column of that name. Raises ``KeyError`` if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def unit_level(self) -> Level:
        """Return the level of those who report; rows about areas of any level begin at the nation."""
        return Level.NATIONAL if self.units == "area" else Level(self.units)

    @property
    def unit_column(self) -> Column:
        """Return the column that holds the unit's id."""
        return next(column for column in self.columns if column.type is ColumnType.UNIT)
