# SPDX-License-Identifier: EUPL-1.2
"""The only way from exact tables to something that may leave: `protect` makes the sheet.

A `ProtectedTable` or `ProtectedSheet` cannot be made anywhere else than here and where the ledger
gives an earlier one back, and every format writes only these. Each table gets the finest step that
leaves every secret open; in the end the whole is tried once more in a fresh solver and proved by
other registers. Where anything is in doubt there is no sheet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.periods import SurveyPeriod
from app.domain.protected import (
    SEAL,
    Danger,
    Profile,
    ProtectedSheet,
    ProtectedTable,
    Reason,
    Secret,
    SheetHeader,
)
from app.domain.questionnaire import CROSSES, DEFINITIONS, Unit
from app.domain.survey import SurveyFacts
from app.statistics.attack import Contradiction, Demand, Problem
from app.statistics.audit import Audit
from app.statistics.certificate import Published, case_counts
from app.statistics.claims import Ask, Bound, Claims, Limits, Truth, asked
from app.statistics.counting import count
from app.statistics.earlier import Ledger, refuse_few, related, told_of_concerns
from app.statistics.ladder import (
    BAND,
    EXACT,
    NOT_RECORDED,
    Cells,
    Concerns,
    Ladder,
    exempt,
    stated,
    tables_of,
    withheld,
)
from app.statistics.plain import Protected, below_floor, header_of, other_whys, plainly, table_of
from app.statistics.policy import Policy
from app.statistics.proof import Claimed, NoProof, proved
from app.statistics.seen import Sample
from app.statistics.solver import Highs, MakeSolver
from app.statistics.states import Code, Counts, codes_of
from app.statistics.tables import ExactSurvey
from app.statistics.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How the work is done: which solver, what happens between questions, and when it is late.

    `between` may raise to stop. When `late`, tables that are not decided yet say nothing.
    """

    make: MakeSolver = Highs
    between: Callable[[], None] = lambda: None
    late: Callable[[], bool] = lambda: False


def members(facts: SurveyFacts, period: SurveyPeriod) -> dict[str, Counts]:
    """What each case counts as in the period, by its id; only those that are counted."""
    counted = ((case.id, case_counts(case, period)) for case in facts.cases)
    return {key: counts for key, counts in counted if counts is not None}


def protect(
    facts: SurveyFacts,
    period: SurveyPeriod,
    profile: Profile,
    policy: Policy,
    list_versions: Mapping[str, str],
    *,
    ledger: Ledger | None = None,
    examples: tuple[str, ...] = (),
    how: How | None = None,
) -> Protected:
    """The sheet of a period that leaves; `list_versions` of all code lists.

    Raises:
        SheetRefused: there is none; says why.
    """
    exact = count(facts, period)
    header = header_of(exact, facts.municipality, profile, policy, list_versions, examples)
    if exact.cases < policy.floor:
        return below_floor(exact, header, profile)
    work = _Work(exact, facts, profile, policy, ledger or Ledger(), how or How())
    return work.sheet(header)


