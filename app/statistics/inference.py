# SPDX-License-Identifier: EUPL-1.2
"""What a municipality's sheet says of each survey question: the set of answers it leaves possible.

A yes/no sheet answers; an interval sheet gives numbers, from which the answer follows where the
number is known to be 0 or at least 1. What is left open stays open: nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from app.domain.protected import Statement
from app.domain.questionnaire import DEFINITIONS, Kind

YES: Final = 1
NO: Final = 2
DONT_KNOW: Final = 4
OPEN: Final = YES | NO | DONT_KNOW

ASKED: Final = ("T1", "T2", "T3", "T4", "T5", "T6", "T22", "T23", "T24", "T25")
"""The tables that the national figures are made of."""

NEED_CASES: Final = frozenset({"T2", "T3", "T5", "T6"})

_SAID: Final = {Statement.YES: YES, Statement.NO: NO, Statement.DONT_KNOW: DONT_KNOW}
_BOTH: Final = "both"
_KNOWN_TO_BE_NONE: Final = "none_identified"
_BOTH_OF_CASES: Final = frozenset({"T5", "T6"})
_NUMBERED: Final = frozenset({"T1", *NEED_CASES, "T4"})


class Contradiction(Exception):
    """The statements of a table cannot all be true; says which table."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(table)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a sheet; `upper` None beside a `lower` means that many or more."""

    statement: Statement
    lower: int | None = None
    upper: int | None = None


SaidOf: TypeAlias = Mapping[str, Said]
_NOTHING: Final = Said(Statement.WITHHELD)


def possible_answers(tables: Mapping[str, SaidOf]) -> dict[str, tuple[int, ...]]:
    """For every asked table the bits of the answers that are possible.

    Tables of one exclusive answer have one number with a bit for each category, all others a
    number of YES, NO and DONT_KNOW for each category. Raises Contradiction.
    """
    for name, table in tables.items():
        for said in table.values():
            _check(name, said)
    handled = _handled(tables)
    answers: dict[str, tuple[int, ...]] = {"T1": (handled,)}
    for name in ASKED[1:]:
        said_of = tables.get(name, {})
        if set(said_of) - {*DEFINITIONS[name].categories, *DEFINITIONS[name].also}:
            raise Contradiction(name)
        if name in NEED_CASES and handled == NO:
            _demand_none(name, said_of)
        if name == "T4":
            answers[name] = (_ages(said_of, handled),)
        elif DEFINITIONS[name].kind is Kind.ONE:
            answers[name] = (_one(name, said_of),)
        else:
            answers[name] = _many(name, said_of)
    return answers


def _check(name: str, said: Said) -> None:
    """A number has its limits in order; an answer in words has none."""
    if said.statement is not Statement.NUMBER:
        if said.lower is not None or said.upper is not None:
            raise Contradiction(name)
        return
    if said.lower is None or said.lower < 0:
        raise Contradiction(name)
    if said.upper is not None and said.upper < said.lower:
        raise Contradiction(name)
    if name in ASKED and name not in _NUMBERED:
        raise Contradiction(name)


def _handled(tables: Mapping[str, SaidOf]) -> int:
    """T1, which is always answered, beside the number of cases; LookupError without it."""
    said = tables["T1"]["handled"]
    answer = _answer(said, NO)
    if answer not in (YES, NO) or set(tables["T1"]) != {"handled"}:
        raise Contradiction("T1")
    cases = _answer(tables.get("T1a", {}).get("cases", _NOTHING), NO)
    if not answer & cases:
        raise Contradiction("T1a")
    return answer


def _demand_none(name: str, said_of: SaidOf) -> None:
    """Without cases there is none of any kind."""
    for said in said_of.values():
        if _answer(said, NO) == YES:
            raise Contradiction(name)


def _answer(said: Said, none: int) -> int:
    """The answers one statement leaves possible; `none` is what a number of 0 means."""
    if said.statement is not Statement.NUMBER:
        return _SAID.get(said.statement, OPEN)
    if said.lower:
        return YES
    return none if said.upper == 0 else OPEN


