# SPDX-License-Identifier: EUPL-1.2
"""How the command line hears and speaks: its streams in one encoding, its parser in our words."""

import argparse
import os
import sys
from io import TextIOWrapper
from typing import Final, NoReturn

from app.widgets.texts import tr

WRONG_USE: Final = 2


def speak_utf8() -> None:
    """Whatever the locale: the passphrase has one form in bytes, and JSON is UTF-8."""
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def give_up_output() -> None:
    """Whoever listened has gone; the interpreter would complain when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Parser(argparse.ArgumentParser):
    """Says in the user's language what is wrong, and ends with 2."""

    def error(self, message: str) -> NoReturn:
        """End with how the command is written and what is wrong."""
        use = self.format_usage().removeprefix("usage: ").strip()
        sys.stderr.write(f"{use}\n{_in_words(message)}\n")
        sys.exit(WRONG_USE)


def _in_words(message: str) -> str:
    missing = "the following arguments are required: "
    unknown = "unrecognized arguments: "
    if message.startswith(missing):
        return tr("Missing: {what}.").format(what=message.removeprefix(missing))
    if message.startswith(unknown):
        return tr("Unknown: {what}.").format(what=message.removeprefix(unknown))
    if ": invalid choice: " in message:
        choice = message.partition(": invalid choice: ")[2].partition(" (")[0]
        return tr("Unknown: {what}.").format(what=choice.strip("'"))
    return message
