import pytest

from nki import labels
from nki.model.period import Period, PeriodKind
from nki.words import LANGUAGES, words_for


@pytest.mark.parametrize(
    ("text", "nb", "nn", "en"),
    [
        ("2022-06-23", "23.06.2022", "23.06.2022", "23 Jun 2022"),
        ("2022-06", "juni 2022", "juni 2022", "June 2022"),
        ("2022", "2022", "2022", "2022"),
        ("våren 2022", "våren 2022", "våren 2022", "våren 2022"),
        ("2022-02-30", "2022-02-30", "2022-02-30", "2022-02-30"),
        ("2022-13", "2022-13", "2022-13", "2022-13"),
        ("", "", "", ""),
    ],
)
def test_dates_in_tables(text, nb, nn, en):
    assert [words_for(lang).date(text) for lang in LANGUAGES] == [nb, nn, en]


@pytest.mark.parametrize(
    ("text", "nb", "nn", "en"),
    [
        ("2022-06-23", "23. juni 2022", "23. juni 2022", "23 June 2022"),
        ("2022-03-01", "1. mars 2022", "1. mars 2022", "1 March 2022"),
        ("2022-06", "juni 2022", "juni 2022", "June 2022"),
        ("2022", "2022", "2022", "2022"),
    ],
)
def test_dates_in_prose(text, nb, nn, en):
    assert [words_for(lang).date_prose(text) for lang in LANGUAGES] == [nb, nn, en]


@pytest.mark.parametrize("text", ["2022-06-23", "2022-06", "2022", "1999-12-31"])
def test_documents_write_the_dates_of_terminals(text):
    assert words_for("nb").date(text) == labels.shown_date(text)


@pytest.mark.parametrize(
    ("text", "nb", "nn", "en"),
    [
        ("2024", "2024", "2024", "2024"),
        ("2024-H1", "1. halvår 2024", "1. halvår 2024", "1st half of 2024"),
        ("2024-H2", "2. halvår 2024", "2. halvår 2024", "2nd half of 2024"),
        ("2024-T1", "1. tertial 2024", "1. tertial 2024", "T1 2024 (January–April)"),
        ("2024-T2", "2. tertial 2024", "2. tertial 2024", "T2 2024 (May–August)"),
        ("2024-T3", "3. tertial 2024", "3. tertial 2024", "T3 2024 (September–December)"),
        ("2024-Q3", "3. kvartal 2024", "3. kvartal 2024", "3rd quarter of 2024"),
        ("2024-Q4", "4. kvartal 2024", "4. kvartal 2024", "4th quarter of 2024"),
        ("2024-M03", "mars 2024", "mars 2024", "March 2024"),
        ("2024-W05", "uke 5 2024", "veke 5 2024", "week 5 of 2024"),
        (
            "2024-M03R12",
            "12 måneder til og med mars 2024",
            "12 månader til og med mars 2024",
            "12 months to the end of March 2024",
        ),
        ("siste år", "siste år", "siste år", "siste år"),
    ],
)
def test_periods(text, nb, nn, en):
    assert [words_for(lang).period(text) for lang in LANGUAGES] == [nb, nn, en]


@pytest.mark.parametrize(
    ("text", "nb", "nn", "en"),
    [
        ("2024-Q2", "2. kvartal 2024", "2. kvartal 2024", "the 2nd quarter of 2024"),
        (
            "2024-M03R24",
            "de 24 månedene til og med mars 2024",
            "dei 24 månadene til og med mars 2024",
            "the 24 months to the end of March 2024",
        ),
    ],
)
def test_a_period_in_prose_stands_behind_a_preposition(text, nb, nn, en):
    assert [words_for(lang).period_prose(text) for lang in LANGUAGES] == [nb, nn, en]


@pytest.mark.parametrize("kind", PeriodKind)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_period_has_words_of_its_own(lang, kind):
    words = words_for(lang)
    period = str(Period(2024, kind, 1, 12 if kind is PeriodKind.ROLLING else 0))
    for told in (words.period(period), words.period_prose(period)):
        assert "2024" in told
        assert "{" not in told
        assert told != period or kind is PeriodKind.YEAR
