"""One bad input for every code, and one code for every bad input.

``tests/bad/S….yaml`` are specifications. A folder ``tests/bad/<CODE>-<slug>/`` says in ``case.yaml`` what
is done with it: ``compute`` it, ``mutate`` its definition, read the ``register`` alone, make a ``form``,
``sheet`` or ``chart``, ``draft`` from an official form, read a ``theme`` or a ``kept`` result,
``render`` figures without fault to a file, or ``export`` them as tables. ``options`` are the decisions that
``nki.compute``, or ``nki.export``, takes.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from nki.errors import CATALOGUE, NkiError, is_error, words
from nki.model.issue import Severity

BAD = Path(__file__).parent / "bad"
ANYWHERE = {"D347", "D355"}
"""Warnings about a register that any small one yields."""

PROVEN_BY_HAND = {
    "C401": "tests/unit/steps/test_compute_account.py",
    "R604": "tests/cli/test_quarantine.py",
    "R620": "tests/cli/test_chart.py",
    "S130": "tests/unit/test_specfiles.py",
    "U054": "tests/cli/test_report.py",
    "U020": "tests/unit/test_revisions.py",
    "U021": "tests/unit/test_revisions.py",
}
"""Codes that no input can provoke, and the test that provokes them."""


@dataclass(frozen=True)
class Case:
    """A specification, or a folder and how it is run."""

    name: str
    code: str
    run: str = "spec"
    indicator: str = ""
    data: list = field(default_factory=list)
    register: str = "../register"
    period: str | None = None
    levels: list = field(default_factory=list)
    output: str = ""
    templates: str = ""
    form: str = ""
    arguments: list = field(default_factory=list)
    previous: str = ""
    result: str = ""
    options: dict = field(default_factory=dict)

    @property
    def folder(self):
        return BAD / self.name


def cases():
    found = [Case(path.name, path.name[:4]) for path in sorted(BAD.glob("S*.yaml"))]
    for path in sorted(BAD.glob("*/case.yaml")):
        keys = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        found.append(Case(path.parent.name, **keys))
    return found


CASES = cases()
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def issues_of(case, folder):
    """Run a case and return what was found, however it ended."""
    try:
        return tuple(RUNS[case.run](case, folder))
    except NkiError as error:
        return error.issues


def spec(case, folder):
    from nki.examples import issues_of
    from nki.steps.load import load
    from nki.steps.validate import validate

    loaded = load(BAD / case.name, "prove.yaml")
    found = validate(loaded.indicator, loaded.places)
    return found if any(map(is_error, found)) else (*found, *issues_of(loaded, BAD / case.name))


def mutate(case, folder):
    from nki.mutation import score
    from nki.steps.load import load

    return score(load(case.folder / case.indicator)).issues


def register(case, folder):
    from nki.model.period import Period
    from nki.steps.read import read_about, read_register

    read_about(case.folder / case.register)
    return read_register(case.folder / case.register, Period(int(case.period)))[1]


def compute(case, folder):
    import nki

    return nki.compute(
        indicator(case),
        data(case),
        register=register_of(case),
        period=case.period,
        levels=case.levels,
        previous=case.folder / case.previous if case.previous else None,
        **options(case),
    ).issues


def render(case, folder):
    import nki
    from nki.steps.render import format_of
    from nki.steps.render import render as rendered
    from nki.writing import write_whole

    result = nki.compute(BAD / "prove.yaml", BAD / "delivery.csv", register=BAD / "register", period=2021)
    write_whole(folder / case.output, rendered(result.release, format_of(folder / case.output)))
    return result.issues


def export(case, folder):
    """Make tables of figures without fault, and of those of some levels beside them."""
    import nki

    how = {"register": BAD / "register", "period": 2021}
    given = [BAD / "prove.yaml", BAD / "delivery.csv"]
    results = [nki.compute(*given, **how)]
    if case.levels:
        results.append(nki.compute(*given, **how, levels=case.levels))
    nki.export(results, **case.options)


def validate(case, folder):
    import nki

    return nki.validate(case.folder / case.indicator).issues


def diff(case, folder):
    """Compare the case's own version with the one without errors."""
    import nki

    return nki.diff(BAD / "prove.yaml", case.folder / case.indicator).issues


def new(case, folder):
    from typer.testing import CliRunner

    from nki.cli.app import app

    (folder / "prove.yaml").write_bytes((BAD / "prove.yaml").read_bytes())
    result = CliRunner().invoke(app, ["new", "prove", "--output", str(folder)])
    assert (folder / "prove.yaml").read_bytes() == (BAD / "prove.yaml").read_bytes()
    raise result.exception


def form(case, folder):
    """Write the form of an indicator, called as people call it."""
    from typer.testing import CliRunner

    from nki.cli.app import app

    arguments = ["form", indicator(case), *case.arguments]
    if register_of(case) is not None:
        arguments += ["--register", str(register_of(case))]
    if case.period is not None:
        arguments += ["--period", case.period]
    if case.output:
        arguments += ["--output", str(folder / case.output)]
    raise CliRunner().invoke(app, arguments).exception


def theme(case, folder):
    from nki.theme import read_theme

    return read_theme(case.folder / case.templates)[1]


