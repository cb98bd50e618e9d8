# SPDX-License-Identifier: EUPL-1.2
"""What was begun in a case and not saved: offered again at the head of its page."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.drafts import Draft
from app.widgets.parts import Text, clear, link_button
from app.widgets.texts import tr

PART_OF: Final[Mapping[str, str]] = {
    "review": "overview",
    "primacy": "overview",
    "anchoring": "overview",
    "form": "overview",
    "affiliation": "overview",
    "sign": "overview",
    "resource": "overview",
    "intervention": "course",
    "follow_up": "course",
    "note": "course",
    "goal": "agreements",
    "task": "agreements",
    "hold": "agreements",
    "resume": "agreements",
    "handover": "agreements",
    "re_review": "agreements",
    "disclosure": "papers",
    "filed": "papers",
    "person": "papers",
    "decision": "papers",
}
"""The part of the page where a record of that noun, or a form of that key, stands."""


class Unfinished(QWidget):
    """A line of links, one per draft; hidden when nothing is begun."""

    def __init__(self, on_open: Callable[[str], None]) -> None:
        super().__init__()
        self._on_open = on_open
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self.hide()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer these."""
        clear(self._row)
        said = _words()
        self._row.addWidget(Text(tr("Begun and not saved:"), "quiet", wrap=False))
        for draft in drafts:
            key = draft.form
            text = said.get(key.partition(":")[0], tr("Form"))
            button = link_button(text, partial(self._on_open, key))
            button.setAccessibleName(tr("Go on with: {what}").format(what=text))
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setVisible(bool(drafts))


def _words() -> Mapping[str, str]:
    return {
        "next_step": tr("Next step"),
        "review": tr("Assessment"),
        "primacy": tr("Primary or not"),
        "anchoring": tr("Anchoring"),
        "form": tr("Form of extremism"),
        "affiliation": tr("Affiliation and other concerns"),
        "sign": tr("Sign"),
        "resource": tr("Resource"),
        "intervention": tr("Intervention"),
        "follow_up": tr("Follow-up"),
        "note": tr("Note"),
        "goal": tr("Goal and next step"),
        "task": tr("Task"),
        "hold": tr("Put on hold"),
        "resume": tr("Resume"),
        "handover": tr("Handover"),
        "re_review": tr("Re-review"),
        "disclosure": tr("Note what was told"),
        "filed": tr("Where it is filed"),
        "person": tr("Person"),
        "decision": tr("Registration decision"),
        "start": tr("Start the case"),
        "closure": tr("Close the case"),
        "reopen": tr("Reopen the case"),
    }
