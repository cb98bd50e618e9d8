# SPDX-License-Identifier: EUPL-1.2
"""The question before «Gave advice – close»: what is counted, and that nothing else is kept."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.domain.concerns import Answer
from app.ui.page import Context
from app.widgets.forms import Form, MultiCodeChoice
from app.widgets.parts import Card, Text, destructive_button, quiet_button, row_of
from app.widgets.texts import tr


class AdviceQuestion(Card):
    """Asks once, in place; the safe answer has the focus."""

    def __init__(
        self,
        context: Context,
        on_yes: Callable[[tuple[str, ...]], None],
        on_no: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context = context
        self._forms = MultiCodeChoice(context.codelists["extremism_form"], context.language, rows=4)
        form = Form()
        form.add("forms", tr("Which form was it about?"), self._forms)
        self._counted = Text("")
        self.yes = destructive_button(
            tr("Close and keep no text"), lambda: on_yes(self._forms.value())
        )
        self.no = quiet_button(tr("Back to the text"), on_no)
        self.add(
            Text(tr("Close without keeping the text?"), "section"),
            self._counted,
            form,
        )
        self.add_layout(row_of(self.yes, self.no))

    def ask(self, source: str, under_18: Answer) -> None:
        """Show what will be counted."""
        age = {
            Answer.YES: tr("under 18"),
            Answer.NO: tr("18 or over"),
            Answer.UNKNOWN: tr("age not known"),
        }[under_18]
        self._forms.set_value(())
        self._counted.setText(
            tr(
                "One more is counted in the sums of the half-year: {source}; {age}; advice given. "
                "Everything else is deleted and cannot be brought back."
            ).format(source=source, age=age)
        )
        self.show()
        QTimer.singleShot(0, self.no, self.no.setFocus)
