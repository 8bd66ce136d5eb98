import html
import re

import pytest
from markdown_it import MarkdownIt

from nki.findings import markdown
from nki.findings.threshold import FailOn, Run
from nki.model.issue import Issue, Place
from nki.model.validation import Validation
from tests.unit.findings.conftest import TRAINEE


def page(text):
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)


def test_the_page_is_a_table_with_a_row_for_every_finding(written, validation):
    text = written("markdown")
    assert text.startswith(f"### ❌ nki validate: {len(validation.issues)} errors in 6 files\n")
    assert page(text).count("<tr>") == len(validation.issues) + 1


def test_a_finding_is_shown_with_place_field_and_words(written):
    shown = html.unescape(re.sub("<[^>]+>", " ", page(written("markdown", "specs/c-column.yaml"))))
    for words in (
        f"specs/c-column.yaml:{TRAINEE}:22",
        "13 Andre måltall · Teller  (other_measures.1.numerator.sum)",
        'declares no column "trainee"; did you mean "trained"?',
        "→ declare the column under `sources`",
    ):
        assert words in shown


def test_nothing_found_is_one_line(written):
    assert written("markdown", "specs/prove.yaml") == "### ✅ nki validate: no findings in 1 file\n"


def test_findings_that_do_not_fail_the_run_leave_it_green(written):
    assert written("markdown", "specs/c-column.yaml", fail_on=FailOn.NEVER).startswith("### ✅ ")


@pytest.mark.parametrize(
    "key",
    [
        "<img src=x>",
        "a|b",
        "[a](https://b)",
        "`a`",
        "**a**",
        "@kari",
        "a_b_c",
        "_a_",
        "__a__",
        "![a](b)",
        "https://b.no",
        "a\\|b",
    ],
)
def test_text_of_strangers_is_text_and_no_markup(key):
    issue = Issue.of("S104", Place("a.yaml", 1, 1), key, key=key, meant="")
    shown = page(markdown.rendered(Validation((), (issue,)), Run("1")))
    assert f'no key "{key}" belongs here' in html.unescape(shown)
    assert not re.search("<(img|a|em)[ >]", shown)
    assert shown.count("<strong>") == 1
    assert shown.count("<td") == 4


def test_a_page_has_room_for_the_first_findings_only():
    issues = tuple(Issue.of("S108", Place("a.yaml", line, 1), key="x") for line in range(1, 302))
    text = markdown.rendered(Validation(("a.yaml",), issues), Run("1"))
    assert "a.yaml:200:1" in text
    assert "a.yaml:201:1" not in text
    assert text.endswith("\n… and 101 more.\n")
