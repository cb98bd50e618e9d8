# SPDX-License-Identifier: EUPL-1.2
"""«Must social services be notified today?»: the first question when somebody may be under 18."""

from app.domain.ages import under_18_on
from app.domain.concerns import Answer, Notification
from app.domain.people import birth
from app.services import concerns
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.pages.concern_parts.section import Section, draft_of
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import DateEdit, Form, LineEdit, Segmented
from app.widgets.parts import Text, quiet_button
from app.widgets.texts import date_text, tr

_ANSWERS = (Notification.GIVEN, Notification.CONSIDERED, Notification.NOT_RELEVANT)


class NotificationQuestion(Section):
    """The question, or its answer with date and by whom (REC-6)."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, tr("Must social services be notified today?"))
        self._text = Text("")
        self.answer = quiet_button(tr("Answer"), self.begin)
        self.add(self._text, self.answer, self.rows)

    def show_page(self, shown: ConcernPage) -> None:
        """Asked when the concern or a person in it may be about somebody under 18."""
        super().show_page(shown)
        concern = shown.concern
        young = concern.under_18 is Answer.YES or any(
            under_18_on(birth(one.person), self.today) for one in shown.people
        )
        answered = concern.notification is not Notification.NOT_ASKED
        self.setVisible(young or answered)
        if answered:
            said = [self.label("notification", concern.notification)]
            said.append(date_text(concern.notification_on) if concern.notification_on else "")
            said.append(concern.notification_by)
            self._text.setText(" · ".join(part for part in said if part))
        else:
            self._text.setText(tr("The citizen is or may be under 18. Not answered yet."))
        self.answer.setText(tr("Change the answer") if answered else tr("Answer"))
        self.answer.setAccessibleName(self.answer.text())

    def begin(self) -> None:
        """The form for the answer."""
        concern, context = self.concern, self.page.context
        form = Form()
        options = [(one, self.label("notification", one)) for one in _ANSWERS]
        answer = Segmented(options, upright=True)
        form.add("notification", tr("The answer"), answer, required=True)
        form.add("notification_on", tr("Date"), DateEdit(context.now), required=True)
        form.add("notification_by", tr("By whom?"), LineEdit(longest=120))

        def collect() -> Work:
            values = form.values()
            values["notification"] = Notification(values["notification"])
            draft, at = draft_of(concern, **values), context.now()
            return lambda register: concerns.change_concern(register, concern.id, draft, now=at)

        opened = InPlace(
            self.page,
            form,
            title=tr("Must social services be notified today?"),
            deed=tr("Save the answer"),
            collect=collect,
            key=f"notification:{concern.id}",
            owner=self.owner,
        )
        self.rows.open_form(opened, back=self.answer)
        opened.start(
            {
                "notification": concern.notification,
                "notification_on": concern.notification_on or self.today,
                "notification_by": concern.notification_by,
            }
        )
