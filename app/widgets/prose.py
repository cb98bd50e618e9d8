# SPDX-License-Identifier: EUPL-1.2
"""Shows a chapter of the guide: Markdown from our own resources, set in the window's type."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.widgets.theme import BODY, TEXT_WIDTH, font, theme_changes, tokens

_SIZES = {1: 22.0, 2: 17.0, 3: BODY}
_LINE_HEIGHT = 122  # per cent
_MARGIN = 20


class Prose(QTextBrowser):
    """A text to read: scrolled by keyboard, followed by no link out of the program."""

    def __init__(self, markdown: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = markdown
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setProperty("role", "prose")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumWidth(TEXT_WIDTH + 2 * _MARGIN + 16)
        theme_changes().changed.connect(self._set)
        self._set()

    def show_text(self, markdown: str, name: str) -> None:
        """Show another text, from its beginning."""
        self._markdown = markdown
        self.setAccessibleName(name)
        self.setTextCursor(QTextCursor(self.document()))
        self._set()
        self.verticalScrollBar().setValue(0)

    def headings(self) -> list[str]:
        """The second-level headings, in order."""
        return [line[3:] for line in self._markdown.splitlines() if line.startswith("## ")]

    def show_heading(self, heading: str) -> None:
        """Bring a heading to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == 2 and block.text() == heading:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top) - 8)
                self.setTextCursor(QTextCursor(block))
                return
            block = block.next()

    def sizeHint(self) -> QSize:
        """As wide as text may be."""
        return QSize(self.maximumWidth(), 480)

    def _set(self) -> None:
        place = self.textCursor().position()
        document = self.document()
        document.setDefaultFont(font())
        document.setMarkdown(self._markdown)
        document.setDocumentMargin(_MARGIN)
        self._set_blocks()
        self._set_letters()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _set_table(frame)
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def _set_blocks(self) -> None:
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            level = block.blockFormat().headingLevel()
            form = QTextBlockFormat()
            form.setLineHeight(
                _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            if level:
                form.setTopMargin(20 if level > 1 else 0)
                form.setBottomMargin(6)
                letters = QTextCharFormat()
                letters.setFont(font(_SIZES.get(level, BODY), strong=True))
                cursor.setCharFormat(letters)
            elif block.blockFormat().objectIndex() >= 0:
                form.setBottomMargin(4)
                items = block.textList()
                style = items.format()
                if style.style() != QTextListFormat.Style.ListDecimal:
                    style.setStyle(QTextListFormat.Style.ListDisc)
                    items.setFormat(style)
            elif cursor.currentFrame() == self.document().rootFrame():
                form.setBottomMargin(10)
            cursor.mergeBlockFormat(form)
            block = block.next()

    def _set_letters(self) -> None:
        """Emphasis is weight: there is no slanted face, none for code, and none that is bolder."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            for span in _spans(block):
                form = span.charFormat()
                marked = form.fontWeight() > font().weight() or form.fontItalic()
                if block.blockFormat().headingLevel() or not (marked or form.fontFixedPitch()):
                    continue
                letters = QTextCharFormat()
                letters.setFont(font(strong=marked))
                letters.setFontFixedPitch(False)
                cursor.setPosition(span.position())
                cursor.setPosition(span.position() + span.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(letters)
            block = block.next()


def _spans(block: QTextBlock) -> list[QTextFragment]:
    """The pieces of one format; listed first, since setting a format joins them anew."""
    spans = []
    place = block.begin()
    while not place.atEnd():
        spans.append(place.fragment())
        place += 1
    return spans


def _set_table(table: QTextTable) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(tokens().line)))
    form.setBorderCollapse(True)
    form.setCellPadding(8)
    form.setTopMargin(6)
    form.setBottomMargin(12)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = 100 / table.columns()
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share)] * table.columns()
    )
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cell_form = cell.format()
        cell_form.setProperty(QTextFormat.Property.FontWeight, 600)
        cell_form.setBackground(QBrush(QColor(tokens().background)))
        cell.setFormat(cell_form)
