"""Lines as a page breaks them → the paragraphs that somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from nki.formtext import DENOMINATOR, MEASURE, NUMERATOR, Paragraph

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_BULLET = re.compile(r"[•·▪◦*–—-]\.?\s+\S")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_PART = re.compile(
    rf"({MEASURE}\s+\d{{1,3}}|{NUMERATOR}|{DENOMINATOR}|spørsmål(ene)? som \w+( \w+)?)\s*:", re.IGNORECASE
)
_MONTH = re.compile(r"\d{1,2}\.\s+(jan|feb|mars|april|mai|juni|juli|aug|sep|okt|nov|des)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S*$")
_FINISHED = re.compile(r"[.:;!?»”\")\]¹²³⁴-⁹⁰]\s*$")
_OPEN, _OPEN_RANGE = re.compile(r"\S/$"), re.compile(r"\S–$")
_DIVIDED = re.compile(r"([^\W\d_]+)-$")
_HYPHEN_AND = re.compile(r"[^\W\d_]-$")
_AND = re.compile(r"(?:og|eller|samt|til|men|and|or)\b", re.IGNORECASE)
_MANY = 0.1
"""Where more lines than this end in a hyphen, the words of a text are divided."""


class End(Enum):
    """How a line ends, as far as can be seen: at a space, inside a word, or where its paragraph ends."""

    UNKNOWN = "unknown"
    SPACE = "space"
    INSIDE = "inside"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``gap``: there is more room above it than between the lines of a paragraph."""

    text: str
    url: str = ""
    gap: bool = False
    end: End = End.UNKNOWN


@dataclass(slots=True)
class Joiner:
    """Joins lines, and remembers the words that were divided without anybody being sure of it.

    ``words`` are those of the whole document: a word that stands there whole is known when it is divided.
    """

    words: frozenset[str]
    divides: bool
    doubts: list[tuple[str, str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Joiner:
        """Make one from all lines of a document."""
        texts = [line.text for line in lines if line.text]
        words = frozenset(
            word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
        )
        divided = sum(1 for text in texts if _DIVIDED.search(text))
        return cls(words, bool(texts) and divided > _MANY * len(texts))

    def paragraphs(self, lines: Sequence[Line]) -> list[Paragraph]:
        """Return the paragraphs of a field."""
        found: list[Paragraph] = []
        number, end = 0, End.PARAGRAPH
        for line in lines:
            text = line.text.strip()
            if not text:
                continue
            item = _item(
                text, number, found[-1].text if found else "", fresh=line.gap or end is End.PARAGRAPH
            )
            goes_on = end in (End.SPACE, End.INSIDE)
            if not found or (not goes_on and (item is not None or self._begins(found[-1], line, text, end))):
                found.append(Paragraph(text, line.url))
                number = item or 0 if item is not None else number
            else:
                found[-1] = self._joined(found[-1], line, text, end)
            end = line.end
        return [Paragraph(one.text.replace(_SOFT_HYPHEN, ""), one.url) for one in found]

    def _begins(self, before: Paragraph, line: Line, text: str, end: End) -> bool:
        """Say whether a line that carries no mark begins a paragraph."""
        if _PART.match(text) or end is End.PARAGRAPH:
            return True
        if line.url and line.url == before.url:
            return False
        if text.startswith(("http://", "https://")):
            return True
        if _ADDRESS.match(before.text):
            # an address goes on as long as nothing but a piece of it follows
            return line.gap or " " in text
        if not line.gap:
            return False
        # some programs leave a line empty after the first one of a cell
        return bool(_FINISHED.search(before.text)) or not text[0].islower()

    def _joined(self, before: Paragraph, line: Line, text: str, end: End) -> Paragraph:
        url = before.url or line.url
        if end is End.SPACE or (_HYPHEN_AND.search(before.text) and _AND.match(text)):
            return Paragraph(f"{before.text} {text}", url)
        if end is End.INSIDE or before.text.endswith(_SOFT_HYPHEN):
            return Paragraph(before.text.removesuffix(_SOFT_HYPHEN) + text, url)
        last, first = before.text.rsplit(" ", 1)[-1], text.split(" ", 1)[0]
        if line.url and line.url.startswith(last + first):
            return Paragraph(before.text + text, url)
        if _ADDRESS.search(before.text) and _continues_address(before.text, text):
            return Paragraph(before.text + text, url)
        if _OPEN.search(before.text) or (_OPEN_RANGE.search(before.text) and text[0].isdecimal()):
            return Paragraph(before.text + text, url)
        if before.text.endswith("-") and not before.text.endswith((" -", "--")):
            return Paragraph(self._hyphen(before.text, text), url)
        return Paragraph(f"{before.text} {text}", url)

    def _hyphen(self, before: str, after: str) -> str:
        """Join a text whose line ends in a hyphen with the next line."""
        divided, first = _DIVIDED.search(before), re.match(r"[^\W\d_]+", after)
        if divided is None or first is None or not first[0][0].islower():
            return before + after
        whole, apart = divided[1] + first[0], f"{divided[1]}-{first[0]}"
        if whole.casefold() in self.words:
            return before[:-1] + after
        if apart.casefold() in self.words:
            return before + after
        read = whole if self.divides else apart
        self.doubts.append((f"{divided[1]}-", first[0], read))
        return (before[:-1] if self.divides else before) + after


def _item(text: str, number: int, before: str, *, fresh: bool) -> int | None:
    """Return the number of an item that begins here, 0 for a bullet, None where none begins."""
    fresh = (
        fresh or not before or bool(_FINISHED.search(before)) or before.startswith(("http://", "https://"))
    )
    if _BULLET.match(text):
        # a dash may begin a line in the middle of a sentence
        return 0 if fresh or text[0] not in "-–—" else None
    found = _NUMBER.match(text)
    if found and fresh and int(found[1]) in (1, number + 1) and not _MONTH.match(text):
        return int(found[1])
    return None


def _continues_address(before: str, text: str) -> bool:
    piece = text.split(maxsplit=1)[0]
    ends = before[-1] in "/-_=&?#%"
    return ends or piece == text or bool(re.search(r"[/_=&?#%]|\.(pdf|html?|docx?|no|com|org)\b", piece))
