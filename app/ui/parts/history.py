# SPDX-License-Identifier: EUPL-1.2
"""The history of a record in words: who changed what, when, from what to what (CAS-8)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.audit import HistoryLine
from app.ui.page import Context
from app.ui.parts.history_words import SILENT, field_words, noun_words, value_text
from app.widgets.parts import Text, clear, link_button
from app.widgets.texts import date_time_text, tr

_LONGEST = 300
_NAMES = {
    *(("person", "name"), ("person", "contact")),
    *(("concern", "reporter_name"), ("concern", "reporter_contact")),
}


def changes(
    lines: Sequence[HistoryLine], records: Iterable[Any]
) -> list[tuple[HistoryLine, list[tuple[str, str, str]]]]:
    """Each line (newest first) with what it changed, as (field, old, new).

    The new value is what the next line of the same record had before, or what it has now.
    """
    now = {str(record.id): record for record in records}
    later: dict[str, Mapping[str, str]] = {}
    found = []
    for line in lines:
        before = dict(line.before)
        record = now.get(line.record)
        after = later.get(line.record) or {
            column: _stored(getattr(record, column, "")) for column in before if record is not None
        }
        later[line.record] = before
        changed = [
            (column, old, after[column])
            for column, old in before.items()
            if column in after and column not in SILENT and not _same(old, after[column])
        ]
        found.append((line, changed))
    return found


class History(QWidget):
    """«Show history»: closed until asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: Sequence[HistoryLine] = ()
        self._records: Sequence[Any] = ()
        self.button = link_button("", self._on_toggle, icon="history")
        self._list = QWidget()
        self._list.hide()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.button)
        whole.addWidget(self._list)
        self._follow()

    def show_records(self, lines: Sequence[HistoryLine], records: Sequence[Any]) -> None:
        """Take the lines, newest first, and the records as they are now (for the new values)."""
        self._lines, self._records = lines, records
        if not self._list.isHidden():
            self._fill()

    def _on_toggle(self) -> None:
        opened = self._list.isHidden()
        if opened:
            self._fill()
        self._list.setVisible(opened)
        self._follow()

    def _follow(self) -> None:
        text = tr("Show history") if self._list.isHidden() else tr("Hide history")
        self.button.setText(f" {text}")
        self.button.setAccessibleName(text)

    def _fill(self) -> None:
        clear(self._column)
        nouns, fields = noun_words(), field_words()
        any_shown = False
        names = self._context.names_shown()
        for line, every in changes(self._lines, self._records):
            changed = [one for one in every if names or (line.noun, one[0]) not in _NAMES]
            if not changed:
                continue
            any_shown = True
            block = QWidget()
            column = QVBoxLayout(block)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            who = [date_time_text(line.at), line.holder, nouns.get(line.noun, line.noun)]
            column.addWidget(Text(" · ".join(part for part in who if part), "small"))
            for name, old, new in changed:
                said = tr("{field}: {old} → {new}").format(
                    field=fields.get(name, name),
                    old=self._value(line.noun, name, old),
                    new=self._value(line.noun, name, new),
                )
                column.addWidget(Text(said))
            self._column.addWidget(block)
        if not any_shown:
            self._column.addWidget(Text(tr("Nothing has been changed."), "quiet"))

    def _value(self, noun: str, column: str, value: str) -> str:
        said = value_text(self._context.codelists, self._context.language, noun, column, value)
        if not said:
            return tr("(nothing)")
        return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"


def _stored(value: object) -> str:
    """A value of a record as the history writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(value)


def _same(old: str, new: str) -> bool:
    return old == new or (old in ("", "[]") and new in ("", "[]"))
