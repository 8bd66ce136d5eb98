"""What all parts of a specification share: frozen, no unknown keys, text that is not empty, plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Text that says something. A key with nothing or blanks behind it is not text."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A name for columns and sources: lower case ASCII, digits and underscores."""


def _whole(value: object) -> object:
    # pydantic would also take "1_0", "1.0" and " 1 " for whole numbers
    if isinstance(value, str) and not re.fullmatch("[0-9]{1,9}", value):
        raise PydanticCustomError("whole_number", "not a whole number")
    return value


def _decimal(value: object) -> object:
    # pydantic would also take "1_0" and "1e400", which no column can hold
    if isinstance(value, str) and not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,9})?", value):
        raise PydanticCustomError("decimal_number", "not a number")
    return value


WHOLE = BeforeValidator(_whole)
"""For integers: written in digits and nothing else."""

DECIMAL = BeforeValidator(_decimal)
"""For numbers with a decimal point: of no more digits than the cells of a delivery may have."""

Number = Annotated[Decimal, DECIMAL]
"""A number with a decimal point."""


class Part(BaseModel):
    """A part of a specification."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)
