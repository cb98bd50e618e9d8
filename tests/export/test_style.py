# SPDX-License-Identifier: EUPL-1.2
"""What papers share: the column in which days stand."""

from datetime import date, timedelta

import pytest

from app.export.pdf import style
from app.widgets import texts


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_day_of_a_year_fits_its_column(language: str) -> None:
    before = texts.language()
    texts.install_language(language)
    try:
        days = [texts.date_text(date(2026, 1, 1) + timedelta(days=n)) for n in range(365)]
    finally:
        texts.install_language(before)
    entry = style.styles().entry
    after = 0.6 * entry.bulletFontSize  # reportlab leaves this much behind the day
    widths = [style.text_width(day, entry.bulletFontName, entry.bulletFontSize) for day in days]
    assert max(widths) + after <= entry.leftIndent
