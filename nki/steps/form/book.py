"""A workbook to write a form to, of which nothing tells when or where it was made."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from nki.labels import INDICATOR_STATUSES
from nki.steps.form.questions import Form

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# no form was made on this day: the same form is the same bytes whenever it is made
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def new_book(form: Form) -> tuple[Workbook, io.BytesIO]:
    """Return a workbook with the form's properties, and where its bytes are once it is closed."""
    from xlsxwriter import Workbook  # noqa: PLC0415  (loaded only where a workbook is written)

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    indicator = form.indicator
    marks = [INDICATOR_STATUSES[indicator.status].nb, *(["Syntetiske data"] if form.synthetic else [])]
    book.set_properties(
        {
            "title": f"{indicator.title}: skjema for {form.period}",
            "subject": f"{indicator.id} {indicator.version}, måleperiode {form.period}",
            "category": ", ".join(marks),
            "comments": form.source.text,
            "created": _CREATED,
        }
    )
    return book, stream
