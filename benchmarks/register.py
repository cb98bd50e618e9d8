# SPDX-License-Identifier: EUPL-1.2
"""How fast a register answers at 1,000, 10,000 and 100,000 cases, and how much memory it takes.

Everything runs through the services on the real encrypted file, in one process without a window;
the memory is that of a real room process.
"""

import json
import os
import platform
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any, Final

from app.domain.cases import CaseDraft
from app.domain.casework import NoteDraft
from app.domain.periods import years_until
from app.services.cases import add_note, change_case, list_cases, open_case_page
from app.services.concerns import list_concerns
from app.services.places import written
from app.services.register import Register, close_register
from app.services.search import search
from app.services.statistics import exact_tables
from app.services.today import today_cards
from app.services.views import CaseFilter, ConcernFilter
from app.storage.vault.keys import DerivedKeys
from benchmarks._registers import NOW, Made, arguments, made_in

FIRST_PAGE: Final = 100
ROUNDS: Final = 30
PAGES: Final = 50
SAVES: Final = 200
LINES_TYPED: Final = 60
"""How many things are searched for; each is typed letter by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a row must keep: at most `most` at the largest size, and not more than doubled."""

    most: float | None = None
    ratio: float | None = 2.0


AIMS: Final[Mapping[str, Aim]] = {
    "key derivation, ms": Aim(ratio=None),
    "unlock after it, ms": Aim(most=100),
    "list of cases, first page, ms": Aim(),
    "list of closed cases, first page, ms": Aim(),
    "list of concerns, first page, ms": Aim(),
    "opening a case, p95 ms": Aim(),
    "start page, ms": Aim(),
    "saving a note, p50 ms": Aim(),
    "saving a note, p95 ms": Aim(most=10),
    "changing a case, p95 ms": Aim(most=10),
    "bare commit of one row, p95 ms": Aim(ratio=None),
    "search per key, p50 ms": Aim(),
    "search per key, p95 ms": Aim(most=16),
    "search per key, worst ms": Aim(ratio=None),
    "survey count, ms": Aim(ratio=None),
    "room, start page, MB": Aim(),
    "room, list of cases, MB": Aim(most=150),
    "room, peak of a session, MB": Aim(most=150),
    "file, MB": Aim(ratio=None),
}


def main() -> int:
    options = arguments(__doc__ or "")
    figures = {made.cases: measured(made) for made in made_in(options.registers, options.sizes)}
    show(figures)
    if options.json is not None:
        facts: dict[str, Any] = {"machine": machine(), "figures": figures}
        options.json.write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return 0


def measured(made: Made) -> dict[str, float]:
    """Every row of the table for one register."""
    begun = perf_counter()
    keys = made.keys()
    found = {"key derivation, ms": (perf_counter() - begun) * 1000}
    found["unlock after it, ms"] = _p50(unlocks(made, keys))
    register = made.open(keys)
    chance = random.Random(7)
    lists: dict[str, Callable[[], object]] = {
        "list of cases, first page, ms": lambda: list_cases(
            register, CaseFilter.OPEN, limit=FIRST_PAGE
        ),
        "list of closed cases, first page, ms": lambda: list_cases(
            register, CaseFilter.CLOSED, limit=FIRST_PAGE
        ),
        "list of concerns, first page, ms": lambda: list_concerns(
            register, ConcernFilter.ALL, limit=FIRST_PAGE
        ),
        "start page, ms": lambda: today_cards(register, now=NOW),
    }
    for name, work in lists.items():
        found[name] = _p50(_timed(work) for _ in range(ROUNDS))
    found |= savings(register, chance)
    typed = [_timed(lambda: search(register, text)) for text in _keystrokes(register, chance)]  # noqa: B023
    found["search per key, p50 ms"] = _p50(typed)
    found["search per key, p95 ms"] = _p95(typed)
    found["search per key, worst ms"] = max(typed)
    period = years_until(NOW.date(), 1)
    found["survey count, ms"] = _timed(lambda: exact_tables(register, period, now=NOW))
    close_register(register, now=NOW, reason="quit")
    print(f"{made.cases:,} cases: {json.dumps(found)}", file=sys.stderr, flush=True)
    memory = room_memory(made, keys)
    found["room, start page, MB"] = memory["start page"]
    found["room, list of cases, MB"] = memory["list of cases"]
    found["room, peak of a session, MB"] = memory["peak"]
    found["file, MB"] = made.size / 1e6
    keys.wipe()
    return found


