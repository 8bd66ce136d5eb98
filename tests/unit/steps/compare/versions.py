"""Two versions of the small indicator, with the places of their parts, as files give them."""

from nki.steps.compare import compare, unannounced
from nki.steps.load import load
from tests.indicator import indicator, written


def loaded(changes, folder):
    folder.mkdir(exist_ok=True)
    return load(written(indicator(changes), folder))


def compared(tmp_path, changes, base=None):
    """Compare the small indicator (or a base) with the same after some keys are replaced."""
    base = base or {}
    old, new = loaded(base, tmp_path / "old"), loaded({**base, **changes}, tmp_path / "new")
    return compare(old.indicator, old.places, new.indicator, new.places)


def findings(tmp_path, changes, base=None):
    base = base or {}
    old, new = loaded(base, tmp_path / "old"), loaded({**base, **changes}, tmp_path / "new")
    comparison = compare(old.indicator, old.places, new.indicator, new.places)
    return unannounced(old.indicator, new.indicator, comparison, new.places)


def told(comparison):
    """Return effect and field of each change."""
    return [(change.effect.value, change.field) for change in comparison.changes]
