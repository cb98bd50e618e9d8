# SPDX-License-Identifier: EUPL-1.2
"""How long it takes from starting the program to a passphrase field that takes the keys.

The real gate starts the real door as processes of their own; the clock stops when the gate hears
that the field has the focus. Warm: the first run is not counted. Uses a virtual screen of its own
where Xvfb is installed and no screen is there, otherwise Qt's offscreen screen.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

RUNS: Final = 10
AIM_MS: Final = 300
HEAVY: Final = (
    "PySide6.QtPrintSupport",
    "app.export",
    "app.statistics",
    "app.ui",
    "argon2",
    "cryptography",
    "numpy",
    "pypdfium2",
    "reportlab",
    "sqlcipher3",
)
GATE: Final = """
import os, sys
from app.gate import run_gate
def ready():
    os.write(1, b"ready\\n")
    raise SystemExit(0)
run_gate(on_ready=ready)
"""
CHILD: Final = """
import json, sys, time
if sys.argv[1] == "--room":
    time.sleep(60)
from app.pipes import Kind, Speaker
say = Speaker.say
def say_and_list(self, kind, **facts):
    if kind is Kind.READY:
        with open({path!r}, "w", encoding="utf-8") as file:
            json.dump(sorted(sys.modules), file)
    return say(self, kind, **facts)
Speaker.say = say_and_list
from app.__main__ import main
main(sys.argv[1:])
"""
LISTING_GATE: Final = """
import os, sys
from app.gate import run_gate
def ready():
    raise SystemExit(0)
run_gate(on_ready=ready, command=[sys.executable, "-c", {child!r}])
"""


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--imports", action="store_true", help="the slowest imports of the door")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-") as folder, screen() as shown:
        variables = home(Path(folder)) | shown
        times = [start(variables) for _ in range(options.runs + 1)][1:]
        modules = loaded(variables, Path(folder))
        if options.imports:
            print("\n".join(slowest_imports(variables)))
    where = shown["QT_QPA_PLATFORM"]
    middle, worst = median(times), max(times)
    verdict = "" if middle <= AIM_MS else "  missed"
    print(f"\nStart to a focused passphrase field ({where}, {len(times)} runs, warm)")
    print(f"  p50 {middle:.0f} ms, worst {worst:.0f} ms, aim ≤ {AIM_MS} ms{verdict}")
    heavy = [name for name in HEAVY if any(m == name or m.startswith(f"{name}.") for m in modules)]
    own = [name for name in modules if name == "app" or name.startswith("app.")]
    qt = [name for name in modules if name.startswith("PySide6.")]
    print(f"  the door has loaded {len(modules)} modules, {len(own)} of them its own")
    print(f"  Qt: {', '.join(qt)}")
    print(f"  heavy ones: {', '.join(heavy) or 'none'}")
    if options.json is not None:
        facts = {"screen": where, "p50": middle, "worst": worst, "times": times, "heavy": heavy}
        options.json.write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return 0


def home(folder: Path) -> dict[str, str]:
    """Variables of a user of their own, who has opened one register before."""
    register = folder / "Register"
    register.mkdir()
    (register / "register.keys").write_bytes(b"{}")
    variables = {
        **os.environ,
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "HOME": str(folder),
    }
    remember = (
        "import sys; from pathlib import Path; from app.storage import preferences as p; "
        "w = p.default_path(); p.save(p.load(w).with_recent(Path(sys.argv[1])), w)"
    )
    subprocess.run([sys.executable, "-c", remember, str(register)], env=variables, check=True)
    return variables


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The variables of a screen: the user's own, a virtual one, or Qt's offscreen one."""
    if os.environ.get("DISPLAY") or not shutil.which("Xvfb"):
        yield {"QT_QPA_PLATFORM": "xcb" if os.environ.get("DISPLAY") else "offscreen"}
        return
    out, into = os.pipe()
    command = ["Xvfb", "-displayfd", str(into), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(into,), stderr=subprocess.DEVNULL)
    os.close(into)
    try:
        with os.fdopen(out, "rb") as pipe:
            number = pipe.readline().decode("ascii").strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def start(variables: Mapping[str, str]) -> float:
    """Milliseconds from starting the gate until it hears that the field has the focus."""
    begun = perf_counter()
    gate = subprocess.Popen(
        [sys.executable, "-c", GATE], env=dict(variables), stdout=subprocess.PIPE
    )
    with gate:
        if gate.stdout is None or gate.stdout.readline() != b"ready\n":
            raise RuntimeError("the door did not come")
        return (perf_counter() - begun) * 1000


def loaded(variables: Mapping[str, str], folder: Path) -> list[str]:
    """The modules in the door's memory when its field has the focus."""
    path = folder / "modules.json"
    code = LISTING_GATE.format(child=CHILD.format(path=str(path)))
    subprocess.run([sys.executable, "-c", code], env=dict(variables), check=False)
    modules: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return modules


def slowest_imports(variables: Mapping[str, str], most: int = 25) -> list[str]:
    """What the door imports, by the time each module takes by itself."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import app.door.process"],
        env=dict(variables),
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line[12:].split("|") for line in done.stderr.splitlines()[1:]]
    rows.sort(key=lambda row: -int(row[0]))
    return [f"{int(alone) / 1000:8.1f} ms {name.strip()}" for alone, _all, name in rows[:most]]


if __name__ == "__main__":
    sys.exit(main())
