# SPDX-License-Identifier: EUPL-1.2
"""What the attacker of the tests says can be: each such register exists, and no other does."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from app.domain.periods import Dated, Period
from app.domain.questionnaire import CROSSES, definition
from app.domain.survey import SurveyFacts
from app.statistics.counting import count
from tests.statistics.invented import PERIOD, register
from tests.statistics.outsider import Outsider
from tests.statistics.recount import counted, state_of
from tests.statistics.sheets import (
    exactly,
    hand_made,
    naively,
    withheld,
)
from tests.statistics.statements import COUNTED
from tests.statistics.world import PAIRS, Key


@pytest.mark.parametrize("size", [5, 12])
def test_no_register_that_fits_the_sheet_lies_outside_what_the_attacker_says(size: int) -> None:
    """Answers dealt out anew among the cases keep each table and change what they have in common.

    The attacker sees the tables alone, so it has to allow every one of these registers.
    """
    chance = random.Random(size)  # noqa: S311 - repeatable
    facts = register(size, 5)
    one_way = {table: exactly for table in COUNTED if table not in CROSSES}
    outsider = Outsider([(hand_made(facts, PERIOD, withheld, one_way), facts, PERIOD)])
    ranges = {
        (table, code): outsider.range(outsider.world.expression(0, table, code))
        for table in CROSSES
        for code in definition(table).categories
    }
    seen: Counter[tuple[str, str]] = Counter()
    for _ in range(30):
        dealt = count(_dealt(chance, facts), PERIOD)
        for (table, code), (lower, upper) in ranges.items():
            true = dealt.table(table).count(code) or 0
            assert lower <= true <= upper, (table, code)
            seen[table, code] += true in (lower, upper)
    assert len(seen) > len(ranges) // 2


def _dealt(chance: random.Random, facts: SurveyFacts) -> SurveyFacts:
    """Every case gets its forms from one case and its police handover from another."""
    cases = [one for one in facts.cases if counted([one], PERIOD)]
    forms = [
        tuple(
            Dated(form, Period(date(2000, 1, 1))) for form in state_of(one, PERIOD).states["form"]
        )
        for one in cases
    ]
    police = [state_of(one, PERIOD).states["police"] for one in cases]
    chance.shuffle(forms)
    chance.shuffle(police)
    return replace(
        facts,
        cases=tuple(
            replace(
                case,
                forms=() if form[0].value == "not_stated" else form,
                police_handovers=(PERIOD.start,) if handed else (),
            )
            for case, form, handed in zip(cases, forms, police, strict=True)
        ),
    )


@pytest.mark.parametrize("size", [5, 20])
def test_what_the_attacker_finds_possible_is_a_register(size: int) -> None:
    """The cells of each answer of the solver are put together to whole cases, along the chain."""
    facts = register(size, 6)
    outsider = Outsider([(hand_made(facts, PERIOD, naively), facts, PERIOD)])
    for code in definition("T2xT4").categories:
        outsider.range(outsider.world.expression(0, "T2xT4", code))
    (way,) = outsider.ways
    assert len(way.known) > 3
    for values in way.known:
        counts = dict(zip(way.names, values.round().astype(int), strict=True))
        cases = _put_together(counts)
        assert len(cases) == counts["cases", frozenset({0})]
        for first, pair in enumerate(PAIRS):
            made = Counter((one[first], one[first + 1]) for one in cases)
            wanted = {
                key[4:]: number
                for key, number in counts.items()
                if key[0] == "pair" and key[2] == pair and number
            }
            assert made == wanted


def _put_together(counts: dict[Key, int]) -> list[tuple]:
    """Cases as (police, age, form, primacy, spot), from the tables of neighbours."""
    cases: list[tuple] = []
    for pair in PAIRS:
        left = Counter(
            {
                key[4:]: number
                for key, number in counts.items()
                if key[0] == "pair" and key[2] == pair and number
            }
        )
        if not cases:
            cases = list(left.elements())
            continue
        for place, case in enumerate(cases):
            step = next(one for one, number in left.items() if number and one[0] == case[-1])
            left[step] -= 1
            cases[place] = (*case, step[1])
    return cases


def test_the_rule_of_thumb_gives_small_counts_away() -> None:
    """ "Under five is a star", and nothing else: counts of 1-4 that follow exactly all the same."""
    known = stars = 0
    for seed in range(2):
        facts = register(20, seed)
        outsider = Outsider([(hand_made(facts, PERIOD, naively), facts, PERIOD)])
        for table in COUNTED:
            for code in (*definition(table).categories, *definition(table).also):
                wanted = outsider.world.expression(0, table, code)
                if 1 <= outsider.true(wanted) <= 4:
                    lower, upper = outsider.range(wanted)
                    stars += 1
                    known += lower == upper
    assert known > stars // 20, f"{known} of {stars}"
