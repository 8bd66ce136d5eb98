"""``theme.yaml`` → a theme; whatever it does not say stays as it is in the default one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from nki.errors import NkiError, is_error
from nki.errors.meant import meant
from nki.model.issue import Issue, Place
from nki.theme.contrast import READ_ON, READABLE, VISIBLE, contrast
from nki.theme.look import DEFAULT, SINGLE, Fonts, Logo, Palette, Theme

FILE = "theme.yaml"
"""The file in a folder of templates that holds the theme."""

LARGEST_LOGO = 1024 * 1024
_SERIES = (3, 12)
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[^\W_][\w .&'-]{0,59}")
_PICTURES = {
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".svg": ("image/svg+xml", b""),
}


def read_theme(folder: Path | None) -> tuple[Theme, tuple[Issue, ...]]:
    """Return the theme in a folder of templates, and what is doubtful about it.

    Without a folder, or without ``theme.yaml`` in it, that is the default. Raises ``NkiError`` with all
    that is wrong (R610-R615).
    """
    if folder is None:
        return DEFAULT, ()
    if not folder.is_dir():
        raise NkiError(Issue.of("R610", folder=folder))
    path = folder / FILE
    if not path.exists():
        return DEFAULT, ()
    file = _File(path)
    theme = file.theme(_root(path))
    issues = (*file.issues, *(_doubts(theme, path) if not any(map(is_error, file.issues)) else ()))
    if any(map(is_error, issues)):
        raise NkiError(*issues)
    return theme, issues


def _root(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as failure:
        raise _unreadable(path, failure.strerror or type(failure).__name__) from None
    except UnicodeDecodeError:
        raise _unreadable(path, "it is not written in UTF-8") from None
    except yaml.YAMLError as failure:
        mark = getattr(failure, "problem_mark", None)
        problem = getattr(failure, "problem", None) or "it is not YAML"
        raise _unreadable(path, " ".join(str(problem).split()), mark) from None
    except RecursionError:
        raise _unreadable(path, "its parts lie too deep inside one another") from None


def _unreadable(path: Path, found: str, mark: yaml.Mark | None = None) -> NkiError:
    return NkiError(Issue.of("R611", _place(path, mark), found=found))


def _place(path: Path, mark: yaml.Mark | None) -> Place:
    return Place(str(path), mark.line + 1, mark.column + 1) if mark else Place(str(path))


class _File:
    """One theme file while it is read, with what is wrong in it so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.issues: list[Issue] = []

    def theme(self, root: yaml.Node | None) -> Theme:
        """Return the theme, with the default in the place of what is wrong."""
        if root is None or root.tag.endswith(":null"):
            return DEFAULT
        parts = self._parts(root, "", ("colours", "dark", "fonts", "logo"))
        light = self._palette(parts.get("colours"), "colours", DEFAULT.light)
        dark = self._palette(parts.get("dark"), "dark", DEFAULT.dark)
        return Theme(light, dark, self._fonts(parts.get("fonts")), self._logo(parts.get("logo")))

    def _found(self, code: str, node: yaml.Node, field: str, **facts: object) -> None:
        self.issues.append(Issue.of(code, _place(self.path, node.start_mark), field, **facts))

    def _parts(self, node: yaml.Node, field: str, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Return what stands behind each key; unknown and repeated keys are findings."""
        if not isinstance(node, yaml.MappingNode):
            self._found(
                "R612", node, field, found=f"{field or 'the file'} holds no keys", known=", ".join(known)
            )
            return {}
        parts: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "[…]"
            path = f"{field}.{name}" if field else name
            if name not in known:
                found = f'"{path}" is no part of a theme{meant(name, known)}'
                self._found("R612", key, path, found=found, known=", ".join(known))
            elif name in parts:
                self._found("R612", key, path, found=f'"{path}" stands there twice', known=", ".join(known))
            else:
                parts[name] = value
        return parts

    def _palette(self, node: yaml.Node | None, field: str, default: Palette) -> Palette:
        if node is None:
            return default
        parts = self._parts(node, field, (*SINGLE, "series"))
        given: dict[str, Any] = {
            name: colour
            for name in SINGLE
            if name in parts and (colour := self._colour(parts[name], f"{field}.{name}"))
        }
        palette = replace(default, **given)
        if "series" not in parts:
            return palette
        path = f"{field}.series"
        colours = tuple(filter(None, (self._colour(one, path) for one in self._listed(parts["series"]))))
        if not _SERIES[0] <= len(self._listed(parts["series"])) <= _SERIES[1]:
            found = f"a list of {_SERIES[0]} to {_SERIES[1]} colours is needed"
            self._found("R613", parts["series"], path, found=found)
        return replace(palette, series=colours or default.series)

    def _listed(self, node: yaml.Node) -> list[yaml.Node]:
        return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]

    def _colour(self, node: yaml.Node, field: str) -> str:
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        if _COLOUR.fullmatch(text):
            return str(text).lower()
        # without quotation marks YAML takes the sign # and all behind it for a comment
        found = f'"{text}" is no colour' if text else "there is no colour here"
        self._found("R613", node, field, found=found)
        return ""

    def _fonts(self, node: yaml.Node | None) -> Fonts:
        if node is None:
            return DEFAULT.fonts
        parts = self._parts(node, "fonts", ("text", "headings"))
        text = self._stack(parts.get("text"), "fonts.text") or DEFAULT.fonts.text
        return Fonts(text, self._stack(parts.get("headings"), "fonts.headings") or text)

    def _stack(self, node: yaml.Node | None, field: str) -> tuple[str, ...]:
        names = []
        for one in self._listed(node) if node is not None else ():
            name = one.value if isinstance(one, yaml.ScalarNode) else ""
            if _FONT.fullmatch(name):
                names.append(str(name))
            else:
                self._found("R614", one, field, given=name)
        return tuple(names)

    def _logo(self, node: yaml.Node | None) -> Logo | None:
        if node is None:
            return None
        parts = self._parts(node, "logo", ("file", "text"))
        if not isinstance(node, yaml.MappingNode):
            return None
        texts = {
            key: one.value for key, one in parts.items() if isinstance(one, yaml.ScalarNode) and one.value
        }
        for key in ("file", "text"):
            if key not in texts:
                said = {
                    "file": "the file of the picture",
                    "text": "what the picture says, for those who do not see it",
                }
                self._found(
                    "R615", parts.get(key, node), f"logo.{key}", found=f"{key} is missing: {said[key]}"
                )
        if len(texts) < 2:
            return None
        picture = self._picture(texts["file"])
        if isinstance(picture, str):
            self._found("R615", parts["file"], "logo.file", found=f'"{texts["file"]}" {picture}')
            return None
        data, media_type = picture
        return Logo(data, media_type, texts["text"])

    def _picture(self, name: str) -> tuple[bytes, str] | str:
        """Return the picture and what it is, or why it is none."""
        path = self.path.parent / name
        if not path.resolve().is_relative_to(self.path.parent.resolve()):
            return "lies outside the folder of the theme, which is copied as a whole"
        if path.suffix.lower() not in _PICTURES:
            return "is no picture that pages and documents show"
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_LOGO + 1)
        except OSError as failure:
            return f"cannot be read: {failure.strerror}"
        if len(data) > LARGEST_LOGO:
            return "is larger than 1 MiB, and stands in every page"
        media_type, start = _PICTURES[path.suffix.lower()]
        holds = data.startswith(start) if start else b"<svg" in data[:4096]
        return (data, media_type) if holds else f"is not what its name says, {media_type}"


def _doubts(theme: Theme, path: Path) -> Iterator[Issue]:
    """Yield the pairs of colours that many people would not tell apart."""
    for part, palette in (("colours", theme.light), ("dark", theme.dark)):
        for ink, paper in READ_ON:
            yield from _doubt(path, f"{part}.{ink}", getattr(palette, ink), getattr(palette, paper), READABLE)
        for colour in palette.series:
            yield from _doubt(path, f"{part}.series", colour, palette.background, VISIBLE)


def _doubt(path: Path, field: str, one: str, other: str, least: float) -> Iterator[Issue]:
    found = contrast(one, other)
    if found < least:
        # cut off rather than rounded, so that 4.49 is never said to be 4.5
        shown = f"{int(found * 10) / 10:.1f}"
        yield Issue.of(
            "R616", Place(str(path)), field, one=one, other=other, contrast=shown, least=f"{least:.1f}"
        )
