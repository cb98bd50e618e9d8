# SPDX-License-Identifier: EUPL-1.2
"""The survey sheet in three steps: the period, the answers, and what leaves with its ledger."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.disclosure import Release
from app.domain.errors import AppError
from app.domain.protected import ProtectedSheet
from app.export.labels import sheet_labels
from app.services import statistics
from app.statistics.tables import ExactSurvey
from app.ui.actions import make_action
from app.ui.page import Command, Context, Page, Target
from app.ui.paper_out import choose_file
from app.ui.parts.survey_answers import SurveyAnswers
from app.ui.parts.survey_out import LEDGER_ROWS, ReleaseList, save_sheet, sheet_name
from app.ui.parts.survey_period import PeriodChoice
from app.widgets.errors import sentence
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import Card, PageBody, Rule, SectionTitle, Text, quiet_button, row_of
from app.widgets.stacking_row import StackingRow
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

_PAUSE: Final = 600  # ms without a change before it is counted; each count is logged
_WIDEST: Final = 770  # the text inside a card is then as wide as text may be
ChooseFile = Callable[[QWidget, str, str, str], Path | None]
"""(parent, name, ending, format in words) → where to save."""


def ask_file(parent: QWidget, name: str, ending: str, kind: str) -> Path | None:
    """Ask the user."""
    return choose_file(parent, name, ending=ending, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """One period counted; `exact` is personal data and is shown only."""

    exact: ExactSurvey = field(repr=False)
    sheet: ProtectedSheet
    releases: tuple[Release, ...]


class SurveyPage(Page):
    """Period, answers, and out."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        choose: ChooseFile = ask_file,
    ) -> None:
        super().__init__(context, parent)
        self._choose = choose
        self.labels = sheet_labels(context.language, context.codelists)
        self.sheet: ProtectedSheet | None = None
        self._looked_at = False
        self.period = PeriodChoice(context)
        self.answers = SurveyAnswers(context, self.labels)
        self.bar = MessageBar()
        self.releases = ReleaseList()
        self._save_action = make_action(self, tr("Save as CSV …"), lambda: self._save("csv"))
        self.json_button = quiet_button(tr("Save as JSON …"), lambda: self._save("json"))
        self.csv_button = quiet_button(tr("Save as CSV …"), lambda: self._save("csv"))
        self.pdf_button = quiet_button(tr("See, print or save as PDF"), self._on_pdf)
        self.blank_button = quiet_button(tr("Blank questions to print"), self._on_blank)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._count)
        self._build()
        self.period.changed.connect(self._on_period)
        self.answers.profile_requested.connect(
            lambda: self.navigate_requested.emit(Target(page="profile"))
        )
        self._allow()

    def title(self) -> str:
        """The sheet's name."""
        return tr("Survey sheet")

    def primary_action(self) -> QAction | None:
        """Save the sheet in the form the survey asks for."""
        return self._save_action

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+S saves the sheet, Ctrl+P shows it as a paper."""
        return {Command.SAVE: lambda: self._save("csv"), Command.PAPER: self._on_pdf}

    def open(self, target: Target) -> None:
        """Count anew, for the period that was left."""
        self._target = target
        self.period.restore(dict(target.extra))
        self.refresh()

    def place(self) -> Target | None:
        """The page with its period."""
        return Target(page="survey", extra=self.period.extra())

    def refresh(self) -> None:
        """Count again; what the register holds may have changed."""
        self._looked_at = True
        self._pause.stop()
        self._count()

    def leave(self) -> None:
        """Keep no exact answer on a page nobody looks at."""
        self._looked_at = False
        self._pause.stop()
        self.sheet = None
        self.answers.clear()
        self.bar.dismiss()
        self._allow()

    def focus_first(self) -> None:
        """On the period."""
        self.period.span.target().setFocus()

    def _build(self) -> None:
        body = PageBody(self, width=_WIDEST)
        self.body = body
        out = Card(
            SectionTitle(tr("3. Save")),
            Text(
                tr(
                    "Only what stands under “On the sheet” is saved. The file is anonymous; "
                    "you choose where it goes, and the ledger below keeps what it says."
                )
            ),
            self.bar,
        )
        ways = (self.csv_button, self.json_button, self.pdf_button)
        out.add_layout(StackingRow(*ways, spacing=12, stacked_spacing=8))
        out.add(
            Rule(),
            Text(
                tr(
                    "Some municipalities answer in a group. Print the questions without answers "
                    "and discuss them first."
                )
            ),
        )
        out.add_layout(row_of(self.blank_button))
        out.add(Rule(), Text(tr("What has left"), "strong"), self.releases)
        body.add(Card(SectionTitle(tr("1. The period")), self.period), self.answers, out)
        body.add_stretch()

    def _on_period(self) -> None:
        self.sheet = None
        self.answers.clear()
        self._allow()
        self._pause.start()

    def _count(self) -> None:
        period = self.period.period()
        if period is None:
            self.period.show_problems()
            return
        now = self.context.now()

        def work(register: "Register") -> _Counted:
            return _Counted(
                exact=statistics.exact_tables(register, period, now=now),
                sheet=statistics.protected_sheet(register, period, now=now),
                releases=statistics.releases(register, limit=LEDGER_ROWS + 1),
            )

        self.run(work, self._on_counted)

    def _on_counted(self, counted: _Counted) -> None:
        if not self._looked_at or counted.exact.period != self.period.period():
            return  # another one is on its way, or nobody looks
        self.sheet = counted.sheet
        self.answers.show_survey(counted.exact, counted.sheet)
        self.releases.show_releases(counted.releases)
        self._allow()

    def _allow(self) -> None:
        ready = self.sheet is not None
        self._save_action.setEnabled(ready)
        for button in (self.csv_button, self.json_button, self.pdf_button):
            button.setEnabled(ready)

    def _save(self, ending: str) -> None:
        sheet, labels, now = self.sheet, self.labels, self.context.now()
        if sheet is None:
            self.period.show_problems()
            return
        self.bar.dismiss()
        kinds = {"csv": tr("Table (CSV)"), "json": tr("Data (JSON)")}
        path = self._choose(self, sheet_name(sheet), ending, kinds[ending])
        if path is None:
            return
        if path.suffix.lower() != f".{ending}":
            path = path.with_name(f"{path.name}.{ending}")

        def work(register: "Register") -> tuple[Release, ...]:
            save_sheet(register, sheet, labels, path, now=now)
            return statistics.releases(register, limit=LEDGER_ROWS + 1)

        self.run(work, lambda kept: self._on_saved(path.name, kept), failed=self._on_failed)

    def _on_saved(self, name: str, kept: tuple[Release, ...]) -> None:
        self.releases.show_releases(kept)
        said = tr("{name} is saved, and the ledger has its line.").format(name=name)
        self._say(Message.success(said))
        self.saved.emit()

    def _on_failed(self, error: AppError) -> None:
        self._say(Message.error(sentence(error)))

    def _say(self, message: Message) -> None:
        self.bar.show_message(message)
        self.body.ensureWidgetVisible(self.csv_button, 0, 120)

    def _on_pdf(self) -> None:
        if self.sheet is not None:
            self._open_paper("sheet")

    def _on_blank(self) -> None:
        self._open_paper("blank")

    def _open_paper(self, kind: str) -> None:
        period = self.period.period()
        if period is None:
            self.period.show_problems()
            return
        extra = {
            "kind": kind,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
        }
        self.navigate_requested.emit(Target(page="survey_paper", extra=extra))
