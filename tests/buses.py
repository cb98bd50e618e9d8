# SPDX-License-Identifier: EUPL-1.2
"""Real message buses started by a test, and a login service that answers on one of them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
_SERVICE = Path(__file__).parent / "login_service.py"


@contextmanager
def bus_in(folder: Path) -> Iterator[str]:
    """The address of a bus that lives as long as the block."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(socket=folder / "bus"))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with _running(command) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()


def tell(address: str, path: str, signal: str, *values: str) -> None:
    """Send one signal on that bus, from nobody in particular: "org.x.Interface.Name"."""
    command = ["dbus-send", f"--bus={address}", "--type=signal", path, signal, *values]
    subprocess.run(command, check=True)


class Login:
    """The login service that runs, see `login_service.py`."""

    def __init__(self, process: subprocess.Popen[str], calls: Path) -> None:
        self._process, self._calls = process, calls

    @property
    def calls(self) -> list[str]:
        """The methods it was asked for."""
        return self._calls.read_text().split() if self._calls.exists() else []

    def signal(self, path: str, interface: str, name: str, *values: object) -> None:
        """Let it say something."""
        self._order({"signal": [path, interface, name, *values]})

    def set(self, **properties: object) -> None:
        """Change what it answers."""
        self._order({"set": properties})

    def _order(self, order: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()


@contextmanager
def login_at(address: str, folder: Path) -> Iterator[Login]:
    """A login service on that bus as long as the block."""
    calls = folder / "calls"
    with _running([sys.executable, str(_SERVICE), address, str(calls)]) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Login(process, calls)


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
