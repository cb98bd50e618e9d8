# SPDX-License-Identifier: EUPL-1.2
"""Qt's own file dialog speaks the window's language throughout."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.file_dialog import file_dialog
from app.widgets.texts import install_language, language, tr


@pytest.fixture
def danish(qtbot: QtBot) -> Iterator[None]:
    before = language()
    install_language("da")
    yield
    install_language(before)


@pytest.mark.parametrize("mode", [QFileDialog.FileMode.AnyFile, QFileDialog.FileMode.Directory])
def test_no_label_is_left_to_qt(
    danish: None, qtbot: QtBot, tmp_path: Path, mode: QFileDialog.FileMode
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Gem", tmp_path)
    dialog.setFileMode(mode)
    dialog.show()
    said = {label.objectName(): label.text() for label in dialog.findChildren(QLabel)}
    assert said["lookInLabel"] == tr("In the folder:")
    assert said["fileTypeLabel"] == tr("Type of file:")
    assert said["fileNameLabel"] in ("&Filnavn:", "Mappe:")  # Qt's own Danish
