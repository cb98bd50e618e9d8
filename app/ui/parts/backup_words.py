# SPDX-License-Identifier: EUPL-1.2
"""What is said of the backups: in the status line, when one is made, and when one is not."""

from datetime import date, datetime
from pathlib import Path

from app.domain.errors import AppError, DiskFull
from app.services.backups import Backup, Second
from app.ui.backup_watch import BackupWatch, Standing
from app.widgets.errors import sentence
from app.widgets.jobs import BugReport
from app.widgets.messages import Message
from app.widgets.places import Risk, risk_of
from app.widgets.texts import near_date_text, near_time_text, time_text, tr


def line_text(watch: BackupWatch, now: datetime) -> str:
    """For the status line; empty until it is known."""
    if watch.running:
        return tr("Taking a backup … {percent} %").format(percent=watch.percent)
    standing = watch.standing
    if standing is None:
        return ""
    today = now.date()
    if standing.latest is None:
        said = tr("No backup yet")
    else:
        said = tr("Latest backup {when}").format(when=when_text(standing.latest.made_at, today))
    second = second_text(standing, today)
    return f"{said}  ·  {second}" if second else said


def second_text(standing: Standing, today: date) -> str:
    """The latest good backup in the second place; empty where none is chosen (security.md §7)."""
    if standing.target is None:
        return ""
    place = place_name(standing.target)
    if standing.there is not None:
        when = when_text(standing.there.made_at, today)
        return tr("{place}: {when}").format(place=place, when=when)
    if standing.there_since is None:
        return tr("{place}: no backup yet").format(place=place)
    when = near_date_text(standing.there_since.astimezone().date(), today)
    return tr("{place}: not seen now, last used {when}").format(place=place, when=when)


def when_text(moment: datetime, today: date) -> str:
    """As "today 08.31", "yesterday 16.00", "14 November"."""
    moment = moment.astimezone()
    if (today - moment.date()).days in (0, 1):
        return near_time_text(moment, today)
    return near_date_text(moment.date(), today)


def place_name(target: Path) -> str:
    """What kind of place it is, as it begins a sentence."""
    match risk_of(target):
        case Risk.REMOVABLE:
            return tr("USB drive")
        case Risk.NETWORK:
            return tr("Network drive")
        case _:
            return tr("Second place")


def made_message(backup: Backup) -> Message:
    """For a backup that was asked for."""
    said = tr("The backup is saved and was read back at {time}.").format(
        time=time_text(backup.made_at.astimezone())
    )
    trouble = second_trouble(backup.second)
    return Message.warning(f"{said} {trouble}") if trouble else Message.success(said)


def second_trouble(second: Second) -> str:
    """Why it is not in the second place; empty where it is, or there is none."""
    match second:
        case Second.MISSING:
            return tr(
                "The second place is not there now: put the drive in or connect the network drive."
            )
        case Second.FULL:
            return tr("The second place is full: make room there, or choose another place.")
        case Second.FAILED:
            return tr("The second place could not be written: check it, or choose another place.")
        case _:
            return ""


def failed_message(error: AppError | BugReport) -> Message:
    """For a backup that could not be made."""
    if isinstance(error, BugReport):
        return Message.bug(str(error))
    if isinstance(error, DiskFull):
        return Message.error(
            tr(
                "There is no room for a backup on the disk. The register itself is whole. Make "
                "room, then take a backup."
            )
        )
    return Message.error(tr("No backup was taken. {why}").format(why=sentence(error)))
