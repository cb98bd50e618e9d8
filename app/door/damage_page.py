# SPDX-License-Identifier: EUPL-1.2
"""What is damaged, what can be read, and the way back, where no other passphrase mends it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.errors import (
    AppError,
    BackupUnpacked,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    RegisterFileMissing,
    UnsafeKeyParameters,
)
from app.door.work import Trouble
from app.widgets.errors import sentence
from app.widgets.jobs import Busy
from app.widgets.parts import (
    Card,
    PageBody,
    SectionTitle,
    Text,
    link_button,
    primary_button,
    quiet_button,
    row_of,
)
from app.widgets.texts import date_time_text, number_text, tr

if TYPE_CHECKING:
    from app.services.repair import Examination

OF_THE_KEYS: Final = (KeyFileDamaged, KeyFileForeign, KeyFileMissing, UnsafeKeyParameters)
"""Troubles that a key file from a backup may mend alone."""
_TITLES: Final[Mapping[type[AppError], Callable[[], str]]] = {
    BackupUnpacked: lambda: tr("This is an unpacked backup"),
    KeyFileMissing: lambda: tr("The key file is missing"),
    KeyFileDamaged: lambda: tr("The key file is damaged"),
    KeyFileForeign: lambda: tr("The key file belongs to another register"),
    UnsafeKeyParameters: lambda: tr("The key file is not safe to use"),
    RegisterFileMissing: lambda: tr("The register's file is missing"),
}


class DamagePage(QWidget):
    """Says what is wrong with the files, and leads to the latest good copy; changes nothing."""

    restore_requested = Signal()
    again_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = PageBody(self, width=760, centred=True)
        self.title = Text("", "title")
        self.said = Text()
        self.found = Card(SectionTitle(tr("What can be read")))
        self.damaged = Text("", "quiet")
        self.found.add(self.damaged)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.found.add_layout(self._grid)
        self.latest = Text()
        self.restore_button = primary_button(tr("Restore a backup"))
        self.restore_button.clicked.connect(self.restore_requested)
        self.again_button = quiet_button(tr("Check again"))
        self.again_button.clicked.connect(self.again_requested)
        way_back = Card(SectionTitle(tr("The way back")), self.latest)
        way_back.add_layout(row_of(self.restore_button, self.again_button))
        self.busy = Busy()
        self.where = Text("", "quiet")
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.back_button = link_button(tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.body.add(self.title, self.said, way_back, self.busy, self.found, self.where)
        self.body.add_layout(row_of(self.back_button))
        self.body.add_stretch()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""
        error, latest = trouble.error, trouble.latest
        title = _TITLES.get(type(error), lambda: tr("The register is damaged"))
        self.title.setText(title())
        self.said.setText(sentence(error))
        if latest is not None:
            said = (
                tr(
                    "The latest good backup is from {time}. If only the key file is lost, it alone "
                    "is fetched, and nothing that was written later is lost."
                )
                if isinstance(error, OF_THE_KEYS)
                else tr(
                    "The latest good backup is from {time}. What was written later is not in it."
                )
            )
            self.latest.setText(said.format(time=date_time_text(latest)))
        else:
            self.latest.setText(
                tr(
                    "No good backup was found in the register's folder. If there is one on a USB "
                    "stick or a network drive, you can choose it."
                )
            )
        self.where.setText(
            tr(
                "Nothing has been deleted. Tell the IT department and the DPO, and where the files "
                "lie:\n{folder}"
            ).format(folder=trouble.folder)
        )
        self._show_found(trouble.examination)

    def set_working(self, working: bool) -> None:
        """Hold the page while the register is checked."""
        for widget in (self.restore_button, self.again_button, self.back_button):
            widget.setEnabled(not working)

    def _show_found(self, examination: "Examination | None") -> None:
        from app.door.damage_words import part_words

        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.found.setVisible(examination is not None)
        if examination is None:
            return
        parts = dict.fromkeys(part_words(one).lower() for one in examination.damaged)
        self.damaged.setText(tr("Damaged: {parts}.").format(parts=", ".join(parts)))
        self.damaged.setVisible(bool(examination.damaged))
        for row, (part, (read, of)) in enumerate(examination.readable.items()):
            said = tr("{read} of {all}").format(read=number_text(read), all=number_text(of))
            self._grid.addWidget(Text(part_words(part), wrap=False), row, 0)
            self._grid.addWidget(Text(said, "strong", wrap=False), row, 1)
