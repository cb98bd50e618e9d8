# SPDX-License-Identifier: EUPL-1.2
"""The small parts every page is put together from: texts, cards, chips, buttons, empty states."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.widgets.icons import set_icon
from app.widgets.tab_order import follow_layout
from app.widgets.theme import TEXT_WIDTH, tokens


class Text(QLabel):
    """A label that never reads its content as markup.

    Roles: body, quiet, small, strong, section, title, number, error.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        parent: QWidget | None = None,
        *,
        wrap: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)
        if wrap:
            self.setMaximumWidth(TEXT_WIDTH)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def heightForWidth(self, width: int, /) -> int:
        """The height it will have; a column asks for its own width, even where that is wider."""
        return super().heightForWidth(min(width, self.maximumWidth()))


class SectionTitle(Text):
    """The heading of a section."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "section", parent)


class Chip(Text):
    """A status as a word; quiet, without a colour of its own."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "chip", parent, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Rule(QFrame):
    """A thin line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")


class Card(QFrame):
    """A surface that holds what belongs together."""

    def __init__(self, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 24)
        self._column.setSpacing(12)
        self.add(*widgets)

    def add(self, *widgets: QWidget) -> None:
        """Put more widgets beneath those there are."""
        for widget in widgets:
            self._column.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """Put a row of widgets beneath those there are."""
        self._column.addLayout(layout)


class Button(QPushButton):
    """A push button whose keyboard focus shows on every colour."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        role: str = "quiet",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f" {text}" if icon and text else text, parent)
        self.setAccessibleName(text)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon:
            colour = {"primary": "on_accent", "destructive": "error", "link": "accent"}
            set_icon(self, icon, role=colour.get(role, "text"), size=18)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a second, inner ring where the accent alone would not be seen."""
        super().paintEvent(event)
        if not (self.hasFocus() and self.property("role") == "primary"):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().on_accent), 2.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3.5, 3.5)
        painter.end()


def primary_button(text: str, on_click: Callable[[], object] | None = None) -> Button:
    """The one deed of a page."""
    return Button(text, on_click, role="primary")


def quiet_button(
    text: str, on_click: Callable[[], object] | None = None, *, icon: str = ""
) -> Button:
    """Any other deed."""
    return Button(text, on_click, icon=icon)


def destructive_button(text: str, on_click: Callable[[], object] | None = None) -> Button:
    """A deed that cannot be undone; the text names it: "Delete case S-2026-014"."""
    return Button(text, on_click, role="destructive")


def link_button(
    text: str, on_click: Callable[[], object] | None = None, *, icon: str = ""
) -> Button:
    """A way to somewhere else."""
    return Button(text, on_click, role="link", icon=icon)


def inline_button(text: str, on_click: Callable[[], object] | None = None) -> Button:
    """A small deed in the text column, flush with the words above it."""
    return Button(text, on_click, role="inline")


class ActionButton(Button):
    """A button that shows and does what an action says."""

    def __init__(self, action: QAction, role: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(action.text(), action.trigger, role=role, parent=parent)
        self.action = action
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self.action.text())
        self.setAccessibleName(self.action.text())
        self.setEnabled(self.action.isEnabled())
        self.setToolTip(self.action.shortcut().toString())


class EmptyState(QWidget):
    """What stands where a list has nothing: a sentence, perhaps the deed that fills it."""

    def __init__(
        self,
        sentence: str,
        action_text: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        icon: str = "inbox",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        column.addStretch(2)
        picture = QLabel()
        set_icon(picture, icon, role="strong_line", size=36)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        said = Text(sentence, "quiet")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setMaximumWidth(480)
        column.addLayout(in_the_middle(said))
        if action_text:
            button = quiet_button(action_text, on_action)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class PageBody(QScrollArea):
    """The scrolling body of a page: one column with room around it; fills its parent."""

    def __init__(self, page: QWidget, *, width: int = 0, centred: bool = False) -> None:
        super().__init__(page)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        # as tall as its texts are at this width, not as they would be on the narrowest page
        canvas.setMinimumHeight(1)
        row = QHBoxLayout(canvas)
        row.setContentsMargins(32, 16, 32, 32)
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        holder = QWidget()
        holder.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        if centred:
            row.addStretch(1)
        if width:
            holder.setMaximumWidth(width)
        row.addWidget(holder, 100)
        if width:
            row.addStretch(1)
        self.setWidget(canvas)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets beneath those there are."""
        for widget in widgets:
            self._column.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """Put a row of widgets beneath those there are."""
        self._column.addLayout(layout)

    def add_stretch(self, share: int = 1) -> None:
        """Let the rest of the page stay empty; several share it."""
        self._column.addStretch(share)

    def minimumSizeHint(self) -> QSize:
        """Any size will do; it scrolls."""
        return QSize(320, 120)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Go on as the page reads, and scroll to what gets the focus."""
        follow_layout(self.viewport())
        moved = super().focusNextPrevChild(forward)
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 24, 24)
        return moved


def row_of(*widgets: QWidget, spacing: int = 12) -> QHBoxLayout:
    """Widgets beside each other, as narrow as they are."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def in_the_middle(widget: QWidget) -> QHBoxLayout:
    """A widget in the middle of its line; aligned, its height would be that of the whole line."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row


def bring_into_view(widget: QWidget, margin: int = 24) -> None:
    """Scroll the page so that a widget is seen; of one taller than the page, its beginning."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if not isinstance(area, QScrollArea):
        return
    if widget.height() + 2 * margin > area.viewport().height():
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(area.viewport(), QPoint(0, 0)).y() - margin)
    else:
        area.ensureWidgetVisible(widget, 0, margin)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the style sheet see it."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    event = QEvent(QEvent.Type.StyleChange)
    widget.event(event)
    widget.update()
