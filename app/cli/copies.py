# SPDX-License-Identifier: EUPL-1.2
"""The commands `backup` and `restore`: a checked copy, and the way back from one."""

import argparse

from app.cli.session import (
    DONE,
    Refused,
    WrongUse,
    harden,
    make_folder,
    now,
    opened,
    passphrase,
    shown_task,
    write_json,
)
from app.domain.errors import DeletionsUnknown, OlderPassphraseNeeded
from app.widgets.errors import sentence
from app.widgets.texts import date_time_text, tr


def do_backup(given: argparse.Namespace) -> int:
    """Take a backup of a register, with a further copy in `--to`."""
    from app.services.backups import back_up, copy_to

    if given.to is not None:
        make_folder(given.to)
    with opened(given) as register:
        taken = back_up(register, now=now(), task=shown_task())
        paths = [taken.path]
        if given.to is not None:
            paths.append(copy_to(taken, given.to))
    if given.json:
        write_json(
            {
                "done": True,
                "files": [str(path) for path in paths],
                "made_at": taken.made_at.isoformat(),
                "receipt": taken.receipt,
                "second_place": str(taken.second),
            }
        )
        return DONE
    print(tr("The backup is saved, checked and read back."))
    for path in paths:
        print(path)
    return DONE


def do_restore(given: argparse.Namespace) -> int:
    """Make a register out of a backup again, or only try it."""
    if given.rehearse:
        return _rehearse(given)
    if given.into is None:
        raise WrongUse(tr("Missing: {what}.").format(what="--into"))
    return _restore(given)


def _rehearse(given: argparse.Namespace) -> int:
    from app.services.restore import rehearse

    harden()
    found = rehearse(given.backup, passphrase(given), now=now(), task=shown_task())
    if given.json:
        write_json(
            {
                "done": True,
                "made_at": found.made_at.isoformat(),
                "concerns": found.concerns,
                "cases": found.cases,
                "log_entries": found.entries,
            }
        )
        return DONE
    print(
        tr("The backup of {when} can be restored. Nothing was changed.").format(
            when=date_time_text(found.made_at.astimezone())
        )
    )
    print(tr("%n concern(s)", "", found.concerns))
    print(tr("%n case(s)", "", found.cases))
    return DONE


def _restore(given: argparse.Namespace) -> int:
    from app.services.restore import restore
    from app.services.restore_keys import fetch_keys

    harden()
    backup, folder = given.backup, given.into
    secret = passphrase(given)
    if fetch_keys(backup, secret, folder, task=shown_task()):
        if given.json:
            write_json({"done": True, "register": str(folder), "key_file_only": True})
            return DONE
        print(tr("The key file has been fetched. Nothing else was changed. Unlock to go on."))
        print(folder)
        return DONE

    def attempt(copy_secret: str | None) -> None:
        restore(
            backup,
            secret,
            folder,
            now=now(),
            task=shown_task(),
            deletions_unknown_accepted=given.accept_unknown_deletions,
            copy_secret=copy_secret,
        ).wipe()

    try:
        try:
            attempt(None)
        except OlderPassphraseNeeded as error:
            older = passphrase(given, tr("Passphrase of that time"))
            if not older:
                raise Refused("OlderPassphraseNeeded", _older(error)) from error
            attempt(older)
    except DeletionsUnknown as error:
        way = tr("With --accept-unknown-deletions it is restored all the same.")
        raise Refused("DeletionsUnknown", f"{sentence(error)} {way}") from error
    if given.json:
        write_json({"done": True, "register": str(folder)})
        return DONE
    print(tr("The register is restored and was checked. The restore stands in its log."))
    print(folder)
    return DONE


def _older(error: OlderPassphraseNeeded) -> str:
    way = tr("With --passphrase-stdin it is read from a second line.")
    return f"{sentence(error)} {way}"
