# SPDX-License-Identifier: EUPL-1.2
"""Qt's own file dialog, wholly in the window's language.

The desktop's dialogs are not used: they keep lists of recent files.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.texts import tr


def file_dialog(parent: QWidget, title: str, start: Path) -> QFileDialog:
    """A dialog that begins in `start`; Qt's Danish catalogue lacks two of its labels."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("In the folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Type of file:"))
    return dialog
