"""When an answer that is possible is hard to believe. No figure depends on it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nki.model.spec.base import WHOLE, Part

_Off = Literal["none"]


class Plausibility(Part):
    """From where on answers are doubted. `none` switches a doubt off; figures stay what they are."""

    everyone_from: Annotated[int, Field(ge=2), WHOLE] | _Off = Field(
        default=30,
        description="A unit whose numerator is its whole denominator is doubted from this denominator on. "
        "30 if left out, `none` for never.",
    )
    copied_from: Annotated[int, Field(ge=2), WHOLE] | _Off = Field(
        default=10,
        description="A unit that gives the same two numbers to several questions is doubted from this "
        "denominator on. 10 if left out, `none` for never.",
    )
    change_factor: Annotated[int, Field(ge=2), WHOLE] | _Off = Field(
        default=10,
        description="A number that is this many times that of the previous result, or a share of it as "
        "small, is doubted. 10 if left out, `none` for never.",
    )
    peer_distance: Annotated[int, Field(ge=3), WHOLE] | _Off = Field(
        default=6,
        description="A number this far from those of the other units is doubted, in robust standard "
        "deviations of the logarithm. 6 if left out, `none` for never.",
    )
    equal_from: Annotated[int, Field(ge=2), WHOLE] | _Off = Field(
        default=20,
        description="So many units that all give the same number are doubted. 20 if left out, `none` for "
        "never.",
    )
