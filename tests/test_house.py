"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
EXTRAS = PROJECT["optional-dependencies"]

MOST_LINES = 400
WRITTEN = (".py", ".yaml", ".toml")
"""What has seams. A page of prose is as long as what it has to say."""

OUT_OF_PLACE = re.compile(
    r"\b(pypi|pythonhosted|npmjs|crates|debian)[.](org|com|io)\b"
    r"|(?<![\w.:/-])/(work|home|root|Users)/"
    r"|[.][.]/(shared|[.]library)"
)
"""Hosts of package registries, folders of somebody's machine, and folders that nobody else has."""

IMPORTED_AS = {
    "PyYAML": "yaml",
    "XlsxWriter": "xlsxwriter",
    "Jinja2": "jinja2",
    "Babel": "babel",
    "python-docx": "docx",
    "vl-convert-python": "vl_convert",
}
PART_OF = {"pydantic_core": "pydantic", "lxml": "docx", "markupsafe": "jinja2"}
"""Modules that come with a dependency, in the version that it asks for."""
READ_THROUGH_THE_LANGUAGE = {"tzdata"}
"""Data that the standard library reads: no module imports them."""


def files():
    """Return the files that belong to the project, new ones included."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("only git knows which files belong to the project")
    return sorted(path for path in map(ROOT.joinpath, filter(None, listed.split("\0"))) if path.is_file())


def name_of(requirement):
    """Return the name in a requirement, and the extra of our own that it stands for."""
    return re.split(r"[<>=!~;\[ ]", requirement)[0]


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {
        path.relative_to(ROOT).as_posix(): path.read_bytes().count(b"\n")
        for path in files()
        if path.suffix in WRITTEN
    }
    assert "nki/pipeline.py" in lengths
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_the_project_speaks_of_nothing_that_its_users_do_not_have():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in files()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), start=1)
        if (match := OUT_OF_PLACE.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "out_of_place"),
    [
        ("see https://{}.org/x".format("pypi"), True),
        ("open('/{}/main/x.csv')".format("work"), True),
        ("in ../{}/x".format("shared"), True),
        ("https://example.org/" + "work/x", False),
        ("the work/home balance", False),
    ],
)
def test_what_is_out_of_place_is_recognised(text, out_of_place):
    assert bool(OUT_OF_PLACE.search(text)) is out_of_place


def test_every_dependency_says_why_it_is_there():
    requirements = [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
    said = re.findall(r'^    "([^"]+)", +# \S.*\w', PYPROJECT, re.MULTILINE)
    assert [one for one in requirements if one not in said] == []


def test_every_dependency_has_a_version_that_is_known_to_work():
    known = {line.partition("==")[0] for line in (ROOT / "constraints.txt").read_text("utf-8").split()}
    requirements = [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
    assert {name_of(one) for one in requirements} - known == {"nki"}


def test_nki_imports_what_it_depends_on_and_depends_on_what_it_imports():
    imported = {
        PART_OF.get(module, module)
        for path in (ROOT / "nki").rglob("*.py")
        for module in modules(ast.parse(path.read_text(encoding="utf-8")))
        if module not in sys.stdlib_module_names and module != "nki"
    }
    declared = map(name_of, [*PROJECT["dependencies"], *EXTRAS["pandas"], *EXTRAS["charts"]])
    assert imported | READ_THROUGH_THE_LANGUAGE == {IMPORTED_AS.get(name, name) for name in declared}


def modules(tree):
    """Yield the name of the package that each import takes something from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
