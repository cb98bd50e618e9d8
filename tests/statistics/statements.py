# SPDX-License-Identifier: EUPL-1.2
"""What the words of a sheet say about the cells: rows of bounds, and alternatives where it is "or".

Only what is printed is used: ja, nej, ved ikke, numbers and the legend.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from app.domain.protected import ProtectedCell, ProtectedSheet, Statement
from app.domain.questionnaire import CROSSES, DEFINITIONS, Unit
from tests.statistics.integers import NO_LIMIT, Row, Sum
from tests.statistics.world import World

YES, NO, DONT_KNOW, NUMBER = Statement.YES, Statement.NO, Statement.DONT_KNOW, Statement.NUMBER

COUNTED = tuple(
    name
    for name, one in (*DEFINITIONS.items(), *CROSSES.items())
    if one.unit is not Unit.MUNICIPALITY and name != "T1"
)
"""The tables that count cases, persons or concerns."""

_UNKNOWN = {
    "T2": ("not_yet_clarified", "cannot_be_clarified", "not_stated"),
    "T5": ("not_stated",),
    "T6": ("unclarified", "not_stated"),
    "T18d": ("not_stated",),
}
_KINDS = {"T5": ("inside", "outside"), "T6": ("primary", "non_primary")}

Alternatives = Sequence[Sequence[Row]]


def cells(sheet: ProtectedSheet) -> Iterator[tuple[str, ProtectedCell]]:
    """The statements about cases, persons and concerns."""
    for table in sheet.tables:
        if table.id == "T1" or table.id in COUNTED:
            for cell in table.cells:
                yield table.id, cell


def said(sheet: ProtectedSheet) -> Mapping[tuple[str, str], ProtectedCell]:
    return {
        (table, cell.code): cell
        for table, cell in cells(sheet)
        if cell.statement is not Statement.WITHHELD
    }


def alternatives(world: World, release: int, sheet: ProtectedSheet) -> Alternatives:
    """The rows that follow from a sheet, once for each way in which its words can be true."""
    sure: list[Row] = []
    either: list[Alternatives] = []
    answers = said(sheet)
    for (table, code), cell in answers.items():
        whole = world.expression(release, table, code) if table != "T4" else {}
        if cell.statement is NUMBER:
            number = world.expression(release, table, code)
            upper = NO_LIMIT if cell.upper is None else cell.upper
            sure.append((number, cell.lower or 0, upper))
        elif table == "T4":
            continue
        elif code == "both":
            either.append(_both(world, release, table, cell.statement))
        else:
            sure += _occurs(whole, _unknown(world, release, table), cell.statement)
    sure += _how_many(world, release, answers)
    if ages := {code: cell.statement for (table, code), cell in answers.items() if table == "T4"}:
        either.append(_ages(world, release, ages))
    return [[*sure, *(row for rows in chosen for row in rows)] for chosen in product(*either)]


def _how_many(
    world: World, release: int, answers: Mapping[tuple[str, str], ProtectedCell]
) -> Iterator[Row]:
    """Under five cases (or concerns) nothing is broken down, and everybody knows that rule."""
    about = {table for table, _code in answers}
    cases = world.expression(release, "T1a", "cases")
    if about - {"T1", "T7"}:
        yield cases, 5, NO_LIMIT
    elif answers["T1", "handled"].statement is YES:
        yield cases, 1, 4
    if "T7" in about:
        yield world.expression(release, "T7", "received"), 5, NO_LIMIT


def _unknown(world: World, release: int, table: str) -> Sum:
    total: Counter[object] = Counter()
    for code in _UNKNOWN.get(table, ()):
        total.update(world.expression(release, table, code))
    return total


def _occurs(number: Sum, unknown: Sum, statement: Statement) -> Iterator[Row]:
    """Yes: at least one. No: none, and none that might be. Don't know: none, but some unknown."""
    if statement is YES:
        yield number, 1, NO_LIMIT
        return
    yield number, 0, 0
    if statement is NO:
        yield unknown, 0, 0
    elif unknown:
        yield unknown, 1, NO_LIMIT


def _both(world: World, release: int, table: str, statement: Statement) -> Alternatives:
    """Asked of the municipality: it has had the one kind and the other."""
    kinds = [world.expression(release, table, kind) for kind in _KINDS[table]]
    unknown = _unknown(world, release, table)
    if statement is YES:
        return [[row for kind in kinds for row in _occurs(kind, unknown, YES)]]
    return [list(_occurs(kind, unknown, statement)) for kind in kinds]


def _ages(world: World, release: int, answers: Mapping[str, Statement]) -> Alternatives:
    """One answer for the municipality as a whole; some of the four may be withheld."""
    possible = [code for code in DEFINITIONS["T4"].categories if answers.get(code, YES) is YES]
    if chosen := [code for code, answer in answers.items() if answer is YES]:
        possible = chosen
    if not set(answers.values()) & {YES, NO}:
        return [[]]
    found: list[Sequence[Row]] = []
    for code in possible:
        found += _age_answer(world, release, code)
    return found


def _age_answer(world: World, release: int, code: str) -> Alternatives:
    def flags(under: object, over: object) -> Sum:
        """Cases whose flags are these; "any" fits all."""
        return world.flags(
            release,
            lambda state: (
                (under == "any" or state[0] is under) and (over == "any" or state[1] is over)
            ),
        )

    under, over = flags(True, "any"), flags("any", True)
    if code == "both":
        return [[(under, 1, NO_LIMIT), (over, 1, NO_LIMIT)]]
    if code == "only_under":
        return [[(under, 1, NO_LIMIT), (over, 0, 0), (flags("any", None), 0, 0)]]
    if code == "only_over":
        return [[(over, 1, NO_LIMIT), (under, 0, 0), (flags(None, "any"), 0, 0)]]
    return [
        [(under, 0, 0), (flags(None, "any"), 1, NO_LIMIT)],
        [(over, 0, 0), (flags("any", None), 1, NO_LIMIT)],
    ]
