from __future__ import annotations

from pathlib import Path

import pytest

from nki.catalogue import find, glossaries, indicators
from nki.errors import NkiError, words
from nki.steps.load import load


def test_the_catalogue_is_sorted_by_id() -> None:
    ids = [file.stem for file in indicators()]
    assert ids == sorted(ids)
    assert {"legevakt-samtrening-leger", "legevakt-samtrening-sykepleiere", "legevakt-triage"} <= set(ids)


def test_neither_the_glossary_nor_examples_beside_a_specification_are_indicators() -> None:
    folder = glossaries()[0].parent
    others = {file.name for file in folder.rglob("*.yaml")} - {file.name for file in indicators()}
    assert {name for name in others if not name.endswith(".examples.yaml")} == {"glossary.yaml"}


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_every_file_carries_its_id_as_its_name(file: Path) -> None:
    assert load(file).indicator.id == file.stem


def test_an_id_names_a_file_of_the_catalogue() -> None:
    assert find("legevakt-triage") in indicators()


def test_a_path_names_a_file_anywhere(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("format: nki/1\n", encoding="utf-8")

    assert find(str(own)) == own


def test_a_file_that_exists_wins_over_an_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("legevakt-triage").write_text("format: nki/1\n", encoding="utf-8")

    assert find("legevakt-triage") == Path("legevakt-triage")


def test_a_folder_of_the_same_name_does_not_hide_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("legevakt-triage").mkdir()

    assert find("legevakt-triage") in indicators()


@pytest.mark.parametrize("given", ["legevakt-triasje", "indicators/legevakt-triasje.yaml", "Legevakt-Triage"])
def test_a_slip_of_the_pen_is_told_the_id_that_was_meant(given: str) -> None:
    with pytest.raises(NkiError) as stopped:
        find(given)

    (issue,) = stopped.value.issues
    assert issue.code == "U001"
    assert words(issue).found == f'no indicator file or id "{given}"; did you mean "legevakt-triage"?'


def test_a_name_that_is_near_nothing_gets_no_suggestion() -> None:
    with pytest.raises(NkiError) as stopped:
        find("ventetid")

    assert words(stopped.value.issues[0]).found == 'no indicator file or id "ventetid"'
