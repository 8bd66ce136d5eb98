import os
from pathlib import Path

import pytest

from nki import catalogue
from nki.specfiles import spec_files


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder to be in, with three specifications in it."""
    for name in ("b.yaml", "a.yml", "inner/c.yaml"):
        path = tmp_path / "specs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("format: nki/1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*given):
    found = spec_files(given)
    assert found.issues == ()
    return [path.as_posix() for path in found.files]


def codes(*given):
    return [issue.code for issue in spec_files(given).issues]


def test_a_folder_means_the_yaml_files_in_it_and_in_the_folders_inside_it_in_order(folder):
    assert names("specs") == ["specs/a.yml", "specs/b.yaml", "specs/inner/c.yaml"]


def test_suffixes_count_in_capitals_too_and_other_files_do_not_count(folder):
    Path("specs/D.YAML").touch()
    Path("specs/les-meg.txt").touch()
    assert names("specs") == ["specs/D.YAML", "specs/a.yml", "specs/b.yaml", "specs/inner/c.yaml"]


def test_hidden_files_and_folders_are_skipped(folder):
    Path("specs/.venv").mkdir()
    Path("specs/.venv/x.yaml").touch()
    Path("specs/.pre-commit-config.yaml").touch()
    assert names("specs") == ["specs/a.yml", "specs/b.yaml", "specs/inner/c.yaml"]


def test_a_file_with_the_examples_of_an_indicator_is_no_specification(folder):
    Path("specs/b.examples.yaml").touch()
    assert "specs/b.examples.yaml" not in names("specs")
    assert "specs/b.examples.yaml" not in names("specs/*.yaml")


def test_a_file_is_taken_whatever_its_suffix_is(folder):
    Path("specs/kladd.txt").touch()
    assert names("specs/kladd.txt") == ["specs/kladd.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("specs/*.yaml", ["specs/b.yaml"]),
        ("specs/**/*.yaml", ["specs/b.yaml", "specs/inner/c.yaml"]),
        ("sp*", ["specs/a.yml", "specs/b.yaml", "specs/inner/c.yaml"]),
        ("specs/[bx].yaml", ["specs/b.yaml"]),
    ],
)
def test_a_pattern_means_what_it_matches(folder, pattern, found):
    assert names(pattern) == found


def test_an_id_means_the_indicator_of_the_catalogue(folder):
    assert spec_files(["legevakt-triage"]).files == (catalogue.find("legevakt-triage"),)


def test_a_file_is_taken_once_and_keeps_its_first_name(folder):
    Path("specs/z.yaml").symlink_to("b.yaml")
    assert names("specs/b.yaml", "specs", "./specs/b.yaml") == [
        "specs/b.yaml",
        "specs/a.yml",
        "specs/inner/c.yaml",
    ]


def test_with_nothing_given_the_folder_called_indicators_is_meant(folder):
    Path("specs").rename("indicators")
    assert names() == ["indicators/a.yml", "indicators/b.yaml", "indicators/inner/c.yaml"]


def test_with_nothing_given_and_no_such_folder_the_catalogue_is_meant(folder):
    assert spec_files().files == catalogue.indicators()


def test_what_names_nothing_is_told_and_hides_nothing(folder):
    found = spec_files(["specs/d.yaml", "specs/*.json", "specs/b.yaml"])
    assert [issue.code for issue in found.issues] == ["U001", "U002"]
    assert found.files == (Path("specs/b.yaml"),)


def test_a_folder_without_specifications_is_told(folder):
    Path("empty").mkdir()
    assert codes("empty") == ["U010"]


def test_a_link_inside_the_folder_is_followed(folder):
    Path("specs/inner/c.yaml").rename("specs/inner/original.txt")
    Path("specs/link.yaml").symlink_to("inner/original.txt")
    assert names("specs") == ["specs/a.yml", "specs/b.yaml", "specs/link.yaml"]


@pytest.mark.parametrize(
    "target", ["../outside.yaml", "/etc/passwd", "../outside", "missing.yaml", "link.yaml"]
)
def test_a_link_that_leads_out_of_the_folder_or_nowhere_is_told_and_not_followed(folder, target):
    Path("outside.yaml").write_text("format: nki/1\n", encoding="utf-8")
    Path("outside").mkdir()
    Path("outside/secret.yaml").touch()
    Path("specs/link.yaml").symlink_to(target)
    found = spec_files(["specs"])
    assert [path.as_posix() for path in found.files] == ["specs/a.yml", "specs/b.yaml", "specs/inner/c.yaml"]
    (issue,) = found.issues
    assert (issue.code, issue.place.file) == ("S130", "specs/link.yaml")


def test_folders_that_link_to_each_other_end(folder):
    Path("specs/inner/up").symlink_to("..")
    Path("specs/again").symlink_to("inner")
    assert names("specs") == ["specs/a.yml", "specs/b.yaml", "specs/inner/c.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_with_the_name_of_a_specification_does_not_hang_the_run(folder):
    os.mkfifo("specs/pipe.yaml")
    assert names("specs") == ["specs/a.yml", "specs/b.yaml", "specs/inner/c.yaml"]