class _Work:
    """One sheet on its way through ladder, final audit and proof."""

    def __init__(
        self,
        exact: ExactSurvey,
        facts: SurveyFacts,
        profile: Profile,
        policy: Policy,
        ledger: Ledger,
        how: How,
    ) -> None:
        self._exact, self._profile, self._policy, self._how = exact, profile, policy, how
        own = members(facts, exact.period)
        self._ledger = related(ledger, own, exact.period)
        refuse_few(self._ledger, own, exact.period, policy.k)
        crossed = exact.cases >= policy.cross_floor
        tables = tables_of(profile, crossed=crossed)
        earlier = [one.sheet for one in self._ledger.past]
        self._now = len(earlier)
        self._profiles = [*(Profile(sheet.header.profile) for sheet in earlier), profile]
        self._limits = [
            *(Limits(one.header.k, one.header.r, one.header.group) for one in earlier),
            Limits(policy.k, policy.r, policy.group),
        ]
        samples = [
            Sample(
                tables=_attacked(
                    Profile(one.sheet.header.profile), (table.id for table in one.sheet.tables)
                ),
                members=one.members,
                long=_long(one.sheet.header.period),
            )
            for one in self._ledger.past
        ]
        samples.append(
            Sample(tables=_attacked(profile, tables), members=own, long=_long(exact.period))
        )
        self._world = World(samples, self._ledger.gone)
        self._tables = tables
        self._claims = Claims(self._world, policy.sensitive)
        self._concerns = self._open_concerns()
        self._asks = tuple(self._all_asks())

    def sheet(self, header: SheetHeader) -> Protected:
        """The whole way."""
        audit = self._audit()
        void: set[Ask] = set()
        for number, one in enumerate(self._ledger.past):
            for table in one.sheet.tables:
                if table.id in _ABOUT:
                    audit.tell(list(self._claims.rows(table.id, table.cells, number)))
                    void |= set(exempt(self._asks, number, table.id, table.cells))
        if not audit.possible():
            told = bool(self._ledger.past)
            raise SheetRefused(SheetRefusal.CONTRADICTION if told else SheetRefusal.SOLVER_FAILED)
        try:
            if self._ledger.past:
                audit.relax(frozenset(void))
            elif not audit.all_open(frozenset(void)):
                raise SheetRefused(SheetRefusal.SOLVER_FAILED)
            ladder = self._climbed(audit, void)
        except Contradiction as error:
            raise SheetRefused(SheetRefusal.SOLVER_FAILED) from error
        made = dict(ladder.tables)
        tables = tuple(self._all_tables(made))
        demands = audit.demands(ladder.exempt)
        alternatives = self._prove(audit, ladder, demands, tables)
        whys = dict(ladder.whys) | dict(other_whys(tables, ladder.whys))
        return Protected(
            sheet=ProtectedSheet(header=header, tables=tables, seal=SEAL),
            whys=whys,
            secrets=len({(ask.secret, ask.release) for ask in map(asked, demands)}),
            alternatives=alternatives,
        )

    def _climbed(self, audit: Audit, void: set[Ask]) -> Ladder:
        ladder = Ladder(
            self._exact,
            self._profile,
            self._claims,
            audit,
            release=self._now,
            k=self._policy.k,
            concerns=self._concerns,
            asks=self._asks,
            exempt=void,
            late=self._how.late,
        )
        ladder.climb(name for name in self._tables if name != "T7" or self._concerns is not None)
        return ladder

    def _prove(
        self,
        audit: Audit,
        ladder: Ladder,
        demands: Sequence[Demand],
        tables: tuple[ProtectedTable, ...],
    ) -> tuple[ExactSurvey, ...]:
        published = [
            *(
                Published(one.sheet.header.period, _about(one.sheet.tables, concerns=False))
                for one in self._ledger.past
            ),
            Published(self._exact.period, _about(tables, concerns=True)),
        ]
        claimed = Claimed(
            world=self._world,
            published=published,
            profiles=self._profiles,
            demands=demands,
            concerns=self._concerns,
        )
        try:
            witnesses = audit.proof(ladder.exempt)
            return proved(claimed, witnesses, between=self._how.between)
        except (Contradiction, NoProof) as error:
            raise SheetRefused(SheetRefusal.NO_PROOF) from error

    def _audit(self) -> Audit:
        problems: dict[object, Problem] = {part: part.problem for part in self._world.parts}
        demands = []
        if self._concerns is not None:
            problems[self._concerns] = self._concerns.problem
        for ask in self._asks:
            if ask.secret.table == "T7":
                demands.append(self._of_concerns(ask))
                continue
            visible = self._profiles[ask.release] is Profile.YES_NO
            demands.append(self._claims.demand(ask, self._limits[ask.release], visible=visible))
        return Audit(problems, demands, make=self._how.make, between=self._how.between)

    def _all_asks(self) -> Iterator[Ask]:
        truth = Truth(self._world)
        for number in range(self._now + 1):
            tables, earlier = self._world.samples[number].tables, range(number)
            limits = self._limits[number]
            large = self._large(number)
            yield from self._claims.asks(number, tables, limits, truth, earlier, large)
        if self._concerns is not None:
            for code in self._concerns.codes:
                if (self._concerns.table.count(code) or 0) < self._policy.k:
                    secret = Secret(danger=Danger.COUNT, table="T7", code=code)
                    yield Ask(secret, Bound.ZERO, self._now, ())
                    yield Ask(secret, Bound.MORE, self._now, ())

    def _large(self, release: int) -> frozenset[Code]:
        """What an earlier release said is not small."""
        if release == self._now:
            return frozenset()
        return frozenset(
            (table.id, cell.code)
            for table in self._ledger.past[release].sheet.tables
            for cell in table.cells
            if (cell.lower or 0) >= self._limits[release].k
        )

    def _of_concerns(self, ask: Ask) -> tuple[object, Demand]:
        concerns = self._concerns
        if concerns is None:
            raise TypeError("no concerns")
        cells = concerns.cells(ask.secret.code)
        if ask.bound is Bound.ZERO:
            return concerns, Demand(ask, cells, at_most=0)
        return concerns, Demand(ask, cells, at_least=min(self._policy.r, concerns.total))

    def _open_concerns(self) -> Concerns | None:
        """T7, unless there are too few concerns or an overlapping sheet has told of them."""
        if "T7" not in self._tables:
            return None
        concerns = Concerns(self._exact.table("T7"))
        told = any(
            one.sheet.header.period.overlaps(self._exact.period) and told_of_concerns(one.sheet)
            for one in self._ledger.past
        )
        return None if told or concerns.total < self._policy.floor else concerns

    def _all_tables(self, made: Mapping[str, Cells]) -> Iterator[ProtectedTable]:
        """The sheet in its order: what was decided, the total, and what needs no protection."""
        for name, question in DEFINITIONS.items():
            if name == "T1" or question.unit is Unit.MUNICIPALITY:
                yield plainly(self._exact.table(name))
            elif name == "T1a":
                step = EXACT if self._profile is Profile.INTERVAL else BAND
                yield table_of(name, (stated("cases", self._exact.cases, step, self._policy.k),))
            elif name in made:
                yield table_of(name, made[name])
            elif self._profile is Profile.YES_NO:
                continue
            elif name == "T7":
                few = (self._exact.table("T7").count("received") or 0) < self._policy.floor
                reason = Reason.TOO_FEW_CONCERNS if few else Reason.WOULD_REVEAL
                yield table_of(name, withheld(codes_of(name), reason))
            elif name in NOT_RECORDED:
                yield table_of(name, withheld(codes_of(name), Reason.NOT_ANSWERED))
        for name in made:
            if name not in DEFINITIONS:
                yield table_of(name, made[name])


_ABOUT: Final = frozenset(tables_of(Profile.INTERVAL, crossed=True)) - {"T7"}


def _about(tables: Iterable[ProtectedTable], *, concerns: bool) -> tuple[ProtectedTable, ...]:
    """What is proved: the tables about cases, persons and, of this release, concerns."""
    names = _ABOUT | {"T1", "T1a"} | ({"T7"} if concerns else set())
    return tuple(table for table in tables if table.id in names)


def _attacked(profile: Profile, tables: Iterable[str]) -> tuple[str, ...]:
    """The tables whose counts must stay open: also cross tables that are not published."""
    own = tuple(table for table in tables if table in _ABOUT and table not in CROSSES)
    return own if profile is Profile.YES_NO else (*own, *CROSSES)


def _long(period: SurveyPeriod) -> bool:
    return period.end > period.start
