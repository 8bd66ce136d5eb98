"""In which encoding a text file is written: found by its bytes, checked to the last one, or given."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place

HEAD = 256 * 1024
_CHUNK = 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # before those of UTF-16, which one of them begins with
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAID = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with BOM",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "iso8859-1": "ISO-8859-1",
    "cp865": "CP865",
    "mac-roman": "Mac Roman",
}
_LINE_END = re.compile(rb"\r\n|\n|\r")

# 0x81, 0x8D, 0x8F, 0x90 and 0x9D are no characters in Windows-1252; no text has them
_NO_CHARACTER = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_NORDIC = frozenset("æøåÆØÅäöÄÖéÉčđŋšŧžáČĐŊŠŦŽÁ")
_NORWEGIAN = frozenset("æøåÆØÅ")
_OLD = ("cp865", "mac-roman")
"""What DOS and older Macs wrote. Any bytes read as either, so only the letters tell."""

# Bytes beyond ASCII beside a letter. In Windows-1252 0x91 opens a quotation before a word, 0x92 closes it and
# 0xAE is the ® behind a name: there they are no letters in any reading.
_IN_WORDS = re.compile(
    rb"(?<=[A-Za-z])[\x80-\x91\x93-\xad\xaf-\xff]|[\x80-\x90\x93-\xad\xaf-\xff](?=[a-z])"
    rb"|(?<![a-z])[\x92\xae](?=[a-z])"
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding: Python's name for it, and whether it was given, is certain, or likely."""

    name: str
    sure: str = "certain"

    @property
    def said(self) -> str:
        """Return the name that people use."""
        return _SAID.get(self.name, self.name)


def known_encoding(given: str) -> str | None:
    """Return Python's name for an encoding that somebody names, or None if there is no such encoding."""
    try:
        found = codecs.lookup(given.strip())
    except (LookupError, ValueError):
        return None
    # codecs between bytes and bytes, such as hex and zip, are no encodings of text
    return found.name if getattr(found, "_is_text_encoding", True) else None


def encoding_of(path: Path, *, file: str, given: str = "", whole: bool = False) -> Encoding:
    """Find the encoding of a file by its beginning, or check that all of it follows one.

    UTF-8 is recognised by its own rules, which text in another encoding practically never follows.
    What is not UTF-8 is Windows-1252, which holds ISO-8859-1 within it, unless its letters are those of
    an older encoding: two readings are an error (D374). Raises ``NkiError`` (D301) where the bytes are
    no text, or text in two encodings, as when files were put behind each other.
    """
    with path.open("rb") as stream:
        sample = stream.read(HEAD)
        ends_here = not stream.read(1)
    if given:
        _checked(path, file, given, whole=whole, marked="said to be")
        return Encoding(given, "given")
    name = _marked_or_utf8(sample)
    if name.startswith(("utf-16", "utf-32")) or (name != "utf-8" and not (whole or ends_here)):
        _checked(path, file, name, whole=whole or ends_here)
        return Encoding(name)
    return _by_all(path, file, name) if whole or ends_here else _by_sample(sample, file)


