"""Columns that are worked out from others of the same row: structure, never a formula."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nki.model.spec.base import Name, Number, Part, Text

TimeUnit = Literal["seconds", "minutes", "hours", "days", "weeks"]

SECONDS: dict[TimeUnit, int] = {
    "seconds": 1,
    "minutes": 60,
    "hours": 3600,
    "days": 86_400,
    "weeks": 604_800,
}
"""How many seconds each unit of time has."""


class Duration(Part):
    """The time from one column to another, both dates or both datetimes.

    Time that has passed, also over a change of the clock. In the hour that a clock goes through twice, an end
    is read as the earliest that does not lie before its start. An end before its start is an error.
    """

    start: Name = Field(description="The column with the start.")
    end: Name = Field(description="The column with the end.")
    unit: TimeUnit = Field(description="The unit in which it is compared and shown.")


class Band(Part):
    """A group of numbers from `from` to `to`, both included; open where one is left out."""

    group: Text = Field(description="The group.")
    from_: Number | None = Field(default=None, alias="from", description="The smallest number in it.")
    to: Number | None = Field(default=None, description="The largest number in it.")


class Bands(Part):
    """The group that a number falls in. A number in none of them has no group."""

    of: Name = Field(description="The column with the number, or a duration derived before.")
    groups: Annotated[tuple[Band, ...], Field(min_length=1, max_length=60)] = Field(
        description="The groups, in order and without overlap."
    )


class Grouping(Part):
    """A group of answers."""

    group: Text = Field(description="The group.")
    values: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="The answers in it.")


class Groups(Part):
    """The group that an answer belongs to. An answer in none of them has no group."""

    of: Name = Field(description="The column with the answer.")
    groups: Annotated[tuple[Grouping, ...], Field(min_length=1, max_length=60)] = Field(
        description="The groups, none of which shares an answer."
    )


class Derived(Part):
    """A column that is worked out: exactly one of ``duration``, ``bands`` and ``groups`` is given."""

    name: Name = Field(description="The name that measures use.")
    duration: Duration | None = Field(default=None, description="The time between two columns.")
    bands: Bands | None = Field(default=None, description="Groups of numbers.")
    groups: Groups | None = Field(default=None, description="Groups of answers.")

    @model_validator(mode="after")
    def _one_way(self) -> Derived:
        if sum(one is not None for one in (self.duration, self.bands, self.groups)) != 1:
            raise PydanticCustomError("derived", "give exactly one of duration, bands and groups")
        return self

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the columns that it is worked out from."""
        if self.duration is not None:
            return (self.duration.start, self.duration.end)
        one = self.bands or self.groups
        assert one is not None
        return (one.of,)

    @property
    def group_names(self) -> tuple[str, ...]:
        """Return the groups that it can be; none for a duration."""
        one = self.bands or self.groups
        return () if one is None else tuple(group.group for group in one.groups)
