# SPDX-License-Identifier: EUPL-1.2
"""T7 as a reader of the sheets sees it: concerns by the periods in which they came."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from app.domain.concerns import ConcernStatus
from app.domain.periods import SurveyPeriod
from app.domain.questionnaire import DEFINITIONS
from app.domain.survey import OUTSIDE_DEFINITION, SurveyFacts
from tests.statistics.integers import Row, Sum

CODES = tuple(
    code for code in (*DEFINITIONS["T7"].categories, *DEFINITIONS["T7"].also) if code != "received"
)
_ENDED = {
    "case_opened": "became_case",
    "joined_case": "joined_case",
    "unfounded": "declined",
    "cannot_be_clarified": "unclarified",
    "referred_municipality": "referred",
    "referred_police": "referred",
    "police_only": "police_only",
    "counted": "advice_only",
}

Region = frozenset[int]


class Concerns:
    """Unknowns, rows and truth of T7; a region is the set of releases that count a date."""

    def __init__(self, sources: Sequence[tuple[SurveyFacts, SurveyPeriod]]) -> None:
        self.names: list[Hashable] = []
        self.rows: list[Row] = []
        self.truth: Counter[Hashable] = Counter()
        periods = [period for _facts, period in sources]
        found: dict[Region, dict[int, Counter[str]]] = defaultdict(dict)
        for number, (facts, _period) in enumerate(sources):
            for region, counts in _sorted(facts, periods).items():
                if number in region:
                    found[region][number] = counts
        if len(sources) == 1:
            found.setdefault(frozenset({0}), {0: Counter()})
        self._found: Mapping[Region, Mapping[int, Counter[str]]] = found
        for region in found:
            self._build(region)

    def expression(
        self, release: int, code: str, only: Callable[[Region], bool] | None = None
    ) -> Sum:
        codes = CODES if code == "received" else (code,)
        return {
            ("concerns", region, self._version(region, release), one): 1
            for region in self._found
            if release in region and (only is None or only(region))
            for one in codes
        }

    def _counts(self, region: Region, release: int) -> Counter[str]:
        return self._found[region].get(release, Counter())

    def _version(self, region: Region, release: int) -> int:
        mine = self._counts(region, release)
        return next(one for one in sorted(region) if self._counts(region, one) == mine)

    def _build(self, region: Region) -> None:
        totals: dict[int, Sum] = {}
        for release in sorted(region):
            version = self._version(region, release)
            if version != release:
                continue
            counts = self._counts(region, release)
            cells = {code: ("concerns", region, version, code) for code in CODES}
            self.names += cells.values()
            for code, key in cells.items():
                self.truth[key] = counts[code]
            whole = dict.fromkeys(cells.values(), 1)
            same = totals.get(counts.total())
            if same is not None:
                row = Counter(whole)
                row.subtract(same)
                self.rows.append((dict(row), 0, 0))
            totals.setdefault(counts.total(), whole)


def _sorted(facts: SurveyFacts, periods: Sequence[SurveyPeriod]) -> Mapping[Region, Counter[str]]:
    found: dict[Region, Counter[str]] = defaultdict(Counter)
    for concern in facts.concerns:
        day = concern.received_on
        region = frozenset(
            number for number, one in enumerate(periods) if one.start <= day <= one.end
        )
        if concern.status not in (ConcernStatus.COUNTED, ConcernStatus.DELETED):
            ended = concern.outcome if concern.status is ConcernStatus.DECIDED else concern.status
            found[region][_ENDED.get(str(ended), "in_progress")] += 1
    for tally in facts.tallies:
        half = tally.half_year
        region = frozenset(
            number
            for number, one in enumerate(periods)
            if one.start <= half.start and half.end is not None and half.end <= one.end
        )
        if tally.outcome != OUTSIDE_DEFINITION and tally.count:
            found[region][_ENDED[tally.outcome]] += tally.count
    return found
