"""The names of months, as Norwegian and English programs and people write them."""

from __future__ import annotations

_NAMES = (
    "jan januar january",
    "feb februar february",
    "mar mars march",
    "apr april",
    "mai may",
    "jun juni june",
    "jul juli july",
    "aug august",
    "sep sept september",
    "okt oct oktober october",
    "nov november",
    "des dec desember december",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
"""The number of each name, in small letters and without a full stop."""
