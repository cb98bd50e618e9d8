# SPDX-License-Identifier: EUPL-1.2
"""Adds up the sheets of many municipalities to the national figures, one sheet at a time.

What stays of a sheet is a record of some 60 bytes and its file's name: digests of municipality and
content, the groups it belongs to, and one byte for each answer. So everything is decided at the
end, and the order of the files plays no part.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from struct import Struct
from typing import Final

from app.domain.national import (
    Collected,
    Fault,
    LeftOut,
    NationalFigure,
    NationalFigures,
    Split,
    UnknownCode,
)
from app.domain.periods import SurveyPeriod
from app.statistics.inference import ASKED, NEED_CASES
from app.statistics.national_tally import FIGURES, NO_CODE, WIDTHS, Record, Tally
from app.statistics.reading import SheetRead

_DIGEST: Final = 8
_RECORD: Final = Struct(f"<{_DIGEST}s{_DIGEST}s{sum(WIDTHS.values())}sHBBBIIH")


class Collector:
    """Takes sheets in any order; `finish` gives the figures and says what is not in them.

    `codes` are the known codes of every split, in the order in which they are shown.
    """

    def __init__(self, codes: Mapping[Split, Sequence[str]]) -> None:
        self._codes = {split: tuple(known) for split, known in codes.items()}
        self._records = bytearray()
        self._names = bytearray()
        self._periods: dict[SurveyPeriod, int] = {}
        self._left_out: list[LeftOut] = []
        self._strange: list[UnknownCode] = []

    def leave_out(self, file: str, fault: Fault, detail: str = "") -> None:
        """Remember a file that could not be read."""
        self._left_out.append(LeftOut(file=file, fault=fault, detail=detail))

    def take(self, file: str, data: bytes, sheet: SheetRead) -> None:
        """Remember a sheet; `data` are its bytes, which tell a copy from another answer."""
        period = self._periods.setdefault(sheet.period, len(self._periods))
        name = file.encode("utf-8", "surrogatepass")
        self._records += _RECORD.pack(
            blake2b(f"{period} {sheet.municipality}".encode(), digest_size=_DIGEST).digest(),
            blake2b(data, digest_size=_DIGEST).digest(),
            bytes(bits for name in ASKED for bits in sheet.answers[name]),
            sum(1 << place for place, name in enumerate(ASKED) if name in sheet.present),
            self._number(file, Split.REGION, sheet.region),
            self._number(file, Split.DISTRICT, sheet.police_district),
            self._number(file, Split.SIZE, sheet.size_class),
            period,
            len(self._names),
            len(name),
        )
        self._names += name

    def finish(self, wanted: SurveyPeriod | None = None) -> Collected:
        """The figures of the wanted period, else of the one that most sheets have."""
        left_out = list(self._left_out)
        single = array("Q", self._single(left_out))
        by_period = Counter(self._record(start).period for start in single)
        periods = list(self._periods)
        most = max(by_period.values(), default=0)
        common = [periods[number] for number, count in by_period.items() if count == most]
        if wanted is None and len(common) != 1:
            return self._collected(None, left_out, common)
        period = wanted or common[0]
        number = self._periods.get(period)
        tally = Tally()
        for record in map(self._record, single):
            if record.period == number:
                tally.add(record)
                continue
            other = periods[record.period]
            detail = f"{other.start.isoformat()}/{other.end.isoformat()}"
            left_out.append(
                LeftOut(file=self._name(record), fault=Fault.OTHER_PERIOD, detail=detail)
            )
        return self._collected(self._figures(period, tally) if tally.sheets else None, left_out, ())

    def _collected(
        self,
        figures: NationalFigures | None,
        left_out: Iterable[LeftOut],
        tied: Iterable[SurveyPeriod],
    ) -> Collected:
        return Collected(
            figures=figures,
            left_out=tuple(sorted(left_out, key=attrgetter("file"))),
            unknown_codes=tuple(sorted(self._strange, key=attrgetter("file"))),
            tied=tuple(sorted(tied, key=attrgetter("end", "start"))),
        )

    def _number(self, file: str, split: Split, code: str) -> int:
        if code in self._codes[split]:
            return self._codes[split].index(code)
        if code:
            self._strange.append(UnknownCode(file=file, split=split, code=code))
        return NO_CODE

    def _record(self, start: int) -> Record:
        return Record(*_RECORD.unpack_from(self._records, start))

    def _key(self, start: int) -> bytes:
        return bytes(self._records[start : start + _DIGEST])

    def _name(self, record: Record) -> str:
        name = self._names[record.place : record.place + record.length]
        return name.decode("utf-8", "surrogatepass")

    def _single(self, left_out: list[LeftOut]) -> Iterator[int]:
        """Where the one sheet of each municipality and period stands.

        Copies are counted once. Of different answers nobody knows which one holds: none does.
        """
        in_order = sorted(range(0, len(self._records), _RECORD.size), key=self._key)
        for _key, group in groupby(in_order, key=self._key):
            starts = list(group)
            if len(starts) == 1:
                yield starts[0]
                continue
            records = [self._record(start) for start in starts]
            names = sorted(self._name(record) for record in records)
            copies = len({record.content for record in records}) == 1
            if copies:
                yield starts[0]
            for name in names[copies:]:
                left_out.append(
                    LeftOut(
                        file=name,
                        fault=Fault.DUPLICATE if copies else Fault.CONFLICT,
                        detail=names[1] if name == names[0] else names[0],
                    )
                )

    def _figures(self, period: SurveyPeriod, tally: Tally) -> NationalFigures:
        groups: list[tuple[Split, int, str]] = [(Split.COUNTRY, 0, "")]
        for split, codes in self._codes.items():
            groups += ((split, number, code) for number, code in enumerate(codes))
            groups.append((split, NO_CODE, ""))
        return NationalFigures(
            period=period,
            sheets=tally.sheets,
            with_cases=tally.with_cases,
            figures=tuple(
                NationalFigure(
                    id=figure,
                    table=table,
                    with_cases=table in NEED_CASES,
                    groups=tuple(tally.groups(figure, groups)),
                )
                for figure, table in FIGURES.items()
            ),
        )
