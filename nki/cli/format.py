"""The words that options take. They stand here so that help need not load what they are words for."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What a result can be written as."""

    TABLE = "table"
    CSV = "csv"
    CSV_NB = "csv-nb"
    JSON = "json"
    PARQUET = "parquet"
    XLSX = "xlsx"
    MARKDOWN = "markdown"
    HTML = "html"
    LATEX = "latex"
    DOCX = "docx"


class Shape(StrEnum):
    """How rows are laid out; the same words as in ``nki.arranging``."""

    LONG = "long"
    WIDE = "wide"


class Sort(StrEnum):
    """What areas are sorted by; the same words as in ``nki.arranging``."""

    NAME = "name"
    CODE = "code"
    VALUE = "value"
    LOWEST = "lowest"


class FindingsFormat(StrEnum):
    """What findings can be written as."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    AZURE = "azure"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """From which weight on findings fail a run; the same words as in ``nki.findings``."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class ChangeFormat(StrEnum):
    """What the changes between two versions can be written as."""

    TEXT = "text"
    JSON = "json"


class FormFormat(StrEnum):
    """What an empty survey form can be written as."""

    XLSX = "xlsx"
    CSV = "csv"
    XLSFORM = "xlsform"


class SheetFormat(StrEnum):
    """What the sheet of an indicator can be written as."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class ChartKind(StrEnum):
    """What a chart can show; the same words as in ``nki.steps.chart``."""

    AREAS = "areas"
    UNITS = "units"
    DISTRIBUTION = "distribution"
    RESPONSE = "response"
    CHANGE = "change"
    MAP = "map"


class Language(StrEnum):
    """The languages of documents; the same words as in ``nki.words``."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class InspectFormat(StrEnum):
    """What an inspection can be written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
