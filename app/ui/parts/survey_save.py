# SPDX-License-Identifier: EUPL-1.2
"""Step 3: the file as it leaves, the question before the first one, and saving it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.ui.parts.survey_ledger import ReleaseList
from app.ui.parts.survey_out import FILES, format_words
from app.ui.parts.survey_preview import FilePreview
from app.widgets.forms import Segmented
from app.widgets.message_bar import MessageBar
from app.widgets.parts import (
    Card,
    Rule,
    SectionTitle,
    Text,
    bring_into_view,
    quiet_button,
    row_of,
)
from app.widgets.texts import tr

PAPER = "pdf"


class Recognise(QFrame):
    """«Can anybody recognise a person?»: asked in the page, once for each sheet."""

    nobody = Signal()
    stricter = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        asked = tr("Can anybody in the municipality recognise a person?")
        self.setAccessibleName(asked)
        self._said = Text("", "body")
        self.no_button = quiet_button(tr("No, nobody"), self._on_no)
        self.yes_button = quiet_button(tr("Yes, perhaps"), self._on_yes)
        self.stricter_button = quiet_button(tr("Choose a stricter sheet"), self._on_stricter)
        self.close_button = quiet_button(tr("Do not send it"), self.close_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(Text(asked, "section"))
        column.addWidget(self._said)
        column.addLayout(
            row_of(self.yes_button, self.no_button, self.stricter_button, self.close_button)
        )
        self.hide()

    def ask(self) -> None:
        """Ask; the safe answer has the focus."""
        self._said.setText(
            tr(
                "The program has checked the figures against each other and against what left "
                "earlier. It does not know what people in the municipality know already, from the "
                "newspaper or from the street. Read the answers once more with their eyes."
            )
        )
        self._show_answers(asking=True)
        self.show()
        self.yes_button.setFocus()
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def close_up(self) -> None:
        """Take the question away; it is asked again next time."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc answers nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _on_no(self) -> None:
        self.hide()
        self.nobody.emit()

    def _on_yes(self) -> None:
        self._said.setText(
            tr(
                "Then do not send this sheet. Choose a stricter sheet, or a longer period so that "
                "more cases are counted, or let the authority know that you cannot answer more. "
                "Nothing has been saved."
            )
        )
        self._show_answers(asking=False)
        self.stricter_button.setFocus()

    def _on_stricter(self) -> None:
        self.hide()
        self.stricter.emit()

    def _show_answers(self, *, asking: bool) -> None:
        self.yes_button.setVisible(asking)
        self.no_button.setVisible(asking)
        self.stricter_button.setVisible(not asking)
        self.close_button.setVisible(not asking)


class SaveStep(Card):
    """Which file, how it looks, and out; beneath it the blank questions and the ledger."""

    form_chosen = Signal(str)
    out_requested = Signal(str)
    blank_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            SectionTitle(tr("3. Save")),
            Text(
                tr(
                    "Only what stands under “On the sheet” is saved. The file is anonymous; "
                    "you choose where it goes, and the ledger below keeps what it says."
                )
            ),
        )
        words = format_words()
        self.form = Segmented([(one, words[one]) for one in (*FILES, PAPER)])
        for button in self.form.buttons():
            button.setAccessibleName(tr("Which kind of file? {kind}").format(kind=button.text()))
        self.form.set_value(FILES[0])
        self.preview = FilePreview()
        self._paper_said = Text(
            tr("The paper is shown page by page, exactly as it is printed or saved."), "quiet"
        )
        self.out_button = quiet_button("", lambda: self.out_requested.emit(self.form.value()))
        self.question = Recognise()
        self.bar = MessageBar()
        self.releases = ReleaseList()
        self.blank_button = quiet_button(tr("Blank questions to print"), self.blank_requested.emit)
        self.add(Text(tr("Which kind of file?"), "strong"), self.form)
        self.add(Text(tr("Exactly as it leaves"), "strong"), self.preview, self._paper_said)
        self.add_layout(row_of(self.out_button))
        self.add(self.question, self.bar, Rule())
        self.add(
            Text(
                tr(
                    "Some municipalities answer in a group. Print the questions without answers "
                    "and discuss them first."
                )
            )
        )
        self.add_layout(row_of(self.blank_button))
        self.add(Rule(), Text(tr("What has left"), "strong"), self.releases)
        self.form.changed.connect(self._on_form)
        self._name()

    def allow(self, ready: bool) -> None:
        """Whether there is a sheet that can leave."""
        self.out_button.setEnabled(ready)
        if not ready:
            self.preview.clear()
            self.question.close_up()

    def _on_form(self) -> None:
        self._name()
        self.form_chosen.emit(self.form.value())

    def _name(self) -> None:
        chosen = self.form.value()
        said = {
            "xlsx": tr("Save as XLSX …"),
            "csv": tr("Save as CSV …"),
            "json": tr("Save as JSON …"),
            PAPER: tr("See, print or save as PDF"),
        }[chosen]
        self.out_button.setText(said)
        self.out_button.setAccessibleName(said)
        self._paper_said.setVisible(chosen == PAPER)
        if chosen == PAPER:
            self.preview.hide()
