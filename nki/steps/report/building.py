"""Releases → a report. Everything that is said or shown is made here, in the order in which it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nki import notes
from nki.findings.harmless import seen
from nki.model.level import Level
from nki.model.release import About, MeasureTitle, Release, Row
from nki.notes import Notice
from nki.steps.report import texts
from nki.steps.report.areas import Told, area_lists, targets_of
from nki.steps.report.index import WHOLE, Index, Key, index_of
from nki.steps.report.report import Chapter, Figure, Panel, Picture, Report, Table
from nki.steps.report.tables import Listing, area_table, group_table
from nki.words.words import Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures of a release: those of the whole, and those of single areas."""

    whole: tuple[Picture, ...] = ()
    areas: Mapping[Key, tuple[Picture, ...]] = field(default_factory=dict)


def report_of(words: Words, releases: Sequence[Release], drawn: Sequence[Drawn], made_with: str) -> Report:
    """Return the report on some releases, with what was drawn of each."""
    ids = _ids(releases)
    indexes = [index_of(words, release) for release in releases]
    targets = targets_of(indexes)
    chapters = tuple(
        _chapter(words, id_, index, pictures.whole, targets)
        for id_, index, pictures in zip(ids, indexes, drawn, strict=True)
    )
    titles = Counter(chapter.title for chapter in chapters)
    chapters = tuple(
        chapter if titles[chapter.title] == 1 else replace(chapter, label=f"{chapter.title}, {period}")
        for chapter, period in zip(
            chapters, (words.period(one.about.period) for one in releases), strict=True
        )
    )
    told = [
        Told(chapter.id, chapter.title, index, pictures.areas)
        for chapter, index, pictures in zip(chapters, indexes, drawn, strict=True)
    ]
    return Report(
        lang=words.lang,
        title=chapters[0].title if len(titles) == 1 else words.text("report.title_of_many"),
        notices=_common([chapter.notices for chapter in chapters]),
        chapters=chapters,
        lists=area_lists(words, told, targets),
        made_with=made_with,
    )


def _ids(releases: Sequence[Release]) -> list[str]:
    """Return a name for each chapter: the indicator, with period and number only where that is not enough."""
    ids = [texts.anchor(release.about.indicator) for release in releases]
    if len(set(ids)) < len(ids):
        ids = [texts.anchor(release.about.indicator, release.about.period) for release in releases]
    counted: Counter[str] = Counter()
    unique = []
    for id_ in ids:
        counted[id_] += 1
        unique.append(id_ if counted[id_] == 1 else f"{id_}.{counted[id_]}")
    return unique


def _common(notices: Sequence[tuple[Notice, ...]]) -> tuple[Notice, ...]:
    """Return the notices that hold for the whole report: one that holds for any part of it is said of all."""
    return tuple(dict.fromkeys(notice for some in notices for notice in some))


def _chapter(
    words: Words, id_: str, index: Index, pictures: tuple[Picture, ...], targets: Mapping[Key, str]
) -> Chapter:
    release = index.release
    about = release.about
    title = seen(about.title)
    return Chapter(
        id=id_,
        title=title,
        label=title,
        facts=tuple(_facts(words, about)),
        notices=notes.notices(words, about),
        headline=_headline(words, index),
        about="" if index.leading is None else index.names[index.leading],
        figures=tuple(_figures(words, index)),
        response=_response(words, index),
        pictures=pictures,
        panels=tuple(_panels(words, id_, index, targets)),
        definition=notes.definition(words, about),
        caveats=notes.caveats(about),
        method=tuple(notes.method(words, release)),
        signs=notes.signs(words, release),
        account=notes.accounts(words, release),
        sources=tuple(notes.sources(words, about)),
    )


def _headline(words: Words, index: Index) -> str:
    """Say the main figure of the nation, or of the area that the report is about."""
    told = words.headline(index.release)
    if not told and index.leading is not None:
        about = index.release.about
        row = index.rows(index.leading).get((about.measures[0].number, WHOLE))
        told = "" if row is None else words.sentence(row, about)
    return seen(told)


