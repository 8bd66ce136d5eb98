"""The indicators with a delivery that is made up here, and figures that are worked out without nki."""

import csv
import io
from importlib import import_module

from tests.golden.figures.making import is_small
from tests.golden.figures.reading import EXAMPLES

SYNTHETIC = (
    "ambulanse-responstid",
    "midt-bruk-av-data",
    "midt-forbedringskompetanse",
    "midt-laeringsarenaer",
    "midt-sikkerhetskultur",
    "midt-uonsket-variasjon",
    "pasienterfaringer-sykehus",
    "pasientskade-gtt",
    "pasientskade-kontrollgraf",
    "sbla-aktiviteter",
    "sbla-fasilitatorer",
    "sbla-lis1",
    "sikkerhetsklima-forbedring",
    "studio-bookinger",
    "studio-digitale-kurs",
    "svartid-113",
    "svartid-116117",
    "uonskede-hendelser",
)

SHARED: dict[str, str] = {"pasientskade-kontrollgraf": "pasientskade-gtt"}
"""Indicators that are computed from the delivery of another one."""

COLUMNS = (
    "period",
    "measure",
    "level",
    "code",
    "stratum",
    "group",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "design_effect",
    "small",
)


def by_hand(indicator):
    """Return the module that works out an indicator's figures."""
    return import_module(f"tests.golden.figures.{indicator.replace('-', '_')}")


def folder(indicator):
    """Return the folder with the delivery of an indicator."""
    return EXAMPLES / SHARED.get(indicator, indicator)


def delivery(indicator):
    """Return the files of a delivery, and of a register of its own, by their paths in its folder."""
    return import_module(f"tests.golden.deliveries.{indicator.replace('-', '_')}").files()


def register(indicator):
    """Return the folder with the register of an indicator: its own, or the one that examples share."""
    own = folder(indicator) / "register"
    return own if own.is_dir() else EXAMPLES / "register"


def about(indicator):
    """Return the about.yaml of a delivery."""
    note = import_module(f"tests.golden.deliveries.{indicator.replace('-', '_')}").NOTE
    return "synthetic: true\nnote: >-\n" + "".join(f"  {line}\n" for line in note.splitlines())


def expected_path(indicator):
    """Return the file with the figures that are expected."""
    return folder(indicator) / "expected" / f"{indicator}.csv"


def expected(indicator):
    """Return the figures of all periods as CSV, worked out by hand."""
    module = by_hand(indicator)
    figures = [figure for period in module.PERIODS for figure in module.all_figures(period)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(figure, module.RULE) for figure in sorted(figures, key=lambda one: one.place))
    return out.getvalue()


def _cells(figure, rule):
    made = figure.made
    numbers = ["" if one is None else one for one in (made.numerator, made.denominator)]
    limits = made.limits or (None, None)
    exact = ["" if one is None else repr(float(one)) for one in (made.value, *limits, made.design_effect)]
    return [*figure.place, *numbers, *exact, "yes" if is_small(made, **rule) else ""]
