# SPDX-License-Identifier: EUPL-1.2
"""The command line for administrators: the same services as the window, no name on any stream.

Exit codes: 0 done, 1 refused (a sentence on standard error), 2 wrong use.
"""

from app.cli.commands import main

__all__ = ["main"]
