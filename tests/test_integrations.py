"""The hook, the action and the snippet for other people's repositories, run as far as one machine can.

Programs that would install nki are replaced by some that only note how they were called; nki itself is real.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GOOD = ROOT / "tests" / "bad" / "prove.yaml"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["nki-validate"]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="jobs run in bash, which is not here")


@pytest.fixture
def checkout(tmp_path):
    """Return somebody's repository with one specification that is right."""
    folder = tmp_path / "checkout"
    (folder / "indicators").mkdir(parents=True)
    shutil.copy(GOOD, folder / "indicators" / "prove.yaml")
    return folder


@pytest.fixture
def spoil(checkout):
    """Return a function that puts a specification beside it that is wrong."""

    def spoil(name="brutt.yaml", folder="indicators"):
        text = GOOD.read_text(encoding="utf-8").replace("definition: ", "definition: Andel: ")
        (checkout / folder).mkdir(exist_ok=True)
        (checkout / folder / name).write_text(text, encoding="utf-8")

    return spoil


def program(path, script):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def nki_at(path):
    program(path, f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m nki "$@"')


def noting_at(path, notes):
    program(path, f'echo "$@" >> "{notes}"')


# the hook


def test_the_hook_runs_on_the_folder_of_specifications(checkout, spoil, tmp_path):
    (hook,) = HOOKS
    nki_at(tmp_path / "bin" / "nki")
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = [*hook["entry"].split(), *hook["args"]]

    def run():
        return subprocess.run(
            command, cwd=checkout, env={**os.environ, "PATH": path}, check=False, timeout=60
        )

    assert run().returncode == 0
    spoil()
    assert run().returncode == 10


@pytest.mark.parametrize(
    ("name", "looked_at"), [("indicators/a.yaml", True), ("b.yml", True), ("c.py", False)]
)
def test_the_hook_looks_at_commits_with_specifications(name, looked_at):
    (hook,) = HOOKS
    assert bool(re.search(hook["files"], name)) is looked_at
    assert hook["pass_filenames"] is False


@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="pre-commit is not installed")
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_pre_commit_installs_nki_and_stops_a_commit_that_is_wrong(checkout, spoil, tmp_path):
    surroundings = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    def run(*command, cwd):
        return subprocess.run(
            command, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False, timeout=300
        )

    def commit(folder):
        run("git", "init", "--quiet", cwd=folder)
        run("git", "add", "--all", cwd=folder)
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        assert run("git", *who, "commit", "--quiet", "--message", "Test", cwd=folder).returncode == 0

    source = tmp_path / "nki"
    for name in ("nki", "indicators", "specs"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, source / name)
    commit(source)
    commit(checkout)
    hook = ("pre-commit", "try-repo", str(source), "nki-validate", "--all-files", "--verbose")
    right = run(*hook, cwd=checkout)
    if "No matching distribution" in right.stdout:
        pytest.skip("pip cannot fetch what nki is built with")
    assert right.returncode == 0, right.stdout
    assert "1 file validated, no findings" in right.stdout
    spoil()
    run("git", "add", "--all", cwd=checkout)
    wrong = run(*hook, cwd=checkout)
    assert wrong.returncode == 1
    assert re.search("indicators/brutt.yaml:[0-9]+:18: error S102", wrong.stdout)


# the action


@pytest.fixture
def act(checkout, tmp_path):
    """Return a function that runs the steps of the action as a runner does."""
    notes = tmp_path / "notes"

    def act(**given):
        inputs = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in given.items()
        }
        files = {name: tmp_path / name.lower() for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        temporary = tmp_path / "runner"
        nki_at(temporary / "nki" / "bin" / "nki")
        for python in (temporary / "nki" / "bin" / "python", tmp_path / "bin" / "python3"):
            noting_at(python, notes)
        surroundings = {
            **os.environ,
            "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(temporary),
            **{name: str(file) for name, file in files.items()},
        }
        values = {"github.action_path": str(ROOT), **{f"inputs.{name}": one for name, one in inputs.items()}}
        printed, code = "", 0
        for step in ACTION["runs"]["steps"]:
            own = {name: filled(value, values) for name, value in step["env"].items()}
            result = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=checkout,
                env=surroundings | own,
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
            printed, code = printed + result.stdout, result.returncode
            if code:
                break
        return code, printed, {name: file.read_text(encoding="utf-8") for name, file in files.items()}

    act.notes = notes
    return act


def filled(text, values):
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)


