# SPDX-License-Identifier: EUPL-1.2
"""Prints one paper as the room does, in a process whose files strace writes down.

Arguments: where the printer, Qt's own PDF printer, puts it, and a word that stands on the paper.
"""

import sys
from io import BytesIO

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from app.widgets.printing import print_pdf


def paper(word: str) -> bytes:
    """A page with the word on it, readable in its bytes."""
    stream = BytesIO()
    page = Canvas(stream, pageCompression=0)
    page.drawString(72, 720, word)
    page.save()
    return stream.getvalue()


def main(where: str, word: str) -> None:
    application = QApplication(sys.argv[:1])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(where)
    made = paper(word)
    assert word.encode() in made
    assert list(print_pdf(made, printer)) == [1]
    del application


if __name__ == "__main__":
    main(*sys.argv[1:])
