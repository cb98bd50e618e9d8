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
from app.domain.periods import SurveyPeriod
from app.domain.protected import Statement
from app.domain.questionnaire import CATEGORY_LISTS, LISTS

_LISTS: Final[Mapping[str, str]] = {
    "region": "region",
    "police_district": "police_district",
    "size_class": "municipality_size",
}
"""Field of the sheet's header to the code list that words it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLabels:
    """All words a survey sheet may need; lookups raise LookupError for what has no word."""

    language: Language
    words: Mapping[str, str]
    questions: Mapping[str, str]
    helps: Mapping[str, str]
    categories: Mapping[tuple[str, str], str]
    statements: Mapping[Statement, str]
    rules: Mapping[str, str]
    months: tuple[str, ...]
    codes: Mapping[tuple[str, str], str]

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
    codes.update({("list", name): lists[name].title(language) for name in LISTS})
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
                for table, name in CATEGORY_LISTS.items()
                for entry in lists[name]
            },
        },
        statements={Statement(code): text for code, text in pick(data["statements"]).items()},
        rules=pick(data["rules"]),
        months=tuple(data["months"][language]),
        codes=codes,
    )


def _day(day: date, language: Language, months: tuple[str, ...]) -> str:
    dot = "." if language == "da" else ""
    return f"{day.day}{dot} {months[day.month - 1]} {day.year}"


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((RESOURCES / f"{name}.toml").read_text(encoding="utf-8"))
