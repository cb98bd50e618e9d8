# SPDX-License-Identifier: EUPL-1.2
"""From exact tables down the ladder: each table the finest step that leaves every secret open."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from app.domain.protected import Danger, Profile, ProtectedCell, Reason, Statement, Why
from app.domain.questionnaire import CROSSES, DEFINITIONS, definition
from app.statistics.attack import Problem
from app.statistics.audit import Audit, Closing
from app.statistics.claims import Ask, Bound, Claims
from app.statistics.solver import Row
from app.statistics.states import about_cases, codes_of
from app.statistics.tables import ExactSurvey, ExactTable

EXACT, BAND, CLASS, ANSWER = "exact", "band", "class", "answer"
_BAND: Final = 5
STEPS: Final[Mapping[Profile, tuple[str, ...]]] = {
    Profile.YES_NO: (ANSWER,),
    Profile.INTERVAL: (EXACT, BAND, CLASS),
    Profile.STRICT: (CLASS,),
}
_ASKED: Final = ("T2", "T3", "T4", "T5", "T6")
NOT_RECORDED: Final = ("T18b", "T18d")
"""Tables that the register does not record yet; they are never answered."""

Cells = tuple[ProtectedCell, ...]


def tables_of(profile: Profile, *, crossed: bool) -> tuple[str, ...]:
    """The tables of counts that a profile may answer, in their order."""
    if profile is Profile.YES_NO:
        return _ASKED
    names = [*DEFINITIONS, *(CROSSES if crossed and profile is Profile.INTERVAL else ())]
    counted = {*about_cases(names), "T7"}
    return tuple(name for name in names if name in counted and name not in NOT_RECORDED)


def stated(code: str, number: int, step: str, k: int) -> ProtectedCell:
    """A count on a step of the ladder; a true interval whatever the count (rule 1)."""
    lower: int = 0
    upper: int | None = k - 1
    if number >= k:
        lower, upper = {
            EXACT: (number, number),
            BAND: (max(k, number - number % _BAND), number - number % _BAND + _BAND - 1),
            CLASS: (k, None),
        }[step]
    return ProtectedCell(code=code, statement=Statement.NUMBER, lower=lower, upper=upper)


def withheld(codes: Iterable[str], reason: Reason) -> Cells:
    """A table that says nothing."""
    return tuple(
        ProtectedCell(code=code, statement=Statement.WITHHELD, reason=reason) for code in codes
    )


class Concerns:
    """T7 as a problem of its own: what became of the concerns, whose total is taken as known."""

    def __init__(self, table: ExactTable) -> None:
        self.table = table
        self.codes = [code for code in codes_of("T7") if code != "received"]
        self.total = table.count("received") or 0
        everything = tuple(range(len(self.codes)))
        self.problem = Problem(len(self.codes), (Row(everything, self.total, self.total),))

    def cells(self, code: str) -> tuple[int, ...]:
        """The unknowns of a category; all of them for the total."""
        if code == "received":
            return tuple(range(len(self.codes)))
        return (self.codes.index(code),)

    def rows(self, cells: Iterable[ProtectedCell]) -> Iterator[tuple["Concerns", Row]]:
        """What the table says."""
        for cell in cells:
            if cell.statement is Statement.NUMBER:
                yield self, Row(self.cells(cell.code), cell.lower or 0, cell.upper)


class Ladder:
    """The tables of one release as they are decided, and why each says no more."""

    def __init__(
        self,
        exact: ExactSurvey,
        profile: Profile,
        claims: Claims,
        audit: Audit,
        *,
        release: int,
        k: int,
        concerns: Concerns | None,
        asks: Iterable[Ask],
        exempt: Iterable[Ask],
        late: Callable[[], bool],
    ) -> None:
        self._exact, self._profile, self._claims, self._audit = exact, profile, claims, audit
        self._release, self._k, self._concerns, self._late = release, k, concerns, late
        self._asks = tuple(asks)
        self._exempt = set(exempt)
        self.tables: dict[str, Cells] = {}
        self.whys: dict[tuple[str, str], Why] = {}

    @property
    def exempt(self) -> frozenset[object]:
        """The asks that what is answered makes void."""
        return frozenset(self._exempt)

    def climb(self, names: Iterable[str]) -> None:
        """Decide every table, in this order; then fill where a finer figure is safe."""
        names = tuple(names)
        for step in reversed(STEPS[self._profile]):
            if self._late():
                break
            rows = [row for name in names for row in self._rows(name, self._at(name, step))]
            self._audit.seed(rows, self.exempt)
        for name in names:
            self._decide(name)
        if self._profile is Profile.INTERVAL:
            for name in names:
                self._fill(name)
        for name in names:
            self._explain(name)

    def _decide(self, name: str) -> None:
        closing: Closing | None = None
        for step in STEPS[self._profile]:
            if self._late():
                break
            cells = self._at(name, step)
            void = self._exempt | set(exempt(self._asks, self._release, name, cells))
            rows = list(self._rows(name, cells))
            closing = self._audit.closing(rows, frozenset(void))
            if closing is None:
                if name in CROSSES and self._audit.redundant(rows):
                    self.tables[name] = withheld(codes_of(name), Reason.SAYS_NO_MORE)
                    return
                self._exempt = void
                self._audit.tell(rows)
                self.tables[name] = cells
                return
            self._remember(name, codes_of(name), closing)
        self.tables[name] = withheld(
            codes_of(name) if self._profile is not Profile.YES_NO else definition(name).categories,
            Reason.WOULD_REVEAL if closing is not None else Reason.NO_TIME,
        )

    def _fill(self, name: str) -> None:
        cells = {cell.code: cell for cell in self.tables[name]}
        if all(cell.reason is Reason.SAYS_NO_MORE for cell in cells.values()):
            return
        for code, cell in cells.items():
            number = self._number(name, code)
            if cell.upper is not None:
                continue
            for step in (EXACT, BAND, CLASS) if number >= self._k else (CLASS,):
                finer = stated(code, number, step, self._k)
                if finer == cell or self._late():
                    break
                rows = list(self._rows(name, [finer]))
                closing = self._audit.closing(rows, self.exempt)
                if closing is None:
                    self._audit.tell(rows)
                    cells[code] = finer
                    break
                self._remember(name, [code], closing)
        self.tables[name] = tuple(cells.values())

    def _at(self, name: str, step: str) -> Cells:
        if step == ANSWER:
            return self._answers(name)
        return tuple(
            stated(code, self._number(name, code), step, self._k) for code in codes_of(name)
        )

    def _answers(self, name: str) -> Cells:
        cells = []
        for code in definition(name).categories:
            answer = self._exact.table(name).answer(code)
            if answer is None:
                return withheld(definition(name).categories, Reason.NOT_ANSWERED)
            cells.append(ProtectedCell(code=code, statement=Statement(answer.value)))
        if name == "T4" and not self._ages_by_cases(cells):
            return withheld(definition(name).categories, Reason.NOT_ANSWERED)
        return tuple(cells)

    def _ages_by_cases(self, cells: Sequence[ProtectedCell]) -> bool:
        """Whether the answer of T4 follows from how many cases there are of each category.

        "Don't know" can come about in two ways, and "both" by two cases whose age is unknown.
        """
        code = next(cell.code for cell in cells if cell.statement is Statement.YES)
        if code != "both":
            return code != "unknown"
        both = self._number("T4", "both")
        return all(both + self._number("T4", one) for one in ("only_under", "only_over"))

    def _rows(self, name: str, cells: Iterable[ProtectedCell]) -> Iterator[tuple[object, Row]]:
        if name == "T7":
            if self._concerns is not None:
                yield from self._concerns.rows(cells)
            return
        yield from self._claims.rows(name, cells, self._release)

    def _number(self, name: str, code: str) -> int:
        return self._exact.table(name).count(code) or 0

    def _remember(self, name: str, codes: Iterable[str], closing: Closing) -> None:
        why = Why(
            reason=Reason.WOULD_REVEAL,
            secret=closing.ask.secret,
            lower=closing.lower,
            upper=closing.upper,
        )
        for code in codes:
            self.whys[name, code] = why

    def _explain(self, name: str) -> None:
        """Why each figure says no more; nothing beside what says all."""
        for cell in self.tables[name]:
            key = (name, cell.code)
            if cell.statement is Statement.WITHHELD:
                reason = cell.reason or Reason.WOULD_REVEAL
                if reason is not Reason.WOULD_REVEAL or key not in self.whys:
                    self.whys[key] = Why(reason=reason)
            elif cell.statement is not Statement.NUMBER or cell.lower == cell.upper:
                self.whys.pop(key, None)
            elif cell.lower == 0:
                self.whys[key] = Why(reason=Reason.SMALL_NUMBER)
            elif self._profile is not Profile.INTERVAL:
                self.whys[key] = Why(reason=Reason.PROFILE)


def exempt(asks: Iterable[Ask], release: int, table: str, cells: Cells) -> Iterator[Ask]:
    """What answers of yes and no themselves say, and so need not stay open (rule 3).

    A yes says that the category occurs, a no that it does not; whatever else follows is no excuse.
    """
    answers = {cell.code: cell.statement for cell in cells}
    if not set(answers.values()) & {Statement.YES, Statement.NO, Statement.DONT_KNOW}:
        return
    settled = Statement.NO in answers.values()
    unclear = Statement.DONT_KNOW in answers.values()
    for ask in asks:
        secret = ask.secret
        if secret.table != table or ask.release != release or secret.danger is Danger.GROUP:
            continue
        answer = answers.get(secret.code)
        if table == "T4":
            if answers.get("both") is not Statement.YES and answer is Statement.NO:
                yield ask
        elif answer in (Statement.NO, Statement.DONT_KNOW):
            yield ask
        elif answer is Statement.YES:
            if secret.code != "both" and secret.danger is Danger.COUNT and ask.bound is Bound.ZERO:
                yield ask
        elif answer is None and secret.code != "none_identified":
            void = settled or (unclear and ask.bound is Bound.ZERO)
            yield from (ask,) * void
