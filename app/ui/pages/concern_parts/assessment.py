# SPDX-License-Identifier: EUPL-1.2
"""The initial assessment: what is known, what speaks for and against, whether it is founded."""

from app.domain.concerns import Answer, ConcernEvent
from app.domain.inquiry import AssessmentDraft, InitialAssessment
from app.services import inquiry
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.pages.concern_parts.section import Section
from app.ui.parts.facts import Facts
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import (
    DateEdit,
    Form,
    LineEdit,
    MultiCodeChoice,
    Segmented,
    TextEdit,
    YesNoUnknown,
)
from app.widgets.parts import quiet_button
from app.widgets.texts import date_text, tr, words

_KEPT = (
    *("methods", "contributors", "known", "missing", "risk", "resilience", "police_involved"),
    *("police_why", "conclusion"),
)


class Assessment(Section):
    """The assessments, the latest first; each is dated and stays."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, tr("Initial assessment"), empty=tr("Not written yet."))
        self.write = quiet_button(tr("Write the assessment"), self.begin, icon="clipboard-check")
        self.add(self.write)

    def show_page(self, shown: ConcernPage) -> None:
        """Show them."""
        super().show_page(shown)
        latest_first = reversed(shown.assessments)
        self.rows.show_blocks([(one.id, Facts(self._facts(one))) for one in latest_first])
        self.write.setVisible(ConcernEvent.UNFOUNDED in shown.events)
        text = tr("Write a new assessment") if shown.assessments else tr("Write the assessment")
        self.write.setText(f" {text}")
        self.write.setAccessibleName(text)

    def begin(self) -> None:
        """Open the form; the latest assessment stands in it, to be written on."""
        concern, context = self.concern, self.page.context
        lists, language = context.codelists, context.language
        form = Form()
        methods = MultiCodeChoice(lists["assessment_method"], language)
        form.add("methods", tr("How was it looked into?"), methods)
        form.add("contributors", tr("Who contributed?"), LineEdit())
        form.add("known", tr("What do we know?"), TextEdit())
        form.add("missing", tr("What is missing?"), TextEdit(lines=2))
        form.add("risk", tr("Risk and threat"), TextEdit(lines=2))
        form.add("resilience", tr("Resilience and well-being"), TextEdit(lines=2))
        form.add(
            "police_involved",
            tr("Is the police coordinator involved?"),
            YesNoUnknown(),
            required=True,
        )
        form.add("police_why", tr("Why, or why not?"), TextEdit(lines=2))
        form.add("conclusion", tr("Conclusion"), TextEdit(), required=True)
        founded = Segmented([(Answer.YES, words(Answer.YES)), (Answer.NO, words(Answer.NO))])
        form.add("founded", tr("Are there grounds for further action?"), founded, required=True)
        form.add("assessed_on", tr("Assessed on"), DateEdit(context.now), required=True)

        def collect() -> Work:
            values = form.values()
            values["police_involved"] = Answer(values["police_involved"])
            values["founded"] = Answer(values["founded"])
            draft, at = AssessmentDraft(concern_id=concern.id, **values), context.now()
            return lambda register: inquiry.assess(register, draft, now=at)

        opened = InPlace(
            self.page,
            form,
            title=tr("Initial assessment"),
            explanation=tr("A concern is not a conclusion."),
            deed=tr("Save the assessment"),
            collect=collect,
            key=f"assessment:{concern.id}",
            owner=self.owner,
        )
        self.rows.open_form(opened, back=self.write)
        written = self.shown.assessments if self.shown is not None else ()
        values: dict[str, object] = {
            "assessed_on": self.today,
            "police_involved": Answer.UNKNOWN,
        }
        if written:
            values |= {name: getattr(written[-1], name) for name in _KEPT}
        opened.start(values)

    def _facts(self, one: InitialAssessment) -> list[tuple[str, str]]:
        methods = ", ".join(self.label("assessment_method", code) for code in one.methods)
        founded = {
            Answer.YES: tr("There are grounds for further action"),
            Answer.NO: tr("There are no grounds for further action"),
            Answer.UNKNOWN: "",
        }[one.founded]
        police = "" if one.police_involved is Answer.UNKNOWN else words(one.police_involved)
        return [
            (
                tr("{date}, {author}").format(date=date_text(one.assessed_on), author=one.author),
                founded,
            ),
            (tr("Conclusion"), one.conclusion),
            (tr("How"), methods),
            (tr("Contributors"), one.contributors),
            (tr("What we know"), one.known),
            (tr("What is missing"), one.missing),
            (tr("Risk and threat"), one.risk),
            (tr("Resilience and well-being"), one.resilience),
            (
                tr("Police coordinator involved"),
                " · ".join(part for part in (police, one.police_why) if part),
            ),
        ]
