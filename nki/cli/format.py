"""The formats that the command line offers: those of the renderers, and the table it draws itself."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What a result can be written as."""

    TABLE = "table"
    CSV = "csv"
    CSV_NB = "csv-nb"
    JSON = "json"
    PARQUET = "parquet"
