# SPDX-License-Identifier: EUPL-1.2
"""The words of the papers whose texts are data: frozen values in one language for the writers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from app import RESOURCES
from app.domain.codelists import CodeLists, Language
from app.domain.periods import ONE_DAY, SurveyPeriod
from app.domain.protected import Statement
from app.domain.questionnaire import CATEGORY_LISTS, CROSSES, JOIN, LISTS, definition

_LISTS: Final[Mapping[str, str]] = {
    "region": "region",
    "police_district": "police_district",
    "size_class": "municipality_size",
    "recipient": "disclosure_recipient",
}
"""Field of a sheet's header to the code list that words it."""

_WORDED: Final[Mapping[str, str]] = {**CATEGORY_LISTS, "T15": "offer"}
"""Table to the code list that words its categories."""

REGION: Final = "region"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange:
    """A code list changed: from `day` on `added` hold and `retired` do not; words and codes."""

    list_name: str
    day: date
    added: tuple[str, ...]
    retired: tuple[str, ...]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLabels:
    """All words a survey sheet may need; lookups raise LookupError for what has no word.

    `definitions` are the official terms and what they mean, by code; `changes` are the days on
    which a code list changed, in order.
    """

    language: Language
    words: Mapping[str, str]
    questions: Mapping[str, str]
    helps: Mapping[str, str]
    categories: Mapping[tuple[str, str], str]
    statements: Mapping[Statement, str]
    rules: Mapping[str, str]
    months: tuple[str, ...]
    codes: Mapping[tuple[str, str], str]
    definitions: Mapping[str, tuple[str, str]]
    changes: tuple[ListChange, ...]

    def question(self, table: str) -> str:
        """What a table asks; of a cross table both questions."""
        if table in CROSSES:
            return self.words["cross"].format(
                **dict(zip(("first", "second"), map(self._named, table.split("x")), strict=True))
            )
        return self.questions[table]

    def category(self, table: str, code: str) -> str:
        """What a row is about, as the middle of a sentence; of a cross table both its sides."""
        if table in CROSSES:
            sides = zip(table.split("x"), code.split(JOIN), strict=True)
            return " · ".join(self.categories[side] for side in sides)
        return self.categories[table, code]

    def _named(self, table: str) -> str:
        return self.words.get(f"short_{table}", self.questions[table])

    def word(self, name: str) -> str:
        """One of the sheet's fixed words."""
        return self.words[name]

    def code(self, field: str, code: str) -> str:
        """A code of the header in words; one without words is shown as it is."""
        return self.codes.get((field, code), code) or self.words["not_given"]

    def day(self, day: date) -> str:
        """A date as it is written in the language: 30. juni 2026, 30 June 2026."""
        return _day(day, self.language, self.months)

    def period(self, period: SurveyPeriod) -> str:
        """A period in words."""
        return f"{self.day(period.start)} – {self.day(period.end)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryLabels:
    """All words of the emergency key's sheet; `steps` are what is numbered."""

    language: Language
    words: Mapping[str, str]
    steps: Mapping[str, tuple[str, ...]]
    months: tuple[str, ...]

    def word(self, name: str) -> str:
        """One of the sheet's fixed words."""
        return self.words[name]

    def day(self, day: date) -> str:
        """A date as it is written in the language."""
        return _day(day, self.language, self.months)


def recovery_labels(language: Language) -> RecoveryLabels:
    """The words of the emergency key's sheet in a language."""
    said = {name: entry[language] for name, entry in _data("papers/recovery_sheet").items()}
    return RecoveryLabels(
        language=language,
        words={name: text for name, text in said.items() if isinstance(text, str)},
        steps={name: tuple(text) for name, text in said.items() if isinstance(text, list)},
        months=tuple(_data("survey/sheet")["months"][language]),
    )


def sheet_labels(language: Language, lists: CodeLists) -> SheetLabels:
    """The labels in a language; where a code list has the words, they are taken from it."""
    data = _data("survey/sheet")

    def pick(table: Mapping[str, Any]) -> dict[str, str]:
        return {name: entry[language] for name, entry in table.items()}

    tables: Mapping[str, Any] = data["tables"]
    codes = {
        (field, entry.code): entry.label(language)
        for field, name in _LISTS.items()
        for entry in lists[name]
    }
    codes.update({("list", name): lists[name].title(language) for name in (REGION, *LISTS)})
    policies = pick(data["registration_policy"])
    codes.update({("registration_policy", code): text for code, text in policies.items()})
    return SheetLabels(
        language=language,
        words=pick(data["words"]),
        questions={name: table["question"][language] for name, table in tables.items()},
        helps={name: table["help"][language] for name, table in tables.items() if "help" in table},
        categories={
            **{
                (name, code): text
                for name, table in tables.items()
                for code, text in pick(table.get("categories", {})).items()
            },
            **{
                (table, entry.code): entry.label(language)
                for table, name in _WORDED.items()
                for entry in lists[name]
                if entry.code in definition(table).categories
            },
        },
        statements={Statement(code): text for code, text in pick(data["statements"]).items()},
        rules=pick(data["rules"]),
        months=tuple(data["months"][language]),
        codes=codes,
        definitions={
            entry.code: (entry.label(language), entry.definition(language))
            for entry in lists["definitions"]
        },
        changes=_changes(language, lists),
    )


def _changes(language: Language, lists: CodeLists) -> tuple[ListChange, ...]:
    found = []
    for name in (REGION, *LISTS):
        begins = {entry.code: entry.valid_from for entry in lists[name] if entry.valid_from}
        ends = {entry.code: entry.valid_to + ONE_DAY for entry in lists[name] if entry.valid_to}
        for day in sorted({*begins.values(), *ends.values()}):
            added, retired = (
                tuple(code for code, on in days.items() if on == day) for days in (begins, ends)
            )
            found.append(
                ListChange(
                    list_name=name,
                    day=day,
                    added=tuple(lists.label(name, code, language) for code in added),
                    retired=tuple(lists.label(name, code, language) for code in retired),
                    codes=frozenset({*added, *retired}),
                )
            )
    return tuple(sorted(found, key=lambda one: one.day))


def _day(day: date, language: Language, months: tuple[str, ...]) -> str:
    dot = "." if language == "da" else ""
    return f"{day.day}{dot} {months[day.month - 1]} {day.year}"


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((RESOURCES / f"{name}.toml").read_text(encoding="utf-8"))
