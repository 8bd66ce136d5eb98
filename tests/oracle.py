"""The second way to every number: slow, obvious, and without a line of nki.

It takes an indicator as the plain dictionary that YAML gives when every scalar is text ('' is empty),
rows as dictionaries of text cells by column name, and the register and the geography as dictionaries of
text; ``tests.oracle_areas`` knows who reports and where. It returns the result as dictionaries, values as
exact fractions, and the account of the rows. Nothing here is clever, nothing is fast, and nothing may be
imported from nki.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.oracle_areas import LEVELS, Refused, areas_of, id_meant, reporting

MISSING = "(missing)"
NOT_APPLICABLE = "(not applicable)"


def compute(indicator, rows, er_units, coverage, year, **places):
    """Return the rows of the result and the accounts, for one calendar year.

    ``places`` are the tables that ``tests.oracle_areas`` names.
    """
    day = date(year, 12, 31)
    publish = indicator["levels"]["publish"]
    reporters = {}
    for source in indicator["sources"]:
        who = source.get("units") or "er_unit"
        known = reporting(who, places, er_units, coverage, day)
        reporters[who] = (known, areas_of(publish, who, known, places, day))
    results = []
    accounts = []
    for measure in measures_of(indicator):
        source = source_of(indicator, measure)
        source_rows = rows[source["id"]] if isinstance(rows, dict) else rows
        who = source.get("units") or "er_unit"
        known, areas = reporters[who]
        ids = [id_meant(who, unit_cell(source, row), known, places, day) for row in source_rows]
        units, account = count_rows(measure, source, source_rows, ids, known)
        accounts.append(account)
        for level, code, name, members in areas:
            cell = figure(measure, [units[member] for member in members], indicator)
            results.append(result_row(indicator, year, measure, level, code, name, cell))
        if who in publish:
            for unit_id, unit in units.items():
                cell = figure(measure, [unit] if unit["open"] else [], indicator, is_a_unit=True)
                if unit["open"] or unit["rows"] > 0:
                    results.append(result_row(indicator, year, measure, who, unit_id, unit["name"], cell))
    results.sort(key=lambda row: (row["measure"], LEVELS.index(row["level"]), row["code"]))
    return results, accounts


# The measures


def measures_of(indicator):
    """Return the measures with `same_as` replaced by what it refers to."""
    measures = [indicator["main_measure"], *indicator["other_measures"]]
    return [
        {
            "number": int(measure["number"]),
            "kind": measure["kind"],
            "unit": measure.get("unit") or ("percent" if measure["kind"] == "proportion" else "number"),
            "numerator": values_of(measure) or counted_as(measure["numerator"], measures),
            "denominator": counted_as(measure.get("denominator"), measures),
        }
        for measure in measures
    ]


def values_of(measure):
    """Return what a mean or a median is taken of, as the sum that its values would have."""
    if not measure.get("values"):
        return None
    values = measure["values"]
    return {"sum": values["column"], **{key: values[key] for key in ("source", "where") if key in values}}


def counted_as(aggregate, measures):
    """Follow `same_as` to the aggregate of a count. A count has no denominator."""
    if not aggregate:
        return None
    while "same_as" in aggregate:
        number = aggregate["same_as"]
        aggregate = next(measure["numerator"] for measure in measures if measure["number"] == number)
    return aggregate


def source_of(indicator, measure):
    """Return the source that a measure reads: the one it names, or the only one."""
    name = measure["numerator"].get("source") or indicator["sources"][0]["id"]
    return next(source for source in indicator["sources"] if source["id"] == name)


def columns_of(measure):
    """Return every column that a measure looks at."""
    columns = set()
    for aggregate in (measure["numerator"], measure["denominator"]):
        if aggregate is not None:
            for function in ("sum", "distinct"):
                if aggregate.get(function):
                    columns.add(aggregate[function])
            if aggregate.get("where"):
                columns |= columns_of_condition(aggregate["where"])
    return columns


def columns_of_condition(condition):
    """Return every column that a condition looks at."""
    columns = set()
    for part in [*condition.get("all", []), *condition.get("any", [])]:
        columns |= columns_of_condition(part)
    if "not" in condition:
        columns |= columns_of_condition(condition["not"])
    if "column" in condition:
        columns.add(condition["column"])
    for operand in condition.values():
        if isinstance(operand, dict) and set(operand) == {"column"}:
            columns.add(operand["column"])
    return columns


# The rows


def cell_of(source, row, name):
    """Return what a cell holds: a number, a date, a text, or that there is no answer."""
    column = next(column for column in source["columns"] if column["name"] == name)
    text = (row.get(name) or "").strip()
    if text == "" or text in column.get("missing", []):
        return MISSING
    if text in column.get("not_applicable", []):
        return NOT_APPLICABLE
    return as_type(column["type"], text)


def as_type(kind, text):
    """Read a text as the type of a column."""
    if kind in ("count", "number"):
        return Fraction(Decimal(text.replace(",", ".")))
    if kind == "date":
        if "." in text:
            day, month, year = text.split(".")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(text)
    return text


def holds(condition, source, row):
    """Return True, False, or None where a condition cannot be decided for a row."""
    if "all" in condition:
        answers = [holds(part, source, row) for part in condition["all"]]
        if False in answers:
            return False
        return None if None in answers else True
    if "any" in condition:
        answers = [holds(part, source, row) for part in condition["any"]]
        if True in answers:
            return True
        return None if None in answers else False
    if "not" in condition:
        answer = holds(condition["not"], source, row)
        return None if answer is None else not answer

    cell = cell_of(source, row, condition["column"])
    if "is_missing" in condition:
        return (cell == MISSING) == (condition["is_missing"] == "true")
    if cell in (MISSING, NOT_APPLICABLE):
        return None
    kind = next(column["type"] for column in source["columns"] if column["name"] == condition["column"])
    if "one_of" in condition:
        return cell in [as_type(kind, text) for text in condition["one_of"]]
    if "between" in condition:
        return as_type(kind, condition["between"][0]) <= cell <= as_type(kind, condition["between"][1])
    if "starts_with" in condition:
        return cell.startswith(condition["starts_with"])
    for operator in ("equals", "at_least", "at_most"):
        if operator in condition:
            other = operand_of(condition[operator], kind, source, row)
            if other in (MISSING, NOT_APPLICABLE):
                return None
            if operator == "equals":
                return cell == other
            return cell >= other if operator == "at_least" else cell <= other
    raise ValueError(condition)


def operand_of(operand, kind, source, row):
    """Return what a cell is compared with: a value, or another cell of the row."""
    if isinstance(operand, dict):
        return cell_of(source, row, operand["column"])
    return as_type(kind, operand)


def contribution(aggregate, source, row):
    """Return what a row adds to an aggregate: a list of one thing or of nothing, or None if undetermined."""
    condition = aggregate.get("where")
    selected = holds(condition, source, row) if condition else True
    if selected is None:
        return None
    if not selected:
        return []
    if aggregate.get("rows"):
        return [1]
    cell = cell_of(source, row, aggregate.get("sum") or aggregate["distinct"])
    return None if cell in (MISSING, NOT_APPLICABLE) else [cell]


def total(aggregate, contributions):
    """Add contributions up, or count the different ones."""
    if "distinct" in aggregate:
        return len(set(contributions))
    return sum(contributions)


def unit_cell(source, row):
    """Return what a row calls its unit."""
    unit_column = next(column["name"] for column in source["columns"] if column["type"] == "unit")
    return (row[unit_column] or "").strip()


def count_rows(measure, source, rows, ids, register):
    """Give every row of a source to its unit, and say what became of it."""
    units = {}
    for unit_id in register:
        nothing_yet = {"rows": 0, "answered": 0, "missing": 0, "not_applicable": 0, "above": [], "below": []}
        units[unit_id] = {**register[unit_id], **nothing_yet}
    account = {"measure": measure["number"], "source": source["id"], "read": 0}
    account.update(answered=0, not_answered=0, not_applicable=0, not_open=0)
    for unit_id, row in zip(ids, rows, strict=True):
        account["read"] += 1
        unit = units[unit_id]
        unit["rows"] += 1
        above = contribution(measure["numerator"], source, row)
        below = contribution(measure["denominator"], source, row) if measure["denominator"] else []
        refuse_outside(measure, above, below)
        if not unit["open"]:
            account["not_open"] += 1
        elif above is not None and below is not None:
            account["answered"] += 1
            unit["answered"] += 1
            unit["above"] += above
            unit["below"] += below
        elif any(cell_of(source, row, name) == NOT_APPLICABLE for name in columns_of(measure)):
            account["not_applicable"] += 1
            unit["not_applicable"] += 1
        else:
            account["not_answered"] += 1
            unit["missing"] += 1
    return units, account


def refuse_outside(measure, above, below):
    """Stop where a row's numerator lies outside its denominator."""
    if measure["denominator"] is None or above is None or below is None:
        return
    part = len(above) if "distinct" in measure["numerator"] else sum(above)
    whole = len(below) if "distinct" in measure["denominator"] else sum(below)
    if part > whole:
        raise Refused(f"measure {measure['number']}: numerator outside the denominator")