def room_memory(made: Made, keys: DerivedKeys) -> dict[str, float]:
    """Resident megabytes of a room process on this register, by what is open."""
    child = Path(__file__).with_name("_room.py")
    done = subprocess.run(
        [sys.executable, str(child), str(made.folder), str(made.state)],
        input=bytes(keys.pack()),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        raise RuntimeError(f"the room ended with {done.returncode}: {said}")
    memory: dict[str, float] = json.loads(done.stdout)
    return memory


def unlocks(made: Made, keys: DerivedKeys, rounds: int = ROUNDS) -> Iterator[float]:
    for _ in range(rounds):
        begun = perf_counter()
        register = made.open(keys)
        yield (perf_counter() - begun) * 1000
        close_register(register, now=NOW, reason="quit")


def savings(register: Register, chance: random.Random, saves: int = SAVES) -> dict[str, float]:
    """Opening a case is logged on the disk too, so it is measured with the saves."""
    ids = [
        row.id
        for offset in range(0, 2 * FIRST_PAGE, FIRST_PAGE)
        for row in list_cases(register, CaseFilter.OPEN, offset=offset, limit=FIRST_PAGE)
    ]
    opened = [
        _timed(lambda: open_case_page(register, chance.choice(ids), now=NOW))
        for _ in range(min(PAGES, saves))
    ]
    notes, changes, bare = [], [], []
    for number in range(saves):
        case_id = chance.choice(ids)
        text = "Samtale på skolen i dag; mor og far var med. " * 5 + f"Aftale nummer {number}."
        note = NoteDraft(case_id=case_id, noted_on=NOW.date(), text=text, source="skolen")
        notes.append(_timed(lambda: add_note(register, note, now=NOW)))  # noqa: B023
        case = open_case_page(register, case_id, now=NOW).case
        words = written(case, CaseDraft) | {"next_step": f"Ring til skolen, {number}"}
        draft = CaseDraft(**words)
        changes.append(_timed(lambda: change_case(register, case_id, draft, now=NOW)))  # noqa: B023
        bare.append(_timed(lambda: _bare_commit(register, str(number))))  # noqa: B023
    return {
        "opening a case, p95 ms": _p95(opened),
        "saving a note, p50 ms": _p50(notes),
        "saving a note, p95 ms": _p95(notes),
        "changing a case, p95 ms": _p95(changes),
        "bare commit of one row, p95 ms": _p95(bare),
    }


def _bare_commit(register: Register, text: str) -> None:
    with register.database.transaction() as database:
        database.execute(
            "INSERT INTO setting (name, value) VALUES ('benchmark', :text) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            {"text": text},
        )


def _keystrokes(register: Register, chance: random.Random) -> Iterator[str]:
    """What the box holds after each key: words common and rare, names, numbers, two words."""
    texts = register.database.fetchall(
        "SELECT folded FROM search_entry WHERE id % 997 = :rest LIMIT 200", {"rest": 3}
    ) or register.database.fetchall("SELECT folded FROM search_entry LIMIT 200")
    words = sorted({word for row in texts for word in row["folded"].split() if len(word) > 2})
    rows = list_cases(register, CaseFilter.ALL, limit=FIRST_PAGE)
    lines = ["skolen", "møde", "samtale", "klubben og", "enig aftale", "S-2026-00"]
    while len(lines) < LINES_TYPED:
        kind = len(lines) % 5
        if kind == 0:
            lines.append(f"{chance.choice(words)} {chance.choice(words)}")
        elif kind == 1:
            lines.append(chance.choice(rows).number)
        else:
            lines.append(chance.choice(words))
    for line in lines:
        for end in range(1, len(line) + 1):
            yield line[:end]


def show(figures: Mapping[int, Mapping[str, float]]) -> None:
    """The table: a row per figure, a column per size, the aim, and largest over smallest."""
    sizes = sorted(figures)
    head = "".join(f"{size:>12,}" for size in sizes)
    print(f"\n{machine()}\n\n{'':40}{head}{'aim':>9}{'ratio':>8}")
    for name, aim in AIMS.items():
        values = [figures[size][name] for size in sizes]
        ratio = values[-1] / values[0]
        missed = (aim.most is not None and values[-1] > aim.most) or (
            len(sizes) > 1 and aim.ratio is not None and ratio > aim.ratio
        )
        most = "" if aim.most is None else f"≤ {aim.most:g}"
        cells = "".join(f"{value:>12,.1f}" for value in values)
        print(f"{name:40}{cells}{most:>9}{ratio:>8.1f}{'  missed' if missed else ''}")


def machine() -> str:
    """What was measured on, without its name."""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def _p50(values: Any) -> float:
    return quantiles(values, n=2)[0]


def _p95(values: Any) -> float:
    return quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