def test_the_action_passes_what_is_right(act):
    code, printed, files = act()
    assert (code, printed) == (0, "")
    assert files["GITHUB_STEP_SUMMARY"] == "### ✅ nki validate: no findings in 1 file\n"
    assert files["GITHUB_OUTPUT"] == "exit-code=0\n"


def test_the_action_marks_what_is_wrong_and_fails(act, spoil):
    spoil()
    code, printed, files = act()
    assert code == 10
    assert re.fullmatch("::error file=indicators/brutt.yaml,line=[0-9]+,col=18,title=S102 .*\n", printed)
    assert "indicators/brutt.yaml" in files["GITHUB_STEP_SUMMARY"]
    assert files["GITHUB_OUTPUT"] == "exit-code=10\n"


def test_the_action_can_be_told_not_to_fail(act, spoil):
    spoil()
    code, printed, _ = act(fail_on="never")
    assert code == 0
    assert printed.startswith("::error ")


def test_the_action_writes_a_log_for_code_scanning(act, spoil, checkout):
    spoil()
    act(sarif_file="nki.sarif")
    log = json.loads((checkout / "nki.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["S102"]


def test_the_action_takes_several_paths_with_spaces_in_them(act, spoil):
    spoil(folder="flere indikatorer")
    assert act(paths="indicators\nflere indikatorer\n")[0] == 10
    assert act(paths="indicators")[0] == 0


@pytest.mark.parametrize(
    "path", ["$(touch hacked)", "`touch hacked`", '"; touch hacked; "', "--help", "*.yaml;touch hacked"]
)
def test_an_input_of_the_action_is_never_a_program_nor_an_option(act, checkout, path):
    assert act(paths=path)[0] == 2
    assert not (checkout / "hacked").exists()


def test_no_input_of_the_action_is_written_into_a_script():
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_the_action_installs_the_nki_that_it_came_with(act):
    act()
    check, venv, pip = act.notes.read_text(encoding="utf-8").splitlines()
    assert "version_info" in check
    assert venv.startswith("-m venv ")
    assert pip.startswith("-m pip install ")
    assert pip.endswith(f" {ROOT}")


# the snippet for GitLab


def gitlab(checkout, tmp_path, **variables):
    notes = tmp_path / "notes"
    nki_at(checkout / ".nki" / "bin" / "nki")
    for python in (checkout / ".nki" / "bin" / "python", tmp_path / "bin" / "python3"):
        noting_at(python, notes)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    surroundings = {**os.environ, **GITLAB["variables"], **variables, "PATH": path}
    script = "\n".join(["set -eo pipefail", *GITLAB["script"]])
    return subprocess.run(
        ["bash", "-c", script], cwd=checkout, env=surroundings, check=False, timeout=60
    ).returncode


def test_the_job_for_gitlab_passes_or_fails_and_leaves_its_report(checkout, spoil, tmp_path):
    assert gitlab(checkout, tmp_path) == 0
    spoil()
    assert gitlab(checkout, tmp_path) == 10
    report = checkout / GITLAB["artifacts"]["reports"]["junit"]
    (failure,) = ElementTree.parse(report).getroot().iter("failure")
    assert failure.get("type") == "S102"
    assert gitlab(checkout, tmp_path, NKI_FAIL_ON="never") == 0


def test_the_job_for_gitlab_takes_several_paths(checkout, spoil, tmp_path):
    spoil(folder="flere")
    assert gitlab(checkout, tmp_path, NKI_PATHS="indicators") == 0
    assert gitlab(checkout, tmp_path, NKI_PATHS="indicators flere") == 10


def test_the_job_for_gitlab_keeps_its_report_when_it_fails():
    assert GITLAB["artifacts"]["when"] == "always"
