"""The words of one language. Whoever writes a document asks here, and nowhere else, how something is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from babel import Locale
from babel.lists import format_list

from nki import labels
from nki.labels import Labels
from nki.model.level import Level
from nki.model.release import About, Release, Row
from nki.words import alphabet, dates, headline, numbers, phrases, sentences

LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases, numbers, dates and names in one language; ``nki.words.words_for`` has them."""

    lang: str
    locale: Locale = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "locale", Locale.parse(LOCALES[self.lang]))

    def text(self, key: str, /, **facts: str | int) -> str:
        """Return the phrase ``room.key`` with the facts in their places.

        Whole numbers are written as the language writes them; years and codes are given as text. A phrase
        with plural forms is chosen by the fact ``count``.
        """
        text = phrases.phrase(key, self.lang, lambda: self.locale.plural_form(int(facts.get("count", 0))))
        return phrases.filled(
            text, {name: self.number(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}
        )

    def number(self, value: Fraction | int, decimals: int = 0) -> str:
        """Write a number, rounded once, half away from zero: ``4 854`` and ``13,3``."""
        return numbers.written(numbers.exact(value, decimals), self.locale)

    def percent(self, value: Fraction | int, decimals: int = 1) -> str:
        """Write a percentage as in tables: ``13,3 %``."""
        return self.text("numbers.percent", number=self.number(value, decimals))

    def percent_prose(self, value: Fraction | int, decimals: int = 1) -> str:
        """Write a percentage as in running text: ``13,3 prosent``."""
        return self.text("numbers.percent_in_prose", number=self.number(value, decimals))

    def value(self, value: Fraction | int | None, decimals: int, unit: str, status: str = "ok") -> str:
        """Write a value as in tables, or the sign that stands for the reason why there is none.

        Per cent and the factor of a rate stand with the number. Other units belong in a heading.
        """
        if value is None:
            return self.sign(status)
        if unit == "percent":
            return self.percent(value, decimals)
        number = self.number(value, decimals)
        return f"{number} {self.unit(unit)}" if unit.startswith("per_") else number

    def value_prose(self, value: Fraction | int, decimals: int, unit: str) -> str:
        """Write a value with its unit as in running text: ``1 person``, ``12,5 minutter``."""
        if unit == "number":
            return self.number(value, decimals)
        shown = numbers.exact(value, decimals)
        one = labels.UNITS_ONE if self.locale.plural_form(abs(shown)) == "one" else {}
        table = one if unit in one else labels.UNITS
        return f"{numbers.written(shown, self.locale)} {self._label(table, unit)}"

    def sign(self, status: str) -> str:
        """Return the standard sign that stands where a value of that status would; none for ``ok``."""
        return labels.SIGNS.get(status, "")

    def sign_meaning(self, sign: str) -> str:
        """Say what a standard sign means, for a legend."""
        return self._label(labels.SIGN_MEANINGS, sign)

    def status(self, status: str) -> str:
        """Say what became of a value."""
        return self._label(labels.STATUSES, status)

    def reason(self, status: str) -> str:
        """Say why there is no value, in words that stand inside a sentence."""
        return self._label(labels.REASONS, status)

    def level(self, level: str) -> str:
        """Name a level: ``Fylke``."""
        return self._label(labels.LEVELS, level)

    def levels(self, level: str) -> str:
        """Name all of a level: ``Fylker``."""
        return self._label(labels.LEVELS_PLURAL, level)

    def column(self, name: str) -> str:
        """Name a column of the result."""
        return self._label(labels.COLUMNS, name)

    def kind(self, kind: str, percent: Fraction | None = None) -> str:
        """Name a kind of measure: ``Andel``, and which percentile it is: ``90-persentil``."""
        label: str = getattr(labels.kind_label(kind, percent), self.lang)
        return label

    def unit(self, unit: str) -> str:
        """Name a unit: ``prosent``, ``per 1 000``."""
        return self._label(labels.UNITS, unit)

    def indicator_status(self, status: str) -> str:
        """Say whether an indicator is national, a proposal or retired."""
        return self._label(labels.INDICATOR_STATUSES, status)

    def date(self, text: str) -> str:
        """Write an ISO date, month or year as in tables: ``23.06.2022``."""
        return dates.written_date(text, self.locale)

    def date_prose(self, text: str) -> str:
        """Write an ISO date, month or year as in running text: ``23. juni 2022``."""
        return dates.written_date_in_prose(text, self.locale)

    def period(self, text: str) -> str:
        """Write a measure period: ``2. tertial 2024``, ``12 måneder til og med mars 2024``."""
        return dates.written_period(text, self.lang, self.locale)

    def period_prose(self, text: str) -> str:
        """Write a measure period for behind a preposition: ``de 12 månedene til og med mars 2024``."""
        return dates.written_period(text, self.lang, self.locale, prose=True)

    def area_name(self, name: str, level: Level) -> str:
        """Return the name of an area; that of the nation in the language of the document."""
        return self.text("places.nation") if level is Level.NATIONAL else name

    def area_in_prose(self, name: str, level: Level) -> str:
        """Return the name of an area as it stands in running text: of a county, the Norwegian one.

        Counties with names in several languages have the Norwegian one first. Of municipalities any of them
        may be, so that they keep all.
        """
        return name.partition(" - ")[0] if level is Level.COUNTY else self.area_name(name, level)

    def area(self, name: str, level: Level) -> str:
        """Say where: ``i Norge``, ``i Oslo kommune``, ``ved Fedje legevakt``."""
        return self.text(f"places.in_{level}", name=self.area_in_prose(name, level))

    def where(self, name: str, level: Level, unit_level: Level) -> str:
        """Say where those who report are: ``ved legevaktene i Rogaland``, ``ved Fedje legevakt``."""
        place = self.area(name, level)
        if level is unit_level:
            return place
        if unit_level is Level.ER_UNIT and level is Level.MUNICIPALITY:
            return self.text("places.units_er_unit_serving", name=name)
        if unit_level not in (Level.ER_UNIT, Level.HEALTH_TRUST, Level.MUNICIPALITY):
            return place
        return self.text(f"places.units_{unit_level}", place=place)

    def counted(self, count: int, level: Level) -> str:
        """Write a number of areas or units: ``1 legevakt``, ``167 legevakter``."""
        one = self.locale.plural_form(count) == "one"
        return f"{self.number(count)} {self.inside(self.level(level) if one else self.levels(level))}"

    def inside(self, label: str) -> str:
        """Write a label as it stands inside a sentence: ``fylker``, but ``RegSim-regioner``."""
        first = label.partition(" ")[0]
        return label if any(letter.isupper() for letter in first[1:]) else label[:1].lower() + label[1:]

    def join(self, parts: Iterable[str]) -> str:
        """Join the parts of a list: ``a, b og c``."""
        return format_list(list(parts), locale=self.locale)

    def sort_key(self, name: str) -> alphabet.SortKey:
        """Return what a name is sorted by: the Norwegian alphabet in every language."""
        return alphabet.sort_key(name)

    def sentence(self, row: Row, about: About) -> str:
        """Let a value say itself, or say why there is none."""
        return sentences.sentence(self, row, about)

    def headline(self, release: Release) -> str:
        """Say the main measure's value for the nation, and where it is highest and lowest."""
        return headline.headline(self, release)

    def goal(self, release: Release) -> str:
        """Say whether the nation has reached the target of the main measure, "" where that is no question."""
        return headline.goal(self, release)

    def basis(self, row: Row, about: About) -> str:
        """Say in a sentence how many answers a figure is based on, "" where there is none."""
        if row.value is None:
            return ""
        units = self.counted(row.invited, about.unit_level)
        return self.text("sentences.basis", answered=row.answered, units=units)

    def _label(self, table: Labels, key: str) -> str:
        if key not in table:
            phrases.missing(f"the label {key}")
            return key.replace("_", " ")
        label: str = getattr(table[key], self.lang)
        return label
