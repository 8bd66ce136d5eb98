"""What kind of values a column holds."""

import pytest

from nki.steps.read.profile import Profile
from nki.steps.read.records import Record


def kind(*cells):
    profile = Profile(["Avstand"])
    for number, cell in enumerate(cells, 2):
        profile.add(Record(number, number, (cell,)))
    (look,) = profile.looks({}, show_values=False)
    return look.kind


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["6,1", "6,0", "14,8", "0,4", "7,0"], "decimal numbers"),
        (["6", "7", "8", "9", "6,5"], "whole numbers, but for 1"),
        (["6,1", "6,0", "14,8", "0,4", "ukjent"], "decimal numbers, but for 1"),
        (["6,1", "ukjent", "14,0", "mangler"], "mixed"),
    ],
)
def test_whole_numbers_among_decimal_ones_are_of_their_kind_and_not_the_other_way_round(cells, expected):
    assert kind(*cells) == expected
