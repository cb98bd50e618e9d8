# SPDX-License-Identifier: EUPL-1.2
"""The bar that shows messages in the page, with a word and an icon."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from app.widgets.icons import set_icon
from app.widgets.messages import Message, MessageKind
from app.widgets.parts import Button, Text, restyle
from app.widgets.texts import tr, words

__all__ = ["Message", "MessageBar", "MessageKind"]

_ICONS = {
    MessageKind.INFO: "info",
    MessageKind.SUCCESS: "circle-check",
    MessageKind.WARNING: "triangle-alert",
    MessageKind.ERROR: "octagon-alert",
}


class MessageBar(QFrame):
    """One message in the page, with a word and an icon; Esc in it, or its cross, takes it away."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message: Message | None = None
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        self._picture = QLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self._word = Text("", "strong", wrap=False)
        row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignVCenter)
        self._text = Text()
        self._text.setMaximumWidth(16_777_215)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.action_button = Button("", self._on_action, role="quiet")
        row.addWidget(self.action_button)
        self.close_button = Button("", self.dismiss, role="plain")
        set_icon(self.close_button, "x", size=18)
        self.close_button.setAccessibleName(tr("Dismiss the message"))
        self.close_button.setToolTip(tr("Dismiss the message"))
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one there is; screen readers say it."""
        self.message = message
        set_icon(self._picture, _ICONS[message.kind], role=message.kind.value)
        self._word.setText(words(message.kind))
        self._text.setText(message.text)
        self.action_button.setText(message.action)
        self.action_button.setAccessibleName(message.action)
        self.action_button.setVisible(bool(message.action))
        restyle(self, "kind", message.kind.value)
        for label in (self._word, self._text):
            restyle(label, "kind", message.kind.value)
        said = f"{words(message.kind)}: {message.text}"
        self.setAccessibleName(said)
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._timer.stop()
        if message.seconds:
            self._timer.start(message.seconds * 1000)

    def dismiss(self) -> None:
        """Take the message away."""
        if self.message is None:
            return
        self.message = None
        self._timer.stop()
        self.hide()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc dismisses."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _on_action(self) -> None:
        act = self.message.on_action if self.message is not None else None
        self.dismiss()
        if act is not None:
            act()

    def _on_timeout(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(3000)  # somebody is about to use it
        else:
            self.dismiss()
