# SPDX-License-Identifier: EUPL-1.2
"""The command `demo`: a register of invented people, its papers and its pictures."""

import argparse
from pathlib import Path
from typing import cast

from app.cli.session import DONE, Refused, make_folder, now, write_json
from app.domain.codelists import Language
from app.domain.errors import FolderNotEmpty
from app.widgets.texts import end_words, tr


def do_demo(given: argparse.Namespace) -> int:
    """Make the register, its papers and pictures in an empty folder."""
    folder: Path = given.out
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise FolderNotEmpty
    make_folder(folder)
    end_words()  # the window brings its own application, and there can be only one
    from app.door.demo import door_pictures
    from app.ui.demo import WalkFailed, run_demo

    language = cast(Language, given.language)
    say = _say_nothing if given.json else _say
    try:
        made = run_demo(folder, language=language, today=given.today, say=say)
    except WalkFailed as error:
        raise Refused("WalkFailed", str(error)) from error
    made.screens += door_pictures(made.pictures, made.register, now)
    if given.json:
        write_json(
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
