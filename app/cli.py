# SPDX-License-Identifier: EUPL-1.2
"""The command line for administrators: the same services as the window, no name on any stream.

Exit codes: 0 done, 1 refused (a sentence on standard error), 2 wrong use.
"""

import argparse
import json
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from app import __version__
from app.domain.audit import Purpose
from app.domain.codelists import Language
from app.domain.errors import AppError, FileNotSaved, FolderNotEmpty
from app.domain.periods import SurveyPeriod, years_until
from app.streams import Parser, give_up_output, speak_utf8
from app.widgets.errors import sentence
from app.widgets.texts import LANGUAGES, end_words, start_words, tr

if TYPE_CHECKING:
    from app.services.register import Register

DONE: Final = 0
REFUSED: Final = 1
_MOST_YEARS: Final = 10
_FIRST_YEAR: Final = 1900
_CLOSED_BY: Final = "command_line"


class _Refused(Exception):
    """A command that cannot be carried out here; `name` is for programs, `text` for people."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        super().__init__(name)


class _WrongUse(Exception):
    """The arguments fit no command; says what is wrong with them."""


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
    except _WrongUse as error:
        parser.error(str(error))
    except _Refused as error:
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
        _write_json({"done": False, "error": name, "sentence": text})
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
    demo.set_defaults(carry_out=_demo)

    verify = commands.add_parser(
        "verify", parents=[common, secret], help=tr("check every page and log entry of a register")
    )
    verify.add_argument("register", type=Path, metavar="REGISTER")
    verify.set_defaults(carry_out=_verify)

    survey = commands.add_parser(
        "survey", parents=[common, secret], help=tr("write the protected survey sheet")
    )
    survey.add_argument("register", type=Path, metavar="REGISTER")
    survey.add_argument("--until", type=_day, required=True, metavar="DATE")
    survey.add_argument("--years", type=_years, required=True, metavar="N")
    survey.add_argument("--out", type=Path, metavar="DIR")
    survey.add_argument(
        "--internal",
        action="store_true",
        help=tr("with --json: the exact counts, which are personal data"),
    )
    survey.set_defaults(carry_out=_survey)

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


def _now() -> datetime:
    return datetime.now().astimezone()


def _write_json(content: Mapping[str, object]) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))


def _version(given: argparse.Namespace) -> int:
    if given.json:
        _write_json({"done": True, "program": "tovholder", "version": __version__})
    else:
        print(f"tovholder {__version__}")
    return DONE


def _check_text(_given: argparse.Namespace) -> int:
    raise _Refused(
        "NotYetPossible",
        tr("The language check is not part of this version. It comes with a later one."),
    )


def _passphrase(given: argparse.Namespace) -> str:
    if given.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise _WrongUse(
            tr("There is no keyboard to ask for the passphrase. Use --passphrase-stdin.")
        )
    return getpass(tr("Passphrase") + ": ")


@contextmanager
def _opened(given: argparse.Namespace) -> "Iterator[Register]":
    """The register, open for the IT department's purpose, and closed again whatever happens."""
    from app.hardening import harden_process
    from app.services.register import close_register, open_register, unlock_register

    harden_process()
    folder: Path = given.register
    keys = unlock_register(folder, _passphrase(given))
    register = open_register(folder, keys, Purpose.OPERATIONS, now=_now())
    try:
        yield register
    finally:
        close_register(register, now=_now(), reason=_CLOSED_BY)


def _verify(given: argparse.Namespace) -> int:
    from app.services.register import check_register

    with _opened(given) as register:
        found = check_register(register)
    if given.json:
        _write_json(
            {
                "done": found.sound,
                "log_entries": found.entries,
                "page_faults": len(found.pages),
                "log_faults": len(found.chain),
            }
        )
    if found.sound:
        if not given.json:
            print(tr("The register is sound: every page and the whole log were read."))
            print(tr("%n log entry(ies), none missing or changed.", "", found.entries))
        return DONE
    if found.pages:
        print(
            tr("%n fault(s) in the register's file. Restore a backup.", "", len(found.pages)),
            file=sys.stderr,
        )
    if found.chain:
        print(
            tr(
                "%n log entry(ies) are missing or changed. Tell the IT department and the DPO.",
                "",
                len(found.chain),
            ),
            file=sys.stderr,
        )
    return REFUSED


