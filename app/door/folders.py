# SPDX-License-Identifier: EUPL-1.2
"""Asking for a folder without leaving a trace of it in the desktop's lists."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.file_dialog import file_dialog


def ask_folder(
    parent: QWidget, title: str, start: Path, on_chosen: Callable[[Path], None]
) -> QFileDialog:
    """Open Qt's own folder dialog; what it remembers is removed when it closes."""
    dialog = file_dialog(parent, title, start if start.is_dir() else Path.home())
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.setFileMode(QFileDialog.FileMode.Directory)

    def finish(_result: int) -> None:
        dialog.setHistory([])
        dialog.setDirectory(str(Path.home()))
        dialog.deleteLater()
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        settings.remove("FileDialog")
        settings.sync()

    dialog.fileSelected.connect(lambda chosen: on_chosen(Path(chosen)))
    dialog.finished.connect(finish)
    dialog.open()
    return dialog
