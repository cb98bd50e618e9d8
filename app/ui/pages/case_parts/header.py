# SPDX-License-Identifier: EUPL-1.2
"""The head of the case page: whom it is about, where it stands, and what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.cases import OPEN_STATES, CaseDraft
from app.domain.people import Role
from app.services import cases
from app.services.views import CasePage
from app.ui.pages.case_parts.drafting import draft_of
from app.ui.pages.case_parts.host import CaseHost
from app.ui.pages.case_parts.sections import CaseForm, Values
from app.ui.parts.inplace import RecordList, Work
from app.widgets.forms import DateEdit, Form, LineEdit
from app.widgets.parts import Chip, Text, link_button
from app.widgets.texts import date_text, tr, words
from app.widgets.theme import SMALL, font, theme_changes, tokens


class StageLine(QWidget):
    """The four stages as a thin line; the one the case is in is said in stronger type too."""

    def __init__(self, stages: Sequence[str]) -> None:
        super().__init__()
        self._stages = tuple(stages)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.update)
        self.set_current(0)

    def set_current(self, stage: int) -> None:
        """Show in which stage the case is."""
        self._current = stage
        self.setAccessibleName(
            tr("Stage {number} of {count}: {stage}").format(
                number=stage + 1, count=len(self._stages), stage=self._stages[stage]
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """One line of small type and the line above it."""
        return QSize(400, 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, its four marks and their names."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self._stages)
        for number, stage in enumerate(self._stages):
            reached, here = number <= self._current, number == self._current
            left, line = number * step, QColor(colours.accent if reached else colours.line)
            painter.setPen(QPen(line, 2.0))
            painter.drawLine(QPointF(left, 6), QPointF(left + step - 8, 6))
            painter.setBrush(line if here else QColor(colours.background))
            painter.drawEllipse(QPointF(left + 5, 6), 4.0, 4.0)
            painter.setFont(font(SMALL, strong=here))
            painter.setPen(QColor(colours.text if here else colours.quiet))
            box = QRectF(left, 16, step - 8, 20)
            said = painter.fontMetrics().elidedText(
                stage, Qt.TextElideMode.ElideRight, int(box.width())
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, said)
        painter.end()


class CaseHeader(QWidget):
    """Initials, type, status, stages and next step; the next step is changed in place."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__()
        self.host = host
        self.about = Text("", "section", wrap=False)
        self.type = Text("", "quiet", wrap=False)
        self.status = Chip()
        top = QHBoxLayout()
        top.setSpacing(12)
        for widget in (self.about, self.type, self.status):
            top.addWidget(widget)
        top.addStretch(1)
        self.stages = StageLine(
            [tr("Reception"), tr("Assessment"), tr("Intervention"), tr("Closing")]
        )
        self.next_step = Text("", "body")
        self.next_step.setMaximumWidth(16_777_215)
        self.change = link_button(tr("Change"), self.edit_next_step, icon="pencil")
        self.change.setAccessibleName(tr("Change the next step"))
        self._next = QHBoxLayout()
        self._next.setSpacing(12)
        self._next_label = Text(tr("Next step"), "quiet", wrap=False)
        self._next.addWidget(self._next_label)
        self._next.addWidget(self.next_step, 1)
        self._next.addWidget(self.change)
        self.forms = RecordList(host)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(top)
        self._column.addWidget(self.stages)
        self._column.addLayout(self._next)
        self._column.addWidget(self.forms)

    def show_case(self, page: CasePage) -> None:
        """Show what was read."""
        case = page.case
        names = [p.person.name for p in page.people if p.role is Role.FOCUS and p.person.name]
        shown = names if self.host.context.names_shown() else []
        self.about.setText(" · ".join([case.label or tr("No citizen named"), *shown]))
        self.type.setText(self.host.label("case_type", case.gathering))
        self.status.setText(words(case.status))
        self.status.adjustSize()
        self.stages.set_current(2 if case.status in OPEN_STATES else 3)
        step = case.next_step or tr("None agreed")
        by = f" · {date_text(case.next_step_on)}" if case.next_step_on else ""
        self.next_step.setText(f"{step}{by}")
        for widget in (self._next_label, self.next_step, self.change):
            widget.setVisible(case.status in OPEN_STATES)

    def edit_next_step(self) -> None:
        """Open the small form beneath the line."""
        case, now = self.host.shown.case, self.host.context.now

        def work(values: Values) -> Work:
            at = now()
            draft = draft_of(CaseDraft, self.host.shown.case, **values)
            return lambda register: cases.change_case(register, case.id, draft, now=at)

        form = Form()
        form.add("next_step", tr("Next step"), LineEdit())
        form.add("next_step_on", tr("By"), DateEdit(now))
        opened = CaseForm(
            self.host,
            f"next_step:{case.id}",
            form,
            title=tr("Change the next step"),
            deed=tr("Save the next step"),
            work=work,
        )
        self.forms.open_form(opened, back=self.change)
        opened.start({"next_step": case.next_step, "next_step_on": case.next_step_on})

    def put_away(self) -> None:
        """Close the form; its draft stays."""
        self.forms.put_away()
