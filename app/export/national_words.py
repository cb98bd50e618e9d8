# SPDX-License-Identifier: EUPL-1.2
"""The words of the national figures in one language: their titles, rows, groups and reasons."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Final

from app import RESOURCES
from app.domain.codelists import CodeLists, Language
from app.domain.national import (
    OPTIONS,
    Fault,
    Group,
    LeftOut,
    NationalFigure,
    Share,
    Split,
    UnknownCode,
    percent_bounds,
    whole_percent,
)
from app.domain.periods import SurveyPeriod
from app.domain.protected import Statement
from app.domain.questionnaire import JOIN
from app.export.labels import SheetLabels, sheet_labels
from app.export.sheet_text import beginning, one_line

TABLE_1: Final = "tabel_1"
NOTHING: Final = "–"
_FIELDS: Final = {
    Split.REGION: "region",
    Split.SIZE: "size_class",
    Split.DISTRICT: "police_district",
}
_LEGEND: Final = (
    "legend_municipality",
    "legend_true",
    "legend_interval",
    "legend_bar",
    "legend_withheld",
    "legend_among",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalWords:
    """All words of the national figures."""

    sheet: SheetLabels
    words: Mapping[str, str]
    figures: Mapping[str, str]
    faults: Mapping[str, str]

    def word(self, name: str) -> str:
        """One of the fixed words."""
        return self.words[name]

    def legend(self) -> tuple[str, ...]:
        """What a reader must know, the same in every format."""
        return tuple(self.words[name] for name in _LEGEND)

    def number(self, figure: NationalFigure) -> str:
        """Figur 3, Tabel 1."""
        if figure.id == TABLE_1:
            return self.words["table_1"]
        return self.words["figure"].format(number=figure.id)

    def title(self, figure: NationalFigure) -> str:
        """Its number and what it shows."""
        return f"{self.number(figure)} · {self.figures[figure.id]}"

    def base(self, figure: NationalFigure) -> str:
        """What the shares of the whole country are shares of."""
        name = "of_cases" if figure.with_cases else "of_all"
        return self.words[name].format(n=figure.group(Split.COUNTRY).municipalities)

    def split(self, split: Split) -> str:
        """By what the municipalities are laid apart."""
        return self.words[split.value]

    def group(self, group: Group) -> str:
        """The country, a region, a size, a police district, or those that do not say."""
        if group.split is Split.COUNTRY:
            return self.words["country"]
        if not group.code:
            return self.words["not_stated"]
        return self.sheet.code(_FIELDS[group.split], group.code)

    def row(self, figure: NationalFigure, share: Share) -> str:
        """What a row is about, as the beginning of a line."""
        if figure.id == TABLE_1:
            first, second = (self.option(code).lower() for code in share.code.split(JOIN))
            return self.words["cross"].format(first=first, second=second)
        if share.code in OPTIONS:
            return self.option(share.code)
        return beginning(self.sheet.category(figure.table, share.code))

    def option(self, code: str) -> str:
        """Ja, Nej, Ved ikke."""
        return self.sheet.statements[Statement(code)]

    def percent(self, share: Share) -> str:
        """57 % where the share is known, 55–60 % where it is not, a dash of no municipality."""
        if share.least is None or share.most is None:
            return NOTHING
        least, most = percent_bounds(share.least, share.most)
        number = str(least) if share.least == share.most else f"{least}–{most}"
        return self.words["percent"].format(number=number)

    def among_answers(self, share: Share) -> str:
        """The share of the known answers in whole percent."""
        among: Fraction | None = share.among_answers
        if among is None:
            return NOTHING
        return self.words["percent"].format(number=whole_percent(among))

    def counts(self, share: Share) -> str:
        """The numbers behind a share that are not 0: ja 16 · nej 53 · oplyses ikke 5."""
        numbers = (
            ("yes", share.yes),
            ("no", share.no),
            ("dont_know", share.dont_know),
            ("withheld", share.withheld),
            ("absent", share.absent),
        )
        return " · ".join(f"{self.words[name].lower()} {n}" for name, n in numbers if n)

    def reason(self, left_out: LeftOut) -> str:
        """Why a file is not counted, in a sentence."""
        name, detail = left_out.fault.value, printable(left_out.detail)
        if left_out.fault is Fault.OTHER_PERIOD:
            start, end = map(date.fromisoformat, detail.split("/"))
            detail = self.sheet.period(SurveyPeriod(start, end))
        if not detail:
            name = {
                Fault.UNKNOWN_VERSION: "no_version",
                Fault.NOT_THE_FORM: "not_the_form_at_all",
            }.get(left_out.fault, name)
        return self.faults[name].format(detail=detail)

    def remark(self, unknown: UnknownCode) -> str:
        """That a sheet stands in no group, because no list has its code."""
        return self.words[f"unknown_{unknown.split.value}"].format(
            file=printable(unknown.file), code=printable(unknown.code)
        )


def national_words(language: Language, lists: CodeLists) -> NationalWords:
    """The words in a language; categories and groups are worded as on the sheets."""

    def pick(table: Mapping[str, Any]) -> dict[str, str]:
        return {name: entry[language] for name, entry in table.items()}

    data = _data()
    return NationalWords(
        sheet=sheet_labels(language, lists),
        words=pick(data["words"]),
        figures=pick(data["figures"]),
        faults=pick(data["faults"]),
    )


def printable(name: str) -> str:
    """A file's name on one line, whatever bytes it was made of."""
    return one_line(name.encode("utf-8", "replace").decode())


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((RESOURCES / "survey" / "national.toml").read_text(encoding="utf-8"))
