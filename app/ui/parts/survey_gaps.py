# SPDX-License-Identifier: EUPL-1.2
"""What the survey lacks, as rows that open the case, concern or question where it can be said."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.gaps import Gap, Missing
from app.export.labels import SheetLabels
from app.ui.page import Target
from app.ui.parts.due import Elided
from app.widgets.parts import Button, Rule, Text, clear, link_button, row_of
from app.widgets.texts import tr

SHOWN: Final = 8
_HEIGHT: Final = 56


def target_of(gap: Gap) -> Target:
    """Where the answer is given."""
    if gap.case_id is not None:
        return Target(page="case", record_id=gap.case_id, extra={"part": "overview"})
    if gap.concern_id is not None:
        return Target(page="concern", record_id=gap.concern_id)
    return Target(page="profile", extra={"part": gap.field})


class GapList(QWidget):
    """One row for each record or question, the rest behind "Show all"."""

    open_requested = Signal(object)
    """A `Target`."""

    def __init__(self, labels: SheetLabels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        self.rows: list[GapRow] = []
        self._hidden: list[QWidget] = []
        self.all_button = link_button("", self._on_all)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addLayout(row_of(self.all_button))
        self.all_button.hide()

    def show_gaps(self, gaps: Iterable[Gap]) -> None:
        """Show these, those of one record in one row."""
        clear(self._rows)
        self.rows, self._hidden = [], []
        for _key, of_record in groupby(gaps, key=_record):
            self._add(tuple(of_record))
        if self.rows:
            self._rows.addWidget(Rule())
        else:
            said = tr("Nothing is missing for the survey sheet in this period.")
            self._rows.addWidget(Text(said, "quiet"))
        self.all_button.setVisible(bool(self._hidden))
        self.all_button.setText(tr("Show all %n", "rows of a list", len(self.rows)))
        self.all_button.setAccessibleName(
            tr("Show all %n that lack an answer", "records or questions", len(self.rows))
        )

    def _add(self, gaps: Sequence[Gap]) -> None:
        rule, row = Rule(), GapRow(*self._texts(gaps))
        target = target_of(gaps[0])
        row.clicked.connect(lambda: self.open_requested.emit(target))
        if len(self.rows) >= SHOWN:
            self._hidden += (rule, row)
        self.rows.append(row)
        for widget in (rule, row):
            self._rows.addWidget(widget)
            widget.setHidden(widget in self._hidden)

    def _texts(self, gaps: Sequence[Gap]) -> tuple[str, str]:
        """What stands first in the row and what beneath it."""
        first = gaps[0]
        if first.missing is Missing.NOT_ANSWERED:
            return self._labels.questions[first.table], tr("Municipality profile")
        said = _words()
        lacks = " · ".join(said[gap.missing] for gap in gaps)
        return first.number, lacks[:1].upper() + lacks[1:]

    def _on_all(self) -> None:
        first = self._hidden[1]
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        self.all_button.hide()
        first.setFocus()


class GapRow(Button):
    """A record and what it lacks; a click or Enter opens it."""

    def __init__(self, record: str, lacks: str) -> None:
        super().__init__("", role="row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(f"{record}. {lacks}")
        self.setToolTip(f"{record}\n{lacks}")
        said = QVBoxLayout(self)
        said.setContentsMargins(12, 0, 12, 0)
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(Elided(record, "body"))
        said.addWidget(Elided(lacks, "small"))
        said.addStretch(1)
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As tall as two lines."""
        return QSize(280, _HEIGHT)


def _record(gap: Gap) -> tuple[str, str, str]:
    return gap.case_id or "", gap.concern_id or "", gap.field


def _words() -> Mapping[Missing, str]:
    """Stand after one another in a row; the first begins it."""
    return {
        Missing.FORM_NOT_STATED: tr("form of extremism not stated"),
        Missing.FORM_NOT_CLARIFIED: tr("form of extremism not yet clarified"),
        Missing.ANCHORING_NOT_STATED: tr("inside or outside the area of authority not stated"),
        Missing.PRIMACY_NOT_STATED: tr("primary or non-primary not stated"),
        Missing.PRIMACY_NOT_CLARIFIED: tr("primary or non-primary not clarified"),
        Missing.SNAPSHOT: tr("area of authority or primacy not stated on the last day"),
        Missing.NO_PERSON: tr("no person in focus"),
        Missing.AGE_UNKNOWN: tr("age unknown"),
        Missing.GENDER_UNKNOWN: tr("gender unknown"),
        Missing.AFFILIATION_NOT_STATED: tr("affiliation not stated"),
        Missing.AFFILIATION_FORM_UNKNOWN: tr("kind of affiliation not stated"),
        Missing.NOT_DECIDED: tr("not decided yet"),
        Missing.NOT_ANSWERED: tr("not answered"),
    }
