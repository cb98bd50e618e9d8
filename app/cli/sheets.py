# SPDX-License-Identifier: EUPL-1.2
"""The command `survey`: the protected sheet as files, or the exact counts on the stream."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.cli.session import DONE, Refused, WrongUse, make_folder, now, opened, write_json
from app.domain.codelists import Language
from app.domain.errors import FileNotSaved
from app.domain.periods import SurveyPeriod, years_until
from app.domain.protected import Profile
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register


def do_survey(given: argparse.Namespace) -> int:
    """Write the sheet in all its formats, or say the exact counts."""
    if given.internal:
        if given.out is not None:
            raise Refused(
                "InternalNotToFile",
                tr("Exact counts are personal data and are not saved in files. Leave out --out."),
            )
        if not given.json:
            raise WrongUse(tr("--internal is used together with --json."))
    elif given.out is None:
        raise WrongUse(tr("Missing: {what}.").format(what="--out"))
    if given.until > now().date():
        raise WrongUse(tr("The date lies in the future. Write a date up to today."))
    period = years_until(given.until, given.years)
    with opened(given) as register:
        if given.internal:
            from app.services.statistics import internal_survey

            print(internal_survey(register, period, now=now()))
            return DONE
        saved = _release(register, period, given)
    if given.json:
        write_json(
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
    """Write the sheet in all its formats; the ledger first, so that nothing leaves unseen."""
    from app.export.labels import sheet_labels
    from app.export.sheets import ENDINGS, file_name, written
    from app.services.statistics import proposal, release

    folder: Path = given.out
    sheet = proposal(register, period, Profile(given.profile), now=now()).sheet
    labels = sheet_labels(cast(Language, given.language), register.codelists)
    files = {
        folder / file_name(sheet, ending): written(sheet, labels, ending) for ending in ENDINGS
    }
    make_folder(folder)
    release(register, sheet, now=now())
    return _save(files)


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
