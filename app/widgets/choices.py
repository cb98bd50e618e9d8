# SPDX-License-Identifier: EUPL-1.2
"""Choosing from lists: one code, several codes, or one of some values."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.widgets.editors import Editor
from app.widgets.parts import Text
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.domain.codelists import CodeEntry, CodeList, Language

_CODE = Qt.ItemDataRole.UserRole
_EDGES = 32
_INSIDE = 4


class _Combo(QComboBox):
    """A combo box that the wheel changes only when it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(18)
        self.setMinimumWidth(220)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def showPopup(self) -> None:
        """Open the list as wide as its longest answer."""
        bar = self.view().verticalScrollBar().sizeHint().width()
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + bar + _EDGES)
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is chosen; what has no room ends in dots, and the tool tip has it all."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0:
            option.palette.setBrush(
                QPalette.ColorRole.ButtonText,
                option.palette.brush(QPalette.ColorRole.PlaceholderText),
            )
            option.currentText = self.placeholderText()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def shown_text(self) -> str:
        """What is chosen, as much as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        text, end = self.currentText(), Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(text, end, room.width() - _INSIDE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(Editor):
    """One of some values; none is chosen beforehand unless there is but one."""

    def __init__(self, options: Iterable[tuple[Any, str]], *, width: int = 360) -> None:
        super().__init__()
        self.combo = _Combo()
        self.combo.setPlaceholderText(tr("Choose …"))
        self._values: list[Any] = []
        for value, text in options:
            self._append(value, text)
        self.combo.setCurrentIndex(0 if len(self._values) == 1 else -1)
        self.combo.currentTextChanged.connect(self.combo.setToolTip)
        self.combo.currentIndexChanged.connect(lambda _row: self._on_chosen())
        self.combo.setFixedWidth(width)
        self.help = Text("", "small")
        self.help.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.combo)
        column.addWidget(self.help)
        self.combo.installEventFilter(self)
        self.setFocusProxy(self.combo)

    def value(self) -> Any:
        """The chosen value, or None."""
        row = self.combo.currentIndex()
        return self._values[row] if row >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose a value; None takes the choice back."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def target(self) -> QWidget:
        """The combo box."""
        return self.combo

    def _append(self, value: Any, text: str) -> None:
        self._values.append(value)
        self.combo.addItem(text)

    def _on_chosen(self) -> None:
        self.changed.emit()


class CodeChoice(Choice):
    """One code of a code list, with its definition; a retired one shows but is not offered."""

    def __init__(
        self,
        codelist: "CodeList",
        language: "Language",
        *,
        on: date | None = None,
        only: Sequence[str] | None = None,
        width: int = 360,
    ) -> None:
        self._list, self._language = codelist, language
        offered = [
            e for e in codelist.entries if _offered(e, on) and (only is None or e.code in only)
        ]
        super().__init__([(e.code, e.label(language)) for e in offered], width=width)
        for row, entry in enumerate(offered):
            self._explain(row, entry)

    def set_value(self, value: str | None) -> None:
        """Choose a code; a retired code is added for this record."""
        if value and value not in self._values and value in self._list:
            entry = self._list.entry(value)
            retired = tr("{label} (no longer in use)").format(label=entry.label(self._language))
            self._append(value, retired)
            self._explain(self.combo.count() - 1, entry)
        super().set_value(value)

    def _explain(self, row: int, entry: "CodeEntry") -> None:
        self.combo.setItemData(row, entry.definition(self._language), Qt.ItemDataRole.ToolTipRole)

    def _on_chosen(self) -> None:
        code = self.value()
        text = self._list.entry(code).definition(self._language) if code else ""
        self.help.setText(text)
        self.help.setVisible(bool(text))
        super()._on_chosen()


class MultiCodeChoice(Editor):
    """Several codes of a list: type to narrow it down, space or a click ticks."""

    def __init__(
        self,
        codelist: "CodeList",
        language: "Language",
        *,
        on: date | None = None,
        rows: int = 6,
    ) -> None:
        super().__init__()
        self._codelist, self._language = codelist, language
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Type to find …"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(rows * 36 + 4)
        self.list.setMaximumHeight(rows * 36 + 4)
        self.chosen = Text("", "small")
        self.help = Text("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.filter, self.list, self.chosen, self.help):
            column.addWidget(widget)
        entries = [entry for entry in codelist.entries if _offered(entry, on)]
        for entry in entries:
            self._append(entry, entry.label(language))
        self.filter.setVisible(len(entries) > rows)
        self.list.itemChanged.connect(lambda _item: self._on_changed())
        self.list.currentItemChanged.connect(lambda item, _old: self._on_current(item))
        for widget in (self.filter, self.list):
            widget.installEventFilter(self)
        self.setFocusProxy(self.target())
        self._on_changed()

    def value(self) -> tuple[str, ...]:
        """The ticked codes in the list's order."""
        ticked = Qt.CheckState.Checked
        return tuple(str(i.data(_CODE)) for i in self._items() if i.checkState() == ticked)

    def set_value(self, value: Iterable[str] | None) -> None:
        """Tick exactly these codes; retired ones are added for this record."""
        wanted = set(value or ())
        known = {str(item.data(_CODE)) for item in self._items()}
        self.list.blockSignals(True)
        for code in wanted - known:
            entry = self._codelist.entry(code)
            retired = tr("{label} (no longer in use)").format(label=entry.label(self._language))
            self._append(entry, retired)
        for item in self._items():
            on = item.data(_CODE) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._on_changed()

    def target(self) -> QWidget:
        """The filter where there is one, otherwise the list."""
        return self.list if self.filter.isHidden() else self.filter

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down from the filter goes into the list."""
        if watched is self.filter and isinstance(event, QKeyEvent):
            down = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
            if down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                visible = [item for item in self._items() if not item.isHidden()]
                if visible:
                    self.list.setCurrentItem(visible[0])
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _append(self, entry: "CodeEntry", text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(_CODE, entry.code)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setToolTip(entry.definition(self._language))

    def _on_filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            said = item.text().casefold()
            item.setHidden(not all(word in said for word in wanted))

    def _on_changed(self) -> None:
        labels = [
            item.text() for item in self._items() if item.checkState() == Qt.CheckState.Checked
        ]
        self.chosen.setText(
            tr("Chosen: {labels}").format(labels=" · ".join(labels))
            if labels
            else tr("None chosen")
        )
        self.changed.emit()

    def _on_current(self, item: QListWidgetItem | None) -> None:
        code = str(item.data(_CODE)) if item is not None else ""
        text = self._codelist.entry(code).definition(self._language) if code else ""
        self.help.setText(text)
        self.help.setVisible(bool(text))


def _offered(entry: "CodeEntry", on: date | None) -> bool:
    return entry.is_active(on) if on is not None else entry.valid_to is None
