# SPDX-License-Identifier: EUPL-1.2
"""The window's name for the worker lane, which door and window share."""

from app.widgets.jobs import BugReport, Busy, Cancelled, Done, Failed, Job, Lane, Outcome

__all__ = ["BugReport", "Busy", "Cancelled", "Done", "Failed", "Job", "Lane", "Outcome"]
