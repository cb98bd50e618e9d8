#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to make a protected sheet, and what of the counts it still says.

Invented registers of the tests; counted, attacked, proved. The third of three overlapping releases
is held against the two before it.
"""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from app.domain.errors import SheetRefused
from app.domain.protected import Profile, Statement
from app.statistics.counting import count
from app.statistics.earlier import Ledger, Past
from app.statistics.protect import members
from tests.statistics.invented import PERIOD, Moment, register, series
from tests.statistics.made import protected

SIZES = (5, 12, 20, 40, 60, 200, 1_000)
EACH = 8
RELEASED = datetime(2026, 1, 1, tzinfo=UTC)
NO_COUNTS = ("T1", "T18b", "T18d")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--series", type=int, nargs="+", default=(20, 60))
    parser.add_argument("--json", type=Path, help="write the figures down here")
    options = parser.parse_args()
    found = []
    for size in options.sizes:
        for profile in Profile:
            one = measured(size, profile, options.each)
            found.append(one)
            print(
                f"  {size:>5,} cases  {profile.value:8}  median {one['median']:5.2f} s  "
                f"most {one['most']:5.2f} s  {one['secrets']:4} secrets  "
                f"within 4: {one['large']} of counts >= 5, {one['all']} of all"
            )
    for size in options.series:
        for profile in Profile:
            times = third(size, profile)
            found.append({"series": size, "profile": profile.value, "seconds": times})
            said = "  ".join("refused" if one is None else f"{one:.1f} s" for one in times)
            print(f"  {size:>5,} cases  {profile.value:8}  three overlapping releases: {said}")
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def measured(size: int, profile: Profile, each: int) -> dict[str, object]:
    """Seconds of one sheet, and the share of counts whose interval is no wider than four."""
    seconds, secrets = [], []
    large, every = [0, 0], [0, 0]
    for seed in range(each):
        facts = register(size, seed)
        began = perf_counter()
        made = protected(facts, PERIOD, profile)
        seconds.append(perf_counter() - began)
        secrets.append(made.secrets)
        exact = count(facts, PERIOD)
        for table in made.sheet.tables:
            for cell in table.cells:
                number = exact.table(table.id).count(cell.code)
                if number is None or table.id in NO_COUNTS:
                    continue
                near = (
                    cell.statement is Statement.NUMBER
                    and cell.upper is not None
                    and cell.upper - (cell.lower or 0) <= 4
                )
                for share in (every, large)[: 2 if number >= 5 else 1]:
                    share[0] += near
                    share[1] += 1
    return {
        "size": size,
        "profile": profile.value,
        "median": median(seconds),
        "most": max(seconds),
        "secrets": max(secrets),
        "large": share_of(large),
        "all": share_of(every),
    }


def third(size: int, profile: Profile) -> list[float | None]:
    """Seconds of each of three overlapping releases of one register; None where it is refused."""
    told: list[Past] = []
    times: list[float | None] = []
    for moment in series(size):
        began = perf_counter()
        try:
            made = protected(moment.facts, moment.period, profile, ledger=held(told, moment))
        except SheetRefused:
            times.append(None)
            continue
        times.append(perf_counter() - began)
        own = members(moment.facts, moment.period)
        told.append(Past(sheet=made.sheet, released_at=RELEASED, members=own, cases=len(own)))
    return times


def held(told: list[Past], moment: Moment) -> Ledger:
    """What the ledger would hold: the cases that still exist, and how many do not."""
    there = {one.id for one in moment.facts.cases}
    gone: dict[str, tuple[int, ...]] = {}
    past = []
    for number, one in enumerate(told):
        for key in one.members.keys() - there:
            gone[key] = (*gone.get(key, ()), number)
        left = {key: counts for key, counts in one.members.items() if key in there}
        past.append(Past(sheet=one.sheet, released_at=RELEASED, members=left, cases=one.cases))
    patterns = list(gone.values())
    return Ledger(past=tuple(past), gone={one: patterns.count(one) for one in set(patterns)})


def share_of(counted: list[int]) -> str:
    return f"{100 * counted[0] / counted[1]:.1f} %" if counted[1] else "-"


if __name__ == "__main__":
    raise SystemExit(main())
