# SPDX-License-Identifier: EUPL-1.2
"""The preview of a paper without choices: shown as it leaves, then printed or saved.

What leaves is logged first; a page says which paper and what is logged.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.disclosure import Medium
from app.domain.errors import AppError
from app.ui.actions import make_action
from app.ui.page import Command, Context, Page, Target
from app.ui.paper_out import choose_file, saving
from app.widgets.errors import sentence
from app.widgets.messages import Message
from app.widgets.parts import Text, quiet_button
from app.widgets.pdf_view import PdfView
from app.widgets.printing import choose_printer, print_pdf, printers
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPaper:
    """A paper that is shown; `log` writes what the register says of it when it leaves."""

    pdf: bytes = field(repr=False)
    name: str
    log: "Callable[[Register, Medium, datetime], None] | None" = None


Maker = Callable[["Register", datetime], ShownPaper]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWays:
    """How the page asks where a paper goes."""

    printers: Callable[[], list[str]] = printers
    choose_printer: Callable[[QWidget, str], QPrinter | None] = choose_printer
    choose_file: Callable[[QWidget, str], Path | None] = lambda parent, name: choose_file(
        parent, name, ending="pdf", kind=tr("PDF document")
    )


class PlainPaper(Page):
    """A page gives what makes its paper in `maker` and says in `note` what it is."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ways: PaperWays | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._ways = ways or PaperWays()
        self.paper: ShownPaper | None = None
        self._asked = 0
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

    def note(self) -> str:
        """What the paper is and what follows when it leaves."""
        raise NotImplementedError

    def maker(self) -> Maker | None:
        """What makes the paper of the target, on the lane; None where it asks for none."""
        raise NotImplementedError

    def primary_action(self) -> QAction | None:
        """Print."""
        return self._print_action

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+P prints, Ctrl+S saves as a file."""
        return {Command.PAPER: self._print, Command.SAVE: self._on_save}

    def open(self, target: Target) -> None:
        """Make the paper of the target."""
        self._forget()
        super().open(target)
        self.title_changed.emit()

    def refresh(self) -> None:
        """Make the paper from what the register holds now."""
        make, now = self.maker(), self.context.now()
        if make is None:
            return
        self._note.setText(self.note())
        self._asked += 1
        asked = self._asked
        self.run(lambda register: make(register, now), lambda paper: self._on_paper(asked, paper))

    def leave(self) -> None:
        """Keep no paper that nobody looks at."""
        self._forget()

    def focus_first(self) -> None:
        """On the paper: Page Down turns its pages."""
        self.view.setFocus()

    def _forget(self) -> None:
        self._asked += 1
        self.paper = None
        self.view.clear()
        self._page_said.setText("")
        self._allow()

    def _allow(self) -> None:
        ready = self.paper is not None and self._printing is None
        self._print_action.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _on_paper(self, asked: int, paper: ShownPaper) -> None:
        if asked != self._asked:
            return  # another one is on its way
        self.paper = paper
        self.view.set_pdf(paper.pdf)
        self._allow()

    def _on_page(self, page: int, pages: int) -> None:
        self._page_said.setText(tr("Page {page} of {pages}").format(page=page, pages=pages))

    def _on_save(self) -> None:
        paper, now = self.paper, self.context.now()
        if paper is None or not self.save_button.isEnabled():
            return
        path = self._ways.choose_file(self, paper.name)
        if path is None:
            return

        def work(register: "Register") -> None:
            with saving(path, paper.pdf):
                if paper.log is not None:
                    paper.log(register, Medium.SAVED, now)

        self.run(work, lambda _none: self._has_left(tr("{name} is saved."), path.name))

    def _print(self) -> None:
        paper, now = self.paper, self.context.now()
        if paper is None or not self._print_action.isEnabled():
            return
        if not self._ways.printers():
            self.tell(Message.error(tr("No printer is set up on this computer. Set one up first.")))
            return
        printer = self._ways.choose_printer(self, paper.name)
        if printer is None:
            return

        def work(register: "Register") -> None:
            if paper.log is not None:
                paper.log(register, Medium.PRINT, now)

        self.run(work, lambda _none: self._begin_printing(paper, printer))

    def _begin_printing(self, paper: ShownPaper, printer: QPrinter) -> None:
        self._printing = print_pdf(paper.pdf, printer)
        self._allow()
        self._print_next(paper.name)

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
