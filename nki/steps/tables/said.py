"""What is said around a table: its caption, what it holds in words, and what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nki import notes
from nki.arranging import Choice, Listed, Sort
from nki.findings.harmless import seen
from nki.model.level import Level
from nki.model.release import About, Release
from nki.model.status import SHOWN
from nki.steps.tables.document import Column
from nki.words.words import Words


def title_of(words: Words, releases: Sequence[Release]) -> str:
    """Return the title of the indicator, or of many."""
    titles = dict.fromkeys(seen(release.about.title) for release in releases)
    return next(iter(titles)) if len(titles) == 1 else words.text("report.title_of_many")


def period_of(words: Words, releases: Sequence[Release]) -> str:
    """Return the period of the releases, or the first and the last of them."""
    periods = list(dict.fromkeys(release.about.period for release in releases))
    # periods of several indicators are sorted inside each
    first, last = words.period(min(periods)), words.period(max(periods))
    return seen(first if first == last else words.text("tables.periods", first=first, last=last))


def caption(words: Words, releases: Sequence[Release], level: Level) -> str:
    """Return the caption of the table of a level."""
    title = title_of(words, releases).rstrip(".")
    areas = words.text("places.nation") if level is Level.NATIONAL else words.levels(level)
    return words.text("tables.caption", title=title, areas=areas, period=period_of(words, releases))


def alt(
    words: Words, level: Level, lines: int, columns: Sequence[Column], without: int, section_head: str
) -> str:
    """Say what a table holds to those who do not see it: how many rows of what, and which columns."""
    areas = words.text("places.nation") if level is Level.NATIONAL else words.inside(words.levels(level))
    told = [
        words.text("tables.alt", count=lines, areas=areas, columns="; ".join(one.joined for one in columns))
    ]
    if section_head:
        told.append(words.text("tables.alt_grouped", under=words.inside(section_head)))
    if without:
        told.append(words.text("tables.alt_signs", count=without))
    return " ".join(told)


def notices(words: Words, releases: Sequence[Release]) -> tuple[str, ...]:
    """Return what must not be overlooked: one that holds for any part is said of the whole."""
    some = len({release.about.provisional for release in releases}) > 1
    found = (
        notice
        for release in releases
        for notice in notes.notices(words, release.about)
        # where some periods are final, a star marks the others
        if not (some and notice.mark is notes.Mark.PROVISIONAL)
    )
    return tuple(dict.fromkeys(notice.text for notice in found))


def below(
    words: Words, releases: Sequence[Release], listed: Listed, choice: Choice, *, has_absent: bool
) -> Iterator[str]:
    """Yield what stands below the table of a level, but for its signs."""
    yield from _order(words, releases, listed, choice)
    yield from _measures(words, releases, listed.level)
    if has_absent:
        yield words.text("tables.absent")
    if len({release.about.provisional for release in releases}) > 1:
        yield words.text("tables.provisional_period")
    yield from _counted_twice(words, releases, listed.level)
    yield from dict.fromkeys(source for one in releases for source in notes.sources(words, one.about))


def common(words: Words, releases: Sequence[Release]) -> Iterator[str]:
    """Yield what has to be said of all tables, once."""
    several = len({release.about.indicator for release in releases}) > 1
    told = [(release.about, text) for release in releases for text in _method(words, release)]
    abouts = {about.indicator: seen(about.title) for about, _ in told}
    said = dict.fromkeys((about.indicator, text) for about, text in told)
    everywhere = {text for _, text in said if all((name, text) in said for name in abouts)}
    yield from dict.fromkeys(
        text
        if not several or text in everywhere
        else words.text("tables.of_indicator", title=abouts[name], text=text)
        for name, text in said
    )
    versions = {(one.about.indicator, one.about.version) for one in releases}
    for name in dict.fromkeys(one.about.indicator for one in releases):
        found = sorted(seen(version) for indicator, version in versions if indicator == name)
        if len(found) > 1:
            yield words.text("tables.versions", versions=words.join(found))


def _method(words: Words, release: Release) -> Iterator[str]:
    """Yield how the figures are made, and what those who made the indicator want its readers to know."""
    yield from notes.method(words, release)
    yield from notes.caveats(release.about)


def _order(words: Words, releases: Sequence[Release], listed: Listed, choice: Choice) -> Iterator[str]:
    order = choice.order
    if order in (Sort.VALUE, Sort.LOWEST) and len(listed.areas) > 1:
        main = releases[0].about.measures[0]
        what = words.inside(notes.number_of(words, main))
        if len({one.about.indicator for one in releases}) > 1:
            what = f"{seen(releases[0].about.title)}, {what}"
        periods = [one.about.period for one in releases if one.about.indicator == releases[0].about.indicator]
        if len(periods) > 1:
            what = f"{what}, {words.period(periods[-1])}"
        yield words.text(f"tables.sorted_{order}", what=what)
    if listed.left_out:
        shown = len(listed.areas)
        told = words.text(
            f"tables.left_out_{order}",
            shown=shown,
            all=shown + listed.left_out,
            areas=words.inside(words.levels(listed.level)),
            left_out=listed.left_out,
        )
        yield f"{told} {words.text('tables.tied', count=listed.tied)}" if listed.tied else told


def _measures(words: Words, releases: Sequence[Release], level: Level) -> Iterator[str]:
    """Yield what each measure of a table is, in the words of the form."""
    several = len({release.about.indicator for release in releases}) > 1
    said: dict[str, None] = {}
    for release in releases:
        present = {row.measure for row in release.rows if row.level is level}
        for measure in release.about.measures:
            if measure.number in present:
                text = words.text(
                    "tables.measure_text", measure=notes.number_of(words, measure), text=seen(measure.text)
                )
                title = seen(release.about.title)
                said[words.text("tables.of_indicator", title=title, text=text) if several else text] = None
    yield from said


def _counted_twice(words: Words, releases: Sequence[Release], level: Level) -> Iterator[str]:
    """Yield why figures of a level cannot be added up, where they cannot."""
    reporting: dict[Level, About] = {release.about.unit_level: release.about for release in releases}
    if Level.ER_UNIT in reporting:
        units = notes.units_of(words, reporting[Level.ER_UNIT])
        if level is Level.MUNICIPALITY:
            yield words.text("report.method_municipality", units=units)
        elif level is Level.COUNTY:
            yield words.text("report.method_county")
        elif level is Level.ER_UNIT:
            yield words.text("tables.serves_many")


def without_figures(releases: Sequence[Release], level: Level) -> int:
    """Count the areas of a level that have a sign for some figure."""
    return len(
        {row.code for one in releases for row in one.rows if row.level is level and row.status not in SHOWN}
    )