# The figures


def response_of(unit):
    """Return what an open unit did with a measure's questions."""
    if unit["answered"] > 0:
        return "answered"
    if unit["not_applicable"] > 0:
        return "not_applicable"
    if unit["rows"] > 0:
        return "not_answered"
    return "no_response"


def figure(measure, units, indicator, is_a_unit=False):
    """Return the figure that some open units come to, with its status."""
    responses = [response_of(unit) for unit in units]
    cell = {
        "numerator": None,
        "denominator": None,
        "value": None,
        "invited": len(units),
        "responded": len(units) - responses.count("no_response"),
        "answered": responses.count("answered"),
        "not_applicable": responses.count("not_applicable"),
    }
    if cell["invited"] == 0:
        return dict(cell, status="not_open")
    if cell["answered"] == 0:
        if cell["not_applicable"] == cell["invited"]:
            return dict(cell, status="not_applicable")
        return dict(cell, status="no_answer")
    threshold = indicator.get("response_threshold")
    if threshold and not is_a_unit:
        heard = Fraction(100 * (cell["answered"] + cell["not_applicable"]), cell["invited"])
        if heard < Fraction(threshold):
            return dict(cell, status="below_response_threshold")
    values = [one for unit in units for one in unit["above"]]
    if measure["kind"] in ("mean", "median"):
        cell["denominator"] = len(values)
        if not values:
            return dict(cell, status="zero_denominator")
        return dict(cell, status="ok", value=middle(values) if measure["kind"] == "median" else mean(values))
    above = total(measure["numerator"], values)
    if measure["denominator"] is None:
        return dict(cell, status="ok", numerator=above, value=Fraction(above))
    below = total(measure["denominator"], [one for unit in units for one in unit["below"]])
    cell.update(numerator=above, denominator=below)
    if below == 0:
        return dict(cell, status="zero_denominator")
    return dict(cell, status="ok", value=Fraction(100 * above, below))


def mean(values):
    """Add up, and share equally."""
    return sum(values, Fraction(0)) / len(values)


def middle(values):
    """Return the value in the middle, or halfway between the two that are."""
    values = sorted(values)
    half = len(values) // 2
    return Fraction(values[half]) if len(values) % 2 else mean(values[half - 1 : half + 1])


def result_row(indicator, year, measure, level, code, name, cell):
    """Return one row of the result, in the order of its columns."""
    return {
        "indicator": indicator["id"],
        "version": indicator["version"],
        "period": str(year),
        "provisional": "",
        "measure": measure["number"],
        "kind": measure["kind"],
        "level": level,
        "code": code,
        "name": name,
        "stratum": "",
        "group": "",
        "numerator": cell["numerator"],
        "denominator": cell["denominator"],
        "value": cell["value"],
        "unit": measure["unit"],
        "lower": None,
        "upper": None,
        "design_effect": None,
        "status": cell["status"],
        "invited": cell["invited"],
        "responded": cell["responded"],
        "answered": cell["answered"],
        "not_applicable": cell["not_applicable"],
    }
