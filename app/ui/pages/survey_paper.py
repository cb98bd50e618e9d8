# SPDX-License-Identifier: EUPL-1.2
"""The survey sheet as a paper: the answers that leave, or the bare questions to discuss."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedSheet
from app.export.labels import sheet_labels
from app.services import settings, statistics
from app.ui.actions import make_action
from app.ui.page import Command, Context, Page, Target
from app.ui.paper_out import choose_file, save_file, saving
from app.ui.parts.survey_out import sheet_bytes, sheet_name
from app.widgets.errors import sentence
from app.widgets.messages import Message
from app.widgets.parts import Text, quiet_button
from app.widgets.pdf_view import PdfView
from app.widgets.printing import choose_printer, print_pdf, printers
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

_BLANK: Final = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper:
    """A paper that is shown; `sheet` is what it releases, None for the bare questions."""

    pdf: bytes = field(repr=False)
    sheet: ProtectedSheet | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWays:
    """How the page asks where a paper goes."""

    printers: Callable[[], list[str]] = printers
    choose_printer: Callable[[QWidget, str], QPrinter | None] = choose_printer
    choose_file: Callable[[QWidget, str], Path | None] = lambda parent, name: choose_file(
        parent, name, ending="pdf", kind=tr("PDF document")
    )


class SurveyPaperPage(Page):
    """The preview; printing and saving the answers is a release and stands in the ledger first."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ways: PaperWays | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._ways = ways or PaperWays()
        self.labels = sheet_labels(context.language, context.codelists)
        self.paper: SheetPaper | None = None
        self._printing: Iterator[int] | None = None
        self.view = PdfView()
        self._print_action = make_action(self, tr("Print"), self._print)
        self.save_button = quiet_button(tr("Save as PDF …"), self._on_save, icon="download")
        smaller = quiet_button(tr("Smaller"), self.view.zoom_out, icon="zoom-out")
        larger = quiet_button(tr("Larger"), self.view.zoom_in, icon="zoom-in")
        self._page_said = Text("", "quiet", wrap=False)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._page_said)
        tools.addStretch(1)
        for widget in (smaller, larger, self.save_button):
            tools.addWidget(widget)
        self._note = Text("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 24, 16)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self._note)
        column.addWidget(self.view, 1)
        self.view.page_changed.connect(self._on_page)
        self._allow()

    def title(self) -> str:
        """What is about to be printed."""
        return tr("Blank questions") if self._blank else tr("Survey sheet")

    def primary_action(self) -> QAction | None:
        """Print."""
        return self._print_action

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+P prints, Ctrl+S saves as a file."""
        return {Command.PAPER: self._print, Command.SAVE: self._on_save}

    def open(self, target: Target) -> None:
        """Make the paper of the target's period."""
        self._forget()
        super().open(target)
        self.title_changed.emit()

    def refresh(self) -> None:
        """Make the paper from what the register holds now."""
        period = self._period()
        if period is None:
            return
        self._note.setText(
            tr("The questions without any answer, for those who know the cases.")
            if self._blank
            else tr("The sheet exactly as it leaves. Printing or saving it enters the ledger.")
        )
        blank, labels, now = self._blank, self.labels, self.context.now()

        def work(register: "Register") -> SheetPaper:
            if blank:
                from app.export.pdf.survey_sheet import blank_pdf

                name = settings.profile(register).name
                return SheetPaper(pdf=blank_pdf(name, period, labels), sheet=None)
            sheet = statistics.protected_sheet(register, period, now=now)
            return SheetPaper(pdf=sheet_bytes(sheet, labels, "pdf"), sheet=sheet)

        self.run(work, lambda paper: self._on_paper(period, blank, paper))

    def leave(self) -> None:
        """Keep no paper that nobody looks at."""
        self._forget()

    def focus_first(self) -> None:
        """On the paper: Page Down turns its pages."""
        self.view.setFocus()

    @property
    def _blank(self) -> bool:
        return self._target is not None and self._target.extra.get("kind") == _BLANK

    def _period(self) -> SurveyPeriod | None:
        extra = self._target.extra if self._target is not None else {}
        if "start" not in extra or "end" not in extra:
            return None
        return SurveyPeriod(date.fromisoformat(extra["start"]), date.fromisoformat(extra["end"]))

    def _forget(self) -> None:
        self.paper = None
        self.view.clear()
        self._page_said.setText("")
        self._allow()

    def _allow(self) -> None:
        ready = self.paper is not None and self._printing is None
        self._print_action.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _on_paper(self, period: SurveyPeriod, blank: bool, paper: SheetPaper) -> None:
        if (period, blank) != (self._period(), self._blank):
            return  # another one is on its way
        self.paper = paper
        self.view.set_pdf(paper.pdf)
        self._allow()

    def _on_page(self, page: int, pages: int) -> None:
        self._page_said.setText(tr("Page {page} of {pages}").format(page=page, pages=pages))

    def _name(self, paper: SheetPaper) -> str:
        return tr("Blank questions") if paper.sheet is None else sheet_name(paper.sheet)

    def _on_save(self) -> None:
        paper, now = self.paper, self.context.now()
        if paper is None or not self.save_button.isEnabled():
            return
        path = self._ways.choose_file(self, self._name(paper))
        if path is None:
            return

        def work(register: "Register") -> None:
            if paper.sheet is None:
                save_file(path, paper.pdf)
                return
            with saving(path, paper.pdf):
                statistics.release(register, paper.sheet, now=now)

        self.run(work, lambda _none: self._has_left(tr("{name} is saved."), path.name))

    def _print(self) -> None:
        paper, now = self.paper, self.context.now()
        if paper is None or not self._print_action.isEnabled():
            return
        if not self._ways.printers():
            self.tell(Message.error(tr("No printer is set up on this computer. Set one up first.")))
            return
        name = self._name(paper)
        printer = self._ways.choose_printer(self, name)
        if printer is None:
            return

        def work(register: "Register") -> None:
            if paper.sheet is not None:
                statistics.release(register, paper.sheet, now=now)

        self.run(work, lambda _none: self._begin_printing(paper, printer, name))

    def _begin_printing(self, paper: SheetPaper, printer: QPrinter, name: str) -> None:
        self._printing = print_pdf(paper.pdf, printer)
        self._allow()
        self._print_next(name)

    def _print_next(self, name: str) -> None:
        if self._printing is None:
            return
        try:
            next(self._printing)
        except StopIteration:
            self._printing = None
            self._has_left(tr("{name} is with the printer."), name)
        except AppError as error:
            self._printing = None
            self.tell(Message.error(sentence(error)))
        else:
            QTimer.singleShot(0, self, lambda: self._print_next(name))
        self._allow()

    def _has_left(self, said: str, name: str) -> None:
        self.tell(Message.success(said.format(name=name)))
        self.saved.emit()
