"""Specifications with examples, written to a file and loaded from it."""

import json

from tests.indicator import indicator, written


def loaded(folder, examples, **changes):
    """Write and load a small indicator with examples; without errors but for what those find."""
    from nki.errors import is_error
    from nki.steps.load import load
    from nki.steps.validate import validate

    levels = {"text": "Til prøving", "publish": ["national", "county", "municipality", "er_unit"]}
    # lists that are the same object would be written as an anchor and aliases
    apart = json.loads(json.dumps(examples))
    spec = indicator({"levels": levels, **changes, "examples": apart})
    one = load(written(spec, folder))
    assert not [issue for issue in validate(one.indicator, one.places) if is_error(issue)]
    return one


def example(rows, expect, **keys):
    """Return an example as YAML has it."""
    return {"name": "Prøve", **keys, "rows": rows, "expect": expect}


def found(one, stage=None):
    """Return the findings of computing examples, as code, field and words."""
    from nki.errors import words
    from nki.examples import issues_of

    return [(issue.code, issue.field, words(issue).found) for issue in issues_of(one, stage=stage)]
