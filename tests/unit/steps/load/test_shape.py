"""From plain data to an indicator: every misfit has its code, its place and words for what belongs there."""

import pytest

from nki.errors import NkiError, words
from nki.model.level import Level
from nki.steps.load import load
from tests.indicator import indicator, written


@pytest.fixture
def whole(tmp_path):
    """Return the text of an indicator without faults, as lines that are replaced."""
    return written(indicator(), tmp_path).read_text(encoding="utf-8")


@pytest.fixture
def refused(tmp_path, whole):
    """Replace a part of the text, and return code, line, column, field and words of what is found."""

    def read(part, by):
        assert whole.count(part) == 1
        path = tmp_path / "prove.yaml"
        path.write_text(whole.replace(part, by), encoding="utf-8")
        with pytest.raises(NkiError) as stop:
            load(path)
        said = [(issue, words(issue)) for issue in stop.value.issues]
        return [
            (one.code, one.place.line, one.place.column, one.field, text.found, text.do) for one, text in said
        ]

    return read


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_a_specification_becomes_an_indicator_with_the_places_of_its_parts(tmp_path, whole):
    loaded = load(written(indicator(), tmp_path), "prove.yaml")
    assert loaded.file == "prove.yaml"
    assert loaded.indicator.levels.publish == (Level.NATIONAL,)
    assert loaded.indicator.main_measure.numerator.same_as == 2
    assert loaded.indicator.version == "1.0"
    assert loaded.indicator.code_systems is None
    assert loaded.places.of(("sources", 0, "columns", 1, "name")).line == line_of(whole, "name: doctors")


def test_every_fault_is_found_at_once(refused):
    found = refused(
        "status: proposal\n", "status: forslag\nresponse_threshold: 120\nstatsu: x\ninterval: {}\n"
    )
    assert [(code, line, field) for code, line, _, field, *_ in found] == [
        ("S107", 4, "status"),
        ("S106", 5, "response_threshold"),
        ("S104", 6, "statsu"),
        ("S105", 7, "interval.method"),
    ]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("", ""),
        ("format: nki/2\n", ', but "nki/2"'),
        ("format: [nki/1]\n", ", but a list"),
        ("format: {nki: '1'}\n", ", but a group of keys"),
        ("format:\n", ""),
    ],
)
def test_a_file_that_says_no_format_is_judged_no_further(refused, by, found):
    ((code, line, _, field, said, _),) = refused("format: nki/1\n", by)
    assert (code, line, field) == ("S111", 1, "format")
    assert said == f"the file does not say `format: nki/1`{found}"


@pytest.mark.parametrize("text", ["", "- format: nki/1\n", "nki/1\n"])
def test_a_file_that_is_no_group_of_keys_says_no_format(tmp_path, text):
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(NkiError) as stop:
        load(tmp_path / "x.yaml")
    assert [(issue.code, issue.place.line) for issue in stop.value.issues] == [("S111", 1)]


WHERE = "    sum: trained\n"


