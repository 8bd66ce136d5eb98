"""The body of ``nki new``: questions, a new specification, and what is left to fill in."""

from __future__ import annotations

import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import typer

from nki import catalogue
from nki.cli.console import tell
from nki.cli.streams import PAPER, error_screen, put, say
from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.spec import IndicatorType, Kind
from nki.model.spec.fields import QualityDimension
from nki.skeleton import Answers, Skeleton, skeleton
from nki.skeleton.form import SKELETON_KINDS
from nki.template import template
from nki.writing import write_whole

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 80
_Word = TypeVar("_Word", bound=StrEnum)


def run(
    name: str,
    given: dict[str, str],
    dimensions: Iterable[str],
    offset: int | None,
    output: str | None,
    form: Path | None,
    *,
    personal: bool | None,
    ask: bool,
) -> None:
    """Write a new specification, and say what is left to fill in.

    Raises ``NkiError`` (R603), and S301-S307 for a form that cannot be read.
    """
    _check(name)
    target = _target(name, output)
    answers = Answers(
        title=given["title"],
        definition=given["definition"],
        clinical_area=given["clinical_area"],
        measurement_area=given["measurement_area"],
        source=given["source"],
        indicator_type=_one_of(given["type"], IndicatorType, "--type") if given["type"] else None,
        dimensions=tuple(dict.fromkeys(_one_of(one, QualityDimension, "--dimension") for one in dimensions)),
        kind=_one_of(given["kind"], SKELETON_KINDS, "--kind") if given["kind"] else Kind.PROPORTION,
        personal=bool(personal),
        survey_year_offset=offset,
    )
    if form is not None:
        made = _drafted(form, name, answers, given["kind"])
    else:
        if ask and sys.stdin.isatty() and sys.stderr.isatty():
            answers = _asked(answers, kind=not given["kind"], personal=personal is None)
        made = skeleton(name, answers, date.today())  # noqa: DTZ011  (the writer's own day)
    if target is None:
        put(made.text)
    else:
        # somebody may have made the file while the questions were answered
        _refuse_existing(target)
        write_whole(target, made.text.encode())
    say(left_to_do(made, str(target or f"{name}.yaml")))


def _drafted(form: Path, name: str, answers: Answers, kind: str) -> Skeleton:
    """Return what a form says as a draft, and say what a person should look at."""
    if kind:
        raise typer.BadParameter("the form says how the main measure is computed", param_hint="--kind")
    from nki.drafting import draft

    drafted = draft(form, name, answers)
    tell(drafted.issues)
    return drafted.skeleton


def left_to_do(made: Skeleton, file: str) -> str:
    """Say which fields are blank, and on which lines."""
    look = error_screen() or PAPER
    count = len(made.blanks)
    head = f"{file}: {count} field{'' if count == 1 else 's'} left to fill in, the rest validates"
    lines = [f"  line {blank.line:>3}  {look.bold(blank.label)}  ({blank.field})" for blank in made.blanks]
    return "\n".join([head, *lines, f"then: nki validate {file}"])


def _check(name: str) -> None:
    if not _ID.fullmatch(name) or len(name) > _LONGEST:
        near = _slug(name)
        hint = f'; for example "{near}"' if near else ""
        raise typer.BadParameter(
            f"an id is lower-case letters a-z and digits, joined by hyphens, {_LONGEST} at most{hint}",
            param_hint="ID",
        )
    if name in {path.stem for path in catalogue.indicators()}:
        raise typer.BadParameter(f'the catalogue has an indicator "{name}" already', param_hint="ID")


def _slug(name: str) -> str:
    letters = name.casefold().replace("æ", "ae").replace("ø", "o")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def _target(name: str, output: str | None) -> Path | None:
    """Return the file to write, None for standard output."""
    if output == "-":
        return None
    target = Path(output) if output else Path(f"{name}.yaml")
    if target.is_dir():
        target /= f"{name}.yaml"
    if target.stem != name or target.suffix not in (".yaml", ".yml"):
        raise typer.BadParameter(
            f"the file carries the id as its name: {target.parent / name}.yaml", param_hint="--output"
        )
    _refuse_existing(target)
    return target


def _refuse_existing(target: Path) -> None:
    if os.path.lexists(target):
        raise NkiError(Issue.of("R603", path=target))


def _one_of(given: str, words: Iterable[_Word], hint: str) -> _Word:
    """Return the word that was meant: it may be cut short, and in capitals or not."""
    found = _beginning_with(given, words)
    if len(found) != 1:
        listed = ", ".join(f'"{word}"' for word in words)
        near = meant(given, words)
        raise typer.BadParameter(f'"{given}" is none of {listed}{near}', param_hint=hint)
    return found[0]


def _beginning_with(given: str, words: Iterable[_Word]) -> list[_Word]:
    start = " ".join(given.split()).casefold()
    exact = [word for word in words if word.casefold() == start]
    return exact or [word for word in words if start and word.casefold().startswith(start)]


def _asked(answers: Answers, *, kind: bool, personal: bool) -> Answers:
    """Ask for what was not given. An empty answer leaves the field to be filled in later."""
    say("Press Enter to leave a field for later.")
    title = answers.title or _text("Tittel", "The name of the indicator, as on its form.")
    definition = answers.definition or _field("definition")
    area = answers.clinical_area or _field("clinical_area")
    type_ = answers.indicator_type or _choice("indicator_type", IndicatorType)
    dimension = answers.dimensions or tuple(filter(None, [_choice("quality_dimension", QualityDimension)]))
    measured = answers.measurement_area or _field("measurement_area")
    asked = replace(
        answers,
        title=title,
        definition=definition,
        clinical_area=area,
        indicator_type=type_,
        dimensions=dimension,
        measurement_area=measured,
    )
    if kind:
        asked = replace(asked, kind=_choice("main_measure", SKELETON_KINDS) or Kind.PROPORTION)
    source = answers.source or _field("sources")
    if personal:
        personal_ = typer.confirm("Are the rows of this source about persons?", default=False, err=True)
        asked = replace(asked, personal=personal_)
    return replace(asked, source=source)


def _field(key: str) -> str:
    field = template().field(key)
    return _text(f"{field.number} {field.label}", field.help_en)


def _text(label: str, help_: str) -> str:
    look = error_screen() or PAPER
    say(f"\n{look.bold(label)}\n{look.dim(textwrap.fill(help_, min(look.width, 100)))}")
    answer: str = typer.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
    return " ".join(answer.split())


def _choice(key: str, words: Iterable[_Word]) -> _Word | None:
    """Ask for one of several words, by its number or its beginning, until one is given or none wanted."""
    field = template().field(key)
    numbered = list(words)
    listed = "; ".join(f"{number} {word}" for number, word in enumerate(numbered, 1))
    while True:
        answer = _text(f"{field.number} {field.label}", listed)
        if not answer:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(numbered):
            return numbered[int(answer) - 1]
        found = _beginning_with(answer, words)
        if len(found) == 1:
            return found[0]
        say(f'"{answer}" is none of them{meant(answer, words)}')
