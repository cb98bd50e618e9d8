# SPDX-License-Identifier: EUPL-1.2
"""The rows of security.md §10: what must hold in each, and the table of what was found."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

SoakSize = Callable[[int, int], int]
Figure = Callable[[str], None]

ROWS = {
    "1": "kill -9 in a write loop: nothing acknowledged is lost, the chain is whole",
    "2": "power cuts, with writes lost, reordered and torn: nothing acknowledged is lost",
    "3": "one rotted bit, after 100 commits and in a hot journal: none is silent",
    "4": "flips, cuts, appends, swaps, zeros, rollback, foreign file: all refused or reported",
    "5": "the key file altered in every way: none accepted, no crash",
    "6-rotation": "kill -9 in a rotation: exactly one good state",
    "6-repair": "kill -9 in a repair: exactly one good state",
    "6-migration": "kill -9 in a migration: exactly one good state",
    "6-restore": "kill -9 in a restore: exactly one good state",
    "7": "disk full at every write path: nothing lost, no stub, works again",
    "8": "200 canaries in a whole session: none in any file",
    "9": "memory read as root: seen in the unlocked room, gone after the lock",
    "10": "lock from eight states: in time, at most 2 s of typing lost",
    "11": "a person erased: nothing in rows, index or free pages",
    "12": "log edits of seven kinds: each named; kills: no false alarm",
    "13": "a pure-Python reader and a second engine read every release's file alike",
    "14": "backup of 100 MB in time; the ZIP and the sheet give the register back",
    "15": "budgets at 100 MB",
    "16": "settings read back; missing and wrong keys fail closed; 20,000 emits",
    "17": "network calls in a whole session: none",
}


@dataclass(slots=True)
class Outcome:
    """What the tests of one row came to."""

    figures: list[str] = field(default_factory=list)
    seconds: float = 0
    failed: bool = False
    skipped: bool = False

    @property
    def passed(self) -> bool:
        """A skipped part, or one without a figure, has shown nothing."""
        return bool(self.figures) and not self.failed and not self.skipped


def table(outcomes: Mapping[str, Outcome], demanded: Collection[str] = ()) -> tuple[list[str], int]:
    """A line per row that was run or is `demanded`, and the closing line; how many rows failed.

    A demanded row that was not run has failed.
    """
    lines = []
    passed = failed = 0
    for row, holds in ROWS.items():
        outcome = outcomes.get(row)
        if outcome is None:
            if row in demanded:
                failed += 1
                lines.append(f"{row:>12}  not run          {holds}")
            continue
        passed += outcome.passed
        failed += not outcome.passed
        word = "passed" if outcome.passed else "FAILED"
        lines.append(f"{row:>12}  {word} {outcome.seconds:7.1f} s  {holds}")
        found = outcome.figures or ["skipped" if outcome.skipped else "no figure"]
        lines += [f"{'':32}{text}" for text in found]
    lines.append(f"{passed} passed, {failed} failed")
    return lines, failed
