# SPDX-License-Identifier: EUPL-1.2
"""A paper before it leaves: choices on the left, the paper itself on the right (MEE-4).

The page makes papers and sends them, but writes no ledger: it emits what was asked for, and the
caller writes the ledger `with_line` and then calls `carry_out`, so that nothing leaves unrecorded.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.disclosure import Medium
from app.domain.errors import AppError
from app.export.records import Paper
from app.ui.actions import make_action
from app.ui.page import Command, Context, Page, Target
from app.ui.pages.paper_options import PANEL_WIDTH, PaperOptions, PaperOptionsPanel
from app.ui.paper_out import choose_file, saving
from app.ui.paper_words import remarks
from app.widgets.errors import sentence
from app.widgets.messages import Message
from app.widgets.parts import EmptyState, Text, quiet_button
from app.widgets.pdf_view import PdfView
from app.widgets.printing import choose_printer, print_pdf, printers
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

Maker = Callable[["Register", str, PaperOptions], Paper]
"""Makes the paper of a record, on the worker thread."""
_PAUSE: Final = 200  # ms without a change before the paper is made anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How the page asks where a paper goes."""

    printers: Callable[[], list[str]] = printers
    choose_printer: Callable[[QWidget, str], QPrinter | None] = choose_printer
    choose_file: Callable[[QWidget, str], Path | None] = lambda parent, name: choose_file(
        parent, name, ending="pdf", kind=tr("PDF document")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """A paper that the user wants out, exactly as it was shown."""

    record_id: str
    options: PaperOptions
    paper: Paper
    medium: Medium
    path: Path | None = field(default=None, repr=False)
    printer: QPrinter | None = field(default=None, repr=False)


class PaperPreview(Page):
    """The preview of one kind of paper; `make` decides which."""

    print_requested = Signal(PaperOrder)
    save_requested = Signal(PaperOrder)
    left_the_program = Signal(PaperOrder)
    """The paper is with the printer, or in its file."""

    def __init__(
        self,
        context: Context,
        make: Maker,
        parent: QWidget | None = None,
        *,
        ways: Ways | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._make = make
        self._ways = ways or Ways()
        self._record_id = ""
        self._shown: tuple[PaperOptions, Paper] | None = None
        self._wanted: PaperOptions | None = None
        self._printing: Iterator[int] | None = None
        self.panel = PaperOptionsPanel(context)
        self.view = PdfView()
        self._print_action = make_action(self, tr("Print"), self._print)
        self._save = quiet_button(tr("Save as PDF …"), self._on_save, icon="download")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._render)
        self._build()
        self.panel.changed.connect(self._on_changed)
        self.view.page_changed.connect(self._on_page)
        self.view.zoom_changed.connect(self._on_zoom)
        self._on_zoom(self.view.zoom)
        self._show_nothing()

    def title(self) -> str:
        """What is about to be printed; the paper's own name is on it."""
        return tr("Case summary")

    def primary_action(self) -> QAction | None:
        """Print."""
        return self._print_action

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+P prints; Ctrl+S saves the paper as a file."""
        return {Command.PAPER: self._print, Command.SAVE: self._on_save}

    def open(self, target: Target) -> None:
        """Show the paper of a record; the choices of another record do not carry over."""
        if target.record_id and target.record_id != self._record_id:
            self._record_id = target.record_id
            self._show_nothing()
        super().open(target)

    def focus_first(self) -> None:
        """The first question: to whom."""
        self.panel.form["recipient"].focus()

    def refresh(self) -> None:
        """Make the paper anew from what the register holds now."""
        self._pause.start(0)

    def leave(self) -> None:
        """Keep no paper in memory that nobody looks at."""
        self._pause.stop()
        self._show_nothing()

    def carry_out(self, order: PaperOrder) -> None:
        """Print, or tell that the file is saved; `with_line` has written the ledger."""
        if order.medium is Medium.SAVED:
            self._has_left(order, tr("{name} is saved."))
        elif order.printer is not None:
            self._printing = print_pdf(order.paper.pdf, order.printer)
            self._print_next(order)

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(PANEL_WIDTH + 24)
        scroll.setWidget(self.panel)
        self._place_said = Text("", "quiet", wrap=False)
        self._zoom_said = Text("", "quiet", wrap=False)
        self._smaller = quiet_button(tr("Smaller"), self.view.zoom_out, icon="zoom-out")
        self._larger = quiet_button(tr("Larger"), self.view.zoom_in, icon="zoom-in")
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._place_said)
        tools.addStretch(1)
        for widget in (self._smaller, self._zoom_said, self._larger, self._save):
            tools.addWidget(widget)
        self._remarks = Text("", "small")
        self._remarks.setMaximumWidth(16_777_215)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(tr("Choose who the paper is for."), icon="printer"))
        self._stack.addWidget(self.view)
        right = QVBoxLayout()
        right.setContentsMargins(0, 16, 24, 16)
        right.setSpacing(8)
        right.addLayout(tools)
        right.addWidget(self._remarks)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(scroll)
        row.addLayout(right, 1)

    def _on_changed(self) -> None:
        self._wanted = self.panel.options()
        self._allow()
        self._pause.start()

    def _render(self) -> None:
        options, record = self.panel.options(), self._record_id
        self._wanted = options
        if options is None or not record:
            self._show_nothing()
            return
        make = self._make
        self.run(
            lambda register: make(register, record, options),
            lambda paper: self._on_paper(record, options, paper),
            failed=self.panel.form.show_error,
        )

    def _on_paper(self, record: str, options: PaperOptions, paper: Paper) -> None:
        if (record, options) != (self._record_id, self._wanted):
            return  # another one is on its way
        self._shown = (options, paper)
        self.view.set_pdf(paper.pdf)
        self._stack.setCurrentWidget(self.view)
        said = remarks(paper)
        self._remarks.setText("\n".join(said))
        self._remarks.setVisible(bool(said))
        self._allow()

    def _show_nothing(self) -> None:
        self._shown = None
        self._wanted = None
        self.view.clear()
        self._stack.setCurrentIndex(0)
        self._remarks.hide()
        self._place_said.setText("")
        self._allow()

    def _allow(self) -> None:
        shown = self._shown is not None
        current = self._shown is not None and self._shown[0] == self._wanted
        ready = current and self._printing is None
        self._print_action.setEnabled(ready)
        self._save.setEnabled(ready)
        for tool in (self._smaller, self._larger):
            tool.setEnabled(shown)

    def _on_page(self, page: int, pages: int) -> None:
        self._place_said.setText(tr("Page {page} of {pages}").format(page=page, pages=pages))

    def _on_zoom(self, per_cent: int) -> None:
        self._zoom_said.setText(tr("{number} %").format(number=per_cent))

    def _print(self) -> None:
        if self._shown is None or not self._print_action.isEnabled():
            return
        if not self.panel.complete(to_file=False):
            return
        if not self._ways.printers():
            self.tell(Message.error(tr("No printer is set up on this computer. Set one up first.")))
            return
        options, paper = self._shown
        printer = self._ways.choose_printer(self, paper.name)
        if printer is not None:
            order = PaperOrder(
                record_id=self._record_id,
                options=options,
                paper=paper,
                medium=Medium.PRINT,
                printer=printer,
            )
            self.print_requested.emit(order)

    def _on_save(self) -> None:
        if self._shown is None or not self._save.isEnabled():
            return
        if not self.panel.complete(to_file=True):
            return
        options, paper = self._shown
        path = self._ways.choose_file(self, paper.name)
        if path is not None:
            order = PaperOrder(
                record_id=self._record_id,
                options=options,
                paper=paper,
                medium=Medium.SAVED,
                path=path,
            )
            self.save_requested.emit(order)

    def _print_next(self, order: PaperOrder) -> None:
        if self._printing is None:
            return
        try:
            next(self._printing)
        except StopIteration:
            self._printing = None
            self._has_left(order, tr("{name} is with the printer."))
        except AppError as error:
            self._printing = None
            self.tell(Message.error(sentence(error)))
        else:
            QTimer.singleShot(0, self, lambda: self._print_next(order))
        self._allow()

    def _has_left(self, order: PaperOrder, said: str) -> None:
        self.tell(Message.success(said.format(name=order.paper.name)))
        self.left_the_program.emit(order)


def with_line(order: PaperOrder, write: Callable[[], object]) -> None:
    """Write the ledger line of an order; a file is in its place only with its line.

    Raises what `saving` and `write` raise; then there is neither line nor file.
    """
    if order.path is None:
        write()
        return
    with saving(order.path, order.paper.pdf):
        write()
