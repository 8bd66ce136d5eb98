"""A sheet as a Word document, from nki's template or an organisation's own."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import cast
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.parts.story import StoryPart
from docx.shared import Mm
from jinja2 import TemplateError
from lxml import etree
from markupsafe import Markup

from nki.formtext import Block
from nki.model.issue import Place
from nki.packed import packed
from nki.pages import faulty, own_template, sandbox, shipped_template
from nki.steps.sheet.filling import fill
from nki.steps.sheet.logo import as_png
from nki.steps.sheet.sheet import SHORT, Part, Sheet
from nki.steps.sheet.styles import LINK_ID, dress, tell_languages

NAME = "sheet.docx"
LONGEST = 255
"""The characters that a property of a document takes."""

_LOGO_HEIGHT = Mm(14)
_NOT_WORD = "it is no Word document (.docx)"
_FAULTS = (
    TemplateError,
    etree.XMLSyntaxError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def write_word(sheet: Sheet) -> bytes:
    """Return a sheet as a Word document. Raises ``NkiError`` (R617) for a fault in a template not ours."""
    own = own_template(sheet.templates, NAME)
    if own is None:
        return _written(BytesIO(shipped_template("nki.steps.sheet", NAME)), sheet, ours=True)
    place = Place(str(own))
    try:
        return _written(BytesIO(own.read_bytes()), sheet, ours=False)
    except (PackageNotFoundError, BadZipFile):
        raise faulty(place, _NOT_WORD) from None
    except OSError as failure:
        raise faulty(place, f"it cannot be read: {failure.strerror}") from None
    except _FAULTS as fault:
        raise faulty(place, fault) from None


def _written(template: BytesIO, sheet: Sheet, *, ours: bool) -> bytes:
    document = docx.Document(template)
    if ours:
        # an organisation's own template looks as its styles say
        dress(document, sheet.theme)
        tell_languages(document, "nb", sheet.lang)
    fill(document, lambda part: _context(cast(StoryPart, part), sheet), sandbox())
    if ours:
        _keep_together(document)
    _describe(document, sheet)
    stream = BytesIO()
    document.save(stream)
    return packed(stream.getvalue(), sheet.date)


def _context(part: StoryPart, sheet: Sheet) -> dict[str, object]:
    return {
        "title": sheet.title,
        "id": sheet.indicator.id,
        "about": sheet.about,
        "status": sheet.status,
        "is_marked": sheet.is_marked,
        "lang": sheet.lang,
        "logo": _logo(part, sheet),
        "parts": [_part(part, one) for one in sheet.parts],
        "beyond": _part(part, sheet.beyond),
    }


def _part(story: StoryPart, part: Part) -> dict[str, object]:
    return {
        "heading": part.heading,
        "printed": part.printed,
        "entries": [
            {
                "key": entry.key,
                "number": entry.number,
                "label": entry.label,
                "blocks": [_block(story, block) for block in entry.blocks],
            }
            for entry in part.entries
        ],
    }


def _block(story: StoryPart, block: Block) -> dict[str, object]:
    return {
        "look": block.look.value,
        "lead": block.lead,
        "text": block.text,
        "url": block.url,
        "link": _link(story, block.url) if block.url else "",
    }


def _link(story: StoryPart, url: str) -> Markup:
    link, run, properties = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:rPr")
    link.set(qn("r:id"), story.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    style, text = OxmlElement("w:rStyle"), OxmlElement("w:t")
    style.set(qn("w:val"), LINK_ID)
    text.text = url
    properties.append(style)
    run.extend((properties, text))
    link.append(run)
    return Markup(etree.tostring(link, encoding="unicode"))  # noqa: S704  (made of elements, not of text)


def _logo(story: StoryPart, sheet: Sheet) -> Markup | str:
    # drawn anew, for not every Word shows SVG, and what a damaged picture does there is not known
    if sheet.theme.logo is None:
        return ""
    picture = story.new_pic_inline(BytesIO(as_png(sheet.theme.logo)), None, _LOGO_HEIGHT)
    picture.docPr.set("descr", sheet.theme.logo.text)
    run, drawing = OxmlElement("w:r"), OxmlElement("w:drawing")
    drawing.append(picture)
    run.append(drawing)
    return Markup(etree.tostring(run, encoding="unicode"))  # noqa: S704


def _keep_together(document: Document) -> None:
    """Let no page end inside a short row."""
    for table in document.tables:
        for row in table.rows:
            if sum(len(cell.text) for cell in row.cells) < SHORT:
                row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _describe(document: Document, sheet: Sheet) -> None:
    """Set the document's properties, none of which may be about the day or the machine."""
    about, moment = document.core_properties, datetime.combine(sheet.date, time(), UTC)
    about.title, about.subject, about.identifier = sheet.title[:LONGEST], sheet.status, sheet.indicator.id
    about.version, about.language = sheet.indicator.version, sheet.lang
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = moment.replace(tzinfo=None)
    about.revision = 1
