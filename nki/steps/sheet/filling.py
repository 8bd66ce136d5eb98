"""A Word document with Jinja's marks in it, filled in.

Marks are written as text in Word. ``{{ value }}`` becomes a text. ``{%p … %}`` is a statement that takes the
place of its whole paragraph, ``{%tr … %}`` of its row of a table, so that paragraphs and rows are repeated or
left out. ``{{r value }}`` alone in its run becomes what is more than text: a link or a picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import cast

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from jinja2 import Environment
from lxml import etree
from markupsafe import Markup

_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WHOLE = {"p": qn("w:p"), "tr": qn("w:tr")}
_STATEMENT = re.compile(r"\{%(p|tr)\s+(.*?)\s*-?%\}", re.DOTALL)
_RICH = re.compile(r"\s*\{\{r\s+(.*?)\s*\}\}\s*", re.DOTALL)
_INSTRUCTION = re.compile(r"<\?(statement|value) (.*?)\?>", re.DOTALL)
# Word makes quotation marks curly as they are typed
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


def fill(
    document: Document, context: Callable[[XmlPart], dict[str, object]], environment: Environment
) -> None:
    """Fill in a document and its heads and feet.

    ``context`` returns the values for a part of the document, for links and pictures belong to their part.
    Raises Jinja's own errors for marks that it cannot read.
    """
    environment.filters["rich"] = _rich
    for part in _parts(document):
        element = part.element
        for paragraph in list(element.iter(qn("w:p"))):
            _join_marks(paragraph)
        _lift_marks(element)
        source = etree.tostring(element, encoding="unicode")
        source = _MARK.sub(lambda mark: _plain(mark[0]), source)
        source = _INSTRUCTION.sub(_as_mark, source)
        filled = environment.from_string(source).render(context(part))
        fresh = parse_xml(filled.encode())
        for child in list(element):
            element.remove(child)
        for child in list(fresh):
            element.append(child)


def _parts(document: Document) -> Iterator[XmlPart]:
    yield document.part
    seen: list[XmlPart] = []
    for section in document.sections:
        for one in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not one.is_linked_to_previous and one.part not in seen:
                seen.append(cast(XmlPart, one.part))
    yield from seen


def _join_marks(paragraph: etree._Element) -> None:
    """Put each mark that Word has spread over several runs into the first of them."""
    texts = list(paragraph.iter(qn("w:t")))
    said = "".join(one.text or "" for one in texts)
    inside = [(mark.start(), mark.end()) for mark in _MARK.finditer(said)]
    if not inside:
        return
    starts, place = [], 0
    for one in texts:
        starts.append(place)
        place += len(one.text or "")
    pieces = [""] * len(texts)
    for at, character in enumerate(said):
        home = next((start for start, end in inside if start <= at < end), at)
        pieces[max(i for i, start in enumerate(starts) if start <= home and texts[i].text)] += character
    for one, piece in zip(texts, pieces, strict=True):
        one.text = piece
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _lift_marks(element: etree._Element) -> None:
    """Let statements and rich values take the place of the paragraphs, rows and runs that hold them."""
    for paragraph in list(element.iter(qn("w:p"))):
        said = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        if found := _STATEMENT.search(said):
            whole = paragraph
            while whole.tag != _WHOLE[found[1]]:
                whole = whole.getparent()
            _replace(whole, "statement", found[2])
            continue
        for run in list(paragraph.iter(qn("w:r"))):
            text = "".join(one.text or "" for one in run.iter(qn("w:t")))
            if rich := _RICH.fullmatch(text):
                _replace(run, "value", rich[1])


def _replace(element: etree._Element, kind: str, said: str) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, etree.ProcessingInstruction(kind, said.translate(_STRAIGHT)))


def _as_mark(found: re.Match[str]) -> str:
    return f"{{% {found[2]} %}}" if found[1] == "statement" else f"{{{{ ({found[2]})|rich }}}}"


def _rich(value: object) -> Markup:
    if not value or isinstance(value, Markup):
        return Markup(value or "")  # noqa: S704  (made of elements, not of text)
    raise TypeError(f'"{value}" is a text, and written without the r: {{{{ … }}}}')


def _plain(mark: str) -> str:
    """Return a mark as Jinja reads it, without XML's escapes."""
    return mark.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").translate(_STRAIGHT)