@pytest.mark.parametrize(
    ("part", "by", "code", "field", "found"),
    [
        # keys
        (
            "sector: ",
            "sektor: x\nsector: ",
            "S104",
            "sektor",
            'no key "sektor" belongs here; did you mean "sector"?',
        ),
        ("legal_basis: Ingen\n", "", "S105", "legal_basis", 'the key "legal_basis" is missing'),
        ("  rule: none\n", "", "S105", "disclosure.rule", 'the key "rule" is missing'),
        # empty fields
        ("sector: Primærhelsetjeneste", "sector:", "S108", "sector", 'the field "sector" is empty'),
        ("sector: Primærhelsetjeneste", "sector: ''", "S108", "sector", 'the field "sector" is empty'),
        ("sector: Primærhelsetjeneste", "sector: >-\n", "S108", "sector", 'the field "sector" is empty'),
        (
            "- Trygge og sikre\n",
            "- Trygge og sikre\n-\n",
            "S108",
            "quality_dimension.2",
            '"quality_dimension.2" is empty',
        ),
        ("terms: []", "terms:", "S108", "terms", 'the field "terms" is empty'),
        # words from a list
        ("proposal", "Proposal", "S107", "status", 'found "Proposal"; did you mean "proposal"?'),
        ("kind: year", "kind: fortnight", "S107", "period.kind", 'found "fortnight"'),
        ("indicator_type: prosess", "indicator_type: [prosess]", "S107", "indicator_type", "found a list"),
        (
            "  - national\n",
            "  - nasjonalt\n",
            "S107",
            "levels.publish.1",
            'found "nasjonalt"; did you mean "national"?',
        ),
        # shapes
        ("terms: []", "terms: x", "S106", "terms", 'found "x", where a list belongs'),
        ("terms: []", "terms: {}", "S106", "terms", "found a group of keys, where a list belongs"),
        ("terms: []", "terms: [x]", "S106", "terms.1", 'found "x", where a group of keys belongs'),
        ("title: Prøveindikator", "title: [x]", "S106", "title", "found a list, where a text belongs"),
        (
            ":\n- Trygge og sikre\n",
            ": []\n",
            "S106",
            "quality_dimension",
            "found an empty list, where a list of at least 1 entry",
        ),
        # numbers
        (
            "number: '1'",
            "number: en",
            "S106",
            "main_measure.number",
            'found "en", where a whole number belongs',
        ),
        (
            "number: '1'",
            "number: 0",
            "S106",
            "main_measure.number",
            'found "0", where a number of at least 1 belongs',
        ),
        (
            "number: '1'",
            "number: 1_0",
            "S106",
            "main_measure.number",
            'found "1_0", where a whole number belongs',
        ),
        (
            "number: '1'",
            "number: 1.0",
            "S106",
            "main_measure.number",
            'found "1.0", where a whole number belongs',
        ),
        ("number: '1'", "number: -1", "S106", "main_measure.number", "where a whole number belongs"),
        ("number: '1'", "number: １", "S106", "main_measure.number", "where a whole number belongs"),
        (
            "text: Måltall 1",
            "text: x\n  decimals: 7",
            "S106",
            "main_measure.decimals",
            "a number of at most 6 belongs",
        ),
        (
            "status: p",
            "response_threshold: nan\nstatus: p",
            "S106",
            "response_threshold",
            "a number of at most 18 digits",
        ),
        (
            "status: p",
            "response_threshold: 1e1\nstatus: p",
            "S106",
            "response_threshold",
            "a number of at most 18 digits",
        ),
        (
            "status: p",
            "response_threshold: 50,5\nstatus: p",
            "S106",
            "response_threshold",
            "with a decimal point",
        ),
        (
            "status: p",
            "response_threshold: -1\nstatus: p",
            "S106",
            "response_threshold",
            "a number of at least 0 belongs",
        ),
        # dates
        (
            "ikke publisert",
            "23.06.2022",
            "S106",
            "first_published",
            'found "23.06.2022", where a date such as 2022-06-23',
        ),
        (
            "ikke publisert",
            "20220623",
            "S106",
            "first_published",
            "where a date such as 2022-06-23, or ukjent",
        ),
        ("ikke publisert", "2022-W25-4", "S106", "first_published", "where a date such as 2022-06-23"),
        ("ikke publisert", "2022-02-30", "S106", "first_published", "where a date such as 2022-06-23"),
        ("ikke publisert", "'2022'", "S106", "first_published", "where a date such as 2022-06-23"),
        (
            "ikke publisert",
            "[2022-06-23]",
            "S106",
            "first_published",
            "found a list, where a date such as 2022-06-23",
        ),
        ("ikke publisert", "", "S108", "first_published", 'the field "first_published" is empty'),
        (
            "  text: Laget",
            "  date: 2022-13\n  text: Laget",
            "S106",
            "revisions.1.date",
            "a date such as 2022-06-23, 2022-06 or",
        ),
        # patterns
        ("id: prove", "id: Prøve", "S106", "id", "an id of lower-case letters a-z and digits"),
        ("version: '1.0'\nstatus", "version: v1\nstatus", "S106", "version", "a version such as 1.0"),
        (
            "sum: trained",
            "sum: Trent",
            "S106",
            "other_measures.1.numerator.sum",
            "a name of lower-case letters a-z",
        ),
        (
            "  url: https://example.org\n",
            "  url: lovdata.no\n",
            "S106",
            "references.1.url",
            "begins with https://",
        ),
        ("id: prove", f"id: {'a' * 81}", "S106", "id", "a text of at most 80 characters"),
        # values of several shapes
        (
            "name: doctors\n",
            "name: doctors\n    header: {a: b}\n",
            "S106",
            "sources.1.columns.2.header",
            "where a text or a list",
        ),
        (
            "name: doctors\n",
            "name: doctors\n    header: [a, [b]]\n",
            "S106",
            "sources.1.columns.2.header.2",
            "where a text belongs",
        ),
        (
            WHERE,
            WHERE + "    where: {column: x, equals: [1]}\n",
            "S106",
            "other_measures.1.numerator.where.equals",
            "a text or a group of keys",
        ),
        (
            WHERE,
            WHERE + "    where: {column: x, equals: {column: 1}}\n",
            "S106",
            "other_measures.1.numerator.where.equals.column",
            "a name of",
        ),
        (
            WHERE,
            WHERE + "    where: {column: x, is_missing: kanskje}\n",
            "S106",
            "other_measures.1.numerator.where.is_missing",
            "true or false",
        ),
        (
            WHERE,
            WHERE + "    where: {column: x, between: [1]}\n",
            "S106",
            "other_measures.1.numerator.where.between",
            "at least 2 entries",
        ),
        (
            WHERE,
            WHERE + "    where: {column: x, one_of: 1}\n",
            "S106",
            "other_measures.1.numerator.where.one_of",
            'found "1", where a list',
        ),
        (
            WHERE,
            WHERE + "    where: x\n",
            "S106",
            "other_measures.1.numerator.where",
            'found "x", where a group of keys',
        ),
        # aggregates and conditions that say nothing, or two things
        ("sum: trained", "rows: false", "S218", "other_measures.1.numerator", "give exactly one of"),
        (WHERE, WHERE + "    where:\n", "S218", "other_measures.1.numerator", "where has nothing behind it"),
        (
            WHERE,
            "    same_as: 3\n    source: survey\n",
            "S218",
            "other_measures.1.numerator",
            "no source and no where",
        ),
        (WHERE, WHERE + "    where: {}\n", "S216", "other_measures.1.numerator.where", "no comparison"),
        (
            WHERE,
            WHERE + "    where: {equals: x}\n",
            "S216",
            "other_measures.1.numerator.where",
            "which column it looks at",
        ),
        (
            WHERE,
            WHERE + "    where: {column: x, not: {column: y, equals: z}}\n",
            "S216",
            "other_measures.1.numerator.where",
            "takes no column",
        ),
        (
            WHERE,
            WHERE + "    where: {any: [{column: x}]}\n",
            "S216",
            "other_measures.1.numerator.where.any.1",
            "no comparison",
        ),
    ],
)
def test_a_misfit_has_its_code_and_says_what_belongs_there(refused, whole, part, by, code, field, found):
    ((got, line, column, where, said, do),) = refused(part, by)
    assert (got, where) == (code, field)
    assert found in said
    if code == "S105":  # the place of a key that is missing is that of what it is missing in
        assert line <= line_of(whole, part)
    else:
        assert line_of(whole, part) <= line <= line_of(whole, part) + 4
    assert column
    assert "{" not in do or code == "S218"
    assert "Input should" not in said


