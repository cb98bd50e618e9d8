# SPDX-License-Identifier: EUPL-1.2
"""What stands in place of a closed record until a reason to open it is chosen (LOG-2, REC-9)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.page import Context
from app.widgets.forms import CodeChoice, Form
from app.widgets.parts import Card, PageBody, SectionTitle, Text, primary_button, row_of
from app.widgets.texts import tr


class AskedWhy(QWidget):
    """The question, and nothing of what the record holds."""

    def __init__(
        self, context: Context, on_reason: Callable[[str], None], *, title: str, deed: str
    ) -> None:
        super().__init__()
        self._on_reason = on_reason
        self.form = Form()
        self.reason = CodeChoice(context.codelists["opening_reason"], context.language)
        self.form.add("reason", tr("Why do you open it?"), self.reason, required=True)
        self.button = primary_button(deed, self._open)
        body = PageBody(self)
        card = Card(
            SectionTitle(title),
            Text(tr("Its content is shown when you have chosen a reason. The reason is logged.")),
            self.form,
        )
        card.add_layout(row_of(self.button))
        body.add(card)
        body.add_stretch()

    def ask(self) -> None:
        """Ask anew."""
        self.form.clear_problems()
        self.form.fill({"reason": None})

    def focus_first(self) -> None:
        """Into the choice."""
        self.reason.combo.setFocus()

    def _open(self) -> None:
        self.form.clear_problems()
        if not self.form.show_problems(self.form.problems()):
            self._on_reason(self.reason.value())
