# SPDX-License-Identifier: EUPL-1.2
"""The program's sheets, attacked by somebody who has never seen how the program protects them.

A few registers by default; with `--soak` all sizes, eight of each (disclosure.md, "Tests and
numbers to hold").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from app.domain.protected import Profile, ProtectedSheet, Statement
from app.domain.questionnaire import CROSSES, Unit, definition
from app.domain.survey import SurveyFacts
from tests.statistics.invented import OF_EACH, PERIOD, SIZES, grown, odd_registers, register
from tests.statistics.outsider import SENSITIVE, Outsider, findings, joint_findings
from tests.statistics.recount import counted
from tests.statistics.sheets import made, made_after
from tests.statistics.statements import COUNTED, said

_SHORT = {5: 1, 12: 1, 20: 1, 60: 1}
"""Size to how many registers, where there is no time for all."""

_ODD = tuple(name for name, _facts in odd_registers())
_ODD_SHORT = ("no cases", "one case", "four cases", "5 alike", "everybody one form")

ALL_PROFILES = pytest.mark.parametrize("profile", list(Profile))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each register, profile by profile."""
    soak = metafunc.config.getoption("--soak")
    if "odd" in metafunc.fixturenames:
        metafunc.parametrize("odd", _ODD if soak else _ODD_SHORT)
    if "later" in metafunc.fixturenames:  # the joint attack takes its time
        asked_for = [(seed, one) for seed in range(OF_EACH) for one in Profile]
        short = [(0, Profile.YES_NO), (1, Profile.YES_NO)]
        metafunc.parametrize(("later", "profile"), asked_for if soak else short)
    if {"size", "seed"} <= set(metafunc.fixturenames):
        each = dict.fromkeys(SIZES, OF_EACH) if soak else _SHORT
        metafunc.parametrize(
            ("size", "seed"), [(size, seed) for size in each for seed in range(each[size])]
        )


def assert_tight(facts: SurveyFacts, profile: Profile) -> None:
    """Neither with nor without a guess at the categories that are not printed."""
    sheet = made(facts, PERIOD, profile)
    for guesses in (False, True):
        found = findings(sheet, facts, PERIOD, everyone_has_a_form=guesses)
        assert not found.false
        assert not found.exact
        assert not found.exists
        assert not found.below
        assert not found.groups
        if len(counted(facts.cases, PERIOD)) > 0:
            assert found.tried >= len(SENSITIVE)
        if profile is not Profile.YES_NO:  # that there are cases is always said
            assert {one.table for one in found.stated} <= {"T1a"}


@ALL_PROFILES
def test_nobody_can_be_worked_out_from_a_sheet(size: int, seed: int, profile: Profile) -> None:
    assert_tight(register(size, seed), profile)


@ALL_PROFILES
def test_nobody_can_be_worked_out_from_the_sheet_of_an_odd_register(
    odd: str, profile: Profile
) -> None:
    assert_tight(dict(odd_registers())[odd], profile)


def test_the_same_attack_opens_the_sheet_of_another_register() -> None:
    """The attack is not blind: a sheet that is not about this register is false for it."""
    sheet = made(register(40, 0), PERIOD, Profile.INTERVAL)
    assert findings(sheet, register(40, 1), PERIOD).false


@dataclass
class Use:
    """How much a sheet tells of its counts."""

    large: int = 0
    large_told: int = 0
    counts: int = 0
    known: int = 0

    def add(self, other: "Use") -> None:
        self.large += other.large
        self.large_told += other.large_told
        self.counts += other.counts
        self.known += other.known


@cache
def use(size: int, seed: int) -> Use:
    """Of the interval sheet: counts of five and more that stand there within four (themselves or
    by subtraction), and all counts that a reader knows within four."""
    facts = register(size, seed)
    sheet = made(facts, PERIOD, Profile.INTERVAL)
    outsider = Outsider([(sheet, facts, PERIOD)])
    told = Use()
    for table, code in asked():
        wanted = outsider.world.expression(0, table, code)
        lower, upper = outsider.range(wanted)
        near = upper - lower <= 4
        told.counts += 1
        told.known += near
        if outsider.true(wanted) >= 5:
            told.large += 1
            told.large_told += near
    return told


def asked() -> Iterator[tuple[str, str]]:
    """Every count of the one-way tables of cases, persons and concerns, and of the cross tables."""
    for table in COUNTED:
        if definition(table).unit is not Unit.MUNICIPALITY:
            for code in (*definition(table).categories, *definition(table).also):
                yield table, code


def test_at_twenty_cases_the_interval_sheet_is_still_of_use(
    pytestconfig: pytest.Config,
) -> None:
    whole = Use()
    for seed in range(OF_EACH if pytestconfig.getoption("--soak") else 1):
        whole.add(use(20, seed))
    assert whole.large_told / whole.large >= 0.85, whole
    assert whole.known / whole.counts >= 0.90, whole


def test_the_sheet_says_the_floor_and_its_classes_in_the_ladders_own_steps() -> None:
    """Every number is exact from five, a band of five, "0-4", or five and more."""
    for profile in (Profile.INTERVAL, Profile.STRICT):
        for (table, _code), cell in said(made(register(40, 0), PERIOD, profile)).items():
            if cell.statement is Statement.NUMBER:
                assert cell.lower is not None
                exact = cell.lower == cell.upper
                assert (
                    (exact and cell.lower >= 5)
                    or (cell.lower % 5 == 0 and cell.upper == cell.lower + 4)
                    or (cell.lower == 5 and cell.upper is None)
                ), (table, cell)
                if profile is Profile.STRICT and table != "T1a":
                    assert (cell.lower, cell.upper) in ((0, 4), (5, None))


def _crosses(sheet: ProtectedSheet) -> set[str]:
    return {table for table, _code in said(sheet)} & set(CROSSES)


def test_cross_tables_come_from_twenty_cases_in_the_interval_sheet_alone() -> None:
    assert not _crosses(made(register(12, 0), PERIOD, Profile.INTERVAL))
    for profile in (Profile.YES_NO, Profile.STRICT):
        assert not _crosses(made(register(40, 0), PERIOD, profile))


def test_sheets_of_one_register_open_nothing_together(
    later: int, profile: Profile, pytestconfig: pytest.Config
) -> None:
    """The same period asked for again when six more cases have come to it."""
    for size in (12, 20, 40) if pytestconfig.getoption("--soak") else (12, 20):
        before, after = grown(size, 6, later)
        first = made(before.facts, before.period, profile)
        second = made_after([(first, before)], after, profile)
        releases = [(first, before), (second, after)]
        together = [(sheet, one.facts, one.period) for sheet, one in releases]
        assert not joint_findings(together).leaks


def test_without_the_ledger_the_same_sheets_open_what_is_new() -> None:
    dates = grown(20, 6)
    alone = [
        (made(one.facts, one.period, Profile.INTERVAL), one.facts, one.period) for one in dates
    ]
    assert {one.where for one in joint_findings(alone).exact} == {"1-0"}
