# SPDX-License-Identifier: EUPL-1.2
"""«What now?»: the three ways on from the intake, each with what it keeps said beside it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.municipality import Profile
from app.widgets.parts import (
    Card,
    SectionTitle,
    Text,
    inline_button,
    primary_button,
    quiet_button,
    row_of,
)
from app.widgets.stacking_row import StackingRow
from app.widgets.texts import date_text, tr


class WhatNow(Card):
    """Three buttons; the number of the police coordinator opens beneath them."""

    def __init__(
        self,
        *,
        on_advice: Callable[[], None],
        on_inquiry: Callable[[], None],
        on_called: Callable[[], None],
    ) -> None:
        super().__init__(SectionTitle(tr("What now?")))
        self.give_advice = quiet_button(tr("Gave advice – close"), on_advice)
        self.look_into_it = primary_button(tr("Look into it"), on_inquiry)
        self.call_police = quiet_button(
            tr("Call the police coordinator"), self._on_call_police, icon="phone"
        )
        ways = (self.give_advice, self.look_into_it, self.call_police)
        self.add_layout(StackingRow(*ways, spacing=12, stacked_spacing=8))
        self._police = QWidget()
        self._contact = Text("")
        self.note_call = inline_button(tr("Write the call into the text"), on_called)
        called = QVBoxLayout(self._police)
        called.setContentsMargins(0, 0, 0, 0)
        called.setSpacing(2)
        called.addWidget(self._contact)
        called.addLayout(row_of(self.note_call))
        self._police.hide()
        self._kept = Text("", "small")
        said = tr(
            "Gave advice – close: the text is not kept. Only a number is counted, without a name."
        )
        self.add(self._police, Text(said, "small"), self._kept)

    def show_profile(self, profile: Profile, ends: date) -> None:
        """Say what is kept under the municipality's policy, and whom to call."""
        if profile.policy.starts_as_working_note:
            kept = tr(
                "Look into it: it becomes a working note, which is deleted on {date} unless it is "
                "decided to register it."
            ).format(date=date_text(ends))
        else:
            kept = tr("Look into it: it becomes a concern in the register.")
        self._kept.setText(kept)
        contact = profile.police_contact
        self._contact.setText(
            tr("Police coordinator: {contact}. Then choose one of the other two.").format(
                contact=contact
            )
            if contact
            else tr(
                "The number of the police coordinator is not in the municipality's profile yet. "
                "Write it there, under Yearly wheel."
            )
        )
        self.note_call.setVisible(bool(contact))

    def reset(self) -> None:
        """As before any call."""
        self._police.hide()
        self.enable(True)

    def enable(self, on: bool) -> None:
        """Let the deeds be done, or not while one is under way."""
        self.give_advice.setEnabled(on)
        self.look_into_it.setEnabled(on)

    def _on_call_police(self) -> None:
        self._police.show()
        if not self.note_call.isHidden():
            self.note_call.setFocus()
