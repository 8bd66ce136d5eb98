"""The parts of a workbook that its sheets rely on: names of sheets, shared texts, formats of cells.

openpyxl knows what the formats mean and how days are counted. Its reading of whole packages is left
aside: it refuses workbooks over colours and fonts that no figure depends on, drops rows that stand out
of order, sees no sheets in strict Open XML, and keeps in memory what a stranger makes large.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from nki.zipped import damaged

_MOST = 100_000
"""How many sheets, formats and relations are believed; Excel's own limits lie below."""

_DEEPEST = 1_000
"""How deep elements are believed to stand in each other; a workbook has about a dozen levels."""

_LARGEST = 256 * 1024 * 1024
"""How much memory the shared texts may take."""

_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff])_")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


class Format(Enum):
    """What a cell's format makes of its number, as far as the value is concerned."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, the part that holds it, and whether people see it."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """What a workbook holds, sheets aside. ``recalculates`` says that its stored results are none."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    formats: tuple[Format, ...]
    since_1904: bool
    recalculates: bool


class Handler(ContentHandler):
    """A reader of elements by their local names, whatever the prefix."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  (SAX calls it)
        """Pass on the local name."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise OverflowingError
        self.begin(name.rpartition(":")[2], attrs)

    def endElement(self, name: str) -> None:  # noqa: N802  (SAX calls it)
        """Pass on the local name."""
        self._depth -= 1
        self.end(name.rpartition(":")[2])

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """Take an element that begins."""

    def end(self, name: str) -> None:
        """Take an element that ends."""


H = TypeVar("H", bound=Handler)


class OverflowingError(Exception):
    """More of something than any workbook has."""


def parsed(archive: zipfile.ZipFile, part: str, shown: str, handler: Handler) -> Iterator[None]:
    """Parse a part piece by piece, and stop after each. Raises ``NkiError`` (D377) where it is damaged.

    No part of a workbook has a document type, so one that has is refused, and entities with it.
    """
    from defusedxml import DefusedXmlException  # noqa: PLC0415  (only workbooks need it)
    from defusedxml.expatreader import create_parser  # noqa: PLC0415

    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(handler)
    try:
        with archive.open(part) as stream:
            while data := stream.read(64 * 1024):
                parser.feed(data)
                yield
            if not stream.tell():
                raise damaged(shown, f'the workbook\'s part "{part}" is empty')
        parser.close()
        yield
    except DefusedXmlException:
        raise damaged(
            shown, f'the workbook\'s part "{part}" has a document type, as no workbook has'
        ) from None
    except (SAXException, ValueError, LookupError):
        # not only what is no XML: encodings that nobody knows, numbers that are none
        raise damaged(shown, f'the workbook\'s part "{part}" is damaged or cut off') from None
    except OverflowingError:
        raise damaged(shown, f'the workbook\'s part "{part}" is larger than nki can hold') from None


def read_parts(archive: zipfile.ZipFile, shown: str) -> Parts:
    """Read everything but the sheets. Raises ``NkiError`` (D377) where a part is damaged or missing."""
    held = _held(archive, shown)
    main = _main(archive, held, shown)
    relations = _read(archive, _relations_of(main), held, shown, _Relations(posixpath.dirname(main)))
    book = _read(archive, main, held, shown, _Book())
    by_kind = dict(relations.targets.values())
    texts = _Texts()
    if by_kind.get("sharedStrings", "").lower() in held:
        texts = _read(archive, by_kind["sharedStrings"], held, shown, texts)
    styles = _Styles()
    if by_kind.get("styles", "").lower() in held:
        styles = _read(archive, by_kind["styles"], held, shown, styles)
    sheets = []
    for name, state, relation in book.sheets:
        kind, target = relations.targets.get(relation, ("", ""))
        if kind == "worksheet":
            if target.lower() not in held:
                raise damaged(shown, f'the workbook lacks its sheet "{name}"')
            sheets.append(SheetPart(name, held[target.lower()], state == "visible"))
    return Parts(tuple(sheets), tuple(texts.texts), styles.formats(), book.since_1904, book.recalculates)


def _held(archive: zipfile.ZipFile, shown: str) -> dict[str, str]:
    """Return the parts by their names, which differ in case and strokes between programs."""
    held = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    if len(held) < len(archive.namelist()):
        raise damaged(shown, "the workbook holds two parts of one name")
    return held


