# SPDX-License-Identifier: EUPL-1.2
"""The questions of the intake in the order they are asked on the telephone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtGui import QTextCursor

from app.domain.concerns import Answer, ConcernDraft
from app.domain.errors import Problem
from app.services.drafts import Json
from app.ui.page import Context
from app.ui.parts.cpr_notice import CprNotice
from app.ui.parts.typed import typed
from app.widgets.forms import CodeChoice, DateEdit, Form, TextEdit, TickBox, YesNoUnknown
from app.widgets.texts import tr

_HALF = 340


class IntakeForm(Form):
    """What was seen or heard, who tells, under 18, and when it was received."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._now = context.now
        lists, language = context.codelists, context.language
        self.story = TextEdit(lines=6)
        self.add(
            "summary",
            tr("What was seen or heard?"),
            self.story,
            help=tr("What exactly, when and where. Names come later, if at all."),
            required=True,
        )
        self.cpr = CprNotice(self)
        self.add_widget(self.cpr)
        source = CodeChoice(lists["concern_source"], language, width=_HALF)
        channel = CodeChoice(lists["concern_channel"], language, width=_HALF)
        self.add("source", tr("Who tells?"), source, required=True)
        self.add(
            "reporter_saw", tr("Did they see or hear it themselves?"), YesNoUnknown(), required=True
        )
        self.add_row("source", "reporter_saw")
        self.add("channel", tr("How did it come?"), channel, required=True)
        withheld = self.add(
            "reporter_withheld",
            "",
            TickBox(tr("The reporter does not want to be named")),
            help=tr(
                "Do not promise anonymity: the citizen may have the right to see where the "
                "information came from."
            ),
        )
        withheld.setFixedWidth(_HALF + 16)
        self.add_row("channel", "reporter_withheld")
        self.add("under_18", tr("Is the citizen under 18?"), YesNoUnknown(), required=True)
        self["under_18"].setFixedWidth(_HALF)
        self.add("received_on", tr("Received on"), DateEdit(context.now), required=True)
        self.add_row("under_18", "received_on")

    def clear(self) -> Mapping[str, Json]:
        """Ask anew; gives what stands there then."""
        self.clear_problems()
        self.fill(
            {
                "summary": "",
                "source": None,
                "channel": "direct",
                "reporter_saw": Answer.UNKNOWN.value,
                "reporter_withheld": False,
                "under_18": Answer.UNKNOWN.value,
                "received_on": self._now().date(),
            }
        )
        self.cpr.look()
        return typed(self)

    def take_up(self, content: Mapping[str, Any]) -> None:
        """Show what was typed before, with the cursor after it."""
        self.fill(content)
        self.cpr.look()
        self.story.paper.moveCursor(QTextCursor.MoveOperation.End)

    def append(self, line: str) -> None:
        """Add a line to the story."""
        self.story.paper.appendPlainText(line)

    def draft(self, acute_at: datetime | None) -> ConcernDraft:
        """The concern as it stands here."""
        values = self.values()
        return ConcernDraft(
            received_on=values["received_on"] or self._now().date(),
            source=values["source"] or "",
            channel=values["channel"] or "unknown",
            summary=values["summary"],
            reporter_withheld=values["reporter_withheld"],
            reporter_saw=Answer(values["reporter_saw"] or Answer.UNKNOWN),
            under_18=Answer(values["under_18"] or Answer.UNKNOWN),
            acute=acute_at is not None,
            acute_contact_at=acute_at,
        )

    def faults(self, only: frozenset[str] = frozenset()) -> bool:
        """Show what is wrong, perhaps of some fields only; tell whether there is something."""
        self.clear_problems()
        found = [*self.problems(), *self.cpr.problems()]
        received: date | None = self.values()["received_on"]
        if received is not None and received > self._now().date():
            found.append(("received_on", Problem.IN_FUTURE))
        return self.show_problems(one for one in found if not only or one[0] in only)
