"""Tables in LaTeX: signs that TeX reads as something else stand as they are."""

import re

import pytest

from nki.steps.tables.latex import PACKAGES, escaped
from tests.unit.steps.tables.made import exported, of_kinds, of_year, small
from tests.unit.steps.tables.readers import set_in_type


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50 % & mer", "50 \\% \\& mer"),
        ("\\write18{rm}", "\\textbackslash{}write18\\{rm\\}"),
        ("a_b^c~d#e$f", "a\\_b\\textasciicircum{}c\\textasciitilde{}d\\#e\\$f"),
        ("13,3\u202f%", "13,3\\,\\%"),
        ("−0,5", "$-$0,5"),
        ("12,4–14,1", "12,4\\textendash{}14,1"),
        ("a--b", "a-{}-b"),
        ("a---b", "a-{}-{}-b"),
        (",,sitat''", ",{},sitat'{}'"),
        ("[valg]*", "{[}valg{]}{*}"),
        ('"sitat"', "\\textquotedbl{}sitat\\textquotedbl{}"),
        ("?`!`", "?\\textasciigrave{}!\\textasciigrave{}"),
        ("Kárášjohka", "Kárášjohka"),
        ("etter loven.¹ ⁴⁰", "etter loven.\\textsuperscript{1} \\textsuperscript{4}\\textsuperscript{0}"),
    ],
)
def test_a_text_is_set_as_it_stands(text, written):
    assert escaped(text) == written
    assert set_in_type(written) == text


def body(*releases, **choice):
    return exported(releases, "latex", **choice).decode()


def test_the_packages_that_it_takes_are_named():
    text = body(small())
    assert all(f"\\usepackage{{{name}}}" in text.partition("\n\n")[0] for name in PACKAGES)
    commands = set(re.findall(r"\\([a-z]+)", re.sub("^%.*$", "", text, flags=re.MULTILINE)))
    assert commands <= {
        "begin", "end", "caption", "label", "textbf", "toprule", "midrule", "bottomrule", "cmidrule",
        "multicolumn", "endfirsthead", "endhead", "endlastfoot", "footnotesize", "noindent", "par",
        "raggedright", "arraybackslash", "linewidth", "textendash", "textquotedbl",
    }  # fmt: skip


def test_braces_and_surroundings_are_closed():
    for text in (body(of_kinds()), body(small(), shape="long")):
        bare = re.sub(r"\\[{}]", "", text)
        assert bare.count("{") == bare.count("}")
        assert text.count("\\begin{longtable}") == text.count("\\end{longtable}") > 0


def test_the_head_stands_on_every_page_and_the_mark_in_the_caption():
    text = body(small())
    for table in text.split("\\begin{longtable}")[1:]:
        first, _, rest = table.partition("\\endfirsthead\n")
        again = rest.partition("\\endhead")[0]
        assert first.partition("\\toprule")[2] == again.partition("\\toprule")[2]
        assert "\\textbf{Syntetiske data" in table.partition("\\label")[0]


def test_rules_stand_below_headings_over_several_columns():
    text = body(of_year("2021"), of_year("2022"), levels=["county"])
    assert "\\multicolumn{1}{c}{2021} & \\multicolumn{1}{c}{2022}" in text
    text = body(of_kinds(), levels=["county"])
    assert "\\multicolumn{2}{c}{I alt} & \\multicolumn{2}{c}{Kvinne}" in text
    assert "\\cmidrule(lr){3-4}\\cmidrule(lr){5-6}" in text
    labels = re.findall(r"\\label\{(.*?)\}", text)
    assert len(labels) == len(set(labels)) > 1


def test_no_line_begins_with_what_would_belong_to_the_line_before():
    assert not re.search(r"\\\\\*?\s*[\[*]", body(small()).replace("\\\\*\n", "\\\\\n"))
