"""Examples inside a specification: a few made-up rows, and the figures that they must give.

They are computed as a delivery is, and a figure that differs is a finding. Nothing in an example is
about a real unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from nki.model.level import Level
from nki.model.spec.base import WHOLE, Name, Number, Part, Text
from nki.model.status import Status

Municipality = Annotated[str, Field(pattern=r"^[0-9]{4}$")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Whole = Annotated[int, Field(ge=0), WHOLE]

Row = dict[str, str | None]
"""One row: the text of each cell by the name of its column. A column left out is an empty cell."""

RowsOfSource = Annotated[
    tuple[Row, ...], Field(description="The rows of this source, each with its cells by column name.")
]
RowsOfSources = dict[Name, RowsOfSource]


class ExampleUnit(Part):
    """A made-up ER unit; or a real municipality, health trust or region, where these report."""

    id: Text = Field(
        description="The id that rows and expectations use. Where others than ER units report: the code or "
        "name of one of them, and no other key."
    )
    municipality: Municipality | None = Field(
        default=None, description="The host municipality. If left out, one that no other unit is in."
    )
    serves: tuple[Municipality, ...] | None = Field(
        default=None, description="The municipalities that it serves. The host municipality if left out."
    )
    opened: Day | None = Field(
        default=None, description="The first day that it was open. Always if left out."
    )
    closed: Day | None = Field(
        default=None, description="The first day that it was open no more. Never if left out."
    )


class Expectation(Part):
    """One figure of the result, as far as it is written down here."""

    measure: Annotated[int, Field(ge=1), WHOLE] = Field(description="The number of the measure (måltall).")
    level: Level = Field(default=Level.NATIONAL, description="The level. National if left out.")
    area: Text | None = Field(
        default=None,
        description="The code of the area, or the id of the ER unit. Not for the nation.",
    )
    value: Number | None = Field(
        default=None,
        description="The value as it is shown, with a decimal point. It is compared with as many decimals as "
        "it is written with, and at least those of the measure.",
    )
    stratum: Name | None = Field(default=None, description="A breakdown. The whole if left out.")
    group: Text | None = Field(default=None, description="A group of the breakdown.")
    lower: Number | None = Field(default=None, description="The lower limit as it is shown.")
    upper: Number | None = Field(default=None, description="The upper limit as it is shown.")
    numerator: Whole | None = Field(default=None, description="Teller.")
    denominator: Whole | None = Field(default=None, description="Nevner.")
    status: Annotated[Status, WithJsonSchema({"enum": [*Status], "type": "string"})] | None = Field(
        default=None, description="Why the value is shown, or why it is not: ok, no_answer …"
    )
    invited: Whole | None = Field(default=None, description="Units open on the last day of the period.")
    responded: Whole | None = Field(default=None, description="Those of them that have a row.")
    answered: Whole | None = Field(default=None, description="Those of them that are in the figure.")
    not_applicable: Whole | None = Field(
        default=None, description="Those of them that said that the question does not apply."
    )

    @property
    def expected(self) -> dict[str, object]:
        """Return what is expected of the figure, by column of the result."""
        return {name: given for name in COMPARED if (given := getattr(self, name)) is not None}


COMPARED = (
    "status",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "invited",
    "responded",
    "answered",
    "not_applicable",
)
"""What can be expected of a figure, in the order in which differences are told."""


def _shape(value: Any) -> str:
    return "sources" if isinstance(value, dict) else "rows"


class Example(Part):
    """A few rows, and what they come to."""

    name: Text = Field(description="What the example shows, in a few words.")
    period: Annotated[str, Field(pattern=r"^(19|20|21)[0-9]{2}(-[HTQMW][0-9]{1,2}(R[0-9]{1,2})?)?$")] = Field(
        default="2021", description="The measure period: 2021, 2021-T2, 2021-M03."
    )
    units: tuple[ExampleUnit, ...] = Field(
        default=(),
        description="Units of which it matters where they are, when they were open, or that they have no "
        "row. All others are open, each in a municipality of its own.",
    )
    rows: Annotated[
        Annotated[Annotated[tuple[Row, ...], Field(min_length=1)], Tag("rows")]
        | Annotated[RowsOfSources, Tag("sources")],
        Discriminator(_shape),
    ] = Field(
        description="The rows, each with its cells by column name. Where the indicator has several sources: "
        "such a list for each."
    )
    expect: Annotated[tuple[Expectation, ...], Field(min_length=1)] = Field(
        description="Figures of the result."
    )

    def rows_of(self, source: str, sources: Sequence[str]) -> tuple[Row, ...]:
        """Return the rows of a source, one of those that the indicator has."""
        if isinstance(self.rows, dict):
            return self.rows.get(source, ())
        return self.rows if list(sources) == [source] else ()
