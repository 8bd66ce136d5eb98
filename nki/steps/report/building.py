"""Releases → a report. Everything that is said or shown is made here, in the order in which it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from nki import notes
from nki.findings.harmless import seen
from nki.model.level import Level
from nki.model.release import About, MeasureTitle, Release, Row
from nki.notes import Notice
from nki.steps.report import texts
from nki.steps.report.areas import Key, area_lists, names_of, parent_of, targets_of
from nki.steps.report.report import Chapter, Figure, Panel, Picture, Report, Table
from nki.steps.report.tables import WHOLE, Listing, area_table, areas_of, group_table
from nki.words.words import Words

Drawn = Mapping[int, tuple[Picture, ...]]
"""The pictures of a report: which release, by its place, has which."""


def report_of(words: Words, releases: Sequence[Release], drawn: Drawn, made_with: str) -> Report:
    """Return the report on some releases, with the pictures that were drawn of them."""
    ids = _ids(releases)
    titles = [seen(release.about.title) for release in releases]
    targets = targets_of(releases)
    chapters = tuple(
        _chapter(words, id_, title, release, drawn.get(at, ()), targets)
        for at, (id_, title, release) in enumerate(zip(ids, titles, releases, strict=True))
    )
    return Report(
        lang=words.lang,
        title=titles[0] if len(titles) == 1 else words.text("report.title_of_many"),
        notices=_common([chapter.notices for chapter in chapters]),
        chapters=chapters,
        lists=area_lists(words, list(zip(ids, titles, releases, strict=True)), targets),
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
    words: Words,
    id_: str,
    title: str,
    release: Release,
    pictures: tuple[Picture, ...],
    targets: Mapping[Key, str],
) -> Chapter:
    about = release.about
    return Chapter(
        id=id_,
        title=title,
        facts=tuple(_facts(words, about)),
        notices=notes.notices(words, about),
        headline=seen(words.headline(release)),
        figures=tuple(_figures(words, release)),
        response=_response(words, release),
        pictures=pictures,
        panels=tuple(_panels(words, id_, release, targets)),
        definition=notes.definition(words, about),
        caveats=notes.caveats(about),
        method=tuple(notes.method(words, release)),
        signs=notes.signs(words, release),
        account=notes.accounts(words, release),
        sources=tuple(notes.sources(words, about)),
    )


def _facts(words: Words, about: About) -> Iterator[str]:
    yield words.text("report.period", period=words.period(about.period))
    yield words.indicator_status(about.status)
    yield words.text("report.version", version=seen(about.version))
    yield seen(about.indicator)


def _figures(words: Words, release: Release) -> Iterator[Figure]:
    """Yield the figures of the nation, the main one first."""
    nation = next(iter(areas_of(release, Level.NATIONAL).values()), {})
    for measure in release.about.measures:
        row = nation.get((measure.number, WHOLE))
        if row is not None:
            yield _figure(words, release.about, measure, row)


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


def _response(words: Words, release: Release) -> str:
    """Say how many are in the figure of the nation."""
    nation = next(iter(areas_of(release, Level.NATIONAL).values()), {})
    row = nation.get((release.about.measures[0].number, WHOLE))
    if row is None or not row.invited:
        return ""
    units = notes.units_of(words, release.about)
    return words.text("report.response", answered=row.answered, invited=row.invited, units=units)


def _panels(words: Words, id_: str, release: Release, targets: Mapping[Key, str]) -> Iterator[Panel]:
    """Yield the tables of each level below the nation, and those of the nation's groups."""
    names = names_of(words, [release])
    for level in Level:
        areas = areas_of(release, level)
        if areas:
            tables = tuple(_tables(words, id_, release, level, targets, names))
            if tables:
                yield Panel(level, words.levels(level), tuple(_intro(words, release.about, level)), tables)


def _tables(
    words: Words,
    id_: str,
    release: Release,
    level: Level,
    targets: Mapping[Key, str],
    names: Mapping[Key, str],
) -> Iterator[Table]:
    areas = areas_of(release, level)
    parents = {code: parent_of(next(iter(rows.values()))) for code, rows in areas.items()}
    above = {code: names.get(parent, "") for code, parent in parents.items() if parent is not None}
    of_level = next((parent[0] for parent in parents.values() if parent is not None), None)
    listing = Listing(
        targets, above, words.level(of_level) if of_level is not None else "",
        words.text("report.found", areas=texts.small(words.levels(level)), shown="{shown}", all="{all}"),
    )  # fmt: skip
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
