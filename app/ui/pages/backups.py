# SPDX-License-Identifier: EUPL-1.2
"""Backups: how they stand, taking one now, the second place, the list, and the way to a restore."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QProgressBar, QWidget

from app.pipes import Reason
from app.services import backups
from app.services.backups import Backup
from app.ui.actions import make_action
from app.ui.backup_watch import Standing, read_standing
from app.ui.page import Context, Page
from app.ui.parts.asking import Question
from app.ui.parts.backup_words import made_message, when_text
from app.ui.parts.second_place import Choose, SecondPlace, choose_folder
from app.ui.record_table import Column, RecordTable, RecordView
from app.widgets.messages import Message
from app.widgets.parts import Card, EmptyState, PageBody, SectionTitle, Text, quiet_button, row_of
from app.widgets.texts import date_time_text, size_text, tr
from app.widgets.theme import ROW_HEIGHT

if TYPE_CHECKING:
    from app.services.register import Register

_WIDEST: Final = 900
_MOST_ROWS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A backup as a row of the list."""

    backup: Backup
    second: bool
    """Whether it lies in the second place."""
    due: bool
    """Whether it is past its expiry."""

    @property
    def id(self) -> str:
        """Where it lies."""
        return str(self.backup.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """All that the page shows."""

    standing: Standing
    rows: tuple[CopyRow, ...]


class BackupsPage(Page):
    """A backup that runs is followed here and in the status line; it goes on elsewhere too."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, choose: Choose = choose_folder
    ) -> None:
        super().__init__(context, parent)
        self.rows: tuple[CopyRow, ...] = ()
        self._make = make_action(self, tr("Take a backup now"), self._on_make)
        self.latest = Text("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(tr("Taking a backup"))
        self.stop_button = quiet_button(tr("Stop"), context.backups.stop)
        self.second = SecondPlace(self, choose)
        self.second.changed.connect(self.refresh)
        self.second.changed.connect(context.backups.read_standing)
        self.second.chosen.connect(self._on_make)
        self.view = RecordView(RecordTable(self._columns()), tr("Backups"))
        self.view.set_empty(EmptyState(tr("There are no backups yet."), icon="archive"))
        self.view.current_changed.connect(lambda _row: self._allow())
        self.delete_button = quiet_button(tr("Delete this backup …"), self._on_delete)
        self.due_button = quiet_button("", self._on_delete_due)
        self.earlier_button = quiet_button("", self._on_delete_earlier)
        self.question = Question()
        self.restore_button = quiet_button(tr("Go to the restore …"), self._on_restore)
        body = PageBody(self, width=_WIDEST)
        body.add(self._how_it_stands(), self._the_list(), self.second, self._restoring())
        body.add_stretch()
        context.backups.changed.connect(self._follow)
        context.backups.made.connect(self._on_made)
        self._wanted = False
        self._follow()

    def title(self) -> str:
        """The backups."""
        return tr("Backups")

    def primary_action(self) -> QAction | None:
        """Take one now."""
        return self._make

    def refresh(self) -> None:
        """Look what lies in both places."""
        now = self.context.now()
        self.run(lambda register: _read(register, now), self._on_read)

    def leave(self) -> None:
        """Ask nothing that was not answered."""
        self.question.put_away()
        self.second.question.put_away()

    def focus_first(self) -> None:
        """On the list."""
        self.view.setFocus()

    def _how_it_stands(self) -> Card:
        card = Card(SectionTitle(tr("How it stands")), self.latest, self.bar)
        card.add_layout(row_of(self.stop_button))
        card.add(
            Text(
                tr(
                    "The program takes a backup by itself: when the register is opened for the "
                    "first time in a day, and when work pauses. Each one is checked and read back. "
                    "It is encrypted, and the passphrase of that day opens it."
                ),
                "quiet",
            )
        )
        return card

    def _the_list(self) -> Card:
        card = Card(SectionTitle(tr("The backups there are")), self.view)
        card.add_layout(row_of(self.delete_button, self.due_button, self.earlier_button))
        card.add(self.question)
        return card

    def _restoring(self) -> Card:
        card = Card(
            SectionTitle(tr("Restore, or try it")),
            Text(
                tr(
                    "A restore is done in the window where you unlock, and can be tried there "
                    "without changing anything: the whole backup is opened, checked and counted. "
                    "The register is locked; what you have typed is kept. Try it once in a while."
                ),
                "quiet",
            ),
        )
        card.add_layout(row_of(self.restore_button))
        return card

    def _columns(self) -> list[Column]:
        return [
            Column(
                title=tr("Made"),
                text=lambda r: date_time_text(r.backup.made_at.astimezone()),
                sort=lambda r: r.backup.made_at,
                width=240,
            ),
            Column(title=tr("Where"), text=_where, sort=_where, width=150),
            Column(
                title=tr("Size"),
                text=lambda r: size_text(r.backup.size),
                sort=lambda r: r.backup.size,
                width=90,
                align_right=True,
            ),
            Column(title=tr("Note", "about a backup"), text=_remark, tooltip=_remark),
        ]

    def _on_read(self, read: _Read) -> None:
        self.rows = read.rows
        self.second.show_standing(read.standing)
        self.latest.setText(self._latest_text(read.standing.latest))
        self.view.setFixedHeight(ROW_HEIGHT * (min(max(3, len(self.rows)), _MOST_ROWS) + 1) + 12)
        self.view.show_records(self.rows)
        self._allow()

    def _latest_text(self, latest: Backup | None) -> str:
        if latest is None:
            return tr("No backup has been taken yet.")
        when = when_text(latest.made_at, self.context.now().date())
        return tr("Latest backup {when}, checked and read back.").format(when=when)

    def _allow(self) -> None:
        self.delete_button.setVisible(bool(self.rows))
        due, earlier = self._due(), self._earlier()
        self.due_button.setText(tr("Delete %n that is due …", "backups", len(due)))
        self.due_button.setVisible(bool(due))
        self.earlier_button.setText(
            tr("Delete %n that an earlier passphrase opens …", "backups", len(earlier))
        )
        self.earlier_button.setVisible(bool(earlier))

    def _due(self) -> tuple[Backup, ...]:
        return tuple(row.backup for row in self.rows if row.due)

    def _earlier(self) -> tuple[Backup, ...]:
        return tuple(row.backup for row in self.rows if row.backup.good and not row.backup.current)

    def _follow(self) -> None:
        watch = self.context.backups
        self.bar.setVisible(watch.running)
        self.stop_button.setVisible(watch.running)
        self.bar.setValue(watch.percent)
        self._make.setEnabled(not watch.running)

    def _on_make(self) -> None:
        self._wanted = self.context.backups.back_up() is not None

    def _on_made(self, backup: Backup) -> None:
        if self._wanted:
            self.tell(made_message(backup))
        self._wanted = False
        if self.isVisible():
            self.refresh()

    def _on_delete(self) -> None:
        row = self.view.current()
        if not isinstance(row, CopyRow):
            return
        made = date_time_text(row.backup.made_at.astimezone())
        self.question.ask(
            tr("Delete the backup of {date}?").format(date=made),
            tr("It cannot be brought back. That it was deleted is logged."),
            tr("Delete the backup"),
            lambda: self._delete((row.backup,)),
        )

    def _on_delete_due(self) -> None:
        self._ask_all(self._due(), tr("They are older than backups are kept."))

    def _on_delete_earlier(self) -> None:
        self._ask_all(
            self._earlier(),
            tr("Somebody who has left and remembers their passphrase could open them."),
        )

    def _ask_all(self, which: tuple[Backup, ...], why: str) -> None:
        after = tr("They cannot be brought back. That they were deleted is logged.")
        self.question.ask(
            tr("Delete %n backup(s)?", "", len(which)),
            f"{why} {after}",
            tr("Delete %n backup(s)", "", len(which)),
            lambda: self._delete(which),
        )

    def _delete(self, which: Sequence[Backup]) -> None:
        now = self.context.now()

        def work(register: "Register") -> int:
            for one in which:
                backups.delete_backup(register, one, now=now)
            return len(which)

        self.run(work, self._on_deleted)

    def _on_deleted(self, number: int) -> None:
        self.tell(Message.success(tr("%n backup(s) deleted.", "", number)))
        self.refresh()
        self.context.backups.read_standing()
        self.view.setFocus()

    def _on_restore(self) -> None:
        self.context.end_process(Reason.COPIES)


def _read(register: "Register", now: datetime) -> _Read:
    standing = read_standing(register)
    due = {one.path for one in backups.expired(register, now=now)}
    return _Read(
        standing=standing,
        rows=tuple(
            CopyRow(
                backup=one,
                second=standing.target is not None and one.path.parent == standing.target,
                due=one.path in due,
            )
            for one in backups.listed(register.folder, target=standing.target)
        ),
    )


def _where(row: CopyRow) -> str:
    return tr("Second place") if row.second else tr("This computer")


def _remark(row: CopyRow) -> str:
    if not row.backup.good:
        return tr("Damaged: cannot be restored")
    earlier = "" if row.backup.current else tr("Opened by an earlier passphrase")
    due = tr("Due for deletion") if row.due else ""
    return " · ".join(said for said in (earlier, due) if said)
