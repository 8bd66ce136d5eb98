"""Earlier versions are fetched out of real repositories: U020 where there is none, U021 without git."""

import os
import shutil
import subprocess

import pytest

from nki.errors import NkiError, words
from nki.revisions import LIMIT, is_revision, read_revision
from nki.versions import load_version

with_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git on this machine")


def git(folder, *arguments):
    # neither the settings of this machine nor those of its user
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = {
        f"GIT_{role}_{what}": "x@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **quiet, **who}
    )


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with two versions of a file, in which the second is the one on disk."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "inne").mkdir()
    for text in ("første\n", "andre æøå\n"):
        (tmp_path / "inne" / "min fil.yaml").write_text(text, "utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", text.strip())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def failure(given):
    with pytest.raises(NkiError) as stopped:
        read_revision(given)
    (issue,) = stopped.value.issues
    return issue.code, words(issue).found


@with_git
def test_a_file_is_read_as_it_stood(repository):
    assert read_revision("HEAD~1:inne/min fil.yaml").decode() == "første\n"
    assert read_revision("HEAD:inne/min fil.yaml").decode() == "andre æøå\n"


@with_git
def test_what_is_staged_is_read_as_git_writes_it(repository):
    (repository / "inne" / "min fil.yaml").write_text("tredje\n", "utf-8")
    git(repository, "add", ".")
    assert read_revision(":inne/min fil.yaml").decode() == "tredje\n"


@with_git
def test_a_path_may_begin_at_the_folder_that_one_stands_in(repository, monkeypatch):
    monkeypatch.chdir(repository / "inne")
    for path in ("./min fil.yaml", "min fil.yaml", "inne/min fil.yaml"):
        assert read_revision(f"HEAD~1:{path}").decode() == "første\n"


@with_git
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("HEAD~9:inne/min fil.yaml", 'no revision "HEAD~9"'),
        ("HEAD:annen.yaml", 'no file "annen.yaml"'),
        ("HEAD:inne", "is a folder"),
        ("HEAD:../utenfor.yaml", "no file"),
        ("--upload-pack=touch x:y", "no revision"),
        ("HEAD:x\nHEAD:inne/min fil.yaml", "line break"),
    ],
)
def test_what_is_not_there_is_said(given, reason, repository):
    code, found = failure(given)
    assert code == "U020"
    assert reason in found


@with_git
def test_outside_a_repository_git_itself_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    code, found = failure("HEAD:x.yaml")
    assert code == "U020"
    assert "not a git repository" in found


def test_without_git_it_is_git_that_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert failure("HEAD:x.yaml")[0] == "U021"


@with_git
def test_filters_of_the_repository_do_not_run(repository):
    git(repository, "config", "filter.own.smudge", f"touch {repository}/ran")
    git(repository, "config", "diff.own.textconv", f"touch {repository}/ran;")
    (repository / ".gitattributes").write_text("* filter=own diff=own\n", "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "attributes")
    (repository / "ran").unlink(missing_ok=True)
    assert read_revision("HEAD:inne/min fil.yaml").decode() == "andre æøå\n"
    assert not (repository / "ran").exists()


@with_git
def test_a_file_beyond_all_bounds_is_cut_and_then_refused_as_too_large(repository):
    (repository / "stor.yaml").write_bytes(b"a: b\n" * (LIMIT // 4))
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "large")
    assert len(read_revision("HEAD:stor.yaml")) == LIMIT
    with pytest.raises(NkiError) as stopped:
        load_version("HEAD:stor.yaml")
    assert [issue.code for issue in stopped.value.issues] == ["S109"]


@with_git
def test_findings_in_a_revision_stand_under_its_name(repository):
    with pytest.raises(NkiError) as stopped:
        load_version("HEAD:inne/min fil.yaml")
    (issue,) = stopped.value.issues
    assert (issue.code, issue.place.file) == ("S111", "HEAD:inne/min fil.yaml")


@pytest.mark.parametrize(("given", "expected"), [("HEAD:x", True), (":x", True), ("x:", False), ("x", False)])
def test_a_revision_has_a_path_behind_a_colon(given, expected):
    assert is_revision(given) is expected
