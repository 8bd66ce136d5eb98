"""Every list of a specification is paired: what stands in it has a name."""

from collections.abc import Iterator
from typing import get_args, get_origin

from nki.model.spec import Indicator
from nki.model.spec.base import Part
from nki.steps.compare.pairing import _NAMES, pairs


def listed(model: type[Part], seen: set[type[Part]]) -> Iterator[type[Part]]:
    """Yield the parts that stand in lists anywhere inside a model."""
    if model in seen:
        return
    seen.add(model)
    for info in model.model_fields.values():
        for inner, is_listed in parts(info.annotation, is_listed=False):
            if is_listed:
                yield inner
            yield from listed(inner, seen)


def parts(annotation: object, *, is_listed: bool) -> Iterator[tuple[type[Part], bool]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation, is_listed
    for inner in get_args(annotation):
        yield from parts(inner, is_listed=is_listed or get_origin(annotation) is tuple)


def test_everything_that_a_list_can_hold_has_a_name():
    assert {one.__name__ for one in listed(Indicator, set())} - {one.__name__ for one in _NAMES} == set()


def test_conditions_are_the_same_where_they_say_the_same():
    from nki.model.spec import Condition

    one, other = (Condition(column="a", equals=value) for value in ("Ja", "Nei"))
    assert pairs((one, other), (other, one)) == ((1, 0), (0, 1))
    assert pairs((one,), (other,)) == ((0, 0),)
