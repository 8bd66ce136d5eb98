"""Views of single areas: what each chapter says of them, beside the area above and the nation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nki.findings.harmless import seen
from nki.model.level import NATIONAL_CODE, Level
from nki.steps.report import texts
from nki.steps.report.index import WHOLE, Index, Key
from nki.steps.report.report import Area, AreaList, Part, Picture, Table
from nki.steps.report.tables import Listing, area_table, measure_table
from nki.words.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """A chapter, as far as areas have to know it."""

    id: str
    title: str
    index: Index
    pictures: Mapping[Key, tuple[Picture, ...]]


def viewed_levels(indexes: Sequence[Index]) -> tuple[Level, ...]:
    """Return the levels whose areas have a view: what others are listed under, and those who report.

    A municipality shows the units that serve it, and its line says all there is to say, unless it reports.
    """
    present = {level for index in indexes for level in index.levels}
    reporting = {index.release.about.unit_level for index in indexes}
    quiet = {Level.NATIONAL, Level.MUNICIPALITY} - reporting
    return tuple(level for level in Level if level in present - quiet)


def targets_of(indexes: Sequence[Index]) -> dict[Key, str]:
    """Return where the view of each area is."""
    return {
        (level, code): texts.anchor(level, code)
        for level in viewed_levels(indexes)
        for index in indexes
        for code in index.levels.get(level, {})
    }


def area_lists(words: Words, chapters: Sequence[Told], targets: Mapping[Key, str]) -> tuple[AreaList, ...]:
    """Return the views of all areas that have one, a list for each level.

    An area is called as it was in the last of the periods that it has a row in.
    """
    ordered = sorted(chapters, key=lambda chapter: chapter.index.release.about.period)
    names = {key: name for chapter in ordered for key, name in chapter.index.names.items()}
    lists = []
    for level in viewed_levels([chapter.index for chapter in chapters]):
        keys = [key for key in targets if key[0] is level]
        keys.sort(key=lambda key: (words.sort_key(names[key]), key[1]))
        views = (_area(words, key, chapters, targets, names) for key in keys)
        lists.append(AreaList(words.levels(level), tuple(views)))
    return tuple(lists)


def _area(
    words: Words, key: Key, chapters: Sequence[Told], targets: Mapping[Key, str], names: Mapping[Key, str]
) -> Area:
    level, code = key
    telling = [chapter for chapter in chapters if chapter.index.rows(key)]
    above = [chapter.index.above[key] for chapter in telling if key in chapter.index.above]
    return Area(
        id=targets[key],
        level=level,
        kind=words.level(level),
        name=names[key],
        code=seen(code),
        above=names.get(above[-1], "") if above else "",
        above_target=targets.get(above[-1], "") if above else "",
        parts=tuple(_part(words, key, chapter, targets, names) for chapter in telling),
    )


def _part(
    words: Words, key: Key, chapter: Told, targets: Mapping[Key, str], names: Mapping[Key, str]
) -> Part:
    index = chapter.index
    about = index.release.about
    rows = index.rows(key)
    beside = [(names[key], rows)]
    beside += [
        (names[other], found)
        for other in (index.above.get(key), (Level.NATIONAL, NATIONAL_CODE))
        if other is not None and (found := index.rows(other))
    ]
    main = rows.get((about.measures[0].number, WHOLE))
    period = words.period(about.period)
    id_ = texts.anchor(chapter.id, *key)
    return Part(
        chapter=chapter.id,
        title=chapter.title,
        period=period,
        sentences=() if main is None else (seen(words.sentence(main, about)),),
        comparison=measure_table(
            words, index.release, beside, name=f"{id_}.m",
            caption=words.text("report.caption_area", area=names[key], period=period),
        ),
        tables=tuple(_below(words, key, index, id_, targets)),
        pictures=chapter.pictures.get(key, ()),
    )  # fmt: skip


def _below(words: Words, key: Key, index: Index, id_: str, targets: Mapping[Key, str]) -> Iterator[Table]:
    """Yield the tables of the areas that are listed under this one, a table for each level."""
    for level, areas in index.below.get(key, {}).items():
        caption = words.text(
            "report.caption_below",
            areas=words.levels(level),
            area=index.names[key],
            period=words.period(index.release.about.period),
        )
        yield area_table(
            words, index.release, areas, Listing(targets, {}), name=f"{id_}.{level}", caption=caption
        )
