# SPDX-License-Identifier: EUPL-1.2
"""What every command shares: its answers, its refusals, and the open register."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.audit import Purpose
from app.domain.errors import FileNotSaved
from app.services.task import Task
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

DONE: Final = 0
REFUSED: Final = 1
CLOSED_BY: Final = "command_line"


class Refused(Exception):
    """A command that cannot be carried out here; `name` is for programs, `text` for people."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        super().__init__(name)


class WrongUse(Exception):
    """The arguments fit no command; says what is wrong with them."""


def now() -> datetime:
    """The moment, with its zone."""
    return datetime.now().astimezone()


def write_json(content: Mapping[str, object]) -> None:
    """Answer a program."""
    print(json.dumps(content, ensure_ascii=False, indent=2))


def harden() -> None:
    """Before a secret is read: no core dump, no debugger."""
    from app.hardening import harden_process

    harden_process()


def shown_task() -> Task:
    """Work that says how far it is, where somebody sits at a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return Task()
    said = -1

    def tell(done: int, total: int) -> None:
        nonlocal said
        percent = 100 * done // max(1, total)
        if percent != said:
            said = percent
            end = "\n" if done and done == total else ""
            print(f"\r{percent:3} %", end=end, file=sys.stderr, flush=True)

    return Task(tell)


def passphrase(given: argparse.Namespace, asked_for: str = "") -> str:
    """The secret, typed or the next line of standard input; raises WrongUse without a keyboard."""
    if given.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise WrongUse(
            tr("There is no keyboard to ask for the passphrase. Use --passphrase-stdin.")
        )
    return getpass((asked_for or tr("Passphrase")) + ": ")


@contextmanager
def opened(given: argparse.Namespace) -> "Iterator[Register]":
    """The register, open for the IT department's purpose, and closed again whatever happens."""
    from app.services.register import close_register, open_register, unlock_register

    harden()
    folder: Path = given.register
    keys = unlock_register(folder, passphrase(given), now=now())
    register = open_register(folder, keys, Purpose.OPERATIONS, now=now())
    try:
        yield register
    finally:
        close_register(register, now=now(), reason=CLOSED_BY)


def make_folder(folder: Path) -> None:
    """Make sure that a folder is there; raises FileNotSaved."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotSaved from error
