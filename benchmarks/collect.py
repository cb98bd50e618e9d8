#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""How long `collect` takes on many sheets, and how much memory: it must not grow with the files.

Sheets of invented municipalities are written to a temporary folder, counted by the real command in
a process of its own, and deleted. 100,000 of them take a gigabyte and a half of the temporary
folder.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from app.export.sheets import json_bytes
from tests.mapping_sheets import LABELS, mapping, sheet

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1_000, 10_000, 100_000)
REGIONS = ("hovedstaden", "midtjylland", "nordjylland", "sjaelland", "syddanmark")
CLASSES = ("large", "medium", "small")
ANSWERED = ("T22", "T23")
REPLIES = ("ja", "nej", "ved_ikke", "oplyses_ikke")

# The command, and at its end the most memory its process has had.
COMMAND = """
import resource, sys
from app.cli.commands import main
code = main(sys.argv[1:])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"peak {peak}", file=sys.stderr)
sys.exit(code)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--json", type=Path, help="write the figures down here")
    options = parser.parse_args()
    found = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="tovholder-ark-") as folder:
            found.append(measured(Path(folder), size))
        one = found[-1]
        print(
            f"  {size:>9,} sheets  {one['seconds']:7.1f} s  {one['each']:5.2f} ms each  "
            f"{one['peak']:6.1f} MB at most  {one['average']:5.1f} kB each on disk"
        )
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def measured(folder: Path, size: int) -> dict[str, float]:
    sheets = folder / "ark"
    sheets.mkdir()
    written = 0
    for number, data in enumerate(made(size)):
        written += (sheets / f"indberetning_by-{number:06}_2016-12-31.json").write_bytes(data)
    begun = perf_counter()
    done = subprocess.run(
        [
            *(sys.executable, "-c", COMMAND, "collect", str(sheets)),
            *("--out", str(folder / "ud"), "--json"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    seconds = perf_counter() - begun
    answer: dict[str, Any] = json.loads(done.stdout)
    assert (answer["used"], answer["left_out"]) == (size, 0)
    # kilobytes on Linux, bytes on macOS
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return {
        "sheets": size,
        "seconds": seconds,
        "each": 1000 * seconds / size,
        "peak": int(done.stderr.split()[-1]) / unit,
        "average": written / size / 1000,
    }


def made(size: int) -> Iterator[bytes]:
    """Sheets that differ in name, region, size and two answers, from one that is whole."""
    chance = random.Random(2016)
    whole: dict[str, Any] = json.loads(json_bytes(sheet(mapping()[0]), LABELS))
    tables = {table["tabel"]: table for table in whole["tabeller"]}
    for number in range(size):
        whole["kommune"] = f"Opdigtet {number}"
        whole["region"] = chance.choice(REGIONS)
        whole["stoerrelse"] = chance.choice(CLASSES)
        for name in ANSWERED:
            tables[name]["kategorier"][0]["svar"] = chance.choice(REPLIES)
        yield json.dumps(whole, ensure_ascii=False, indent=2).encode()


if __name__ == "__main__":
    sys.exit(main())
