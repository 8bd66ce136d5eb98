"""Templates: values are escaped, an organisation's own come before ours, and their faults are findings."""

from html import escape

import pytest

from nki.errors import NkiError, words
from nki.pages import own_template, page

PACKAGE, NAME = "nki.steps.render", "inspection.html.j2"


def filled(folder, text, **context):
    (folder / NAME).write_text(text, "utf-8")
    return page(PACKAGE, NAME, folder, **context)


def test_values_are_escaped(tmp_path):
    value = "<script>\"x\" & 'y'</script>"
    assert filled(tmp_path, "{{ value }}", value=value) == escape(value).replace("&quot;", "&#34;").replace(
        "&#x27;", "&#39;"
    )


def test_an_own_template_may_include_another_one(tmp_path):
    (tmp_path / "foot.j2").write_text("Bunn {{ value }}", "utf-8")
    assert filled(tmp_path, "{% include 'foot.j2' %}", value="&") == "Bunn &amp;"


def test_what_cannot_be_seen_is_written_out(tmp_path):
    assert filled(tmp_path, "{{ value|harmless }}", value="a\u202eb") == "a&lt;U+202E&gt;b"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n{% if %}", 2, "Expected"),
        ("\n\n{{ missing }}", 3, "'missing' is undefined"),
        ("{{ value.nothing }}", 1, "no attribute"),
        ("\n{{ value + 1 }}", 2, "str"),
        ("{{ 1 / 0 }}", 1, "division"),
        ("{% include 'borte.j2' %}", 1, "borte.j2"),
        ("{{ value.__class__.__mro__ }}", 1, "unsafe"),
        ("{% for i in range(10**9) %}{% endfor %}", 1, "Range too big"),
        ("{{ cycler.__init__.__globals__ }}", 1, "unsafe"),
    ],
)
def test_a_fault_in_an_own_template_is_a_finding_with_its_line(text, line, said, tmp_path):
    with pytest.raises(NkiError) as stopped:
        filled(tmp_path, text, value="x")
    (issue,) = stopped.value.issues
    assert (issue.code, issue.place.file, issue.place.line) == ("R617", str(tmp_path / NAME), line)
    assert said in words(issue).found


def test_an_own_template_that_is_not_in_utf_8_is_a_finding(tmp_path):
    (tmp_path / NAME).write_bytes("Måltall".encode("cp1252"))
    with pytest.raises(NkiError) as stopped:
        page(PACKAGE, NAME, tmp_path)
    assert [issue.code for issue in stopped.value.issues] == ["R617"]


def test_a_fault_in_our_own_template_is_a_bug_and_looks_like_one():
    with pytest.raises(Exception, match="grouped") as stopped:
        page(PACKAGE, NAME)
    assert not isinstance(stopped.value, NkiError)


def test_a_folder_without_that_template_leaves_ours_in_its_place(tmp_path):
    assert own_template(tmp_path, NAME) is None
    assert own_template(None, NAME) is None
