# SPDX-License-Identifier: EUPL-1.2
"""What the protection promises: small numbers, groups, complements, differences, no doubt.

The outsider is the tests' own attacker; it shares nothing with the program's.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from app.domain.ages import Birth
from app.domain.concerns import Gathering
from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.periods import SurveyPeriod, calendar_years, years_until
from app.domain.protected import Danger, Profile, ProtectedSheet, Reason, Statement
from app.domain.questionnaire import CROSSES
from app.domain.survey import Affiliation, AffiliationForm, CaseFacts, SurveyFacts
from app.services.task import Task, WorkCancelled
from app.statistics import policy
from app.statistics.counting import count
from app.statistics.earlier import Ledger, Past, related
from app.statistics.protect import How, members
from app.statistics.releases import canonical_bytes
from app.statistics.solver import Highs, Real
from app.storage.resources import protection_policy
from tests.statistics.builders import LYNGSOE, case, day, person, since
from tests.statistics.invented import register
from tests.statistics.made import protected, shipped_policy
from tests.statistics.outsider import findings, joint_findings
from tests.statistics.test_attack import Broken, Lying, Silent

PERIOD = years_until(day("2026-06-30"))
ALL = tuple(Profile)
CONCERNS = register(20, 0).concerns


def facts(cases: Sequence[CaseFacts]) -> SurveyFacts:
    return SurveyFacts(municipality=LYNGSOE, cases=tuple(cases), concerns=CONCERNS)


def alike(
    number: int, change: Callable[[int, CaseFacts], CaseFacts] = lambda _, one: one
) -> SurveyFacts:
    """So many cases of one adult woman and extreme Islamism each, changed one by one."""
    opened = since("2024-02-01")
    return facts(
        [
            change(
                place,
                case(
                    f"c{place}",
                    opened,
                    persons=(person("2024-02-01", Birth(year=1990), "woman"),),
                ),
            )
            for place in range(number)
        ]
    )


def numbers(sheet: ProtectedSheet, table: str) -> dict[str, tuple[int | None, int | None]]:
    return {cell.code: (cell.lower, cell.upper) for cell in sheet.table(table).cells}


def with_gathering(place: int, one: CaseFacts) -> CaseFacts:
    return replace(one, kind=Gathering.FAMILY if place < 7 else Gathering.INDIVIDUAL)


def with_affiliation(place: int, one: CaseFacts) -> CaseFacts:
    """Ten belong to a milieu, eight are not known to, and two are not stated."""
    if place < 10:
        return replace(one, affiliation=Affiliation.YES, affiliation_form=AffiliationForm.PHYSICAL)
    known = Affiliation.NONE_KNOWN if place < 18 else Affiliation.NOT_STATED
    return replace(one, affiliation=known)


def test_a_zero_is_a_small_number() -> None:
    """All cases individual, published as exact, would say that there is no family and no group."""
    register_ = alike(20)
    made = protected(register_, PERIOD, Profile.INTERVAL)
    assert numbers(made.sheet, "T11")["individual"] != (20, 20)
    assert not findings(made.sheet, register_, PERIOD).leaks


def test_the_category_that_is_left_is_as_secret_as_the_others() -> None:
    """10 + 8 of 20 would leave 2 who are not stated; one of the figures has to be coarser."""
    register_ = alike(20, with_affiliation)
    made = protected(register_, PERIOD, Profile.INTERVAL)
    shown = numbers(made.sheet, "T12")
    assert (shown["yes"], shown["none_known"]) != ((10, 10), (8, 8))
    assert not findings(made.sheet, register_, PERIOD).leaks
    coarse = [code for code, (lower, upper) in shown.items() if lower != upper and lower]
    assert all(made.whys["T12", code].secret is not None for code in coarse)


def test_nobody_concludes_a_mark_for_a_whole_group() -> None:
    """Everybody has the one form: no figure may say so, in no profile and in no cross table."""
    register_ = alike(24)
    for profile in ALL:
        made = protected(register_, PERIOD, profile)
        found = findings(made.sheet, register_, PERIOD, everyone_has_a_form=True)
        assert not found.groups, profile
        assert not found.leaks, profile
    yes_no = protected(register_, PERIOD, Profile.YES_NO)
    assert {cell.statement for cell in yes_no.sheet.table("T2").cells} == {Statement.WITHHELD}
    why = yes_no.whys["T2", "extreme_islamism"]
    assert why.secret is not None
    assert why.secret.danger is Danger.GROUP


def released(made: ProtectedSheet, register_: SurveyFacts, period: SurveyPeriod) -> Past:
    own = members(register_, period)
    at = datetime(2026, 7, 1, 9, tzinfo=UTC)
    return Past(sheet=made, released_at=at, members=own, cases=len(own))


def two_dates() -> tuple[SurveyFacts, SurveyFacts]:
    """The same cases half a year later, and six more, of which one is handed to the police."""
    first = alike(24, with_affiliation)
    later = [
        replace(
            case(f"n{place}", since("2026-05-01"), form="extreme_islamism"),
            police_handovers=(date(2026, 6, 1),) if place == 0 else (),
            persons=(person("2026-05-01", Birth(year=1990), "man"),),
        )
        for place in range(6)
    ]
    handed = [
        replace(one, police_handovers=(date(2025, 1, 1),)) if place < 7 else one
        for place, one in enumerate(first.cases)
    ]
    return facts(handed), facts([*handed, *later])


def test_the_difference_between_two_releases_is_a_secret_too() -> None:
    """7 handed over, then 8: exact in both, they would say that one of the six new ones was."""
    before, after = two_dates()
    early, late = years_until(day("2026-04-30")), PERIOD
    first = protected(before, early, Profile.INTERVAL).sheet
    assert numbers(first, "T3")["handed_over"] == (7, 7)
    alone = protected(after, late, Profile.INTERVAL).sheet
    assert joint_findings([(first, before, early), (alone, after, late)]).leaks  # it can fail
    ledger = Ledger(past=(released(first, before, early),))
    beside = protected(after, late, Profile.INTERVAL, ledger=ledger).sheet
    found = joint_findings([(first, before, early), (beside, after, late)])
    assert not found.leaks
    assert not found.groups_of_the_difference


@pytest.mark.parametrize("more", [1, 4])
def test_a_few_new_cases_are_refused_with_the_release_they_collide_with(more: int) -> None:
    before, after = two_dates()
    some = facts(after.cases[: len(before.cases) + more])
    early = years_until(day("2026-04-30"))
    first = protected(before, early).sheet
    with pytest.raises(SheetRefused) as refused:
        protected(some, PERIOD, ledger=Ledger(past=(released(first, before, early),)))
    assert refused.value.why is SheetRefusal.FEW_DIFFER
    assert (refused.value.start, refused.value.end) == (early.start, early.end)


def test_a_few_cases_gone_are_refused_too() -> None:
    before, _after = two_dates()
    first = protected(before, PERIOD, Profile.INTERVAL).sheet
    left = facts(before.cases[2:])
    past = released(first, before, PERIOD)
    still = {key: one for key, one in past.members.items() if key in {c.id for c in left.cases}}
    ledger = Ledger(past=(replace(past, members=still),), gone={(0,): 2})
    with pytest.raises(SheetRefused) as refused:
        protected(left, PERIOD, Profile.YES_NO, ledger=ledger)
    assert refused.value.why is SheetRefusal.FEW_DIFFER


def test_separate_calendar_years_with_other_cases_are_free() -> None:
    """Sheets of people who are in no other sheet are as if they were the only ones."""
    cases = [
        case(f"{year}-{place}", since(f"{year}-02-01", f"{year}-11-30"))
        for year in (2024, 2025)
        for place in range(12)
    ]
    one, other = calendar_years(2024), calendar_years(2025)
    first = protected(facts(cases), one, Profile.STRICT).sheet
    ledger = Ledger(past=(released(first, facts(cases), one),))
    alone = protected(facts(cases), other, Profile.STRICT).sheet
    assert protected(facts(cases), other, Profile.STRICT, ledger=ledger).sheet == alone


def test_earlier_releases_that_contradict_the_register_yield_no_sheet() -> None:
    """A ledger whose figures cannot be true of the cases it says it counted is not believed."""
    before, after = two_dates()
    early = years_until(day("2026-04-30"))
    big = alike(60, with_affiliation)
    first = protected(big, early, Profile.INTERVAL).sheet
    wrong = replace(released(first, big, early), members=members(before, early), cases=24)
    with pytest.raises(SheetRefused) as refused:
        protected(after, PERIOD, Profile.INTERVAL, ledger=Ledger(past=(wrong,)))
    assert refused.value.why is SheetRefusal.CONTRADICTION


def test_an_earlier_release_belongs_to_a_new_one_by_way_of_deleted_cases_too() -> None:
    """The first shares a day with the new one, the second a deleted case, the third a live one."""
    past = []
    for year, shared in ((2024, []), (2018, ["b"]), (2012, ["b"])):
        period = calendar_years(year)
        one = released(protected(facts([]), period).sheet, facts([]), period)
        past.append(replace(one, members={key: {} for key in shared}, cases=6))
    ledger = Ledger(past=tuple(past), gone={(0, 1): 5})
    assert len(related(ledger, {}, calendar_years(2024)).past) == 3
    assert len(related(replace(ledger, gone={}), {}, calendar_years(2024)).past) == 1


@pytest.mark.parametrize("profile", ALL)
def test_order_of_cases_and_a_second_run_change_nothing(profile: Profile) -> None:
    register_ = register(20, 3)
    shuffled = list(register_.cases)
    random.Random(1).shuffle(shuffled)  # noqa: S311 - repeatable, no secret
    renamed = [replace(one, id=f"x{place}") for place, one in enumerate(shuffled)]
    first = canonical_bytes(protected(register_, PERIOD, profile).sheet)
    assert canonical_bytes(protected(register_, PERIOD, profile).sheet) == first
    again = protected(replace(register_, cases=tuple(renamed)), PERIOD, profile)
    assert canonical_bytes(again.sheet) == first


@pytest.mark.parametrize("make", [Silent, Lying, Broken])
@pytest.mark.parametrize("profile", ALL)
def test_a_solver_that_fails_never_yields_a_sheet(profile: Profile, make: type[Silent]) -> None:
    with pytest.raises(SheetRefused) as refused:
        protected(register(20, 1), PERIOD, profile, how=How(make=make))
    assert refused.value.why in {SheetRefusal.SOLVER_FAILED, SheetRefusal.NO_PROOF}


@pytest.mark.parametrize("answers", [1, 5, 12, 20])
def test_a_solver_that_gives_up_on_the_way_never_yields_a_sheet(answers: int) -> None:
    left = [answers]

    class Dying(Highs):
        def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
            left[0] -= 1
            return super().minimise(costs, whole=whole, gap=gap) if left[0] >= 0 else None

    with pytest.raises(SheetRefused) as refused:
        protected(register(20, 1), PERIOD, how=How(make=Dying))
    assert refused.value.why in {SheetRefusal.SOLVER_FAILED, SheetRefusal.NO_PROOF}


class Tiring(Highs):
    """A real solver that after a while only knows the corner it saw last."""

    def __init__(self, size: int, upper: Real) -> None:
        super().__init__(size, upper)
        self._left, self._seen = 4, None

    def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
        self._left -= 1
        if self._left > 0:
            self._seen = super().minimise(costs, whole=whole, gap=gap)
        return self._seen


class Skewed(Highs):
    """A real solver whose answers are one off in one place."""

    def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
        answer = super().minimise(costs, whole=whole, gap=gap)
        if answer is not None:
            answer = answer + np.eye(len(answer))[0]
        return answer


@pytest.mark.parametrize("make", [Tiring, Skewed])
def test_a_solver_that_answers_wrongly_never_opens_a_secret(make: type[Highs]) -> None:
    register_ = register(12, 2)
    for profile in ALL:
        try:
            made = protected(register_, PERIOD, profile, how=How(make=make))
        except SheetRefused:
            continue  # no sheet is the safe outcome
        assert not findings(made.sheet, register_, PERIOD).leaks


def test_work_that_is_cancelled_stops_and_says_nothing() -> None:
    task = Task()
    task.cancel()
    with pytest.raises(WorkCancelled):
        protected(register(20, 1), PERIOD, how=How(between=task.stop_if_cancelled))


def test_what_is_not_tried_in_time_says_nothing_and_the_rest_is_proved() -> None:
    made = protected(register(20, 1), PERIOD, Profile.INTERVAL, how=How(late=lambda: True))
    said = [c for t in made.sheet.tables if t.id in ("T2", "T9", "T13") for c in t.cells]
    assert {cell.statement for cell in said} == {Statement.WITHHELD}
    assert {made.whys["T2", "right_wing"].reason} == {Reason.NO_TIME}


def test_every_small_count_is_only_ever_said_to_be_small() -> None:
    register_ = register(40, 5)
    made = protected(register_, PERIOD, Profile.INTERVAL)
    exact = count(register_, PERIOD)
    for table in made.sheet.tables:
        for cell in table.cells:
            number = exact.table(table.id).count(cell.code)
            if cell.statement is Statement.NUMBER and number is not None and number < 5:
                assert (cell.lower, cell.upper) == (0, 4), (table.id, cell.code)


def test_cross_tables_come_from_twenty_cases_on_and_only_in_the_interval_sheet() -> None:
    def crossed(number: int, profile: Profile) -> bool:
        sheet = protected(alike(number, with_gathering), PERIOD, profile).sheet
        return any(table.id in CROSSES for table in sheet.tables)

    assert not crossed(19, Profile.INTERVAL)
    assert crossed(20, Profile.INTERVAL)
    assert not crossed(20, Profile.STRICT)
    assert not crossed(20, Profile.YES_NO)


def test_a_period_in_the_future_has_no_cases_and_says_so() -> None:
    sheet = protected(alike(20), SurveyPeriod(day("2040-01-01"), day("2042-12-31"))).sheet
    assert {c.statement for c in sheet.table("T1").cells} == {Statement.YES}  # still open cases
    closed = facts(
        [replace(one, episodes=(since("2024-01-01", "2025-01-01"),)) for one in alike(9).cases]
    )
    sheet = protected(closed, SurveyPeriod(day("2040-01-01"), day("2042-12-31"))).sheet
    assert {c.statement for c in sheet.table("T1").cells} == {Statement.NO}


def test_a_stricter_policy_is_followed() -> None:
    stricter = policy.read(
        protection_policy().replace(b"k = 5", b"k = 8").replace(b"r = 3", b"r = 6")
    )
    register_ = alike(20, with_gathering)
    sheet = protected(register_, PERIOD, Profile.INTERVAL, under=stricter).sheet
    assert numbers(sheet, "T11")["family"] == (0, 7)
    assert (sheet.header.k, sheet.header.r) == (8, 6)
    assert sheet.header.policy_sha256 != shipped_policy().sha256


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"k = 5", b"k = 2", SheetRefusal.POLICY_TOO_LOOSE),
        (b"r = 3", b"r = 1", SheetRefusal.POLICY_TOO_LOOSE),
        (b"group = 2", b"group = 1", SheetRefusal.POLICY_TOO_LOOSE),
        (b"\nfloor = 5", b"\nfloor = 1", SheetRefusal.POLICY_TOO_LOOSE),
        (b'T2 = ["right_wing", ', b"T2 = [", SheetRefusal.POLICY_TOO_LOOSE),
        (b"k = 5", b"k = 5.0", SheetRefusal.POLICY_UNREADABLE),
        (b"k = 5", b"k = -5", SheetRefusal.POLICY_UNREADABLE),
        (b"k = 5", b"", SheetRefusal.POLICY_UNREADABLE),
        (b"k = 5", b"k = five", SheetRefusal.POLICY_UNREADABLE),
        (b'version = "1"', b"version = 1", SheetRefusal.POLICY_UNREADABLE),
        (b"T3 = [", b"T99 = [", SheetRefusal.POLICY_UNREADABLE),
        (b'["handed_over"]', b'["handed_out"]', SheetRefusal.POLICY_UNREADABLE),
        (b"group = 2", b"group = 2\nloophole = 1", SheetRefusal.POLICY_UNREADABLE),
        (b"k = 5", b"k = 5 # \xff", SheetRefusal.POLICY_UNREADABLE),
    ],
)
def test_an_edited_policy_is_refused_where_it_is_looser_or_unclear(
    old: bytes, new: bytes, why: SheetRefusal
) -> None:
    edited = protection_policy().replace(old, new, 1)
    assert edited != protection_policy()
    with pytest.raises(SheetRefused) as refused:
        policy.read(edited)
    assert refused.value.why is why
    with pytest.raises(SheetRefused):
        policy.read(b"")


@pytest.mark.parametrize(
    ("one", "other"), [(one, other) for one in ALL for other in ALL if one is not other]
)
def test_another_kind_of_sheet_of_the_same_cases_is_proved_together_with_the_first(
    one: Profile, other: Profile
) -> None:
    cases = alike(14, with_affiliation)
    first = protected(cases, PERIOD, one).sheet
    ledger = Ledger(past=(released(first, cases, PERIOD),))
    made = protected(cases, PERIOD, other, ledger=ledger)
    assert made.alternatives
    assert {table.id for table in made.sheet.tables} >= {"T1", "T1a", "T2", "T4"}


@pytest.mark.parametrize("profile", [Profile.YES_NO, Profile.INTERVAL])
def test_deleted_cases_do_not_bar_a_later_sheet(profile: Profile) -> None:
    """Nobody knows any more what the six were, families among them: not even how many persons."""
    before = register(20, 2)
    early = years_until(day("2026-04-30"))
    first = protected(before, early, Profile.INTERVAL).sheet
    past = released(first, before, early)
    gone = set(sorted(past.members)[:6])
    left = replace(before, cases=tuple(one for one in before.cases if one.id not in gone))
    still = {key: one for key, one in past.members.items() if key not in gone}
    ledger = Ledger(past=(replace(past, members=still),), gone={(0,): 6})
    made = protected(left, PERIOD, profile, ledger=ledger, how=How(late=lambda: True))
    assert made.alternatives


def test_corrected_ages_are_proved_beside_the_earlier_sheet() -> None:
    """Further persons go with the age that each release saw of their case."""
    before = register(40, 5)
    early = years_until(day("2026-06-29"))
    first = protected(before, early, Profile.INTERVAL).sheet
    corrected = tuple(
        replace(one, persons=tuple(replace(who, birth=Birth()) for who in one.persons))
        if place % 3 == 0 and len(one.persons) == 1
        else one
        for place, one in enumerate(before.cases)
    )
    after = replace(before, cases=corrected)
    ledger = Ledger(past=(released(first, before, early),))
    made = protected(after, PERIOD, Profile.STRICT, ledger=ledger)
    assert made.alternatives
