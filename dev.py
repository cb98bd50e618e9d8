#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Sets the project up on this machine and starts it, its tests or its measurements.

Standard library only. Whatever set-up has to say goes to standard error, so that the standard
output of `run` is the program's own.
"""

from __future__ import annotations  # lets an old Python reach the sentence in set_up

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = {name: ROOT / "requirements" / f"{name}.lock" for name in ("run", "test")}
CATALOGUES = {"da": (), "en": ("-pluralonly",)}

# The packages of Debian and Ubuntu behind the libraries that Qt's wheels expect to find.
APT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
# What the fault suites run the real program with: a screen, a keyboard, a record of what it does.
TOOLS = {"Xvfb": "xvfb", "dbus-daemon": "dbus", "strace": "strace", "xdotool": "xdotool"}
# What the program loads of Qt; the other modules of the wheel may miss what they like.
QT_LIBRARIES = (
    "Qt/lib/libQt6Core.so.6",
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/lib/libQt6PrintSupport.so.6",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def quietly(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def set_up(name: str) -> None:
    """Make the virtual environment, bring it to the lock file and the system to Qt's needs."""
    if sys.version_info < (3, 11):
        sys.exit("Tovholder needs Python 3.11 or newer.")
    make_environment()
    install(name)
    missing = missing_packages()
    if name == "test" and sys.platform.startswith("linux"):
        missing += [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        install_packages(missing, root_prefix())


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment() -> None:
    stamp = VENV / "python.stamp"
    ours = f"{sys.version_info.major}.{sys.version_info.minor} {sys.base_prefix}"
    same_python = not stamp.exists() or stamp.read_text() == ours
    if (
        same_python
        and python().exists()
        and quietly([str(python()), "-m", "pip", "-V"]).returncode == 0
    ):
        put_on_path()
        return
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install_packages([f"python3.{sys.version_info.minor}-venv"], root_prefix())
    say("Making the virtual environment .venv …")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
        sys.exit("The virtual environment could not be made; the lines above say why.")
    stamp.write_text(ours)
    put_on_path()


def put_on_path() -> None:
    """Let `import app` and the command `tovholder` work in the environment, from any folder.

    An editable install would do the same, but needs a build backend locked and downloaded.
    """
    base = {"base": str(VENV), "platbase": str(VENV)}
    link = Path(sysconfig.get_path("purelib", "venv", base)) / "tovholder.pth"
    if link.exists() and link.read_text(encoding="utf-8") == f"{ROOT}\n":
        return
    link.write_text(f"{ROOT}\n", encoding="utf-8")
    if os.name == "nt":
        (VENV / "Scripts" / "tovholder.cmd").write_text('@"%~dp0python.exe" -m app %*\n')
        return
    command = VENV / "bin" / "tovholder"
    command.write_text('#!/bin/sh\nexec "$(dirname "$0")/python" -m app "$@"\n')
    command.chmod(0o755)


def stands_at(name: str, locks: Mapping[str, Path], venv: Path) -> bool:
    """Whether the environment was installed from this lock file as it is now.

    The test lock holds everything of the run lock, in the same versions, and serves for it.
    """
    return any(
        stamp_of(lock, venv).exists()
        and stamp_of(lock, venv).read_text() == hashlib.sha256(locks[lock].read_bytes()).hexdigest()
        for lock in {name, "test"}
    )


def remember(name: str, locks: Mapping[str, Path], venv: Path) -> None:
    for lock in locks:
        stamp_of(lock, venv).unlink(missing_ok=True)
    stamp_of(name, venv).write_text(hashlib.sha256(locks[name].read_bytes()).hexdigest())


def stamp_of(lock: str, venv: Path) -> Path:
    return venv / f"{lock}.stamp"


def install(name: str) -> None:
    if stands_at(name, LOCKS, VENV):
        return
    say(f"Installing what {LOCKS[name].relative_to(ROOT)} lists …")
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    command = [*pip, "--quiet", "--require-hashes", "--no-deps", "-r", str(LOCKS[name])]
    if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
        sys.exit("The installation did not succeed; pip's own lines above say why.")
    remember(name, LOCKS, VENV)


def missing_packages() -> list[str]:
    """The system packages behind libraries that Qt would look for in vain; empty off Linux."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return []
    base = {"base": str(VENV), "platbase": str(VENV)}
    folder = Path(sysconfig.get_path("platlib", "venv", base)) / "PySide6"
    files = [str(folder / name) for name in QT_LIBRARIES if (folder / name).exists()]
    return packages_for(quietly(["ldd", *files]).stdout)


def packages_for(ldd_output: str) -> list[str]:
    """Package names where they are known, library names where they are not."""
    names = re.findall(r"^\s*(\S+) => not found", ldd_output, flags=re.MULTILINE)
    return sorted({APT.get(name, name) for name in names})


def install_packages(packages: Iterable[str], as_root: Sequence[str] | None) -> None:
    """Install with apt, with `as_root` before it; where that is None, name the packages and end."""
    names = sorted(packages)
    unknown = [name for name in names if ".so" in name]
    by_hand = "Tovholder needs from the system: " + " ".join(names)
    if unknown or as_root is None or shutil.which("apt-get") is None:
        sys.exit(by_hand)
    say(f"Installing {' '.join(names)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends"]):
        command = [*as_root, "apt-get", *arguments]
        if arguments[0] == "install":
            command += names
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=environment,
            check=False,
        )
        if done.returncode and arguments[0] == "install":
            sys.exit(by_hand)


def root_prefix() -> list[str] | None:
    """What to put before apt-get, or None where we may not install."""
    if os.name == "nt":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and quietly(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def environment() -> dict[str, str]:
    """This process's variables, with a UTF-8 locale where none is chosen: Qt insists on one."""
    chosen = any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return dict(os.environ) if chosen else {**os.environ, "LANG": "C.UTF-8"}


def call(arguments: Sequence[str], **variables: str) -> int:
    command = [str(python()), *arguments]
    try:
        return subprocess.run(command, env={**environment(), **variables}, check=False).returncode
    except KeyboardInterrupt:
        return 130


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def program_arguments(arguments: list[str], *, display: bool) -> list[str]:
    """Without a display the window cannot open, so the demo runs in its place."""
    return arguments if arguments or display else ["demo", "--out", "demo"]


def run(arguments: list[str]) -> int:
    """Start the program, or say why it is the demo that starts."""
    set_up("run")
    chosen = program_arguments(arguments, display=has_display())
    if chosen != arguments:
        say("There is no display here, so the demo runs instead and leaves its files in demo/.")
    return call(["-m", "app", *chosen])


def test_arguments(arguments: list[str], *, locks: bool) -> list[str]:
    """All tests run two at a time where files can be locked; a choice of them, in order."""
    two = ["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder"]
    return arguments if arguments or not locks else two


def pytest(arguments: list[str]) -> int:
    set_up("test")
    os.chdir(ROOT)
    chosen = test_arguments(arguments, locks=os.name == "posix")
    return call(["-m", "pytest", *chosen], QT_QPA_PLATFORM="offscreen")


def soak(arguments: list[str]) -> int:
    """The long forms of the tests of faults; the table of what they found comes last."""
    return pytest(["tests/faults", "--soak", *arguments])


def bench(arguments: list[str]) -> int:
    """Every script of benchmarks/, or those whose names are given."""
    set_up("test")
    scripts = sorted((ROOT / "benchmarks").glob("[!_]*.py"))
    chosen = [script for script in scripts if not arguments or script.stem in arguments]
    if not chosen:
        say("Known measurements: " + (" ".join(script.stem for script in scripts) or "none"))
        return 1
    os.chdir(ROOT)
    codes = [call([str(script)], QT_QPA_PLATFORM="offscreen") for script in chosen]
    return max(codes)


def translate(arguments: list[str]) -> int:
    """Bring the catalogues up to the texts of the code, and compile them.

    English needs a catalogue only for its plurals.
    """
    if arguments:
        sys.exit("translate takes no arguments")
    set_up("test")
    os.chdir(ROOT)
    tools = "from PySide6.scripts import pyside_tool as t; t.{}()"
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app").rglob("*.py"))
    for language, options in CATALOGUES.items():
        catalogue = f"resources/i18n/tovholder_{language}.ts"
        Path(catalogue).parent.mkdir(parents=True, exist_ok=True)
        update = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
        update += ["-target-language", language, *options, "-ts", catalogue]
        compile_it = [catalogue, "-qm", catalogue.replace(".ts", ".qm")]
        if call(["-c", tools.format("lupdate"), *sources, *update]):
            return 1
        if call(["-c", tools.format("lrelease"), *compile_it]):
            return 1
    return 0


def lock(arguments: list[str]) -> int:
    """Write the lock files anew; needs `uv`, which resolves for every system at once.

    Arguments go to uv, for example --upgrade-package reportlab.
    """
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("Locking needs uv: install it with pip, anywhere, and put it on PATH.")
    common = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    common += ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"]
    os.chdir(ROOT)
    run_lock, test_lock = (str(LOCKS[name].relative_to(ROOT)) for name in ("run", "test"))
    for output, extra in (
        (run_lock, []),
        (test_lock, ["--extra", "test", "--constraints", run_lock]),
    ):
        command = [*common, *extra, *arguments, "pyproject.toml", "-o", output]
        if subprocess.run(command, check=False).returncode:
            return 1
    return 0


COMMANDS = {
    "run": (run, "open the window, or pass ARGS to the program"),
    "test": (pytest, "every test and check; ARGS go to pytest"),
    "soak": (soak, "the long tests of faults"),
    "bench": (bench, "the measurements, or those named"),
    "translate": (translate, "bring the catalogues up to the code"),
    "lock": (lock, "write the lock files anew"),
}


def main(arguments: Sequence[str]) -> int:
    name, *rest = arguments or ["--help"]
    if name in COMMANDS:
        return COMMANDS[name][0](rest)
    lines = [f"  {command:10}{text}" for command, (_, text) in COMMANDS.items()]
    print("usage: python3 dev.py COMMAND [ARGS …]", "", *lines, sep="\n")
    return 0 if name in {"-h", "--help"} else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
