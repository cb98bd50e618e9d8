# SPDX-License-Identifier: EUPL-1.2
"""The command `verify`: every page and log entry of a register."""

import argparse
import sys

from app.cli.session import DONE, REFUSED, opened, write_json
from app.widgets.texts import tr


def do_verify(given: argparse.Namespace) -> int:
    """Check every page and the whole log."""
    from app.services.register import check_register

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
