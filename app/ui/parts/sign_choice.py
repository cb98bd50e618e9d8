# SPDX-License-Identifier: EUPL-1.2
"""Choosing a sign from the official lists: by typing or from the list, with its help text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.widgets.editors import Editor, Segmented
from app.widgets.parts import Text
from app.widgets.texts import tr
from app.widgets.theme import font

if TYPE_CHECKING:
    from app.domain.codelists import CodeEntry, CodeList, Language

LISTS: Final = ("sign_mapping", "sign_gladsaxe")
_CODE: Final = Qt.ItemDataRole.UserRole
_SERIOUS: Final = "serious"
_ROWS: Final = 6


class SignChoice(Editor):
    """One sign of one list; the lists are never mixed. The value is "list:code", or ""."""

    def __init__(self, lists: Sequence["CodeList"], language: "Language") -> None:
        super().__init__()
        self._lists = {one.name: one for one in lists}
        self._language = language
        self._chosen = ""
        self.which = Segmented([(one.name, one.title(language)) for one in lists], upright=True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Type to find …"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_ROWS * 36 + 4)
        self.list.setAccessibleName(tr("Signs"))
        self.chosen = Text("", "strong")
        self.help = Text("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.none = Text(tr("No sign matches what is typed."), "small")
        for widget in (self.which, self.filter, self.none, self.list, self.chosen, self.help):
            column.addWidget(widget)
        for button in self.which.buttons():
            button.setAccessibleName(tr("List: {name}").format(name=button.text()))
        self.which.changed.connect(self._on_list)
        self.filter.textChanged.connect(self._on_filter)
        self.list.currentItemChanged.connect(lambda item, _old: self._on_current(item))
        self.list.itemClicked.connect(self._on_current)
        for widget in (self.filter, self.list):
            widget.installEventFilter(self)
        self.setFocusProxy(self.filter)
        self.which.set_value(lists[0].name)

    def value(self) -> str:
        """The chosen sign as "list:code"."""
        return self._chosen

    def set_value(self, value: str | None) -> None:
        """Show a sign; a retired one is shown too."""
        name, _, code = (value or "").partition(":")
        if name not in self._lists:
            self._choose("")
            return
        self.which.set_value(name)
        self._choose(f"{name}:{code}" if code in self._lists[name] else "")

    def target(self) -> QWidget:
        """The field to type in."""
        return self.filter

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list; Enter takes the first sign that is shown."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            shown = self._shown()
            if event.key() == Qt.Key.Key_Down and shown:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.list.setCurrentItem(shown[0])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if shown:
                    self.list.setCurrentItem(shown[0])
                return True
        return super().eventFilter(watched, event)

    def _shown(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if item.data(_CODE) and not item.isHidden()]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _current_list(self) -> "CodeList":
        return self._lists[self.which.value()]

    def _on_list(self) -> None:
        if self.which.value() is None:
            return
        signs = self._current_list()
        self.list.blockSignals(True)
        self.list.clear()
        for group in signs.groups:
            self._add_group(group)
            for entry in signs.in_group(group.code):
                if entry.valid_to is None:
                    self._add_sign(signs.name, entry)
        self.list.blockSignals(False)
        self._on_filter(self.filter.text())
        self._choose("")

    def _add_group(self, group: "CodeEntry") -> None:
        item = QListWidgetItem(group.label(self._language), self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font(13, strong=True))
        item.setToolTip(group.definition(self._language))

    def _add_sign(self, name: str, entry: "CodeEntry") -> None:
        item = QListWidgetItem(entry.label(self._language), self.list)
        item.setData(_CODE, f"{name}:{entry.code}")
        item.setToolTip(entry.label(self._language))

    def _on_filter(self, text: str) -> None:
        wanted = text.casefold().split()
        group: QListWidgetItem | None = None
        any_shown = False
        for item in self._items():
            if not item.data(_CODE):
                if group is not None:
                    group.setHidden(not any_shown)
                group, any_shown = item, False
                continue
            fits = all(word in item.text().casefold() for word in wanted)
            item.setHidden(not fits)
            any_shown = any_shown or fits
        if group is not None:
            group.setHidden(not any_shown)
        self.none.setVisible(not self._shown())
        self.list.setVisible(bool(self._shown()))

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_CODE):
            self._choose(str(item.data(_CODE)))

    def _choose(self, value: str) -> None:
        if value:
            name, _, code = value.partition(":")
            signs = self._lists[name]
            entry = signs.entry(code)
            self.chosen.setText(entry.label(self._language))
            group = signs.group(entry.group)
            kind, meant = group.label(self._language), group.definition(self._language)
            said = [meant if meant.startswith(kind) else f"{kind} · {meant}" if meant else kind]
            said.append(entry.definition(self._language))
            if entry.group != _SERIOUS:  # the note speaks of one sign that is not serious
                said.append(signs.note(self._language))
            self.help.setText(" · ".join(part for part in said if part))
        else:
            self.chosen.setText("")
            signs = self._current_list()
            self.help.setText(signs.note(self._language))
        self.chosen.setVisible(bool(value))
        self.help.setVisible(bool(self.help.text()))
        if value != self._chosen:
            self._chosen = value
            self.changed.emit()
