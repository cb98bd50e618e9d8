# SPDX-License-Identifier: EUPL-1.2
"""How a paper leaves the program as a file the user asked for.

Nothing else is written: no trace of a folder in the dialog's history.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import AppError, DiskFailed, DiskFull, FileNotSaved
from app.widgets.file_dialog import file_dialog
from app.widgets.texts import tr


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
