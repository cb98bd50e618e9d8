# SPDX-License-Identifier: EUPL-1.2
"""Shows a paper inside the program: PDF bytes in, pages on the screen, no file in between.

The only place that knows pypdfium2, and it is loaded with the first paper. Only papers made by
this program are drawn here; files that others made belong in the attachment process. A page
takes 4 to 40 ms, so it is drawn when it first comes into sight, on the window's thread: pdfium
must not be used from two threads.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.widgets.texts import tr
from app.widgets.theme import theme_changes, tokens

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ZOOMS: Final = (50, 75, 100, 125, 150, 175, 200)
_GAP: Final = 16  # between and around pages, px
_KEPT: Final = 4  # drawn pages; one at 200 % on a dense screen takes 57 MB


@contextmanager
def opened(pdf: bytes) -> "Iterator[PdfDocument]":
    """The document, closed again afterwards."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_image(document: "PdfDocument", number: int, scale: float) -> QImage:
    """One page (from 0) at `scale` pixels per point."""
    page = document[number]
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    form = QImage.Format.Format_RGB32
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form
    ).copy()  # the copy owns its pixels
    bitmap.close()
    page.close()
    return image


def page_size(document: "PdfDocument", number: int) -> tuple[float, float]:
    """Width and height of one page (from 0) in points."""
    page = document[number]
    width, height = page.get_size()
    page.close()
    return width, height


def page_text(document: "PdfDocument", number: int) -> str:
    """What one page (from 0) says, for those who listen to it."""
    page = document[number]
    textpage = page.get_textpage()
    # pdfium marks a hyphen at the end of a line with U+FFFE
    said = textpage.get_text_bounded().replace("\ufffe", "-")
    textpage.close()
    page.close()
    return " ".join(said.split())


