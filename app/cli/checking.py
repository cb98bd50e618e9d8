# SPDX-License-Identifier: EUPL-1.2
"""The command `verify`: every page and log entry of a register."""

import argparse
import sys

from app.cli.session import DONE, REFUSED, harden, now, opened, passphrase, shown_task, write_json
from app.widgets.texts import tr


def do_verify(given: argparse.Namespace) -> int:
    """Check every page and the whole log."""
    from app.services.register import check_register

    if given.register.is_file():
        return _verify_backup(given)
    with opened(given) as register:
        found = check_register(register)
    if given.json:
        write_json(
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


def _verify_backup(given: argparse.Namespace) -> int:
    """A backup is opened as a restore would, in a part that is thrown away."""
    from app.services.restore import rehearse

    harden()
    found = rehearse(given.register, passphrase(given), now=now(), task=shown_task())
    if given.json:
        write_json(
            {
                "done": True,
                "made_at": found.made_at.isoformat(),
                "log_entries": found.entries,
                "page_faults": 0,
                "log_faults": 0,
            }
        )
        return DONE
    print(tr("The backup is sound: every page and the whole log were read."))
    print(tr("%n log entry(ies), none missing or changed.", "", found.entries))
    return DONE
