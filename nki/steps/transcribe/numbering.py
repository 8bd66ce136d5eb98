"""The numbers and bullets that Word puts before paragraphs, and that stand in no text."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from nki.formtext import BULLET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: Element, path: str) -> str:
    """Return the value of a setting below an element, or nothing."""
    found = element.find(path)
    return found.get(f"{W}val", "") if found is not None else ""


class Numbering:
    """Counts the items of lists as Word does, level by level."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        root = numbering if numbering is not None else Element("none")
        kinds = {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
        self._lists = {
            one.get(f"{W}numId", ""): kinds[kind]
            for one in root.iter(f"{W}num")
            if (kind := value(one, f"{W}abstractNumId")) in kinds
        }
        of_styles = styles.iter(f"{W}style") if styles is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in of_styles}
        self._counts: Counter[tuple[str, str]] = Counter()

    def lead(self, paragraph: Element) -> str:
        """Return what Word shows before a paragraph: a bullet, a number, or nothing."""
        number, level = self._place(paragraph)
        for one in self._lists[number].iter(f"{W}lvl") if number in self._lists else ():
            if one.get(f"{W}ilvl") == level:
                return self._counted(number, level, one)
        return ""

    def _counted(self, number: str, level: str, one: Element) -> str:
        kind = value(one, f"{W}numFmt")
        if kind == "bullet":
            return BULLET
        if kind == "none":
            return ""
        self._counts[number, level] += 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        start = value(one, f"{W}start")
        first = int(start) if start.isascii() and start.isdecimal() and len(start) < 5 else 1
        return f"{first + self._counts[number, level] - 1}."

    def _place(self, paragraph: Element) -> tuple[str, str]:
        """Return the list of a paragraph and its level in it, its own or those of its style."""
        style, seen = value(paragraph, f"{W}pPr/{W}pStyle"), set()
        where: Element | None = paragraph
        while where is not None:
            number = value(where, f"{W}pPr/{W}numPr/{W}numId")
            if number:
                return number, value(where, f"{W}pPr/{W}numPr/{W}ilvl") or "0"
            where = self._styles.get(style) if style not in seen else None
            seen.add(style)
            style = value(where, f"{W}basedOn") if where is not None else ""
        return "", ""
