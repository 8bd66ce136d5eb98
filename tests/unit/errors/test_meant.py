from nki.errors.meant import meant


def test_the_nearest_word_is_suggested():
    assert meant("lever", ["leger", "sykepleiere"]) == '; did you mean "leger"?'


def test_nothing_is_suggested_when_nothing_is_near():
    assert meant("telefon", ["leger", "sykepleiere"]) == ""
    assert meant("leger", []) == ""


def test_case_does_not_hide_a_word_and_the_suggestion_keeps_its_own():
    assert meant("lv001", ["LV001", "LV002"]) == '; did you mean "LV001"?'


def test_the_order_of_the_candidates_decides_nothing_between_different_words():
    words = ["doctors", "doctors_trained", "nurses"]
    assert meant("doctor", words) == meant("doctor", reversed(words)) == '; did you mean "doctors"?'
