"""The XML of a Word document → pieces: paragraphs across the page, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from nki.steps.transcribe.characters import superscript, tidy
from nki.steps.transcribe.lines import End, Line
from nki.steps.transcribe.numbering import Numbering, W, value
from nki.steps.transcribe.pieces import Piece, Side

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}instrText", _FALLBACK}
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BREAK, _LINK, _CLOSE = "\n", "\x01", "\x02"
"""Where a line ends, and where a link begins and ends, while a paragraph is put together."""


class WordText:
    """The text of a document, with its lists numbered, its raised figures raised and its links followed."""

    def __init__(
        self,
        *,
        numbering: Element | None,
        styles: Element | None,
        links: Element | None,
        footnotes: Element | None,
    ) -> None:
        self._numbering = Numbering(numbering, styles)
        self._raised = _raised_styles(styles)
        self._links = _targets(links)
        self._footnotes = _notes(footnotes)
        self._noted: list[str] = []

    def pieces(self, document: Element) -> Iterator[Piece]:
        """Yield the pieces of the document in reading order, its footnotes last."""
        body = document.find(f"{W}body")
        yield from self._blocks(body if body is not None else document)
        for number, note in enumerate(self._noted, start=1):
            notes = [self._footnotes[note]] if note in self._footnotes else []
            for text in (
                " ".join(line.text for p in one.iter(f"{W}p") for line in self._lines(p)) for one in notes
            ):
                yield Piece(Side.ACROSS, Line(f"{number}. {tidy(text)}", gap=True, end=End.PARAGRAPH))

    def _blocks(self, parent: Element) -> Iterator[Piece]:
        for child in parent:
            if child.tag == f"{W}p":
                for line in self._lines(child):
                    yield Piece(Side.ACROSS, line)
                for box in _boxes(child):
                    yield from self._blocks(box)
            elif child.tag == f"{W}tbl":
                for row in _inside(child, f"{W}tr"):
                    yield from self._row(row)
            elif child.tag not in _LEFT_OUT:
                yield from self._blocks(child)

    def _row(self, row: Element) -> Iterator[Piece]:
        cells = [list(self._cell(cell)) for cell in _inside(row, f"{W}tc")]
        if len(cells) > 2 and all(not line.text.strip("0123456789. ") for line in cells[0]):
            # the numbers of the fields stand in a column of their own
            cells[:2] = [[*cells[0], *cells[1]]]
        if len(cells) == 1:
            yield from (Piece(Side.ACROSS, line) for line in cells[0])
            return
        for label in cells[:1]:
            if text := " ".join(line.text for line in label):
                yield Piece(Side.LABEL, Line(text, end=End.PARAGRAPH))
        for cell in cells[1:]:
            yield from (Piece(Side.TEXT, line) for line in cell)

    def _cell(self, cell: Element) -> Iterator[Line]:
        for paragraph in cell.iter(f"{W}p"):
            yield from self._lines(paragraph)

    def _lines(self, paragraph: Element) -> Iterator[Line]:
        """Yield the lines of a paragraph that have text."""
        said = "".join(self._said(paragraph))
        if not said.strip():
            return
        lead = self._numbering.lead(paragraph)
        for number, part in enumerate(one for one in said.split(_BREAK) if one.strip()):
            text, url = _followed(part)
            yield Line(tidy(f"{lead} {text}" if lead and not number else text), url, end=End.PARAGRAPH)

    def _said(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{W}r":
                said = "".join(self._run(child))
                yield superscript(said) if self._is_raised(child) else said
            elif child.tag == f"{W}hyperlink" and (url := self._links.get(child.get(_R_ID, ""))):
                yield f"{_LINK}{url}{_CLOSE}{''.join(self._said(child))}{_LINK}{_CLOSE}"
            elif child.tag not in _LEFT_OUT:
                yield from self._said(child)

    def _run(self, run: Element) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield (child.text or "").replace("\n", " ")
            elif child.tag == f"{W}footnoteReference":
                self._noted.append(child.get(f"{W}id", ""))
                yield superscript(str(len(self._noted)))
            else:
                yield _SIGNS.get(child.tag, "")

    def _is_raised(self, run: Element) -> bool:
        style = value(run, f"{W}rPr/{W}rStyle")
        return value(run, f"{W}rPr/{W}vertAlign") == "superscript" or style in self._raised


def _followed(text: str) -> tuple[str, str]:
    """Return a line with its links written out, and the one link that it has, if it has one only."""
    parts = text.split(_LINK)
    links: list[tuple[str, str]] = []
    said = []
    for part in parts:
        url, close, rest = part.partition(_CLOSE)
        if not close:
            said.append(part)
        elif not url:
            said.append(rest)
        else:
            links.append((url, tidy(rest)))
            said.append(url if url.rstrip("/") == tidy(rest).rstrip("/") else rest)
    if len(links) == 1:
        return "".join(said), links[0][0]
    return "".join(said), ""


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those that a control wraps, and no inner ones."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (*_LEFT_OUT, f"{W}tbl", f"{W}p"):
            yield from _inside(child, tag)


def _boxes(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _raised_styles(styles: Element | None) -> frozenset[str]:
    found = styles.iter(f"{W}style") if styles is not None else ()
    return frozenset(
        style.get(f"{W}styleId", "")
        for style in found
        if value(style, f"{W}rPr/{W}vertAlign") == "superscript"
    )


def _targets(links: Element | None) -> dict[str, str]:
    """Return the web addresses that a document links to, by their ids."""
    found = links if links is not None else ()
    return {
        link.get("Id", ""): target
        for link in found
        if (target := link.get("Target", "")).startswith(("http://", "https://"))
        and link.get("Type", "").endswith("/hyperlink")
        and not any(one.isspace() or not one.isprintable() for one in target)
    }


def _notes(footnotes: Element | None) -> dict[str, Element]:
    found = footnotes.iter(f"{W}footnote") if footnotes is not None else ()
    return {note.get(f"{W}id", ""): note for note in found}
