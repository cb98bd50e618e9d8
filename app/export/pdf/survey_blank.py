# SPDX-License-Identifier: EUPL-1.2
"""The survey's questions without answers, to print and discuss (R:4645-4661)."""

from collections.abc import Sequence

from reportlab.platypus import Spacer, Table

from app.domain.periods import SurveyPeriod
from app.domain.questionnaire import DEFINITIONS, Definition, Kind
from app.export.labels import SheetLabels
from app.export.pdf.style import STRONG_LINE, Flowable, build, paragraph, styles
from app.export.pdf.survey_parts import (
    BODY_WIDTH,
    REPLIES,
    heading,
    in_a_row,
    label,
    listed,
    page,
    plain,
    sections,
)


def blank_pdf(municipality: str, period: SurveyPeriod, labels: SheetLabels) -> bytes:
    """Every question of the sheet, with room for the answer and for notes."""
    about = [(labels.word("period"), labels.period(period))]

    def story() -> Sequence[Flowable]:
        return [
            *heading(labels.word("blank_title"), municipality, about),
            paragraph(labels.word("blank_note"), styles().quiet),
            *sections(labels, list(DEFINITIONS), lambda name: _empty(DEFINITIONS[name], labels)),
        ]

    return build(story, page(labels, "blank_title", municipality, "without_answers"))


def _empty(definition: Definition, labels: SheetLabels) -> Sequence[Flowable]:
    answers: Flowable
    if replies := REPLIES.get(definition.kind):
        answers = in_a_row([(labels.statements[one], False) for one in replies])
    elif definition.kind is Kind.COUNTS:
        answers = _to_count(definition, labels)
    else:
        answers = listed(
            [(label(definition.id, code, labels), False) for code in definition.categories]
        )
    story: list[Flowable] = [answers]
    if definition.kind is Kind.MANY:
        story[:0] = [paragraph(labels.word("several"), styles().small), Spacer(1, 2)]
    note = Table(
        [[paragraph(labels.word("notes"), styles().small), ""]],
        colWidths=[40, BODY_WIDTH - 40],
        rowHeights=[22],
    )
    note.setStyle(plain(("VALIGN", "BOTTOM"), line=("LINEBELOW", (1, 0), (1, 0), 0.6, STRONG_LINE)))
    return [*story, note]


def _to_count(definition: Definition, labels: SheetLabels) -> Flowable:
    rows = [
        [paragraph(label(definition.id, code, labels), styles().body), ""]
        for code in definition.categories
    ]
    table = Table(rows, colWidths=[250, 60], rowHeights=[19] * len(rows), hAlign="LEFT")
    table.setStyle(
        plain(("VALIGN", "BOTTOM"), line=("LINEBELOW", (1, 0), (1, -1), 0.6, STRONG_LINE))
    )
    return table
