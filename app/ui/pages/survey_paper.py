# SPDX-License-Identifier: EUPL-1.2
"""The survey sheet as a paper: the answers that leave, or the bare questions to discuss."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.disclosure import Medium
from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedSheet
from app.export.labels import sheet_labels
from app.services import settings, statistics
from app.ui.page import Context, Target
from app.ui.pages.plain_paper import Maker, PaperWays, PlainPaper, ShownPaper
from app.ui.parts.survey_out import sheet_bytes, sheet_name
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

_BLANK: Final = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTarget(Target):
    """The paper of one sheet: what is printed is what was checked and looked at."""

    sheet: ProtectedSheet | None = field(default=None, repr=False)


class SurveyPaperPage(PlainPaper):
    """The preview; printing and saving the answers is a release and stands in the ledger first."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, ways: PaperWays | None = None
    ) -> None:
        super().__init__(context, parent, ways=ways)
        self.labels = sheet_labels(context.language, context.codelists)

    def title(self) -> str:
        """What is about to be printed."""
        return tr("Blank questions") if self._blank else tr("Survey sheet")

    def note(self) -> str:
        """What leaves with it."""
        if self._blank:
            return tr("The questions without any answer, for those who know the cases.")
        return tr("The sheet exactly as it leaves. Printing or saving it enters the ledger.")

    def maker(self) -> Maker | None:
        """The sheet that was looked at, or the bare questions of its period."""
        target = self._target
        if target is None:
            return None
        if not self._blank:
            return self._answered(target.sheet) if isinstance(target, SheetTarget) else None
        if "start" not in target.extra or "end" not in target.extra:
            return None
        start, end = (date.fromisoformat(target.extra[name]) for name in ("start", "end"))
        period, labels = SurveyPeriod(start, end), self.labels

        def blank(register: "Register", _now: datetime) -> ShownPaper:
            from app.export.pdf.survey_sheet import blank_pdf

            pdf = blank_pdf(settings.profile(register).name, period, labels)
            return ShownPaper(pdf=pdf, name=tr("Blank questions"))

        return blank

    def open(self, target: Target) -> None:
        """The paper of the target; of a sheet that is no longer held, the page that makes it."""
        super().open(target)
        if self.maker() is None:
            back = Target(page="survey")
            QTimer.singleShot(0, self, lambda: self.navigate_requested.emit(back))

    def _answered(self, sheet: ProtectedSheet | None) -> Maker | None:
        if sheet is None:
            return None
        labels = self.labels

        def log(register: "Register", _medium: Medium, now: datetime) -> None:
            statistics.release(register, sheet, now=now)

        def answered(_register: "Register", _now: datetime) -> ShownPaper:
            pdf = sheet_bytes(sheet, labels, "pdf")
            return ShownPaper(pdf=pdf, name=sheet_name(sheet), log=log)

        return answered

    @property
    def _blank(self) -> bool:
        return self._target is not None and self._target.extra.get("kind") == _BLANK
