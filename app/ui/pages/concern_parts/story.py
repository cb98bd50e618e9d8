# SPDX-License-Identifier: EUPL-1.2
"""What was told and by whom; the reporter's name stays hidden where that was asked for (REC-9)."""

from app.domain.concerns import Answer, Gathering
from app.services import concerns
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.pages.concern_parts.section import Section, draft_of
from app.ui.parts.facts import Facts
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import (
    CodeChoice,
    DateEdit,
    Form,
    LineEdit,
    Segmented,
    TextEdit,
    TickBox,
    YesNoUnknown,
)
from app.widgets.parts import Text, inline_button, row_of
from app.widgets.texts import date_text, tr, words

_FIELDS = (
    *("summary", "source", "channel", "reporter_saw", "reporter_withheld", "reporter_name"),
    *("reporter_contact", "under_18", "gathering", "crime_risk", "outside_definition"),
    "received_on",
)


class Story(Section):
    """The story as it was told, and what is known of who told it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, tr("What was told"))
        self.change = inline_button(tr("Change what was told"), self.begin)
        self.add_layout(row_of(self.change))

    def show_page(self, shown: ConcernPage) -> None:
        """Show the story."""
        super().show_page(shown)
        facts = Facts(self._facts())
        facts.insert(Text(shown.concern.summary))
        self.rows.show_blocks([("story", facts)])

    def _facts(self) -> list[tuple[str, str]]:
        concern = self.concern
        who = [self.label("concern_source", concern.source)]
        if concern.reporter_withheld:
            who.append(tr("does not want to be named"))
        elif self.page.context.names_shown():
            who += [concern.reporter_name, concern.reporter_contact]
        saw = {
            Answer.YES: tr("saw or heard it themselves"),
            Answer.NO: tr("has it from others"),
            Answer.UNKNOWN: "",
        }[concern.reporter_saw]
        came = [date_text(concern.received_on), self.label("concern_channel", concern.channel)]
        if concern.received_by:
            came.append(tr("received by {who}").format(who=concern.received_by))
        about = [self.label("case_type", concern.gathering)]
        about.append(tr("under 18: {answer}").format(answer=words(concern.under_18).lower()))
        return [
            (tr("Who told"), " · ".join(part for part in (*who, saw) if part)),
            (tr("Received"), " · ".join(came)),
            (tr("About"), " · ".join(about)),
            (tr("Risk of crime with an extremist motive"), concern.crime_risk),
            (
                tr("Definition"),
                tr("Outside the definition of extremism. Counted apart.")
                if concern.outside_definition
                else "",
            ),
        ]

    def begin(self) -> None:
        """The form for what was told."""
        concern, owner = self.concern, self.owner
        context = self.page.context
        lists, language = context.codelists, context.language
        form = Form()
        form.add("summary", tr("What was seen or heard?"), TextEdit(lines=5), required=True)
        source = CodeChoice(lists["concern_source"], language)
        form.add("source", tr("Who tells?"), source, required=True)
        form.add(
            "reporter_saw", tr("Did they see or hear it themselves?"), YesNoUnknown(), required=True
        )
        channel = CodeChoice(lists["concern_channel"], language)
        form.add("channel", tr("How did it come?"), channel, required=True)
        withheld = TickBox(tr("The reporter does not want to be named"))
        form.add("reporter_withheld", "", withheld)
        form.add("reporter_name", tr("The reporter's name"), LineEdit(longest=120))
        form.add("reporter_contact", tr("How to reach the reporter"), LineEdit())
        form.add("under_18", tr("Is the citizen under 18?"), YesNoUnknown(), required=True)
        kinds = [(entry.code, entry.label(language)) for entry in lists["case_type"]]
        form.add("gathering", tr("Whom is it about?"), Segmented(kinds), required=True)
        form.add(
            "crime_risk",
            tr("Which risk of crime with an extremist motive?"),
            TextEdit(lines=2),
            help=tr("Needed before an Infohus meeting. None is an answer too."),
        )
        form.add(
            "outside_definition",
            "",
            TickBox(tr("Outside the definition of extremism (gang, hooligans, distress)")),
        )
        form.add("received_on", tr("Received on"), DateEdit(context.now), required=True)

        def follow() -> None:
            for name in ("reporter_name", "reporter_contact"):
                form[name].setVisible(not withheld.value())

        withheld.changed.connect(follow)

        def collect() -> Work:
            values = form.values()
            values["reporter_saw"] = Answer(values["reporter_saw"])
            values["under_18"] = Answer(values["under_18"])
            values["gathering"] = Gathering(values["gathering"])
            draft, at = draft_of(concern, **values), context.now()
            return lambda register: concerns.change_concern(register, concern.id, draft, now=at)

        opened = InPlace(
            self.page,
            form,
            title=tr("Change what was told"),
            deed=tr("Save"),
            collect=collect,
            key=f"story:{concern.id}",
            owner=owner,
        )
        self.rows.open_form(opened, "story", back=self.change)
        opened.start({name: getattr(concern, name) for name in _FIELDS})
        follow()