def _main(archive: zipfile.ZipFile, held: dict[str, str], shown: str) -> str:
    relations = _Relations("")
    if "_rels/.rels" in held:
        _read(archive, "_rels/.rels", held, shown, relations)
    named = [target for kind, target in relations.targets.values() if kind == "officeDocument"]
    return named[0] if named else "xl/workbook.xml"


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _read(archive: zipfile.ZipFile, part: str, held: dict[str, str], shown: str, handler: H) -> H:
    name = held.get(part.lower())
    if name is None:
        raise damaged(shown, f'the workbook lacks its part "{part}"')
    for _ in parsed(archive, name, shown, handler):
        pass
    return handler


class _Relations(Handler):
    """Which part is meant by which id."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "Relationship" and attrs.get("TargetMode") != "External":
            target = attrs.get("Target", "").replace("\\", "/")
            whole = target[1:] if target.startswith("/") else posixpath.join(self._folder, target)
            kind = attrs.get("Type", "").rpartition("/")[2]
            self.targets[attrs.get("Id", "")] = (kind, posixpath.normpath(whole))
            if len(self.targets) > _MOST:
                raise OverflowingError


class _Book(Handler):
    """The sheets in their order, and how days are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, str]] = []
        self.since_1904 = False
        self.recalculates = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "sheet":
            relation = next((attrs[one] for one in attrs.getNames() if one.endswith(":id")), "")
            self.sheets.append((attrs.get("name", ""), attrs.get("state", "visible"), relation))
            if len(self.sheets) > _MOST:
                raise OverflowingError
        elif name == "workbookPr":
            self.since_1904 = is_true(attrs.get("date1904"))
        elif name == "calcPr":
            self.recalculates = is_true(attrs.get("fullCalcOnLoad")) or attrs.get("calcCompleted") in (
                "0",
                "false",
            )


class _Texts(Handler):
    """The texts that cells share; how they sound and how they look is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._text: list[str] = []
        self._taken = self._sounding = False
        self._size = 0

    def begin(self, name: str, attrs: AttributesImpl) -> None:  # noqa: ARG002  (all handlers take them)
        if name == "si":
            self._text = []
        elif name == "rPh":
            self._sounding = True
        elif name == "t":
            self._taken = not self._sounding

    def characters(self, content: str) -> None:
        if self._taken:
            self._text.append(content)

    def end(self, name: str) -> None:
        if name == "t":
            self._taken = False
        elif name == "rPh":
            self._sounding = False
        elif name == "si":
            text = unescaped("".join(self._text))
            self.texts.append(text)
            self._size += 64 + (len(text) if text.isascii() else 2 * len(text))
            if self._size > _LARGEST:
                raise OverflowingError


class _Styles(Handler):
    """The number formats of cells, by the number that cells give."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}
        self._used: list[str] = []
        self._inside = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "numFmt":
            self._codes.setdefault(attrs.get("numFmtId", ""), attrs.get("formatCode", ""))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._used.append(attrs.get("numFmtId", "0"))
        if len(self._used) + len(self._codes) > _MOST:
            raise OverflowingError

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def formats(self) -> tuple[Format, ...]:
        """Return what each format makes of a number."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415  (only workbooks need it)

        codes = [
            self._codes.get(one)
            or (BUILTIN_FORMATS.get(int(one), "") if one.isdecimal() and len(one) < 6 else "")
            for one in self._used
        ]
        kinds = {code: _format_of(code) for code in set(codes)}
        return tuple(kinds[code] for code in codes)


def _format_of(code: str) -> Format:
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format  # noqa: PLC0415

    if is_timedelta_format(code):
        return Format.DURATION
    if is_date_format(code):
        return Format.DATE
    # the first of the sections is that of positive numbers; a percent sign in quotes only looks like one
    return Format.PERCENT if "%" in _LITERAL.sub("", code).partition(";")[0] else Format.NUMBER


def unescaped(text: str) -> str:
    """Return a text with line breaks in the places where Excel writes ``_x000D_``."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def is_true(value: str | None) -> bool:
    """Read a yes-or-no attribute."""
    return value in ("1", "true", "on")
