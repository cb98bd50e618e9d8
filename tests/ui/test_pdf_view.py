# SPDX-License-Identifier: EUPL-1.2
"""A paper is seen, turned, zoomed, printed and saved without a file the user did not ask for."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFailed, FileNotSaved, PrintingFailed
from app.export.pdf.case_summary import case_summary
from app.ui.paper_out import forget, save_file
from app.widgets import printing
from app.widgets.pdf_view import ZOOMS, PdfView, opened, page_image
from app.widgets.printing import print_pdf
from tests.export.case_summaries import DANISH, full


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return case_summary(full(copies=2), DANISH).pdf


@pytest.fixture
def view(qtbot: QtBot, pdf: bytes) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.set_pdf(pdf)
    made.setFocus()
    return made


def dark_pixels(image: QImage) -> int:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, row, width = bytes(grey.constBits()), grey.bytesPerLine(), grey.width()
    rows = (bits[start : start + width] for start in range(0, len(bits), row))  # no padding
    return sum(pixel < 100 for line in rows for pixel in line)


def test_the_first_page_is_seen_whole_in_width(view: PdfView) -> None:
    assert (view.page, view.pages, view.zoom) == (1, 4, 100)
    place = view.page_rectangles()[0]
    assert place.width() == round(595.2756 * 96 / 72)
    assert place.left() > 0
    assert place.right() < view.viewport().width()
    shown = view.grab().toImage()
    assert dark_pixels(shown) > 2000, "letters are on the page"


def test_keys_turn_pages_and_stop_at_the_ends(view: PdfView, qtbot: QtBot) -> None:
    seen = []
    view.page_changed.connect(lambda page, pages: seen.append((page, pages)))
    for expected in (2, 3, 4, 4):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
        assert view.page == expected
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page < 4
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4
    assert (2, 4) in seen


def test_zoom_goes_in_steps_between_half_and_double(view: PdfView, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for _ in ZOOMS:
        qtbot.keyClick(view, Qt.Key.Key_Plus, control)
    assert view.zoom == 200
    assert view.page_rectangles()[0].width() == round(595.2756 * 96 / 72 * 2)
    for _ in ZOOMS:
        qtbot.keyClick(view, Qt.Key.Key_Minus, control)
    assert view.zoom == 50
    qtbot.keyClick(view, Qt.Key.Key_0, control)
    assert view.zoom == 100
    view.set_zoom(1000)
    assert view.zoom == 200


def test_a_narrow_view_shows_the_whole_width_until_the_user_zooms(view: PdfView) -> None:
    view.resize(600, 700)
    assert 50 < view.zoom < 100
    assert view.horizontalScrollBar().maximum() == 0
    view.zoom_in()
    chosen = view.zoom
    view.resize(700, 700)
    assert view.zoom == chosen
    view.fit()
    assert view.horizontalScrollBar().maximum() == 0


def test_zooming_keeps_the_place(view: PdfView) -> None:
    view.show_page(3)
    for zoom in (200, 50, 125):
        view.set_zoom(zoom)
        assert view.page == 3


def test_who_listens_hears_the_page(view: PdfView) -> None:
    view.show_page(2)
    assert "2" in view.accessibleName()
    assert "4" in view.accessibleName()
    assert "Åbne spørgsmål" in view.accessibleDescription()
    assert "Олександра" not in view.accessibleDescription(), "that is on the page before"


def test_a_dense_screen_gets_its_own_pixels(pdf: bytes) -> None:
    with opened(pdf) as document:
        one, two = (page_image(document, 0, 96 / 72 * ratio) for ratio in (1, 2))
    assert two.width() == pytest.approx(one.width() * 2, abs=2)
    assert dark_pixels(two) > 3 * dark_pixels(one)


def test_clearing_leaves_nothing_of_the_paper(view: PdfView, qtbot: QtBot) -> None:
    view.clear()
    assert (view.page, view.pages) == (0, 0)
    assert view.accessibleDescription() == ""
    assert dark_pixels(view.viewport().grab().toImage()) == 0
    qtbot.keyClick(view, Qt.Key.Key_PageDown)


def test_another_paper_replaces_the_first(view: PdfView) -> None:
    view.show_page(4)
    view.set_pdf(case_summary(full(), DANISH).pdf)
    assert view.pages == 2
    assert view.page <= 2
    view.grab()


def test_the_view_leaves_no_file(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    view = PdfView()
    qtbot.addWidget(view)
    view.set_pdf(pdf)
    view.grab()
    assert list(tmp_path.iterdir()) == []


def test_a_print_holds_every_page_at_its_size(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "spool.pdf"))
    printer.setResolution(150)
    printer.setDocName("S-2026-014")
    assert list(print_pdf(pdf, printer)) == [1, 2, 3, 4]
    printed = pypdfium2.PdfDocument((tmp_path / "spool.pdf").read_bytes())
    assert len(printed) == 4
    assert printed.get_metadata_dict()["Title"] == "S-2026-014"
    with opened(pdf) as document:
        for number in range(4):
            page = printed[number]
            assert page.get_size() == pytest.approx((595.3, 841.9), abs=1)
            page.close()
            told = dark_pixels(page_image(printed, number, 1))
            assert told == pytest.approx(dark_pixels(page_image(document, number, 1)), rel=0.5)
    printed.close()


def test_the_spool_goes_to_the_run_time_folder_and_no_other_setting_stays(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "run"
    private.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(private))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    seen = []

    class Noting(QPrinter):
        def newPage(self) -> bool:
            seen.append(os.environ["TMPDIR"])
            return super().newPage()

    printer = Noting(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(72)
    assert list(print_pdf(pdf, printer)) == [1, 2, 3, 4]
    assert seen == [str(private)] * 3
    assert os.environ["TMPDIR"] == str(tmp_path)
    private.chmod(0o755)
    assert list(print_pdf(pdf, printer)) == [1, 2, 3, 4]
    assert seen[3:] == [str(tmp_path)] * 3, "a folder others can read is not used"


def test_whatever_asks_the_print_system_does_so_with_patience(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[str] = []

    @contextmanager
    def patience() -> Iterator[None]:
        waited.append("begun")
        yield
        waited.append("over")

    monkeypatch.setattr(printing, "_patience", nullcontext)  # what was there comes back
    printing.wait_with(patience)
    printing.printers()
    assert waited == ["begun", "over"]
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
    parent = QWidget()
    qtbot.addWidget(parent)
    assert printing.choose_printer(parent, "S-2026-014") is None
    assert waited == ["begun", "over"] * 3
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "spool.pdf"))
    printer.setResolution(72)
    for _page in print_pdf(pdf, printer):
        assert waited[-1] == "over", "none between the pages"
    assert waited == ["begun", "over"] * (3 + 4 + 1)


def test_a_saved_paper_is_for_the_user_alone(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "S-2026-014.pdf"
    path.write_bytes(b"older")
    save_file(path, pdf)
    assert path.read_bytes() == pdf
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["S-2026-014.pdf"]


def test_a_folder_that_is_gone_is_told(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileNotSaved):
        save_file(tmp_path / "gone" / "S-2026-014.pdf", pdf)


def test_a_name_that_is_a_folder_leaves_nothing_behind(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "S-2026-014.pdf").mkdir()
    with pytest.raises(DiskFailed):
        save_file(tmp_path / "S-2026-014.pdf", pdf)
    assert [found.name for found in tmp_path.iterdir()] == ["S-2026-014.pdf"]


def test_the_file_dialog_remembers_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    secret = tmp_path / "Emils sag"
    secret.mkdir()
    dialog = QFileDialog(None, "", str(secret))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    dialog.selectFile(str(secret / "S-2026-014.pdf"))
    forget(dialog)
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert [key for key in kept.allKeys() if key.startswith("FileDialog")] == []
    written = [f for f in (tmp_path / "settings").rglob("*") if f.is_file()]
    assert all(b"Emils sag" not in f.read_bytes() for f in written)
    again = QFileDialog(None)
    again.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    assert again.directory().absolutePath() != str(secret)
    assert all("Emils sag" not in entry for entry in again.history())
    forget(again)


def test_scrolling_by_the_wheel_does_not_zoom(view: PdfView) -> None:
    before = view.zoom
    view.verticalScrollBar().setValue(300)
    assert view.zoom == before
    assert view.page_rectangles()[0].topLeft().y() < QPoint(0, 0).y()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    with pytest.raises(PrintingFailed):
        list(print_pdf(pdf, printer))


def test_a_print_that_is_given_up_ends_its_job(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    pages = print_pdf(pdf, printer)
    assert next(pages) == 1
    pages.close()
    assert printer.printerState() is not QPrinter.PrinterState.Active
