"""Rules on field 25 and on the raised numbers that refer to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nki.model.spec import Indicator
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.prose import prose

_IDENTIFIER = re.compile(
    r"https?://\S|\b10\.\d{4,9}/\S|\bPMID:?\s*\d|\bISBN[-:\s\d]*\d{3}|\bISSN:?\s*\d{4}|\burn:\S|\bNBN\b"
    r"|\b(?:LOV|FOR)-\d{4}-\d{2}-\d{2}|\bNOU \d{4}:\s?\d|\bMeld\. ?St\. ?\d",
    re.IGNORECASE,
)
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_AS_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNIT = re.compile(r"(?:\d|\b[kcdm]?m)$")


def references_can_be_found(indicator: Indicator) -> Iterator[Finding]:
    """Find references with nothing that leads a reader to them."""
    for i, reference in enumerate(indicator.references):
        if reference.url is None and not _IDENTIFIER.search(reference.text):
            yield finding("S257", "references", i, number=i + 1)


def raised_numbers_have_a_reference(indicator: Indicator) -> Iterator[Finding]:
    """Find raised numbers in texts that lead to no reference."""
    count = len(indicator.references)
    for path, text in prose(indicator):
        for found in _RAISED.finditer(text):
            digits = found[0].translate(_AS_DIGITS)
            # ¹² may be reference 12 or references 1 and 2
            known = (len(digits) < 5 and 0 < int(digits) <= count) or all(
                0 < int(digit) <= count for digit in digits
            )
            if not known and not _UNIT.search(text[: found.start()]):
                yield finding("S258", *path, raised=found[0], count=count)
