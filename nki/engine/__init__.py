"""The only door to the data engine. Microdata stays behind it; what comes out are aggregates."""

from nki.engine.cells import BLANKS
from nki.engine.relations import CsvDialect, csv_relation, typed_relation, union
from nki.engine.rows import (
    EXCLUDED,
    FOLLOWED,
    LATER,
    OUTSIDE,
    UNDATED,
    UNMATCHED,
    UNNAMED,
    Lookup,
    Rows,
)
from nki.engine.session import Engine
from nki.engine.tallies import RowFinding, SourceTally, UnitTally

__all__ = [
    "BLANKS",
    "EXCLUDED",
    "FOLLOWED",
    "LATER",
    "OUTSIDE",
    "UNDATED",
    "UNMATCHED",
    "UNNAMED",
    "CsvDialect",
    "Engine",
    "Lookup",
    "RowFinding",
    "Rows",
    "SourceTally",
    "UnitTally",
    "csv_relation",
    "typed_relation",
    "union",
]
