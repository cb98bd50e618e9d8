# SPDX-License-Identifier: EUPL-1.2
"""Where a concern stands: the end of a working note, the acute call, the start of the inquiry."""

from collections.abc import Callable

from app.domain.concerns import Concern, ConcernEvent
from app.services import concerns
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.pages.concern_parts.section import Section
from app.ui.parts.inplace import InPlace, Work, question
from app.widgets.forms import Form, TextEdit
from app.widgets.parts import Text, quiet_button
from app.widgets.texts import date_text, date_time_text, tr


class WorkingNote(Section):
    """Says when a working note is deleted, and lets it be kept for as long again, once (REC-1)."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, tr("Working note"))
        self._text = Text("")
        self.extend = quiet_button(tr("Keep it 14 days longer"), self.begin, icon="clock")
        self.add(self._text, self.extend, self.rows)

    def show_page(self, shown: ConcernPage) -> None:
        """Show the day, only for a working note without an outcome."""
        super().show_page(shown)
        concern = shown.concern
        note = not concern.registered and concern.outcome is None
        self.setVisible(note and concern.delete_on is not None)
        if concern.delete_on is None:
            return
        said = tr(
            "Deleted on {date}, unless it is decided to register a person here. It is found by no "
            "search and counted nowhere."
        )
        self._text.setText(said.format(date=date_text(concern.delete_on)))
        self.extend.setVisible(not concern.extended)

    def begin(self) -> None:
        """The form for keeping it longer."""
        concern, now = self.concern, self.page.context.now
        form = Form()
        form.add("reason", tr("Why is it kept longer?"), TextEdit(lines=2), required=True)

        def collect() -> Work:
            reason, at = form.values()["reason"], now()
            return lambda register: concerns.extend_working_note(
                register, concern.id, reason, now=at
            )

        opened = InPlace(
            self.page,
            form,
            title=tr("Keep it 14 days longer"),
            explanation=tr("This can be done once."),
            deed=tr("Keep it longer"),
            collect=collect,
            key=f"extend:{concern.id}",
            owner=self.owner,
        )
        self.rows.open_form(opened, back=self.extend)
        opened.start()


class Acute(Section):
    """Whether and when 112 or the police were called."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, tr("Is anybody in danger now? Call 112"))
        self._text = Text("")
        self.log = quiet_button(tr("I have called – log it"), self._on_log, icon="phone")
        self.add(self._text, self.log)

    def show_page(self, shown: ConcernPage) -> None:
        """Show the latest call."""
        super().show_page(shown)
        concern = shown.concern
        called = concern.acute_contact_at
        self._text.setText(
            tr("112 or the police were called {when}.").format(when=date_time_text(called))
            if called is not None
            else ""
        )
        self._text.setVisible(called is not None)
        possible = ConcernEvent.ACUTE in shown.events
        self.log.setVisible(possible)
        self.setVisible(possible or called is not None)

    def show_numbers(self, hotline: str, police: str) -> None:
        """Whom to call, from the municipality's profile."""
        said = [tr("Hotline {number}").format(number=hotline) if hotline else ""]
        said.append(tr("Police coordinator {contact}").format(contact=police) if police else "")
        numbers = " · ".join(part for part in said if part)
        self.rows.show_blocks([("numbers", Text(numbers, "small"))] if numbers else [])

    def _on_log(self) -> None:
        concern_id, at = self.concern.id, self.page.context.now()
        self.page.run(
            lambda register: concerns.mark_acute(register, concern_id, contact_at=at, now=at),
            self._on_logged,
        )

    def _on_logged(self, _concern: Concern) -> None:
        self.page.saved.emit()
        self.changed.emit()


class Beginning(Section):
    """What can be done with a concern that was only received."""

    def __init__(
        self, page: Page, on_inquiry: Callable[[], None], on_gone: Callable[[], None]
    ) -> None:
        super().__init__(page, tr("What now?"))
        self._on_gone = on_gone
        self.look_into_it = quiet_button(tr("Look into it"), on_inquiry)
        self.give_advice = quiet_button(tr("Gave advice – close"), self._on_give_advice)
        self.add(self.look_into_it, self.give_advice, self.rows)

    def show_page(self, shown: ConcernPage) -> None:
        """Only while it is received."""
        super().show_page(shown)
        self.setVisible(ConcernEvent.BEGIN_INQUIRY in shown.events)

    def _on_give_advice(self) -> None:
        concern, at = self.concern, self.page.context.now()
        asked = question(
            self.page,
            title=tr("Close without keeping the text?"),
            explanation=tr(
                "Only a number is counted, without a name. Everything else about {number} is "
                "deleted and cannot be brought back."
            ).format(number=concern.number),
            deed=tr("Close {number} and keep no text").format(number=concern.number),
            work=lambda register: concerns.give_advice_on(register, concern.id, now=at),
            done=lambda _none: self._on_gone(),
        )
        self.rows.open_form(asked, back=self.give_advice)
        asked.start()
