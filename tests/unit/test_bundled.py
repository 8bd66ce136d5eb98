from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from nki import bundled

ROOT = Path(__file__).parents[2]


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    assert bundled.path("indicators") == ROOT / "indicators"
    assert bundled.path("specs") == ROOT / "specs"


def test_an_installed_package_has_its_folders_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "nki"
    (package / "_bundled" / "specs").mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copy(bundled.__file__, package)
    # a folder of that name beside the package belongs to somebody else
    (package.parent / "specs").mkdir()

    found = subprocess.run(
        [sys.executable, "-c", "from nki import bundled; print(bundled.path('specs'))"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(found.stdout.strip()) == (package / "_bundled" / "specs").resolve()


def test_the_wheel_puts_every_folder_where_it_is_looked_for() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]

    assert build["targets"]["wheel"]["force-include"] == {
        name: f"nki/_bundled/{name}" for name in ("indicators", "specs")
    }


def test_a_folder_that_nobody_brought_along_is_a_broken_installation() -> None:
    with pytest.raises(FileNotFoundError, match="no_such_folder"):
        bundled.path("no_such_folder")
