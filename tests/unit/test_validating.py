from pathlib import Path

import pytest

import nki
from nki import catalogue, validating
from nki.errors import NkiError

BAD = Path(__file__).parent.parent / "bad"


@pytest.fixture
def good(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path("prove.yaml")
    path.write_text((BAD / "prove.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_the_catalogue_has_nothing_wrong_with_it():
    validation = nki.validate(*catalogue.indicators())
    assert validation.issues == ()
    assert validation.files == tuple(map(str, catalogue.indicators()))


def test_a_broken_file_hides_nothing_of_the_others(good):
    Path("a.yaml").write_text("a: b: c", encoding="utf-8")
    Path("b.yaml").write_bytes(b"format: nki/1\ntitle: Bl\xe5")
    text = good.read_text(encoding="utf-8")
    Path("prove.yaml").write_text(text.replace("sum: trained", "sum: trainee"), encoding="utf-8")
    validation = nki.validate(".")
    assert validation.files == ("a.yaml", "b.yaml", "prove.yaml")
    assert [(issue.place.file, issue.code) for issue in validation.issues] == [
        ("a.yaml", "S102"),
        ("b.yaml", "S101"),
        ("prove.yaml", "S203"),
    ]


def test_all_that_is_wrong_in_a_file_is_found_in_one_pass(good):
    text = good.read_text(encoding="utf-8")
    text = text.replace("sum: trained", "sum: trainee").replace(
        'version: "1.1"\nstatus', 'version: "1.2"\nstatus'
    )
    good.write_text(text, encoding="utf-8")
    assert {issue.code for issue in nki.validate(good).issues} == {"S203", "S214"}


def test_validation_does_not_raise_for_a_path_that_is_not_there(good):
    validation = nki.validate("nowhere.yaml", good)
    assert [issue.code for issue in validation.issues] == ["U001"]
    assert validation.files == ("prove.yaml",)


@pytest.mark.parametrize("path", sorted(BAD.glob("S*.yaml")), ids=lambda path: path.stem)
def test_validate_finds_what_load_refuses(path, monkeypatch):
    monkeypatch.chdir(BAD)
    found = validating.validate([path.name]).issues
    try:
        nki.load(path.name)
        raised = ()
    except NkiError as error:
        raised = error.issues
    assert set(raised) <= set(found)


def test_the_command_the_library_and_the_pipeline_are_one():
    from nki import validating

    assert nki.validate("legevakt-triage") == validating.validate(["legevakt-triage"])


def test_an_id_that_two_files_use_is_found_in_the_second(good):
    Path("older").mkdir()
    Path("older/prove.yaml").write_text(good.read_text(encoding="utf-8"), encoding="utf-8")
    (issue,) = nki.validate(".").issues
    assert (issue.code, issue.place.file) == ("S226", "prove.yaml")


def test_a_date_is_to_come_or_not_depending_on_the_day(good):
    from datetime import date

    early, late = (validating.validate([good], today=date(year, 1, 1)).issues for year in (2000, 2100))
    assert {issue.code for issue in early} - {issue.code for issue in late}
    assert late == ()
