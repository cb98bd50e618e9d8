# SPDX-License-Identifier: EUPL-1.2
"""The words that papers are set in, in the language of the window."""

from app.export.records import Labels, Paper, Section
from app.widgets.texts import date_text, date_time_text, language, tr


def case_summary_labels() -> Labels:
    """Every word of the case summary that does not come from the register."""
    return Labels(
        language=language(),
        date=date_text,
        time=date_time_text,
        earlier=_earlier,
        title=tr("Case summary"),
        header_covered=tr(
            "Confidential · Administration of Justice Act § 115 · not passed on for investigation "
            "· to be shredded or returned after the meeting",
            "header of a paper; one line",
        ),
        header_other=tr(
            "Confidential · for the recipient only · to be shredded or returned after the meeting",
            "header of a paper; one line",
        ),
        not_a_conclusion=tr("A concern is not a conclusion."),
        marks_explained=tr(
            "What is marked “not confirmed by others” was told by one source and must be read so."
        ),
        only_confirmed=tr(
            "Facts, resources and observations that others have not confirmed are not included."
        ),
        shortened=tr("shortened, the rest is in the register"),
        nothing_recorded=tr("nothing recorded"),
        nothing_for_others=tr("nothing to pass on"),
        record=tr("Case"),
        citizen=tr("Citizen"),
        recipient=tr("Recipient"),
        printed=tr("Printed"),
        municipality=tr("Municipality"),
        policy=tr("Registration policy"),
        form=tr("Form of extremism"),
        copy=tr("Copy {copy} of {copies}"),
        to=tr("To {recipient}"),
        seal=tr("Seal {seal}"),
        page=tr("Page {page} of {pages}"),
        facts=tr("Facts"),
        sources=tr("Sources"),
        resources_and_signs=tr("Resources and signs"),
        resources_and_observations=tr("Resources and observations"),
        resources=tr("Resources and protective factors"),
        signs=tr("Signs of concern"),
        seen=tr("Seen or heard"),
        assessment=tr("Assessment"),
        interventions_and_follow_up=tr("Interventions and follow-up"),
        interventions=tr("Interventions"),
        agreements=tr("Agreements and deadlines"),
        follow_ups=tr("Follow-ups"),
        open_questions=tr("Open questions"),
        unconfirmed=tr("not confirmed by others"),
        confirmed=tr("confirmed by others"),
        refuted=tr("refuted"),
        source=tr("Source: {source}"),
        direction=tr("Direction: {direction}"),
        author=tr("Assessed by {author}"),
        reply=tr("The citizen's remark: {reply}"),
        until=tr("until {date}"),
        performer=tr("carried out by {performer}"),
        responsible=tr("Responsible: {responsible}"),
        no_date=tr("no date"),
    )


def _earlier(number: int) -> str:
    return tr("%n older entry(ies) not printed here, but kept in the register.", "", number)


def section_words() -> dict[Section, str]:
    """What the sections are called where they are chosen."""
    return {
        Section.FACTS: tr("Facts"),
        Section.SOURCES: tr("Sources"),
        Section.RESOURCES: tr("Resources and signs"),
        Section.ASSESSMENT: tr("Assessment"),
        Section.INTERVENTIONS: tr("Interventions and follow-up"),
        Section.OPEN_QUESTIONS: tr("Open questions"),
    }


def remarks(paper: Paper) -> list[str]:
    """What the tovholder must know of the paper before it leaves."""
    said = []
    if paper.unconfirmed:
        said.append(
            tr(
                "%n statement(s) left out, because others have not confirmed them. They do not go "
                "to a recipient outside the collaboration.",
                "",
                paper.unconfirmed,
            )
        )
    if paper.words:
        said.append(
            tr(
                "%n entry(ies) left out, because they name extremism. A paper for a school "
                "carries neither the form nor the word.",
                "",
                paper.words,
            )
        )
    if paper.earlier:
        said.append(
            tr(
                "%n older entry(ies) left out, because the paper has at most two pages. "
                "The paper says so.",
                "",
                paper.earlier,
            )
        )
    if paper.shortened:
        said.append(tr("Long texts are shortened, and the paper says where."))
    if paper.glyphs:
        shown = " ".join(sorted(paper.glyphs))
        said.append(
            tr("The typeface lacks these characters: {characters}").format(characters=shown)
        )
    return said