def test_a_misspelt_key_is_one_finding_and_the_right_one_is_not_missing_besides(refused):
    found = refused(WHERE, WHERE + "    where: {column: x, equals: {colum: y}}\n")
    assert [(code, field.split(".")[-1]) for code, _, _, field, *_ in found] == [("S104", "colum")]
    assert 'did you mean "column"?' in found[0][4]


def test_misfits_inside_a_list_do_not_make_the_list_too_short(refused):
    found = refused("references:\n- text: Ingen\n", "references:\n- tekst: Ingen\n")
    assert [(code, field) for code, _, _, field, *_ in found] == [("S104", "references.1.tekst")]


def test_the_place_of_a_misfit_is_exact_behind_norwegian_letters(refused):
    ((code, _, column, *_),) = refused(
        "goal:\n  text: Ingen.\n", "goal: {text: Så få som mulig, direction: opp}\n"
    )
    assert (code, column) == ("S107", len("goal: {text: Så få som mulig, direction: ") + 1)


def test_long_values_are_cut_and_line_breaks_are_not_repeated(refused):
    ((*_, said, _),) = refused("number: '1'", "number: |\n    " + "\n    ".join(["ord"] * 50))
    assert said.startswith('found "ord ord')
    assert "\n" not in said
    assert len(said) < 120


def test_a_second_fault_of_the_text_is_told_beside_those_of_the_shape(refused):
    found = refused("sector: Primærhelsetjeneste\n", "sector: !x Primærhelsetjeneste\nsector: y\nsektor: z\n")
    assert [code for code, *_ in found] == ["S110", "S103", "S104"]


def test_answers_are_the_same_with_blanks_around_them(tmp_path):
    spec = indicator()
    spec["sources"][0]["columns"][1]["missing"] = [" Vet ikke ", "\u00a0-"]
    loaded = load(written(spec, tmp_path))
    assert loaded.indicator.sources[0].column("doctors").missing == ("Vet ikke", "-")
