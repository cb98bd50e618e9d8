# SPDX-License-Identifier: EUPL-1.2
"""The survey sheet in three steps: the period, the answers, and what leaves with its ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.disclosure import Release
from app.domain.errors import AppError, SheetRefused
from app.domain.gaps import Gap
from app.domain.periods import SurveyPeriod
from app.domain.protected import Profile, ProtectedSheet
from app.export.labels import sheet_labels
from app.services import statistics
from app.services.statistics import Proposal
from app.services.statistics_gaps import missing_answers
from app.services.task import Task
from app.statistics.releases import release as ledger_form
from app.statistics.tables import ExactSurvey
from app.ui.actions import make_action
from app.ui.page import Command, Context, Page, Target
from app.ui.pages.survey_paper import SheetTarget
from app.ui.paper_out import choose_file
from app.ui.parts.survey_answers import SurveyAnswers
from app.ui.parts.survey_confidential import ConfidentialSection
from app.ui.parts.survey_examples import ExamplesEdit
from app.ui.parts.survey_ledger import ROWS
from app.ui.parts.survey_missing import key_of
from app.ui.parts.survey_out import format_words, save_sheet, sheet_bytes, sheet_name
from app.ui.parts.survey_period import PeriodChoice
from app.ui.parts.survey_preview import read_back
from app.ui.parts.survey_profile import ProfileChoice
from app.ui.parts.survey_save import PAPER, SaveStep
from app.ui.parts.survey_words import Naming
from app.ui.parts.xlsx_rows import Leaf
from app.widgets.errors import sentence
from app.widgets.jobs import Job
from app.widgets.messages import Message, MessageKind
from app.widgets.parts import (
    Card,
    PageBody,
    Rule,
    SectionTitle,
    bring_into_view,
    inline_button,
    row_of,
)
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

_PAUSE: Final = 600  # ms without a change before it is counted; each count is logged
_WIDEST: Final = 820
ChooseFile = Callable[[QWidget, str, str, str], Path | None]
"""(parent, name, ending, format in words) → where to save."""
Propose = Callable[..., Proposal]
"""As `statistics.proposal`."""


def ask_file(parent: QWidget, name: str, ending: str, kind: str) -> Path | None:
    """Ask the user."""
    return choose_file(parent, name, ending=ending, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is counted; another one makes the answer to this one out of date."""

    period: SurveyPeriod
    profile: Profile
    examples: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """One question answered; `exact` is personal data and is shown only."""

    asked: _Asked
    exact: ExactSurvey = field(repr=False)
    proposal: Proposal | None
    refused: SheetRefused | None
    releases: tuple[Release, ...]
    gaps: tuple[Gap, ...] = field(repr=False)


