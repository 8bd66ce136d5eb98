"""Run nki, and put what it says into the same plain dictionaries as the oracle's."""

import csv

from tests.indicator import written

ACCOUNT = ("measure", "source", "read", "answered", "not_answered", "not_applicable", "not_open")


def compute(indicator, data, register, year):
    """Compute one indicator with nki."""
    import nki

    return nki.compute(indicator, data=data, register=register, period=str(year))


def by_engine(indicator, data, register, year):
    """Return figures and accounts as the oracle gives them."""
    release = compute(indicator, data, register, year).release
    return figures_of(release), accounts_of(release)


def figures_of(release):
    """Return the figures as dictionaries."""
    from nki.model.release import COLUMNS

    return [{column: getattr(row, column) for column in COLUMNS} for row in release.rows]


def accounts_of(release):
    """Return the accounts as dictionaries."""
    return [{key: getattr(account, key) for key in ACCOUNT} for account in release.accounts]


def write_table(path, rows, columns, delimiter=","):
    """Write dictionaries as a CSV file; None is an empty cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_register(folder, er_units, coverage):
    """Write a register, and return its folder."""
    folder.mkdir(exist_ok=True)
    write_table(
        folder / "er_units.csv", er_units, ["unit_id", "name", "host_municipality", "valid_from", "valid_to"]
    )
    write_table(
        folder / "er_unit_coverage.csv", coverage, ["unit_id", "municipality", "valid_from", "valid_to"]
    )
    return folder


def write_case(folder, spec, rows, er_units, coverage):
    """Write indicator, delivery and register into a folder; return their paths."""
    columns = [column["name"] for column in spec["sources"][0]["columns"]]
    return (
        written(spec, folder),
        write_table(folder / "delivery.csv", rows, columns, ";"),
        write_register(folder / "register", er_units, coverage),
    )
