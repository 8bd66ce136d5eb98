"""Words that belong together stay on one line."""

import pytest

from nki.formtext import tied


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("akuttmedisinforskriften § 4 heter", "akuttmedisinforskriften §~4 heter"),
        ("§§ 4 og 5", "§§~4 og 5"),
        ("(§ 2)", "(§~2)"),
        ("Samme som måltall 2.", "Samme som måltall~2."),
        ("jf. kap. 3 og nr. 12", "jf. kap.~3 og nr.~12"),
        ("minst 50 prosent, 13,3 % eller 2 ‰", "minst 50~prosent, 13,3~% eller 2~‰"),
        ("12 000 av 1 234 567", "12~000 av 1~234~567"),
        ("i 2021 1000 leger", "i 2021 1000 leger"),
        ("uke 3 prosentvis", "uke 3 prosentvis"),
        ("helse- og omsorgstjenesteloven §6", "helse- og omsorgstjenesteloven §6"),
        ("på side tre", "på side tre"),
    ],
)
def test_a_line_does_not_end_inside_a_number_with_its_word(text, shown):
    assert tied(text) == shown.replace("~", "\u00a0")
    assert tied(tied(text)) == tied(text)
