"""What an inspection says of the rows of a registration: every fate, and of few persons nothing."""

import re

import pytest

import nki
from nki.steps.render.inspection import render_inspection_html
from tests.indicator import indicator as small
from tests.indicator import written

BERGEN = "983974724"


@pytest.fixture
def inspected(tmp_path):
    """Write an indicator on stays; return the function that inspects a delivery for it."""

    def of(rows, **source):
        spec = small(
            {
                "main_measure": {"kind": "count", "numerator": {"rows": "true"}},
                "other_measures": [],
                "levels": {"publish": ["national", "health_trust"]},
                "sources": [
                    {
                        "units": "health_trust",
                        "rows": "many_per_unit",
                        "dated": "day",
                        "exclude": [{"reason": "Utland", "where": {"column": "home", "equals": "Utland"}}],
                        "columns": [
                            {"name": "trust", "type": "unit"},
                            {"name": "day", "type": "date"},
                            {"name": "home", "type": "choice", "values": ["Norge", "Utland"]},
                        ],
                        **source.get("source", {}),
                    }
                ],
                "disclosure": source.get("disclosure", {"rule": "none", "reason": "Ingen personer."}),
            }
        )
        delivery = tmp_path / "delivery.csv"
        lines = [f"{BERGEN};{day};{home}" for day, home, times in rows for _ in range(times)]
        delivery.write_text("\n".join(["trust;day;home", *lines]) + "\n", encoding="utf-8")
        return nki.inspect(delivery, written(spec, tmp_path), period="2024")

    return of


ROWS = [("2024-02-01", "Norge", 20), ("2023-02-01", "Norge", 3), ("2024-03-01", "Utland", 12)]
STAYS = {
    "source": {"personal": "true"},
    "disclosure": {"rule": "small_numbers", "reason": "Opphold er personer.", "numerator_at_most": "4"},
}


def test_a_page_has_a_column_for_every_fate_that_rows_met(inspected):
    page = render_inspection_html(inspected(ROWS)).decode()
    account = page[page.index('id="account"') :]
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', account)
    cells = re.findall(r'<td class="n">([^<]*)</td>', account)
    shown = dict(zip(heads[2:], cells, strict=False))
    assert (shown["Read"], shown["Answered"]) == ("35", "20")
    assert (shown["Of another period"], shown["Excluded: Utland"]) == ("3", "12")
    assert "Later event" not in heads


def test_of_few_persons_it_is_not_told_what_became_of_them(inspected):
    assert inspected(ROWS, **STAYS).accounts == ()
    enough = [(day, home, max(times, 5)) for day, home, times in ROWS]
    assert [account.read for account in inspected(enough, **STAYS).accounts] == [37]
