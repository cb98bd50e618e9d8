# SPDX-License-Identifier: EUPL-1.2
"""The proof of a sheet: other complete registers that every published figure fits as well.

Witnesses of the attacker become whole registers, case by case, and are counted by the same rules
as the real one. Here is no solver: a figure that does not fit, or a secret that no register opens,
means that there is no proof, and then there is no file (disclosure.md, rule 7).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.ages import age_band
from app.domain.periods import SurveyPeriod
from app.domain.protected import Danger, ProtectedCell, ProtectedTable, Statement
from app.domain.questionnaire import CROSSES
from app.domain.survey import CaseFacts, ConcernFacts, MunicipalityFacts, SurveyFacts, TallyFacts
from app.statistics.claims import GONE, NEW, Ask
from app.statistics.counting import case_marks, count
from app.statistics.invention import invented_case
from app.statistics.seen import Pattern
from app.statistics.solver import Whole
from app.statistics.states import Code, Counts, parts_of
from app.statistics.tables import ExactSurvey
from app.statistics.unfolding import Row, unfold
from app.statistics.world import Part, World

_NOBODY = MunicipalityFacts(name="")


@dataclass(frozen=True, slots=True)
class Published:
    """What one release says, and when."""

    period: SurveyPeriod
    tables: tuple[ProtectedTable, ...]


class Register:
    """One invented register, as every release of a world would have counted it."""

    def __init__(self, world: World, choice: Mapping[Part, Whole]) -> None:
        self._world = world
        self._rows: dict[Pattern, list[Row]] = {
            pattern: unfold(world, pattern, choice) for pattern in world.patterns
        }

    def cases(self, release: int, period: SurveyPeriod) -> list[tuple[Pattern, CaseFacts]]:
        """The invented cases that a release counts, with their patterns."""
        made: list[tuple[Pattern, CaseFacts]] = []
        for pattern in self._world.among(release):
            for row in self._rows[pattern]:
                made.append((pattern, invented_case(row, release, period, str(len(made)))))
        return made


class Recount:
    """One release of an invented register, counted by the rules of the real one."""

    def __init__(
        self,
        period: SurveyPeriod,
        cases: Sequence[tuple[Pattern, CaseFacts]],
        concerns: tuple[ConcernFacts, ...] = (),
        tallies: tuple[TallyFacts, ...] = (),
    ) -> None:
        facts = SurveyFacts(
            municipality=_NOBODY,
            cases=tuple(case for _, case in cases),
            concerns=concerns,
            tallies=tallies,
        )
        self.exact: ExactSurvey = count(facts, period)
        self._period, self._cases = period, cases
        self._sums: Counter[tuple[Pattern, object]] = Counter()
        self._size: Counter[Pattern] = Counter()
        self._counted = False

    def fits(self, tables: Iterable[ProtectedTable]) -> bool:
        """Whether every published figure about cases, persons and concerns is true of it."""
        for table in tables:
            exact = self.exact.table(table.id)
            for cell in table.cells:
                own = exact.cell(cell.code)
                if not _true(cell, own.count, None if own.answer is None else own.answer.value):
                    return False
        return True

    def value(self, ask: Ask, *, visible: bool) -> int:
        """What the sum of a secret is in it."""
        self._count_patterns()
        secret = ask.secret
        if secret.table == "T7":
            return self.exact.table("T7").count(secret.code) or 0
        if secret.danger is not Danger.GROUP:
            key: object = (secret.table, secret.code)
            return sum(self._sums[pattern, key] for pattern in ask.patterns)
        mark = (secret.table, secret.code)
        if secret.group_table in ("", NEW, GONE):
            everybody = sum(self._size[pattern] for pattern in ask.patterns)
            having = sum(self._sums[pattern, mark] for pattern in ask.patterns)
            unseen = 0
            if visible and secret.table == "T2":
                unseen = sum(self._sums[pattern, _NO_FORM] for pattern in ask.patterns)
            return everybody - having - unseen
        group = (secret.group_table, secret.group_code)
        members = sum(self._sums[pattern, group] for pattern in ask.patterns)
        return members - sum(
            self._sums[pattern, frozenset({mark, group})] for pattern in ask.patterns
        )

    def _count_patterns(self) -> None:
        if self._counted:
            return
        self._counted = True
        for pattern, case in self._cases:
            counts = case_counts(case, self._period)
            if counts is None:
                continue
            self._size[pattern] += 1
            for code, number in counts.items():
                self._sums[pattern, code] += number
            for table, cell, pair in _CROSSED:
                if all(counts.get(code) for code in pair):
                    self._sums[pattern, pair] += 1
                    self._sums[pattern, (table, cell)] += 1
            if {code for code in counts if code[0] == "T2"} == {("T2", "none_identified")}:
                self._sums[pattern, _NO_FORM] += 1


_NO_FORM = "no form"
_CROSSED = tuple(
    (table, cell, frozenset(parts_of(table, cell)))
    for table, asked in CROSSES.items()
    for cell in asked.categories
)


def case_counts(case: CaseFacts, period: SurveyPeriod) -> Counts | None:
    """What a case counts as in every table of cases and persons; None when it is not counted."""
    marks = case_marks(case, period)
    if marks is None:
        return None
    counts: Counter[Code] = Counter(
        (table, code) for table, codes in marks.items() for code in codes
    )
    for person in case.persons:
        counts["T9", person.gender] += 1
        counts["T10", str(age_band(person.birth, person.concern_received_on))] += 1
    return counts


def choices(
    witnesses: Mapping[object, Sequence[Whole]],
) -> Iterator[Mapping[object, Whole]]:
    """As many registers as the part with the most witnesses needs; the others take turns."""
    for number in range(max(map(len, witnesses.values()), default=0)):
        yield {part: own[number % len(own)] for part, own in witnesses.items()}


def _true(cell: ProtectedCell, number: int | None, answer: str | None) -> bool:
    if cell.statement is Statement.WITHHELD:
        return True
    if cell.statement is Statement.NUMBER:
        low = cell.lower or 0
        return number is not None and low <= number <= (
            number if cell.upper is None else cell.upper
        )
    return cell.statement.value == answer
