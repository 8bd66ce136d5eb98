"""The named styles of a Word sheet, and how a theme dresses them.

Whoever wants another look changes these styles in Word and nothing else. Where Word has a style of its own
for a job, that one is used.
"""

from __future__ import annotations

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from lxml.etree import _Element

from nki.theme import GENERIC_FONTS, Theme

LABEL, TEXT, PART, ITEM, ADDRESS, MARK = (
    "NKI Felt",
    "NKI Tekst",
    "NKI Del",
    "NKI Punkt",
    "NKI Adresse",
    "NKI Merknad",
)
LEAD, LINK, LINK_ID = "NKI Ledetekst", "NKI Lenke", "NKILenke"
STEP = Mm(5)
FONT = "Calibri"
RULES = ("top", "bottom", "insideH")
"""Where the table of a form has rules."""
LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def make_styles(document: Document) -> None:
    """Add the styles of a sheet to a document, with everything but fonts and colours."""
    for name in (LABEL, TEXT, PART, ITEM, ADDRESS, MARK):
        style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    for name in (LEAD, LINK):
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER).quick_style = True
    _written(document, "Normal", 10.5, 0, 4)
    _written(document, "Title", 20, 0, 2, bold=True)
    _written(document, "Subtitle", 10, 0, 6)
    _written(document, "Heading 1", 13, 14, 4, bold=True)
    _written(document, LABEL, 10.5, 1, 3, bold=True)
    for name in (TEXT, PART, ITEM, ADDRESS):
        _written(document, name, 10.5, 1, 3)
    _written(document, MARK, 10.5, 4, 8, bold=True)
    for name in ("Header", "Footer"):
        _written(document, name, 8.5, 0, 0)
    for name in ("Title", "Heading 1"):
        paragraph_style(document, name).paragraph_format.keep_with_next = True
    for name in (PART, ITEM, ADDRESS):
        paragraph_style(document, name).paragraph_format.left_indent = STEP
    items = paragraph_style(document, ITEM).paragraph_format
    items.first_line_indent = Length(-STEP)
    items.tab_stops.add_tab_stop(STEP)
    character_style(document, LEAD).font.bold = True
    character_style(document, LINK).font.underline = True


def dress(document: Document, theme: Theme) -> None:
    """Give the styles the colours and fonts of a theme. A generic font leaves the choice to the document."""
    palette = theme.light
    for name, fonts in (
        ("Normal", theme.fonts.text),
        ("Title", theme.fonts.headings),
        ("Subtitle", theme.fonts.headings),
        ("Heading 1", theme.fonts.headings),
    ):
        _font(paragraph_style(document, name), FONT if fonts[0] in GENERIC_FONTS else fonts[0])
    for name, colour in (
        ("Normal", palette.text),
        ("Title", palette.accent),
        ("Heading 1", palette.accent),
        ("Subtitle", palette.muted),
        ("Header", palette.muted),
        ("Footer", palette.muted),
    ):
        paragraph_style(document, name).font.color.rgb = _rgb(colour)
    character_style(document, LINK).font.color.rgb = _rgb(palette.accent)
    shading = {"w:val": "clear", "w:color": "auto", "w:fill": _hex(palette.highlight)}
    _only(_paragraph_properties(document, MARK), "w:shd", shading)
    rim = {
        "left": ("24", palette.accent),
        "top": ("4", palette.highlight),
        "bottom": ("4", palette.highlight),
    }
    _rim(_paragraph_properties(document, MARK), rim)
    for rule in document.element.body.iter(*(qn(f"w:{side}") for side in RULES)):
        rule.set(qn("w:color"), _hex(palette.line))


def tell_languages(document: Document, content: str, labels: str) -> None:
    """Say which language texts are in, for hyphenation, spelling and screen readers."""
    for names, language in (
        (("Normal",), content),
        ((LABEL, MARK, "Heading 1", "Subtitle", "Header", "Footer"), labels),
    ):
        for name in names:
            properties = paragraph_style(document, name).element.get_or_add_rPr()
            _only(properties, "w:lang", {"w:val": LANGUAGES[language], "w:eastAsia": LANGUAGES[language]})


def paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """Return a style of paragraphs. Raises ``KeyError`` if there is none."""
    return cast(ParagraphStyle, document.styles[name])


def character_style(document: Document, name: str) -> CharacterStyle:
    """Return a style of characters. Raises ``KeyError`` if there is none."""
    return cast(CharacterStyle, document.styles[name])


def _written(
    document: Document, name: str, size: float, before: float, after: float, *, bold: bool = False
) -> None:
    style = paragraph_style(document, name)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.1
    # Word's own title has a rule below it, its own subtitle letters that stand apart, its own foot tabs
    for parent, tag in (
        (style.element.pPr, "w:pBdr"),
        (style.element.pPr, "w:tabs"),
        (style.element.rPr, "w:spacing"),
        (style.element.rPr, "w:kern"),
    ):
        for one in parent.findall(qn(tag)) if parent is not None else ():
            parent.remove(one)


def _font(style: ParagraphStyle, name: str) -> None:
    properties = style.element.get_or_add_rPr()
    _only(properties, "w:rFonts", {f"w:{part}": name for part in ("ascii", "hAnsi", "cs", "eastAsia")})


def _only(parent: _Element, tag: str, attributes: dict[str, str]) -> None:
    """Set an element, in the place of one that stands there; Word wants the order of its schema."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    for one in parent.findall(qn(tag)):
        parent.remove(one)
    followers = _FOLLOWERS[tag]
    place = next((i for i, one in enumerate(parent) if one.tag in followers), len(parent))
    parent.insert(place, element)


def _rim(properties: _Element, sides: dict[str, tuple[str, str]]) -> None:
    """Set a paragraph's borders, each of a width in eighths of a point and a colour."""
    _only(properties, "w:pBdr", {})
    borders = properties.find(qn("w:pBdr"))
    for side in ("top", "left", "bottom"):
        width, colour = sides[side]
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", width), ("space", "4"), ("color", _hex(colour))):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)


_FOLLOWERS = {
    # everything may follow the fonts, and next to nothing the language
    "w:rFonts": {
        qn(f"w:{tag}") for tag in ("b", "bCs", "i", "iCs", "color", "sz", "szCs", "spacing", "u", "lang")
    },
    "w:lang": {qn("w:eastAsianLayout"), qn("w:specVanish"), qn("w:oMath")},
    "w:pBdr": {qn(f"w:{tag}") for tag in ("shd", "tabs", "spacing", "ind", "jc", "outlineLvl")},
    "w:shd": {qn(f"w:{tag}") for tag in ("tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")},
}


def _paragraph_properties(document: Document, name: str) -> _Element:
    return cast(_Element, paragraph_style(document, name).element.get_or_add_pPr())


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(_hex(colour))


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()