def _facts(words: Words, about: About) -> Iterator[str]:
    yield words.text("report.period", period=words.period(about.period))
    yield words.indicator_status(about.status)
    yield words.text("report.version", version=seen(about.version))
    yield seen(about.indicator)


def _figures(words: Words, index: Index) -> Iterator[Figure]:
    """Yield the figures of the area that the report is about, the main one first."""
    rows = index.rows(index.leading)
    for measure in index.release.about.measures:
        row = rows.get((measure.number, WHOLE))
        if row is not None:
            yield _figure(words, index.release.about, measure, row)


def _figure(words: Words, about: About, measure: MeasureTitle, row: Row) -> Figure:
    cell = texts.value(words, row, measure)
    inside = measure.unit in ("percent", "number") or measure.unit.startswith("per_") or cell.reason
    limits = texts.limits(words, row, measure)
    is_main = measure is about.measures[0]
    return Figure(
        label=notes.number_of(words, measure),
        text=seen(measure.text),
        value=cell.text,
        unit="" if inside else words.unit(measure.unit),
        reason=words.status(row.status) if cell.reason else "",
        basis=texts.basis(words, row, measure),
        limits=words.text("report.limits", limits=limits.text) if limits.text and not limits.reason else "",
        goal=_goal(words, about, measure) if is_main else "",
    )


def _goal(words: Words, about: About, measure: MeasureTitle) -> str:
    if about.target is None:
        return ""
    decimals = 0 if about.target.denominator == 1 else measure.decimals
    value = words.value_prose(about.target, decimals, measure.unit)
    return words.text(f"report.goal_{about.direction or 'plain'}", value=value)


def _response(words: Words, index: Index) -> str:
    """Say how many are in the main figure."""
    about = index.release.about
    row = index.rows(index.leading).get((about.measures[0].number, WHOLE))
    if row is None or not row.invited:
        return ""
    return words.text(
        "report.response",
        answered=row.answered,
        invited=row.invited,
        units=notes.units_of(words, about),
        area=words.area_in_prose(row.name, row.level),
    )


def _panels(words: Words, id_: str, index: Index, targets: Mapping[Key, str]) -> Iterator[Panel]:
    """Yield the tables of each level below the nation, and those of the nation's groups."""
    for level in index.levels:
        tables = tuple(_tables(words, id_, index, level, targets))
        if tables:
            intro = tuple(_intro(words, index.release.about, level))
            yield Panel(level, words.levels(level), intro, tables)


def _tables(
    words: Words, id_: str, index: Index, level: Level, targets: Mapping[Key, str]
) -> Iterator[Table]:
    release, areas = index.release, index.levels[level]
    parents = {code: index.above[level, code] for code in areas if (level, code) in index.above}
    of_level = next((parent[0] for parent in parents.values()), None)
    listing = Listing(
        targets,
        {code: index.names.get(parent, "") for code, parent in parents.items()},
        words.level(of_level) if of_level is not None else "",
        words.text("report.found", areas=texts.small(words.levels(level)), shown="{shown}", all="{all}"),
    )
    period = words.period(release.about.period)
    # the nation alone is what the key figures show
    if level is not Level.NATIONAL:
        whole = [rows for rows in areas.values() if any(group == WHOLE for _, group in rows)]
        caption = words.text("report.caption_level", areas=words.levels(level), period=period)
        if whole:
            yield area_table(words, release, whole, listing, name=f"{id_}.{level}", caption=caption)
    for stratum in release.about.strata:
        divided = [rows for rows in areas.values() if any(group[0] == stratum.id for _, group in rows)]
        if divided:
            groups = texts.small(seen(stratum.text))
            caption = words.text(
                "report.caption_groups", areas=words.levels(level), groups=groups, period=period
            )
            name = texts.anchor(f"{id_}.{level}", stratum.id)
            yield group_table(words, release, divided, stratum, listing, name=name, caption=caption)


def _intro(words: Words, about: About, level: Level) -> Iterator[str]:
    """Yield what a reader has to know before looking at a level."""
    if about.unit_level is Level.ER_UNIT:
        if level is Level.MUNICIPALITY:
            yield words.text("report.method_municipality", units=notes.units_of(words, about))
        elif level is Level.COUNTY:
            yield words.text("report.method_county")
