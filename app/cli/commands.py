# SPDX-License-Identifier: EUPL-1.2
"""Which commands there are, how they are written, and how each of them ends."""

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from app import __version__
from app.cli.checking import do_verify
from app.cli.collecting import do_collect
from app.cli.copies import do_backup, do_restore
from app.cli.invented import do_demo
from app.cli.session import DONE, REFUSED, Refused, WrongUse, write_json
from app.cli.sheets import do_survey
from app.domain.errors import AppError
from app.domain.protected import Profile
from app.streams import Parser, give_up_output, speak_utf8
from app.widgets.errors import sentence
from app.widgets.texts import LANGUAGES, end_words, start_words, tr

_MOST_YEARS: Final = 10
_FIRST_YEAR: Final = 1900


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    speak_utf8()
    start_words(_wanted_language(arguments))
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        give_up_output()
        return REFUSED
    finally:
        end_words()


def _run(arguments: Sequence[str]) -> int:
    parser = _parser()
    given = parser.parse_args(arguments)
    carry_out: Callable[[argparse.Namespace], int] = given.carry_out
    try:
        return carry_out(given)
    except WrongUse as error:
        parser.error(str(error))
    except Refused as error:
        return _refuse(given, error.name, error.text)
    except AppError as error:
        return _refuse(given, type(error).__name__, sentence(error))
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return _refuse(given, "Interrupted", tr("Stopped."))
    except Exception as error:
        return _refuse(given, type(error).__name__, _bug(error))


def _refuse(given: argparse.Namespace, name: str, text: str) -> int:
    if given.json:
        write_json({"done": False, "error": name, "sentence": text})
    print(text, file=sys.stderr)
    return REFUSED


def _bug(error: Exception) -> str:
    """A fault of the program by type and place; its message might hold what was written."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} ({Path(place.filename).stem}:{place.lineno})"
    return tr("The program failed: {where}. Nothing more was done.").format(where=where)


def _wanted_language(arguments: Sequence[str]) -> str:
    """The language the arguments ask for, before they are parsed: the parser speaks it too."""
    for place, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--language":
            wanted = value or "".join(arguments[place + 1 : place + 2])
            return wanted if wanted in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def _parser() -> Parser:
    common = Parser(add_help=False)
    common.add_argument("--json", action="store_true", help=tr("answer as JSON"))
    common.add_argument(
        "--language",
        choices=LANGUAGES,
        default=LANGUAGES[0],
        help=tr("da (Danish) or en (English)"),
    )
    secret = Parser(add_help=False)
    secret.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help=tr("read the passphrase from standard input, one line"),
    )
    parser = Parser(prog="tovholder", description=tr("Without a command the window opens."))
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    demo = commands.add_parser(
        "demo", parents=[common], help=tr("make a register of invented people and its papers")
    )
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--today", type=_day, metavar="DATE", help=argparse.SUPPRESS)
    demo.set_defaults(carry_out=do_demo)

    verify = commands.add_parser(
        "verify", parents=[common, secret], help=tr("check every page and log entry of a register")
    )
    verify.add_argument(
        "register", type=Path, metavar="REGISTER", help=tr("its folder, or a backup's file")
    )
    verify.set_defaults(carry_out=do_verify)

    backup = commands.add_parser(
        "backup", parents=[common, secret], help=tr("take a backup, check it and read it back")
    )
    backup.add_argument("register", type=Path, metavar="REGISTER")
    backup.add_argument(
        "--to", type=Path, metavar="DIR", help=tr("put a further copy in this folder")
    )
    backup.set_defaults(carry_out=do_backup)

    restore = commands.add_parser(
        "restore", parents=[common, secret], help=tr("make a register out of a backup again")
    )
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument(
        "--into", type=Path, metavar="DIR", help=tr("the register's folder, or a new one")
    )
    restore.add_argument(
        "--accept-unknown-deletions",
        action="store_true",
        help=tr("restore also where it is not known what was deleted since"),
    )
    restore.add_argument(
        "--rehearse", action="store_true", help=tr("try it and throw the result away")
    )
    restore.set_defaults(carry_out=do_restore)

    survey = commands.add_parser(
        "survey", parents=[common, secret], help=tr("write the protected survey sheet")
    )
    survey.add_argument("register", type=Path, metavar="REGISTER")
    survey.add_argument("--until", type=_day, required=True, metavar="DATE")
    survey.add_argument("--years", type=_years, required=True, metavar="N")
    survey.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.YES_NO.value,
        help=tr("which kind of anonymous sheet; ja_nej unless said otherwise"),
    )
    survey.add_argument("--out", type=Path, metavar="DIR")
    survey.add_argument(
        "--internal",
        action="store_true",
        help=tr("with --json: the exact counts, which are personal data"),
    )
    survey.set_defaults(carry_out=do_survey)

    collect = commands.add_parser(
        "collect", parents=[common], help=tr("make the national figures of many sheets")
    )
    collect.add_argument(
        "folder", type=Path, metavar="DIR", help=tr("the folder with the sheets, as JSON")
    )
    collect.add_argument("--out", type=Path, required=True, metavar="DIR")
    collect.add_argument(
        "--period",
        type=_day,
        nargs=2,
        metavar=("START", "END"),
        help=tr("count this period; otherwise the one that most sheets have"),
    )
    collect.set_defaults(carry_out=do_collect)

    check = commands.add_parser(
        "check-text", parents=[common], help=tr("check the language of a text (a later version)")
    )
    check.add_argument("file", nargs="*", type=Path, metavar="FILE")
    check.set_defaults(carry_out=_check_text)

    version = commands.add_parser("version", parents=[common], help=tr("say the version"))
    version.set_defaults(carry_out=_version)
    return parser


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if day.year < _FIRST_YEAR:
            raise ValueError
        return day
    except ValueError:
        raise argparse.ArgumentTypeError(
            tr("This is not a date. Write for example 2026-06-30.")
        ) from None


def _years(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= _MOST_YEARS:
        return int(text)
    raise argparse.ArgumentTypeError(
        tr("Write a whole number of years, from 1 to {most}.").format(most=_MOST_YEARS)
    )


def _version(given: argparse.Namespace) -> int:
    if given.json:
        write_json({"done": True, "program": "tovholder", "version": __version__})
    else:
        print(f"tovholder {__version__}")
    return DONE


def _check_text(_given: argparse.Namespace) -> int:
    raise Refused(
        "NotYetPossible",
        tr("The language check is not part of this version. It comes with a later one."),
    )
