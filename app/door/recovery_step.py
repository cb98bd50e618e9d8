# SPDX-License-Identifier: EUPL-1.2
"""The step that makes a recovery key: shown, printed or written down, then typed back.

The key is in memory only. It is handed on by `confirmed` once the paper has been read back, so
that no register relies on a sheet that nobody has.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.door.recovery_fields import RecoveryFields, numeral
from app.door.recovery_paper import RecoveryPaper
from app.widgets.errors import sentence
from app.widgets.jobs import Busy, Done, Lane, Outcome
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
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
from app.widgets.pdf_view import PdfView
from app.widgets.printing import choose_printer, print_pdf, printers
from app.widgets.stacking_row import StackingRow
from app.widgets.texts import tr

_PREVIEW = (456, 608)  # px: a whole A4 page at half its size
_LEFT = 456
_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How the step asks for a printer and uses it."""

    printers: Callable[[], list[str]] = printers
    choose_printer: Callable[[QWidget, str], QPrinter | None] = choose_printer


class RecoveryStep(QWidget):
    """Two views: the key with its sheet, and the fields into which it is typed back."""

    confirmed = Signal(str)
    back_requested = Signal()

    def __init__(
        self,
        lane: Lane,
        *,
        deed: str,
        steps: tuple[str, str] = ("", ""),
        ways: Ways | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane, self._ways = lane, ways or Ways()
        self._key, self._pdf = "", b""
        self._paper: RecoveryPaper | None = None
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.bar = MessageBar()
        above = QVBoxLayout()
        above.setContentsMargins(32, 0, 32, 0)
        above.addWidget(self.bar)
        column.addLayout(above)
        column.addWidget(self.stack)
        self.sheet = QWidget()
        self.typing = QWidget()
        self.stack.addWidget(self.sheet)
        self.stack.addWidget(self.typing)
        self._build_sheet(steps[0])
        self._build_typing(steps[1], deed)

    @property
    def key(self) -> str:
        """The key as it is printed; "" while there is none."""
        return self._key

    def begin(self, paper: RecoveryPaper) -> None:
        """Show the key: the one there is where its sheet says the same, otherwise a new one."""
        if paper != self._paper:
            second = self._paper is not None
            self._new_key(paper)
            if second:
                self._on_show()
                said = tr(
                    "This is a new key, because the sheet says something else now. Destroy the "
                    "first sheet."
                )
                self.bar.show_message(Message.warning(said))
                return
        if all(line.text() for line in self.fields.lines):
            self._on_have_it()
        else:
            self._on_show()

    def set_working(self, working: bool) -> None:
        """Hold the step while its key is put to use."""
        for widget in (self.fields, self.deed_button, self.again_button):
            widget.setEnabled(not working)

    def tell(self, message: Message) -> None:
        """Show a message above the step."""
        self.bar.show_message(message)

    def show_error(self, error: AppError) -> None:
        """Say what hindered putting the key to use."""
        self.tell(Message.error(sentence(error)))

    def forget(self) -> None:
        """Take the key away everywhere it is shown."""
        self._key, self._pdf, self._paper = "", b"", None
        self.preview.clear()
        self.fields.expect("")
        for label in self.groups:
            label.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one view back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.stack.currentWidget() is self.sheet:
            self.back_requested.emit()
        elif self.deed_button.isEnabled():
            self._on_show()

    def _build_sheet(self, step: str) -> None:
        self.body = PageBody(self.sheet, width=940, centred=True)
        self.body.add(*_heading(step, tr("The recovery key")))
        said = tr(
            "The recovery key opens the register when a passphrase is forgotten or its holder is "
            "gone. Put the sheet in a sealed envelope and give it to your leader, who keeps it "
            "locked away. Nobody can reset a passphrase: without the passphrases and this sheet "
            "the register is lost."
        )
        self.body.add(Text(said, "quiet"))
        self.groups = tuple(Text("", "title", wrap=False) for _ in range(9))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        for number, label in enumerate(self.groups):
            cell = row_of(numeral(number), label, spacing=8)
            grid.addLayout(cell, number // _COLUMNS, number % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        card = Card(SectionTitle(tr("Nine groups of four")))
        card.add_layout(grid)
        how = tr(
            "Print the sheet. Without a printer, write the nine groups down by hand, with their "
            "numbers: there is no 0 and no 1 among them, only the letters O and I. Do not "
            "photograph the key and do not save it on a computer."
        )
        self.print_button = quiet_button(tr("Print the sheet"), self._on_print, icon="printer")
        card.add(Text(how, "quiet"))
        card.add_layout(row_of(self.print_button))
        self.preview = PdfView()
        self.preview.setFixedSize(*_PREVIEW)
        self.have_button = primary_button(tr("I have it on paper"), self._on_have_it)
        self.back_button = link_button(tr("Back"), self.back_requested.emit)
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addLayout(row_of(self.have_button, self.back_button))
        self.body.add_layout(StackingRow(left, self.preview, spacing=24, stacked_spacing=24))
        self.body.add_stretch()

    def _build_typing(self, step: str, deed: str) -> None:
        body = PageBody(self.typing, width=760, centred=True)
        body.add(*_heading(step, tr("Type the recovery key")))
        said = tr(
            "Type the nine groups from your paper. It shows that the paper is right and can be "
            "read. Capital letters do not matter, and what looks like 0 and 1 are the letters "
            "O and I."
        )
        self.fields = RecoveryFields()
        self.fields.submitted.connect(self._on_deed)
        body.add(Text(said, "quiet"), Card(self.fields))
        self.busy = Busy()
        self.deed_button = primary_button(deed, self._on_deed)
        self.again_button = link_button(tr("Show the key again"), self._on_show)
        body.add(self.busy)
        body.add_layout(row_of(self.deed_button, self.again_button))
        body.add_stretch()

    def _new_key(self, paper: RecoveryPaper) -> None:
        from app.storage.vault import recovery

        self._key, self._paper = recovery.generate(), paper
        self.fields.expect(self._key)
        for label, group in zip(self.groups, self._key.split(), strict=True):
            label.setText(group)
        self.preview.clear()
        self.print_button.setEnabled(False)
        key = self._key

        def receive(outcome: Outcome[bytes]) -> None:
            if key != self._key:
                return  # another one was made meanwhile
            if isinstance(outcome, Done):
                self._pdf = outcome.value
                self.preview.set_pdf(self._pdf)
                self.print_button.setEnabled(True)
                if self.have_button.hasFocus():
                    self.print_button.setFocus()
            else:
                self._say_by_hand(tr("The sheet could not be made."))

        self._lane.submit(lambda _task: paper.pdf(key), receive, self)

    def _on_show(self) -> None:
        self.bar.dismiss()
        self.stack.setCurrentWidget(self.sheet)
        (self.print_button if self.print_button.isEnabled() else self.have_button).setFocus()

    def _on_have_it(self) -> None:
        self.bar.dismiss()
        self.stack.setCurrentWidget(self.typing)
        self.fields.focus_first()

    def _on_print(self) -> None:
        if not self._ways.printers():
            self._say_by_hand(tr("No printer is set up on this computer."))
            return
        printer = self._ways.choose_printer(self, tr("Recovery key"))
        if printer is None:
            return
        try:
            for _page in print_pdf(self._pdf, printer):
                pass
        except AppError as error:
            self.bar.show_message(Message.error(sentence(error)))
            return
        said = tr("The sheet is with the printer. Fetch it before you go on.")
        self.bar.show_message(Message.success(said))
        self.have_button.setFocus()

    def _say_by_hand(self, why: str) -> None:
        by_hand = tr("Write the nine groups down by hand, with their numbers.")
        self.bar.show_message(Message.warning(f"{why} {by_hand}"))
        self.have_button.setFocus()
        self.body.ensureWidgetVisible(self.groups[0])

    def _on_deed(self) -> None:
        self.bar.dismiss()
        if self.fields.check():
            self.confirmed.emit(self._key)


def _heading(step: str, title: str) -> tuple[QWidget, ...]:
    said = Text(title, "title")
    return (Text(step, "small"), said) if step else (said,)
