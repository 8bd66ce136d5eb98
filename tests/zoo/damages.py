"""All damages."""

import pytest

from tests.zoo import cell_damages, format_damages, text_damages
from tests.zoo.animals import ZOO

MODULES = (cell_damages, text_damages, format_damages)
DAMAGES = tuple(ZOO.damages.values())


def cases(damages=DAMAGES):
    """Return damages as cases of a test."""
    return [pytest.param(one) for one in damages]
