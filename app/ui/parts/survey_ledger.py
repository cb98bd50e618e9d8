# SPDX-License-Identifier: EUPL-1.2
"""The ledger of what has left, as a list: kind, period, by whom, fingerprint; repeats are said."""

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.disclosure import Release
from app.domain.protected import Profile
from app.services.confidential import CONFIDENTIAL
from app.widgets.parts import Text, clear
from app.widgets.texts import date_text, date_time_text, short_date_text, tr, words

SHORT: Final = 12  # hexadecimal digits of a fingerprint that are read aloud and compared
ROWS: Final = 20


class ReleaseList(QWidget):
    """The latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_releases(self, releases: Sequence[Release]) -> None:
        """Show these; one more than `ROWS` tells that there are more."""
        clear(self._column)
        if not releases:
            said = tr(
                "Nothing has left yet. Each sheet you save or print gets a line here, so that "
                "later sheets can be held against it."
            )
            self._column.addWidget(Text(said, "quiet"))
            return
        for place, one in enumerate(releases[:ROWS]):
            earlier = [old for old in releases[place + 1 :] if old.sha256 == one.sha256]
            self._column.addWidget(_line(one, earlier[-1] if earlier else None))
        if len(releases) > ROWS:
            said = tr("Only the latest %n are shown.", "", ROWS)
            self._column.addWidget(Text(said, "small"))


def kind_words(one: Release) -> str:
    """Which kind of sheet it was, as it says itself."""
    if one.kind == CONFIDENTIAL:
        return tr("Confidential sheet")
    with suppress(ValueError, TypeError, KeyError):
        return words(Profile(json.loads(one.statements)["profile"]))
    return tr("Survey sheet")


def _line(one: Release, first: Release | None) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(f"{date_time_text(one.at)} · {kind_words(one)}"))
    period = f"{short_date_text(one.period_start)} – {short_date_text(one.period_end)}"
    mark = tr("fingerprint {mark}").format(mark=one.sha256[:SHORT])
    column.addWidget(Text(f"{period} · {one.by} · {mark}", "small"))
    if first is not None:
        said = tr("Exactly the same sheet as on {date}.")
        column.addWidget(Text(said.format(date=date_text(first.at.date())), "small"))
    return block
