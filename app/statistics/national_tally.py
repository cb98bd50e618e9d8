# SPDX-License-Identifier: EUPL-1.2
"""Counts how many sheets of each group leave which answers possible, and makes the shares of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from app.domain.national import OPTIONS, Group, Share, Split
from app.domain.questionnaire import DEFINITIONS, JOIN, Kind
from app.statistics.inference import ASKED, DONT_KNOW, NEED_CASES, NO, OPEN, YES

FIGURES: Final[Mapping[str, str]] = {
    "2": "T1",
    "3": "T2",
    "4": "T3",
    "5": "T4",
    "6": "T5",
    "7": "T6",
    "12": "T22",
    "13": "T23",
    "14": "T24",
    "15": "T25",
    "tabel_1": f"T23{JOIN}T22",
}
"""The mapping's figures and its table 1, each with the table (or the two) that it is made of."""

_SINGLE: Final = frozenset({"T1", "T3", "T22", "T23"})
_EXCLUSIVE: Final = frozenset({"T4", "T24"})
_CROSSED: Final = ("T23", "T22")
_BITS: Final = (YES, NO, DONT_KNOW)

NO_CODE: Final = 254
"""The number of a group that a sheet does not state."""

WIDTHS: Final = {
    name: 1 if name in _EXCLUSIVE else len(DEFINITIONS[name].categories) for name in ASKED
}
"""How many bytes the answers of a table take."""

_CROSS: Final = FIGURES["tabel_1"]

State: TypeAlias = tuple[int, bool]
"""The possible answers, and whether the sheet has the table at all."""

_Outcomes: TypeAlias = Collection[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """One sheet as it is remembered; its groups are numbers of codes.

    `present` has a bit for each asked table; `place` and `length` lead to its file's name.
    """

    key: bytes
    content: bytes
    answers: bytes
    present: int
    region: int
    district: int
    size: int
    period: int
    place: int
    length: int


class Tally:
    """How many sheets of each group leave which answers possible."""

    def __init__(self) -> None:
        self.sheets = self.with_cases = 0
        self._counts: defaultdict[tuple[str, str, int], Counter[State]] = defaultdict(Counter)
        self._of: Counter[tuple[str, str, int]] = Counter()

    def add(self, record: Record) -> None:
        """Count one sheet in each of its groups."""
        states = dict(_states(record))
        handled = states["T1"][0][0] == YES
        self.sheets += 1
        self.with_cases += handled
        groups = (
            (Split.COUNTRY, 0),
            (Split.REGION, record.region),
            (Split.SIZE, record.size),
            (Split.DISTRICT, record.district),
        )
        for figure, table in FIGURES.items():
            if table in NEED_CASES and not handled:
                continue
            for split, number in groups:
                self._of[figure, split, number] += 1
                for place, state in enumerate(states[table]):
                    self._counts[f"{figure}/{place}", split, number][state] += 1

    def groups(self, figure: str, groups: Iterable[tuple[Split, int, str]]) -> Iterator[Group]:
        """A figure's groups that have sheets, and always the country."""
        for split, number, code in groups:
            sheets = self._of[figure, split, number]
            if sheets or split is Split.COUNTRY:
                counts = (
                    self._counts[f"{figure}/{place}", split, number]
                    for place in range(WIDTHS.get(FIGURES[figure], 1))
                )
                yield Group(
                    split=split,
                    code=code,
                    municipalities=sheets,
                    shares=tuple(_shares(FIGURES[figure], list(counts))),
                )


def _states(record: Record) -> Iterator[tuple[str, tuple[State, ...]]]:
    start = 0
    found: dict[str, tuple[int, bool]] = {}
    for place, name in enumerate(ASKED):
        present = bool(record.present >> place & 1)
        end = start + WIDTHS[name]
        bits = record.answers[start:end]
        found[name] = bits[0], present
        yield name, tuple((one, present) for one in bits)
        start = end
    # the pair of answers is one number: three bits and three bits
    (first, has_first), (second, has_second) = (found[name] for name in _CROSSED)
    yield _CROSS, ((first << 3 | second, has_first and has_second),)


def _shares(table: str, counts: Sequence[Counter[State]]) -> Iterator[Share]:
    """The rows of a figure within one group."""
    if table == _CROSS:
        for pair in product(range(len(_BITS)), repeat=2):
            code = JOIN.join(OPTIONS[place] for place in pair)
            yield _chosen(code, counts[0], pair, _pairs)
        return
    definition = DEFINITIONS[table]
    if table in _EXCLUSIVE:
        for place, code in enumerate(definition.categories):
            yield _chosen(code, counts[0], (place,), _places)
    elif table in _SINGLE:
        options = OPTIONS[:1] if definition.kind is Kind.YES_NO else OPTIONS
        for option, bit in zip(options, _BITS, strict=False):
            yield _answered(option, counts[0], bit)
    else:
        for code, counted in zip(definition.categories, counts, strict=True):
            yield _answered(code, counted, YES)


def _places(bits: int) -> _Outcomes:
    """The categories of which one was chosen."""
    return [(place,) for place in range(bits.bit_length()) if bits >> place & 1]


def _pairs(bits: int) -> _Outcomes:
    """The pairs of answers to two questions."""
    first, second = _places(bits >> len(_BITS)), _places(bits & OPEN)
    return [one + other for one in first for other in second]


def _chosen(
    code: str,
    counted: Counter[State],
    wanted: tuple[int, ...],
    outcomes: Callable[[int], _Outcomes],
) -> Share:
    """A row of which each municipality can only give one: yes is this one, no another."""
    yes = no = withheld = absent = could = 0
    for (bits, present), count in counted.items():
        found = outcomes(bits)
        if len(found) == 1:
            yes, no = yes + count * (wanted in found), no + count * (wanted not in found)
            continue
        withheld, absent = withheld + count * present, absent + count * (not present)
        could += count * (wanted in found)
    return Share(
        code=code,
        yes=yes,
        no=no,
        dont_know=0,
        withheld=withheld,
        absent=absent,
        sure=yes,
        could=could,
    )


def _answered(code: str, counted: Counter[State], bit: int) -> Share:
    """A row of a question that each municipality answers with yes, no or don't know."""
    number = dict.fromkeys(_BITS, 0)
    withheld = absent = could = 0
    for (bits, present), count in counted.items():
        if bits in number:
            number[bits] += count
            continue
        withheld, absent = withheld + count * present, absent + count * (not present)
        could += count * bool(bits & bit)
    return Share(
        code=code,
        yes=number[YES],
        no=number[NO],
        dont_know=number[DONT_KNOW],
        withheld=withheld,
        absent=absent,
        sure=number[bit],
        could=could,
    )