def sheet(case, folder):
    """Write the sheet of an indicator with the templates of the case."""
    from nki.describing import sheet

    sheet(indicator(case), case.output.partition(".")[2], templates=case.folder)


def chart(case, folder):
    """Draw a chart of a small result; keys and values among the arguments choose what."""
    import nki

    delivery = data(case) or BAD / "delivery.csv"
    result = nki.compute(BAD / "prove.yaml", delivery, register=BAD / "register", period=2021)
    given = dict(argument.split("=", 1) for argument in case.arguments)
    given["measure"] = int(given.get("measure", 0))
    nki.chart([result] * int(given.pop("results", 1)), **given)


def kept(case, folder):
    from nki.steps.read.kept import read_release

    read_release(case.folder / case.result)


def draft(case, folder):
    """Read the form of the case into a draft."""
    from nki.drafting import draft
    from nki.skeleton import Answers

    return draft(case.folder / case.form, "prove", Answers()).issues


RUNS = {
    "spec": spec,
    "mutate": mutate,
    "register": register,
    "compute": compute,
    "render": render,
    "export": export,
    "validate": validate,
    "diff": diff,
    "new": new,
    "form": form,
    "theme": theme,
    "sheet": sheet,
    "draft": draft,
    "kept": kept,
    "chart": chart,
}


def indicator(case):
    """Return the case's own indicator, or one without errors beside the cases, or an id."""
    for place in (case.folder, BAD):
        if (place / case.indicator).is_file():
            return str(place / case.indicator)
    return case.indicator


def data(case):
    return [re.sub("^([a-z]+=)?", rf"\g<1>{case.folder}/", one) for one in case.data]


def options(case):
    """Return what the analyst has decided about the delivery, as ``nki.compute`` takes it."""
    found = dict(case.options)
    if "mapping" in found:
        found["mapping"] = case.folder / found["mapping"]
    if "set_aside" in found:
        found["set_aside"] = found["set_aside"] == "true"
    return found


def register_of(case):
    return None if case.register == "none" else case.folder / case.register


@EACH
def test_a_case_yields_its_code_and_no_other(case, tmp_path):
    found = {issue.code for issue in issues_of(case, tmp_path)}
    assert found - (ANYWHERE - {case.code}) == {case.code}
    assert case.name.startswith(f"{case.code}-")


@EACH
def test_what_is_said_of_a_case_is_whole_and_says_where(case, tmp_path):
    for issue in issues_of(case, tmp_path):
        said = words(issue)
        for text in (said.found, said.do):
            assert "None" not in text
            assert not re.search(r"\{\w+\}|\w=<|Path\(", text)
            assert text == " ".join(text.split())
            assert not text.endswith((".", " "))
        if issue.code in WITHOUT_A_PLACE:
            continue
        assert issue.place.file
        if issue.code in OF_A_WHOLE_FILE:
            continue
        if issue.code.startswith("S"):
            assert issue.place.line
            assert issue.place.column
        else:
            assert issue.place.row
            # rows of a workbook stand on no line
            assert issue.place.line or issue.place.file.endswith(".xlsx")


WITHOUT_A_PLACE = {code for code in CATALOGUE if code[0] in "URC"} | {"D333", "D356", "D389"}
OF_A_WHOLE_FILE = {
    # a form has pages and rows, and no lines
    *(code for code in CATALOGUE if code.startswith("S3")),
    *("D301", "D302", "D330", "D331", "D332", "D366", "D383"),
    *("D370", "D371", "D372", "D373", "D374", "D375", "D377"),
    *("D390", "D391", "D392", "D393", "D394", "D395", "D396", "D397", "D398", "D399"),
    *("D410", "D411", "D412", "D413", "D414"),
    *("D340", "D347", "D351", "D352", "D353", "D354", "D355"),
}


def test_every_code_has_a_case_and_every_case_a_code():
    assert {case.code for case in CASES} | set(PROVEN_BY_HAND) == set(CATALOGUE)
    assert not {case.code for case in CASES} & set(PROVEN_BY_HAND)
    for code, path in PROVEN_BY_HAND.items():
        assert code in (BAD.parent.parent / path).read_text(encoding="utf-8")


def test_every_bad_file_belongs_to_a_case():
    named = {case.name for case in CASES}
    others = {path.name for path in BAD.iterdir()} - named
    assert others == {
        "prove.yaml",
        "prove-to.yaml",
        "prove-anrop.yaml",
        "municipal.yaml",
        "delivery.csv",
        "register",
    }


@pytest.mark.parametrize("name", ["prove.yaml", "prove-to.yaml", "prove-anrop.yaml", "municipal.yaml"])
def test_what_the_cases_were_made_from_has_nothing_wrong_with_it(name):
    from nki.steps.load import load
    from nki.steps.validate import validate

    loaded = load(BAD / name)
    assert validate(loaded.indicator, loaded.places) == ()


@EACH
def test_errors_stop_the_work_and_warnings_do_not(case, tmp_path):
    stopped = False
    try:
        RUNS[case.run](case, tmp_path)
    except NkiError:
        stopped = True
    # validation returns its findings: whoever called it decides
    returned = case.code.startswith("S2") or case.run == "validate"
    assert stopped == (CATALOGUE[case.code].severity is Severity.ERROR) or returned