class SurveyPage(Page):
    """Period, answers, and out."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        choose: ChooseFile = ask_file,
        propose: Propose = statistics.proposal,
    ) -> None:
        super().__init__(context, parent)
        self._choose, self._propose = choose, propose
        self.labels = sheet_labels(context.language, context.codelists)
        self.sheet: ProtectedSheet | None = None
        self._looked_at = False
        self._wanted = ""
        self._opened = self._back_to = ""  # the row of what is missing that was opened
        self._counting: Job | None = None
        self._recognised: set[str] = set()  # fingerprints for which nobody is recognised
        self.period, self.profile = PeriodChoice(context), ProfileChoice()
        self.examples = ExamplesEdit()
        self.answers = SurveyAnswers(Naming(self.labels))
        self.out = SaveStep()
        self.confidential = ConfidentialSection(
            self, self.labels, choose=choose, period=self.period.period
        )
        self._save_action = make_action(self, tr("Save the sheet …"), self._on_primary)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._count)
        self._build()
        for part in (self.period, self.profile, self.examples):
            part.changed.connect(self._on_changed)
        self.answers.profile_requested.connect(lambda: self._go("profile"))
        self.answers.missing.open_requested.connect(self._on_gap)
        self.confidential.released.connect(self._read_ledger)
        self.out.form_chosen.connect(lambda _form: self._preview())
        self.out.out_requested.connect(self._leave_with)
        self.out.blank_requested.connect(self._on_blank)
        self.out.question.nobody.connect(self._on_nobody)
        self.out.question.stricter.connect(self._on_stricter)
        self._allow()

    def title(self) -> str:
        """The sheet's name."""
        return tr("Survey sheet")

    def primary_action(self) -> QAction | None:
        """Save the sheet in the form that is chosen."""
        return self._save_action

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+S saves the sheet, Ctrl+P shows it as a paper."""
        return {Command.SAVE: self._on_primary, Command.PAPER: lambda: self._leave_with(PAPER)}

    def open(self, target: Target) -> None:
        """Count anew, for the period that was left."""
        self._target = target
        extra = dict(target.extra)
        self.period.restore(extra)
        if "profile" in extra:
            self.profile.set_value(Profile(extra["profile"]))
        self._opened, self._back_to = "", extra.get("gap", "")
        self.refresh()

    def place(self) -> Target | None:
        """The page with its period and kind of sheet, and what was opened from it."""
        extra = {**self.period.extra(), "profile": self.profile.value().value}
        if self._opened:
            extra["gap"] = self._opened
        return Target(page="survey", extra=extra)

    def refresh(self) -> None:
        """Count again; what the register holds may have changed."""
        self._looked_at = True
        self._count()

    def leave(self) -> None:
        """Keep no exact answer on a page nobody looks at."""
        self._looked_at = False
        self._forget()

    def focus_first(self) -> None:
        """On the period."""
        self.period.span.target().setFocus()

    def _build(self) -> None:
        self.body = PageBody(self, width=_WIDEST)
        own = inline_button(tr("Own figures, with pictures"), self._on_own)
        how = inline_button(
            tr("How the figures are protected"), lambda: self._go("guide", chapter="survey")
        )
        first = Card(
            SectionTitle(tr("1. The period and the kind of sheet")),
            self.period,
            Rule(),
            self.profile,
            Rule(),
            self.examples,
        )
        self.answers.add_layout(row_of(how, own))
        self.body.add(first, self.answers, self.out, self.confidential)
        self.body.add_stretch()

    def _go(self, page: str, **extra: str) -> None:
        self.navigate_requested.emit(Target(page=page, extra=extra))

    def _on_gap(self, target: Target) -> None:
        self._opened = key_of(target)
        self.navigate_requested.emit(target)

    def _on_own(self) -> None:
        period = self.period.period()
        extra = {} if period is None else _days(period)
        self.navigate_requested.emit(Target(page="own_figures", extra=extra))

    def _on_changed(self) -> None:
        self._forget()
        self._pause.start()

    def _forget(self) -> None:
        """Stop counting, and hold nothing that was counted."""
        self._pause.stop()
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        self.sheet = None
        self.answers.clear()
        self.out.bar.dismiss()
        self.confidential.drop()
        self._allow()

    def _asked(self) -> _Asked | None:
        period = self.period.period()
        if period is None:
            return None
        return _Asked(period=period, profile=self.profile.value(), examples=self.examples.value())

    def _count(self) -> None:
        self._pause.stop()
        asked, now = self._asked(), self.context.now()
        if asked is None:
            self.period.show_problems()
            return
        if self._counting is not None:
            self._counting.cancel()
        propose = self._propose

        def work(register: "Register", task: Task) -> _Counted:
            proposal = refused = None
            try:
                proposal = propose(
                    register,
                    asked.period,
                    asked.profile,
                    now=now,
                    examples=asked.examples,
                    task=task,
                )
                exact = proposal.exact
            except SheetRefused as error:
                refused = error
                exact = statistics.exact_tables(register, asked.period, now=now)
            return _Counted(
                asked=asked,
                exact=exact,
                proposal=proposal,
                refused=refused,
                releases=statistics.releases(register, limit=ROWS + 1),
                gaps=missing_answers(register, asked.period),
            )

        job = self.run_long(work, self._on_counted)
        self._counting = job
        job.ended.connect(lambda: QTimer.singleShot(0, self, lambda: self._on_ended(job)))

    def _on_counted(self, counted: _Counted) -> None:
        if not self._looked_at or counted.asked != self._asked():
            return  # another one is on its way, or nobody looks
        self._counting = None
        self.out.releases.show_releases(counted.releases)
        if counted.proposal is not None:
            self.sheet = counted.proposal.sheet
            self.answers.show_proposal(counted.proposal, counted.releases)
            self._preview()
        elif counted.refused is not None:
            self.sheet = None
            self.answers.show_refusal(counted.refused, counted.exact)
        self.answers.missing.show_gaps(counted.gaps)
        self._allow()
        if self._back_to:
            self.answers.missing.go_to(self._back_to)
            self._back_to = ""

    def _on_ended(self, job: Job) -> None:
        """Nothing came of it: it was stopped by hand, or it failed and says so itself."""
        if job is self._counting:
            self._forget()
            self.answers.show_stopped(self._count)

    def _allow(self) -> None:
        ready = self.sheet is not None
        self._save_action.setEnabled(ready)
        self.out.allow(ready)

    def _preview(self) -> None:
        sheet, labels, ending = self.sheet, self.labels, self.out.form.value()
        if sheet is None or ending == PAPER:
            return

        def show(read: str | Sequence[Leaf]) -> None:
            if sheet is self.sheet and ending == self.out.form.value():
                self.out.preview.show_file(read)

        self.run(lambda _register: read_back(sheet_bytes(sheet, labels, ending), ending), show)

    def _on_primary(self) -> None:
        self._leave_with(self.out.form.value())

    def _leave_with(self, form: str) -> None:
        """Out with it in this form; before the first one of a sheet the question is asked."""
        if self.sheet is None:
            self.period.show_problems()
            return
        self.out.bar.dismiss()
        self._wanted = form
        if ledger_form(self.sheet).sha256 not in self._recognised:
            self.out.question.ask()
        elif form == PAPER:
            self._open_paper("sheet")
        else:
            self._save(form)

    def _on_nobody(self) -> None:
        if self.sheet is not None:
            self._recognised.add(ledger_form(self.sheet).sha256)
            self.out.out_button.setFocus()
            self._leave_with(self._wanted)

    def _on_stricter(self) -> None:
        self.profile.offer_stricter()
        bring_into_view(self.profile)

    def _save(self, ending: str) -> None:
        sheet, labels, now = self.sheet, self.labels, self.context.now()
        if sheet is None:
            return
        path = self._choose(self, sheet_name(sheet), ending, format_words()[ending])
        if path is None:
            return
        if path.suffix.lower() != f".{ending}":
            path = path.with_name(f"{path.name}.{ending}")

        def work(register: "Register") -> tuple[Release, ...]:
            save_sheet(register, sheet, labels, path, now=now)
            return statistics.releases(register, limit=ROWS + 1)

        self.run(work, lambda kept: self._on_saved(path.name, kept), failed=self._on_failed)

    def _on_saved(self, name: str, kept: tuple[Release, ...]) -> None:
        self.out.releases.show_releases(kept)
        said = tr("{name} is saved, and the ledger has its line.").format(name=name)
        self._say(Message.success(said))
        self.saved.emit()

    def _read_ledger(self) -> None:
        self.run(
            lambda register: statistics.releases(register, limit=ROWS + 1),
            self.out.releases.show_releases,
        )

    def _on_failed(self, error: AppError) -> None:
        again = isinstance(error, SheetRefused)
        message = Message(
            kind=MessageKind.ERROR,
            text=sentence(error),
            action=tr("Count again") if again else "",
            on_action=self._count if again else None,
        )
        self._say(message)

    def _say(self, message: Message) -> None:
        self.out.bar.show_message(message)
        self.body.ensureWidgetVisible(self.out.out_button, 0, 120)

    def _on_blank(self) -> None:
        self._open_paper("blank")

    def _open_paper(self, kind: str) -> None:
        asked = self._asked()
        if asked is None:
            self.period.show_problems()
            return
        extra = {"kind": kind, **_days(asked.period)}
        sheet = self.sheet if kind == "sheet" else None
        self.navigate_requested.emit(SheetTarget(page="survey_paper", extra=extra, sheet=sheet))


def _days(period: SurveyPeriod) -> dict[str, str]:
    """As a target remembers a period."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}