def _survey(given: argparse.Namespace) -> int:
    if given.internal:
        if given.out is not None:
            raise _Refused(
                "InternalNotToFile",
                tr("Exact counts are personal data and are not saved in files. Leave out --out."),
            )
        if not given.json:
            raise _WrongUse(tr("--internal is used together with --json."))
    elif given.out is None:
        raise _WrongUse(tr("Missing: {what}.").format(what="--out"))
    period = years_until(given.until, given.years)
    with _opened(given) as register:
        if given.internal:
            from app.services.statistics import internal_survey_json

            print(internal_survey_json(register, period, now=_now()))
            return DONE
        saved = _release(register, period, given)
    if given.json:
        _write_json(
            {
                "done": True,
                "period": [period.start.isoformat(), period.end.isoformat()],
                "files": [str(path) for path in saved],
            }
        )
        return DONE
    print(tr("The survey sheet is saved and stands in the ledger of releases."))
    for path in saved:
        print(path)
    return DONE


def _release(
    register: "Register", period: SurveyPeriod, given: argparse.Namespace
) -> tuple[Path, ...]:
    """Write the sheet in all three formats; the ledger first, so that nothing leaves unseen."""
    from app.export.labels import sheet_labels
    from app.export.pdf.survey_sheet import survey_pdf
    from app.export.sheets import csv_bytes, file_name, json_bytes
    from app.services.statistics import protected_sheet, release

    folder: Path = given.out
    sheet = protected_sheet(register, period, now=_now())
    labels = sheet_labels(cast(Language, given.language), register.codelists)
    files = {
        folder / file_name(sheet, ending): write(sheet, labels)
        for ending, write in (("csv", csv_bytes), ("json", json_bytes), ("pdf", survey_pdf))
    }
    _make_folder(folder)
    release(register, sheet, now=_now())
    return _save(files)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotSaved from error


def _save(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Each file whole or not at all; raises FileNotSaved or DiskFull."""
    from app.domain.errors import DiskFailed, RegisterReadOnly
    from app.storage.files import write_atomic

    for path, content in files.items():
        try:
            write_atomic(path, content)
        except (RegisterReadOnly, DiskFailed) as error:
            raise FileNotSaved from error
    return tuple(files)


def _demo(given: argparse.Namespace) -> int:
    folder: Path = given.out
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise FolderNotEmpty
    _make_folder(folder)
    end_words()  # the window brings its own application, and there can be only one
    from app.door.demo import door_pictures
    from app.ui.demo import WalkFailed, run_demo

    language = cast(Language, given.language)
    say = _say_nothing if given.json else _say
    try:
        made = run_demo(folder, language=language, today=given.today, say=say)
    except WalkFailed as error:
        raise _Refused("WalkFailed", str(error)) from error
    made.screens += door_pictures(made.pictures, made.register, _now)
    if given.json:
        _write_json(
            {
                "done": True,
                "passphrase": made.passphrase,
                "register": str(made.register),
                "steps": list(made.steps),
                "files": [str(path) for path in made.files],
                "screens": made.screens,
            }
        )
        return DONE
    print()
    print(f"{tr('Passphrase')}: {made.passphrase}")
    print(f"{tr('Register')}: {made.register}")
    for path in made.files:
        print(path)
    print(tr("%n picture(s) in {folder}", "", made.screens).format(folder=made.pictures))
    return DONE


def _say(text: str) -> None:
    print(f"· {text}", flush=True)


def _say_nothing(_text: str) -> None:
    """For programs, which get everything at the end."""
