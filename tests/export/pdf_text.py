# SPDX-License-Identifier: EUPL-1.2
"""The text of a paper as a reader's program takes it out again."""

from collections.abc import Sequence

import pypdfium2


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return texts


def one_line(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split())
