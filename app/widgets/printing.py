# SPDX-License-Identifier: EUPL-1.2
"""How a paper goes to a printer: chosen by the user, no name of a person in the print queue.

No plaintext spool outside the user's own run-time folder. What asks the print system holds the
interpreter until that answers: it is done within what `wait_with` was given.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.domain.errors import PrintingFailed
from app.widgets.pdf_view import opened, page_image, page_size
from app.widgets.texts import tr

# per inch; 600 costs four times the work and cannot be told apart in grey-edged type of 8 points
_MOST_DOTS: Final = 300

Patience = Callable[[], AbstractContextManager[None]]
_patience: Patience = nullcontext


def wait_with(patience: Patience) -> None:
    """Do from now on within `patience()` whatever waits for the print system."""
    global _patience
    _patience = patience


def printers() -> list[str]:
    """The printers this computer knows."""
    with _patience():
        return [str(name) for name in QPrinterInfo.availablePrinterNames()]


def choose_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Ask for a printer; `name` is what the print queue shows and must be neutral.

    Printing into a file is not offered (that is saving, which is asked for and logged on its
    own), nor are copies: each copy of a paper has its number, so one job holds them all.
    """
    with _patience():
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    with _patience():
        dialog = QPrintDialog(printer, parent)
    option = QAbstractPrintDialog.PrintDialogOption
    for unwanted in (option.PrintToFile, option.PrintSelection, option.PrintPageRange):
        dialog.setOption(unwanted, False)
    dialog.setWindowTitle(tr("Print {name}").format(name=name))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None
    printer.setCopyCount(1)
    return printer


def print_pdf(pdf: bytes, printer: QPrinter) -> Iterator[int]:
    """Send a paper page by page, saying after each how many are done.

    A page takes about 0.2 s: the caller lets the window breathe between them. Raises
    PrintingFailed where the printer refuses; closing the iterator ends the job.
    """
    with _private_spool(), opened(pdf) as document:
        painter = QPainter()
        try:
            for number in range(len(document)):
                width, height = page_size(document, number)
                printer.setFullPage(True)
                printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
                with _patience():
                    begun = painter.begin(printer) if number == 0 else printer.newPage()
                if not begun:
                    raise PrintingFailed
                dots = printer.resolution()
                image = page_image(document, number, min(dots, _MOST_DOTS) / 72)
                area = QRectF(0, 0, width / 72 * dots, height / 72 * dots)
                painter.drawImage(area, image)
                yield number + 1
            with _patience():
                sent = painter.end()
            if not sent:
                raise PrintingFailed
        finally:
            if painter.isActive():
                with _patience():
                    painter.end()


@contextmanager
def _private_spool() -> Iterator[None]:
    """Let the print system put its temporary files where only this user can read, in memory."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    before = os.environ.get("TMPDIR")
    if not folder or not _is_own(Path(folder)):
        yield
        return
    os.environ["TMPDIR"] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before


def _is_own(folder: Path) -> bool:
    with suppress(OSError):
        found = folder.stat()
        private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        return private and found.st_uid == os.getuid()
    return False
