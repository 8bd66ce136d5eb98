"""Views of single areas: what each chapter says of them, beside the area above and the nation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nki.findings.harmless import seen
from nki.model.level import NATIONAL_CODE, Level
from nki.model.release import Release, Row
from nki.steps.report import texts
from nki.steps.report.report import Area, AreaList, Part, Table
from nki.steps.report.tables import WHOLE, Listing, Rows, area_table, areas_of, measure_table
from nki.words.words import Words

Key = tuple[Level, str]
Titled = Sequence[tuple[str, str, Release]]
"""Chapters: their id, their title, and the release behind them."""


def viewed_levels(releases: Sequence[Release]) -> tuple[Level, ...]:
    """Return the levels whose areas have a view: what others are listed under, and those who report.

    A municipality shows the units that serve it, and its line says all there is to say, unless it reports.
    """
    present = {row.level for release in releases for row in release.rows}
    reporting = {release.about.unit_level for release in releases}
    quiet = {Level.NATIONAL, Level.MUNICIPALITY} - reporting
    return tuple(level for level in Level if level in present - quiet)


def targets_of(releases: Sequence[Release]) -> dict[Key, str]:
    """Return where the view of each area is."""
    levels = viewed_levels(releases)
    return {
        (row.level, row.code): texts.anchor(row.level, row.code)
        for release in releases
        for row in release.rows
        if row.level in levels
    }


def parent_of(row: Row) -> Key | None:
    """Return the area that a row is listed under."""
    if row.county:
        return Level.COUNTY, row.county
    return (Level.HEALTH_REGION, row.region) if row.region else None


def names_of(words: Words, releases: Sequence[Release]) -> dict[Key, str]:
    """Return the name of each area, the one of the last period that it has a row in."""
    ordered = sorted(releases, key=lambda release: release.about.period)
    return {(row.level, row.code): texts.name_of(words, row) for release in ordered for row in release.rows}


def area_lists(words: Words, titled: Titled, targets: Mapping[Key, str]) -> tuple[AreaList, ...]:
    """Return the views of all areas that have one, a list for each level."""
    releases = [release for *_, release in titled]
    names = names_of(words, releases)
    lists = []
    for level in viewed_levels(releases):
        codes = dict.fromkeys(row.code for one in releases for row in one.rows if row.level is level)
        ordered = sorted(codes, key=lambda code: (words.sort_key(names[level, code]), code))
        views = (_area(words, (level, code), titled, targets, names) for code in ordered)
        lists.append(AreaList(words.levels(level), tuple(views)))
    return tuple(lists)


def _area(
    words: Words, key: Key, titled: Titled, targets: Mapping[Key, str], names: Mapping[Key, str]
) -> Area:
    level, code = key
    above: Key | None = None
    parts = []
    for chapter, title, release in titled:
        rows = areas_of(release, level).get(code)
        if rows is None:
            continue
        above = parent_of(next(iter(rows.values()))) or above
        parts.append(_part(words, key, chapter, title, release, rows, targets, names))
    return Area(
        id=targets[key],
        level=level,
        kind=words.level(level),
        name=names[key],
        code=seen(code),
        above=names.get(above, "") if above else "",
        above_target=targets.get(above, "") if above else "",
        parts=tuple(parts),
    )


def _part(
    words: Words,
    key: Key,
    chapter: str,
    title: str,
    release: Release,
    rows: Rows,
    targets: Mapping[Key, str],
    names: Mapping[Key, str],
) -> Part:
    about = release.about
    first = next(iter(rows.values()))
    beside: list[tuple[str, Rows]] = [(names[key], rows)]
    parent = parent_of(first)
    beside += [
        (names[other], found)
        for other in (parent, (Level.NATIONAL, NATIONAL_CODE))
        if other is not None and (found := areas_of(release, other[0]).get(other[1]))
    ]
    main = rows.get((about.measures[0].number, WHOLE))
    period = words.period(about.period)
    caption = words.text("report.caption_area", area=names[key], period=period)
    id_ = texts.anchor(chapter, *key)
    return Part(
        chapter=chapter,
        title=title,
        period=period,
        sentences=() if main is None else (seen(words.sentence(main, about)),),
        comparison=measure_table(words, release, beside, name=f"{id_}.m", caption=caption),
        tables=tuple(_below(words, key, release, id_, targets)),
    )


def _below(words: Words, key: Key, release: Release, id_: str, targets: Mapping[Key, str]) -> list[Table]:
    """Return the tables of the areas that are listed under this one, a table for each level."""
    tables = []
    for level in Level:
        found = [
            rows for rows in areas_of(release, level).values() if parent_of(next(iter(rows.values()))) == key
        ]
        if found:
            caption = words.text(
                "report.caption_below",
                areas=words.levels(level),
                area=names_of(words, [release])[key],
                period=words.period(release.about.period),
            )
            name = f"{id_}.{level}"
            tables.append(area_table(words, release, found, Listing(targets, {}), name=name, caption=caption))
    return tables
