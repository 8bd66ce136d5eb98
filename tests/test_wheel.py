"""What people install: built as pip builds it, without a network, and used away from the repository."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEGER = "legevakt-samtrening-leger"


def built(kind, source, folder):
    """Build a wheel or sdist of a source tree, and return its path."""
    program = f"from hatchling.build import build_{kind}; import sys; print(build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        cwd=source,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return folder / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder of packages with the wheel's content in it."""
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def python(installed, cwd, *arguments):
    """Run Python with the packages of this environment, but with the wheel's nki."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_wheel_carries_the_package_the_catalogue_and_the_contracts_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {path.relative_to(ROOT) for path in (ROOT / "nki").rglob("*") if path.is_file()}
    expected = {path.as_posix() for path in package if "__pycache__" not in path.parts}
    for folder in ("indicators", "specs"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        expected |= {f"nki/_bundled/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert names == expected


def test_the_wheel_says_what_it_is(wheel):
    with zipfile.ZipFile(wheel) as archive:
        texts = {name.partition(".dist-info/")[2]: name for name in archive.namelist()}
        metadata = archive.read(texts["METADATA"]).decode()
        assert "nki = nki.__main__:main" in archive.read(texts["entry_points.txt"]).decode()
    assert "licenses/LICENSE" in texts
    assert "License-Expression: MIT" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "# nki" in metadata


def test_the_sdist_builds_the_same_wheel(wheel, sdist, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (tree,) = tmp_path.iterdir()
    assert {"README.md", "LICENSE", "tests", "examples", "constraints.txt"} <= {
        path.name for path in tree.iterdir()
    }
    again = built("wheel", tree, tmp_path)
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }


def test_an_installed_nki_lists_and_shows_its_own_catalogue(installed, tmp_path):
    listed = python(installed, tmp_path, "-m", "nki", "list")
    assert LEGER in listed.stdout, listed.stderr
    shown = python(installed, tmp_path, "-m", "nki", "show", LEGER)
    assert shown.stdout.startswith("Leger som har deltatt i samtrening"), shown.stderr
    where = python(installed, tmp_path, "-c", "import nki; print(nki.__file__)").stdout
    assert Path(where.strip()).is_relative_to(installed)


def test_an_installed_nki_computes_away_from_the_repository(installed, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    data = "examples/samtrening-2021/survey_export.csv"
    done = python(installed, tmp_path, "-m", "nki", "compute", LEGER, "--data", data)
    expected = ROOT / f"examples/samtrening-2021/expected/{LEGER}.csv"
    assert done.stdout == expected.read_text(encoding="utf-8"), done.stderr


@pytest.mark.parametrize(("method", "missing"), [("to_pandas", "pandas"), ("to_arrow", "pyarrow")])
def test_data_frames_that_are_not_installed_are_asked_for_in_plain_words(
    installed, tmp_path, method, missing
):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program = f"""
import sys
sys.modules.update(pandas=None, pyarrow=None, numpy=None)
import nki
result = nki.compute("{LEGER}", "examples/samtrening-2021/survey_export.csv")
assert result.rows[0].numerator == 644
result.{method}()
"""
    told = python(installed, tmp_path, "-c", program).stderr.splitlines()[-1]
    assert told == (
        f"ModuleNotFoundError: this needs {missing}, which is not installed: pip install 'nki[pandas]'"
    )
