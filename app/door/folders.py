# SPDX-License-Identifier: EUPL-1.2
"""Asking for a folder or file without leaving a trace of it in the desktop's lists."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.file_dialog import file_dialog


def ask_folder(
    parent: QWidget, title: str, start: Path, on_chosen: Callable[[Path], None]
) -> QFileDialog:
    """Open Qt's own folder dialog; what it remembers is removed when it closes."""
    dialog = _dialog(parent, title, start, on_chosen)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()
    return dialog


def ask_file(
    parent: QWidget, title: str, start: Path, kind: str, on_chosen: Callable[[Path], None]
) -> QFileDialog:
    """The same for a file there is; `kind` is a filter such as "Backups (*.zip)"."""
    dialog = _dialog(parent, title, start, on_chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.open()
    return dialog


def _dialog(
    parent: QWidget, title: str, start: Path, on_chosen: Callable[[Path], None]
) -> QFileDialog:
    dialog = file_dialog(parent, title, start if start.is_dir() else Path.home())

    def finish(_result: int) -> None:
        dialog.setHistory([])
        dialog.setDirectory(str(Path.home()))
        dialog.deleteLater()
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        settings.remove("FileDialog")
        settings.sync()

    dialog.fileSelected.connect(lambda chosen: on_chosen(Path(chosen)))
    dialog.finished.connect(finish)
    return dialog