class PdfView(QAbstractScrollArea):
    """The pages of a paper beneath each other.

    Page Up and Page Down turn pages, Ctrl with + - 0 or the wheel zooms, arrows scroll.
    """

    page_changed = Signal(int, int)
    """The page in sight (from 1) and how many there are."""
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []  # points
        self._texts: list[str] = []
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._zoom = 100
        self._fits = True  # as wide as there is room for, until the user zooms
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview of the paper"))
        self.setMinimumSize(240, 200)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme_changes().changed.connect(self.viewport().update)

    def set_pdf(self, pdf: bytes) -> None:
        """Show a paper; the place on the page is kept where the new one is long enough."""
        from pypdfium2 import PdfDocument

        self.clear()
        document = PdfDocument(pdf)
        self._document = document
        for number in range(len(document)):
            self._sizes.append(page_size(document, number))
            self._texts.append(page_text(document, number))
        self._fit()
        self._lay_out()
        self._on_scrolled()

    def clear(self) -> None:
        """Forget the paper."""
        if self._document is not None:
            self._document.close()
        self._document = None
        self._sizes.clear()
        self._texts.clear()
        self._drawn.clear()
        self.setAccessibleName(tr("Preview of the paper"))
        self.setAccessibleDescription("")
        self.viewport().update()

    @property
    def pages(self) -> int:
        """How many pages there are; 0 without a paper."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in sight, from 1; 0 without a paper."""
        return self._page + 1 if self._sizes else 0

    @property
    def zoom(self) -> int:
        """Per cent; at 100 a page is as large as on paper, as far as the screen knows."""
        return self._zoom

    def set_zoom(self, per_cent: int) -> None:
        """Zoom, within 50 and 200 per cent; the top of the view stays where it is."""
        self._fits = False
        self._zoom_to(per_cent)

    def fit(self) -> None:
        """Show the whole width of the page, but no larger than on paper."""
        self._fits = True
        self._fit()

    def _fit(self) -> None:
        if self._fits and self._sizes:
            widest = max(width for width, _ in self._sizes) * 96 / 72
            room = self.width() - 2 * _GAP - self.verticalScrollBar().sizeHint().width() - 4
            self._zoom_to(min(100, int(room / widest * 100)))

    def _zoom_to(self, per_cent: int) -> None:
        wanted = min(max(per_cent, ZOOMS[0]), ZOOMS[-1])
        if wanted == self._zoom:
            return
        index, bar = self._page, self.verticalScrollBar()
        # relative to its page: the gaps between pages do not grow
        below = bar.value() - self._places()[index].top() if self._sizes else 0
        below_scaled = max(below, -_GAP) if below <= 0 else round(below / self._zoom * wanted)
        self._zoom = wanted
        self._drawn.clear()
        self._lay_out()
        if self._sizes:
            bar.setValue(self._places()[index].top() + below_scaled)
        self.zoom_changed.emit(wanted)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0]))

    def show_page(self, number: int) -> None:
        """Put the top of a page (from 1) at the top of the view."""
        if self._sizes:
            index = min(max(number, 1), len(self._sizes)) - 1
            self.verticalScrollBar().setValue(self._places()[index].top() - _GAP)

    def page_rectangles(self) -> list[QRect]:
        """Where the pages lie in the view now."""
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return [place.translated(-offset) for place in self._places()]

    def sizeHint(self) -> QSize:
        """Room for the width of a page."""
        return QSize(840, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_PageDown:
            self.show_page(self.page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.show_page(self._page_above())
        elif key == Qt.Key.Key_Home:
            self.show_page(1)
        elif key == Qt.Key.Key_End:
            self.show_page(self.pages)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pages in the middle, and whole until the user zooms."""
        super().resizeEvent(event)
        self._fit()
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, each pixel of the screen one pixel of the page."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens().background))
        for index, place in enumerate(self.page_rectangles()):
            if place.intersects(event.rect()):
                painter.drawImage(place.topLeft(), self._image(index))
                painter.setPen(QColor(tokens().strong_line))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def _image(self, index: int) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (index, ratio)
        if key not in self._drawn and self._document is not None:
            image = page_image(self._document, index, self._pixels_per_point() * ratio)
            image.setDevicePixelRatio(ratio)
            self._drawn[key] = image
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _pixels_per_point(self) -> float:
        return self._zoom / 100 * 96 / 72

    def _places(self) -> list[QRect]:
        scale = self._pixels_per_point()
        widest = max((width for width, _ in self._sizes), default=0) * scale
        room = max(self.viewport().width(), round(widest) + 2 * _GAP)
        top = _GAP
        places = []
        for width, height in self._sizes:
            size = QSize(round(width * scale), round(height * scale))
            places.append(QRect(QPoint((room - size.width()) // 2, top), size))
            top += size.height() + _GAP
        return places

    def _lay_out(self) -> None:
        places = self._places()
        height = places[-1].bottom() + 1 + _GAP if places else 0
        width = max((place.width() for place in places), default=0) + 2 * _GAP if places else 0
        view = self.viewport().size()
        for bar, needed, seen in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(0, needed - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()

    def _page_above(self) -> int:
        top = self.verticalScrollBar().value()
        inside = bool(self._sizes) and top > self._places()[self._page].top() - _GAP
        return self.page if inside else self.page - 1

    def _on_scrolled(self) -> None:
        if not self._sizes:
            return
        top, bar = self.verticalScrollBar().value(), self.verticalScrollBar()
        reached = [i for i, place in enumerate(self._places()) if place.top() - _GAP <= top]
        at_end = bar.maximum() > 0 and top == bar.maximum()
        self._page = len(self._sizes) - 1 if at_end else max(reached, default=0)
        said = tr("Preview of the paper, page {page} of {pages}")
        self.setAccessibleName(said.format(page=self.page, pages=self.pages))
        self.setAccessibleDescription(self._texts[self._page])
        self.page_changed.emit(self.page, self.pages)
        self.viewport().update()