def _none(name: str, said_of: SaidOf) -> int:
    """What a number of 0 answers: no, or don't know where cases are not clarified (N9)."""
    unclear = [
        said_of[code]
        for code in DEFINITIONS[name].also
        if code in said_of and code != _KNOWN_TO_BE_NONE
    ]
    if any(said.statement is Statement.NUMBER and said.lower for said in unclear):
        return DONT_KNOW
    sure = all(said.statement is Statement.NUMBER and said.upper == 0 for said in unclear)
    return NO if sure else NO | DONT_KNOW


def _many(name: str, said_of: SaidOf) -> tuple[int, ...]:
    none = _none(name, said_of)
    found = {
        code: _answer(said_of.get(code, _NOTHING), none) for code in DEFINITIONS[name].categories
    }
    if name in _BOTH_OF_CASES:
        both = said_of.get(_BOTH, _NOTHING)
        if both.statement is Statement.NUMBER:  # of cases that are both; two cases may be it too
            found[_BOTH] = YES if both.lower else OPEN
        found = _with_both(name, found)
    return tuple(found.values())


def _with_both(name: str, found: Mapping[str, int]) -> dict[str, int]:
    """The one kind, the other, and both of them: only what can be true together (fig. 6 and 7)."""
    one, other, both = found.values()
    left = [0, 0, 0]
    for first, second in product((YES, NO, DONT_KNOW), repeat=2):
        together = _both(first, second)
        if first & one and second & other and together & both:
            left = [left[0] | first, left[1] | second, left[2] | together]
    if not left[0]:
        raise Contradiction(name)
    return dict(zip(found, left, strict=True))


def _both(first: int, second: int) -> int:
    if NO in (first, second):
        return NO
    return DONT_KNOW if DONT_KNOW in (first, second) else YES


def _one(name: str, said_of: SaidOf) -> int:
    """The categories that may be the one that was chosen."""
    chosen = maybe = 0
    for place, code in enumerate(DEFINITIONS[name].categories):
        statement = said_of.get(code, _NOTHING).statement
        if statement is Statement.YES:
            chosen += 1 << place
            if chosen != 1 << place:
                raise Contradiction(name)
        elif statement is Statement.WITHHELD:
            maybe |= 1 << place
        elif statement is not Statement.NO:
            raise Contradiction(name)
    if not chosen | maybe:
        raise Contradiction(name)
    return chosen or maybe


def _ages(said_of: SaidOf, handled: int) -> int:
    """T4, which is asked of all: from an answer, or from the numbers of cases of each kind."""
    codes = DEFINITIONS["T4"].categories
    unknown = 1 << codes.index("unknown")
    numbers = any(said.statement is Statement.NUMBER for said in said_of.values())
    if numbers:
        if any(
            said.statement not in (Statement.NUMBER, Statement.WITHHELD)
            for said in said_of.values()
        ):
            raise Contradiction("T4")
        found = _ages_of_numbers(
            [_answer(said_of.get(code, _NOTHING), NO) for code in codes], handled
        )
    else:
        found = _one("T4", said_of)
    if handled == NO:
        found &= unknown
    if not found:
        raise Contradiction("T4")
    return found


def _ages_of_numbers(answers: list[int], handled: int) -> int:
    """Every combination of "none" and "some" of the four kinds of case, as it would be answered."""
    found = 0
    for kinds in product((YES, NO), repeat=4):
        if not all(kind & answer for kind, answer in zip(kinds, answers, strict=True)):
            continue
        both, over, under, unknown = (kind == YES for kind in kinds)
        if not any((both, over, under, unknown)) and handled == YES:
            continue
        found |= _age_bits(both or over, both or under, unknown)
    return found


def _age_bits(over: bool, under: bool, unknown: bool) -> int:
    bit = {code: 1 << place for place, code in enumerate(DEFINITIONS["T4"].categories)}
    if over and under:
        return bit["both"]
    if unknown:  # half-known cases may make it both
        return bit["unknown"] | bit["both"]
    if not (over or under):
        return bit["unknown"]
    return bit["only_over"] if over else bit["only_under"]
