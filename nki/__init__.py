"""nki: official health-quality indicators, from one YAML file per indicator to figures per level.

>>> import nki
>>> result = nki.compute("legevakt-samtrening-leger", "survey_export.csv", register="register", period=2021)
>>> result.to_pandas()
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nki.model.spec import Indicator
    from nki.model.validation import Validation
    from nki.result import Result
    from nki.versions import Difference

__version__ = "0.1.0"
__all__ = ["__version__", "compute", "diff", "load", "validate"]


def load(indicator: str | Path) -> Indicator:
    """Load an indicator by the path of its file or its id in the catalogue.

    Raises ``nki.errors.NkiError`` with all findings where the specification is wrong.
    """
    from nki import pipeline

    return pipeline.load(indicator)


def compute(
    indicator: str | Path | Indicator,
    data: object,
    *,
    register: str | Path | None = None,
    period: str | int | None = None,
    levels: Sequence[str] = (),
) -> Result:
    """Compute one indicator from a delivery.

    ``data`` is a path or pattern, a pandas DataFrame, an Arrow table, a list of these, or a mapping
    from the indicator's sources to these. ``register`` is the folder with the ER units; one called
    ``register`` beside the delivery is found. ``period`` is the measure year; it may be left out
    where the delivery's dates tell it. Raises ``nki.errors.NkiError`` with all findings.
    """
    from nki import pipeline

    return pipeline.compute([indicator], data, register=register, period=period, levels=levels)[0]


def validate(*given: str | Path, mutate: bool = False) -> Validation:
    """Validate specifications: files, folders, patterns and ids, without data.

    With nothing given: the folder ``indicators`` if there is one here, otherwise the catalogue. With
    ``mutate`` the definitions are changed, to see what their examples notice: ``scores`` has the outcome.
    Returns all findings, and raises for none. ``nki.findings.findings_of`` puts them into words.
    """
    from nki.validating import validate

    return validate(given, mutate=mutate)


def diff(old: str | Path, new: str | Path) -> Difference:
    """Compare two versions of a specification, each a file, an id, or ``REV:path`` as git writes it.

    Raises ``nki.errors.NkiError`` where one of them is not a specification.
    """
    from nki import versions

    return versions.diff(old, new)
