# SPDX-License-Identifier: EUPL-1.2
"""The page's own deed in place of its parts: start, close or reopen the case."""

from typing import TYPE_CHECKING, Final

from app.domain.cases import CaseStatus
from app.domain.closing import ClosureDraft, re_review_default, re_review_offered
from app.domain.ids import RecordId
from app.domain.interventions import RUNNING, Intervention, InterventionEvent
from app.domain.municipality import Profile
from app.services import cases, settings
from app.services.views import CasePage
from app.ui.pages.case_parts.host import CaseHost, Part
from app.ui.pages.case_parts.sections import CaseForm, Values
from app.ui.parts.inplace import RecordList, Work
from app.widgets.forms import CodeChoice, DateEdit, Form, Segmented, TextEdit
from app.widgets.parts import Rule
from app.widgets.texts import tr

if TYPE_CHECKING:
    pass

_DONE: Final = "complete"
_BROKEN: Final = "interrupt"


class DeedPart(Part):
    """Holds the form of the deed that is under way."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host)
        self.forms = RecordList(host)
        self.column.addWidget(self.forms)

    def show_case(self, page: CasePage) -> None:
        """Nothing of the case stands here."""

    def start(self) -> None:
        """Start the case: with an intervention, or with a written follow-up without one."""
        host, now = self.host, self.host.context.now
        case = host.shown.case
        alone = not host.shown.interventions

        def work(values: Values) -> Work:
            on, at = values["on"], now()
            text = values["follow_up_only"] if alone else None
            return lambda register: cases.start_case(
                register, case.id, on=on, follow_up_only=text, now=at
            )

        form = Form()
        if alone:
            form.add(
                "follow_up_only",
                tr("Follow-up without an intervention"),
                TextEdit(),
                help=tr("How will the case be followed, and why is no intervention offered?"),
                required=True,
            )
        form.add("on", tr("Date"), DateEdit(now), required=True)
        opened = CaseForm(
            host,
            f"start:{case.id}",
            form,
            title=tr("Start the case"),
            deed=tr("Start the case"),
            work=work,
            said=tr("The case is started."),
            explanation=tr(
                "A case starts with an intervention. Add one under Course, or write here how the "
                "case is followed without one."
            )
            if alone
            else "",
        )
        self._open(opened, {"on": host.today(), "follow_up_only": case.follow_up_only})

    def close_case(self) -> None:
        """Close the case, after asking the register which answer about re-review is the usual."""
        self.host.run(settings.profile, self._close_case)

    def reopen(self) -> None:
        """Take a closed case up again."""
        host, now = self.host, self.host.context.now
        case = host.shown.case

        def work(values: Values) -> Work:
            reason, on, at = values["reason"], values["on"], now()
            return lambda register: cases.reopen_case(register, case.id, reason, on=on, now=at)

        form = Form()
        form.add("reason", tr("Why is it taken up again?"), TextEdit(), required=True)
        form.add("on", tr("Date"), DateEdit(now), required=True)
        opened = CaseForm(
            host,
            f"reopen:{case.id}",
            form,
            title=tr("Reopen the case"),
            deed=tr("Reopen the case"),
            work=work,
            said=tr("The case is open again."),
            explanation=tr("Planned re-reviews are cancelled."),
        )
        self._open(opened, {"on": host.today()})

    def _close_case(self, profile: Profile) -> None:
        host, now = self.host, self.host.context.now
        case = host.shown.case
        running = [one for one in host.shown.interventions if one.status in RUNNING]
        reasons = host.codes("closure_reason")
        early = case.status is CaseStatus.CREATED
        offered = [one.code for one in reasons if not early or one.flag("before_start")]
        reason = CodeChoice(reasons, host.context.language, only=offered, width=520)

        def asks_for_re_review() -> bool:
            code = reason.value()
            return bool(code) and re_review_offered(code) and reasons.entry(code).flag("re_review")

        def work(values: Values) -> Work:
            draft = ClosureDraft(
                case_id=case.id,
                closed_on=values["closed_on"],
                reason=values["reason"] or "",
                came_of_it=values["came_of_it"],
                taken_over_by=values["taken_over_by"],
                evaluated=bool(values["evaluated"]),
                re_review=asks_for_re_review() and bool(values["re_review"]),
            )
            endings, at = _endings(running, values), now()
            return lambda register: cases.close_case(register, draft, endings=endings, now=at)

        form = Form()
        form.add("reason", tr("Why is the case closed?"), reason, required=True)
        yes_no = [(True, tr("Yes")), (False, tr("No"))]
        form.add(
            "re_review",
            tr("Look at the case again after 6 and 12 months?"),
            Segmented(yes_no),
            help=tr("Only whether something new has come of itself. No new look-ups are made."),
            required=True,
        )
        form.add("came_of_it", tr("What came of it?"), TextEdit(), required=True)
        form.add("evaluated", tr("Was it evaluated with the citizen?"), Segmented(yes_no))
        form.add("taken_over_by", tr("Who takes over?"), TextEdit(lines=2))
        form.add("closed_on", tr("Closed on"), DateEdit(now), required=True)
        for one in running:
            self._add_ending(form, one)

        def follow() -> None:
            form["re_review"].setVisible(asks_for_re_review())

        reason.changed.connect(follow)
        follow()
        opened = CaseForm(
            host,
            f"closure:{case.id}",
            form,
            title=tr("Close the case"),
            deed=tr("Close the case"),
            work=work,
            said=tr("The case is closed."),
            date_field="closed_on",
        )
        values = {
            "closed_on": host.today(),
            "re_review": re_review_default(profile.practice_model),
            "evaluated": False,
        }
        opened.saved.connect(lambda: host.show_part("agreements"))  # re-reviews stand there
        self._open(opened, values)

    def _add_ending(self, form: Form, one: Intervention) -> None:
        offer = self.host.label("offer", one.offer)
        form.add_widget(Rule())
        how = Segmented([(_DONE, tr("Completed")), (_BROKEN, tr("Broken off"))])
        asked = tr("{offer} is running. How does it end?").format(offer=offer)
        form.add(f"end_{one.id}", asked, how, required=True)
        form.add(f"result_{one.id}", tr("What came of it?"), TextEdit(lines=2))
        form.add(f"why_{one.id}", tr("Why was it broken off?"), TextEdit(lines=2), required=True)

        def follow() -> None:
            form[f"result_{one.id}"].setVisible(how.value() == _DONE)
            form[f"why_{one.id}"].setVisible(how.value() == _BROKEN)

        how.changed.connect(follow)
        follow()

    def _open(self, form: CaseForm, values: Values) -> None:
        if self.forms.form is not None and self.forms.form.key == form.key:
            form.deleteLater()
        else:
            self.forms.open_form(form)
            form.finished.connect(self.host.leave_deed)
            form.start(values)
        self.host.show_deed()
        if self.forms.form is not None:
            self.forms.form.focus()


def _endings(
    running: list[Intervention], values: Values
) -> dict[RecordId, tuple[InterventionEvent, str]]:
    endings = {}
    for one in running:
        if values[f"end_{one.id}"] == _DONE:
            endings[one.id] = (InterventionEvent.COMPLETE, values[f"result_{one.id}"])
        else:
            endings[one.id] = (InterventionEvent.INTERRUPT, values[f"why_{one.id}"])
    return endings