def chunks(path: Path, encoding: str, *, at_most: int | None = None) -> Iterator[str]:
    """Yield the text of a file piece by piece, line ends as they are. A sample may end within a letter."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict" if at_most is None else "replace")
    with path.open("rb") as stream:
        left = at_most
        while data := stream.read(_CHUNK if left is None else min(_CHUNK, left)):
            left = None if left is None else left - len(data)
            yield decoder.decode(data)
            if left == 0:
                return
        yield decoder.decode(b"", final=at_most is None)


def _marked_or_utf8(sample: bytes) -> str:
    marked = next((name for bom, name in _BOMS if sample.startswith(bom)), None)
    if marked:
        return marked
    # text in Latin letters without a mark, written in two bytes each, has a zero in every other byte
    even, odd = sample[0:2000:2].count(0), sample[1:2000:2].count(0)
    half = max(len(sample[:2000]) // 2, 4)
    if odd > 0.7 * half and not even:
        return "utf-16-le"
    if even > 0.7 * half and not odd:
        return "utf-16-be"
    return "utf-8"


def _by_sample(sample: bytes, file: str) -> Encoding:
    """Tell the encoding from a beginning; the rest is checked when it is read."""
    if b"\0" in sample:
        raise NkiError(Issue.of("D301", Place(file), found="not text: it holds zero bytes"))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError as error:
        before = sample[: error.start]
        if not before.isascii():
            raise _unreadable(file, before, "UTF-8 at first and then something else") from None
        return _single_byte(sample, file)
    return Encoding("utf-8")


def _by_all(path: Path, file: str, name: str) -> Encoding:
    """Read a whole file in pieces to tell its encoding, and keep none of it."""
    decoder = codecs.getincrementaldecoder(name)()
    ascii_only, lines, high = True, 0, Counter[int]()
    failed: tuple[int, bytes] | None = None
    with path.open("rb") as stream:
        while data := stream.read(_CHUNK):
            if b"\0" in data:
                raise NkiError(Issue.of("D301", Place(file), found="not text: it holds zero bytes"))
            if failed is None:
                try:
                    decoder.decode(data)
                except UnicodeDecodeError as error:
                    before = data[: max(error.start, 0)]
                    line = lines + len(_LINE_END.findall(before)) + 1
                    if name != "utf-8":
                        raise _at(file, line, f"marked as {_SAID[name]} and is not") from None
                    if not (ascii_only and before.isascii()):
                        raise _at(file, line, "UTF-8 at first and then something else") from None
                    failed = (line, data)
            ascii_only = ascii_only and data.isascii()
            if failed is not None:
                found = _NO_CHARACTER.search(data)
                high.update(b"".join(_IN_WORDS.findall(data)))
                if found is not None and not _older(high):
                    line = lines + len(_LINE_END.findall(data[: found.start()])) + 1
                    raise _no_character(file, line, found[0])
            lines += len(_LINE_END.findall(data))
    if failed is None:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            if not ascii_only:
                raise _at(file, lines + 1, "UTF-8 at first and then something else") from None
            return Encoding("cp1252", "likely")
        return Encoding(name)
    older = _older(high)
    if older:
        raise _two_readings(file, failed[1], older)
    return Encoding("cp1252", "likely")


def _single_byte(sample: bytes, file: str) -> Encoding:
    older = _older(Counter(b"".join(_IN_WORDS.findall(sample))))
    if older:
        raise _two_readings(file, sample, older)
    bad = _NO_CHARACTER.search(sample)
    if bad is not None:
        raise _no_character(file, len(_LINE_END.findall(sample[: bad.start()])) + 1, bad[0])
    return Encoding("cp1252", "likely")


def _older(high: Counter[int]) -> str:
    """Return the older encoding in which more of the bytes are letters that Norwegians write, if any."""
    counted = {name: _letters(high, name, _NORWEGIAN) for name in _OLD}
    best = max(_OLD, key=lambda name: counted[name])
    return best if counted[best] > _letters(high, "cp1252", _NORDIC) else ""


def _letters(high: Counter[int], encoding: str, letters: frozenset[str]) -> int:
    return sum(count for byte, count in high.items() if bytes([byte]).decode(encoding, "replace") in letters)


def _two_readings(file: str, sample: bytes, older: str) -> NkiError:
    """Show one word in both readings: whoever knows the language sees at once which is right."""
    found = re.search(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*", sample)
    word = found[0][:40] if found else b""
    line = len(_LINE_END.findall(sample[: found.start()])) + 1 if found else 1
    facts = {
        "one": _SAID["cp1252"],
        "first": word.decode("cp1252", "replace"),
        "two": _SAID[older],
        "second": word.decode(older, "replace"),
        "flag": older,
    }
    return NkiError(Issue.of("D374", Place(file, line), **facts))


def _checked(path: Path, file: str, encoding: str, *, whole: bool, marked: str = "marked as") -> None:
    """Decode with an encoding that is known. Raises ``NkiError`` (D301) with the line where it fails."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    with path.open("rb") as stream:
        try:
            while data := stream.read(_CHUNK if whole else HEAD):
                lines += len(re.findall("\r\n|\n|\r", decoder.decode(data)))
                if not whole:
                    return
            decoder.decode(b"", final=True)
        except UnicodeError as error:
            if isinstance(error, UnicodeDecodeError):
                before = error.object[: error.start].decode(error.encoding, "replace")
                lines += len(re.findall("\r\n|\n|\r", before))
            raise _at(file, lines + 1, f"{marked} {_SAID.get(encoding, encoding)} and is not") from None


def _no_character(file: str, line: int, byte: bytes) -> NkiError:
    return _at(file, line, f"neither UTF-8 nor Windows-1252: byte 0x{byte[0]:02X} is no character")


def _unreadable(file: str, before: bytes, found: str) -> NkiError:
    return _at(file, len(_LINE_END.findall(before)) + 1, found)


def _at(file: str, line: int, found: str) -> NkiError:
    return NkiError(Issue.of("D301", Place(file, line), found=f"{found}, from line {line}"))
