# SPDX-License-Identifier: EUPL-1.2
"""How a paper leaves the program: to a printer, or as a file the user asked for.

Neither way writes anything else: no name of a person in the print queue, no plaintext spool
outside the user's own run-time folder, no trace of a folder in the dialog's history.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QRectF, QSettings, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import AppError, DiskFailed, DiskFull, FileNotSaved, PrintingFailed
from app.ui.pdf_view import opened, page_image, page_size
from app.widgets.file_dialog import file_dialog
from app.widgets.texts import tr

# per inch; 600 costs four times the work and cannot be told apart in grey-edged type of 8 points
_MOST_DOTS: Final = 300


def printers() -> list[str]:
    """The printers this computer knows."""
    return [str(name) for name in QPrinterInfo.availablePrinterNames()]


def choose_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Ask for a printer; `name` is what the print queue shows and must be neutral.

    Printing into a file is not offered (that is saving, which is asked for and logged on its
    own), nor are copies: each copy of a paper has its number, so one job holds them all.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
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
                if not (painter.begin(printer) if number == 0 else printer.newPage()):
                    raise PrintingFailed
                dots = printer.resolution()
                image = page_image(document, number, min(dots, _MOST_DOTS) / 72)
                area = QRectF(0, 0, width / 72 * dots, height / 72 * dots)
                painter.drawImage(area, image)
                yield number + 1
            if not painter.end():
                raise PrintingFailed
        finally:
            if painter.isActive():
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


def choose_file(parent: QWidget, name: str, *, ending: str, kind: str) -> Path | None:
    """Ask where to save; `name` is the proposed file name and must be neutral.

    `kind` names the format in words. What the dialog remembers is removed.
    """
    dialog = file_dialog(parent, tr("Save {name}").format(name=name), Path.home())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind} (*.{ending})")
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(f"{name}.{ending}")
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    forget(dialog)
    return Path(chosen[0]) if chosen else None


def forget(dialog: QFileDialog) -> None:
    """Delete a file dialog together with what it would remember of folders and files."""
    dialog.setHistory([])
    dialog.setDirectory(str(Path.home()))
    shiboken6.delete(dialog)  # Qt writes its history when the dialog goes
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.remove("FileDialog")
    settings.sync()


def save_file(path: Path, data: bytes) -> None:
    """Write a file that only the user can read; an older one of that name is replaced whole.

    Raises DiskFull, FileNotSaved or DiskFailed; then the older file is as it was.
    """
    with saving(path, data):
        pass


@contextmanager
def saving(path: Path, data: bytes) -> Iterator[None]:
    """As `save_file`, but the file is in its place only once the body has ended well.

    All that can fail of the writing has been done before the body, so that a ledger line written
    there tells of a file that is safe beside its place. Raises what the body raises.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        _write_part(part, data)
        yield
        try:
            part.replace(path)
        except OSError as error:
            raise _said(error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_part(part: Path, data: bytes) -> None:
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _said(error) from error


def _said(error: OSError) -> AppError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull()
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.ENOENT | errno.ENOTDIR:
            return FileNotSaved()
        case number:
            return DiskFailed(errno.errorcode.get(number or 0, "OSError"))
