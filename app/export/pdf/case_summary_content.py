# SPDX-License-Identifier: EUPL-1.2
"""What a case summary may say, and to whom: which entries reach the paper, in which order.

A third party gets only what others have confirmed (MEE-2). A school gets neither the form nor
the word: signs lose the official wording, which names what the list is about, and an entry with
the word in it stays out. Whatever stays out is counted for the preview, never for the paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Protocol, TypeVar

from app.domain.inquiry import Confirmation
from app.export.records import (
    Assessment,
    CaseSummary,
    Intervention,
    Labels,
    RecipientKind,
    Section,
    Sign,
    Statement,
)

# word stems that a paper for a school must not carry, in the languages of the papers
_STEMS: Final = ("ekstrem", "extrem", "radikalis", "radicalis", "islamis", "jihad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One printed entry: the day in words, the text, and a quiet line about it.

    `mark` is what must not be overlooked: that nobody has confirmed it, or that it is refuted.
    """

    day: str
    text: str = field(repr=False)
    about: tuple[str, ...] = field(default=(), repr=False)
    mark: str = ""

    @property
    def words(self) -> str:
        """All that the entry says."""
        return "\n".join((self.text, *self.about))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Entries, oldest first, under a heading of their own or, where it is empty, the part's."""

    heading: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One chosen section of the paper."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that the paper says between its head and its foot, and how much had to stay out."""

    forms: tuple[str, ...] = field(repr=False)
    parts: tuple[Part, ...]
    unconfirmed: int
    words: int


class _Dated(Protocol):
    @property
    def when(self) -> date | None: ...


_Item = TypeVar("_Item", bound=_Dated)


def content(summary: CaseSummary, labels: Labels) -> Content:
    """What goes into the paper, in the order it is printed."""
    confirmed = _only_confirmed(summary) if summary.recipient.third_party else summary
    makers = {
        Section.FACTS: _facts,
        Section.SOURCES: _sources,
        Section.RESOURCES: _resources_and_signs,
        Section.ASSESSMENT: _assessment,
        Section.INTERVENTIONS: _interventions,
        Section.OPEN_QUESTIONS: _open_questions,
    }
    chosen = [section for section in Section if section in summary.sections]
    parts = tuple(makers[section](confirmed, labels) for section in chosen)
    clean = _without_the_word(summary, parts) if _for_school(summary) else parts
    return Content(
        forms=() if _for_school(summary) else summary.forms,
        parts=clean,
        unconfirmed=_supported(summary) - _supported(confirmed),
        words=_number(parts) - _number(clean),
    )


def _for_school(summary: CaseSummary) -> bool:
    return summary.recipient.kind is RecipientKind.SCHOOL


def _only_confirmed(summary: CaseSummary) -> CaseSummary:
    known = (None, Confirmation.CONFIRMED)
    return replace(
        summary,
        facts=tuple(item for item in summary.facts if item.status in known),
        resources=tuple(item for item in summary.resources if item.status in known),
        signs=tuple(item for item in summary.signs if item.status in known),
        signs_caution="",
    )


def _supported(summary: CaseSummary) -> int:
    lists: dict[Section, int] = {
        Section.FACTS: len(summary.facts),
        Section.RESOURCES: len(summary.resources) + len(summary.signs),
    }
    return sum(number for section, number in lists.items() if section in summary.sections)


def _number(parts: Iterable[Part]) -> int:
    return sum(len(block.entries) for part in parts for block in part.blocks)


def _without_the_word(summary: CaseSummary, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    stems = (*_STEMS, *(form.casefold() for form in summary.forms if form))

    def clean(entry: Entry) -> bool:
        said = entry.words.replace("\u00ad", "").casefold()
        return not any(stem in said for stem in stems)

    return tuple(
        replace(
            part,
            blocks=tuple(
                replace(block, entries=tuple(filter(clean, block.entries))) for block in part.blocks
            ),
        )
        for part in parts
    )


def _facts(summary: CaseSummary, labels: Labels) -> Part:
    return _plain(labels.facts, (_statement(item, labels) for item in _in_order(summary.facts)))


def _sources(summary: CaseSummary, labels: Labels) -> Part:
    return _plain(
        labels.sources,
        (Entry(day=_day(item, labels), text=item.text) for item in _in_order(summary.sources)),
    )


def _resources_and_signs(summary: CaseSummary, labels: Labels) -> Part:
    resources = Block(
        heading=labels.resources,
        entries=tuple(_statement(item, labels) for item in _in_order(summary.resources)),
    )
    signs = _in_order(summary.signs)
    if _for_school(summary):
        seen = tuple(_seen(item, labels) for item in signs if item.seen)
        return Part(
            heading=labels.resources_and_observations,
            blocks=(resources, Block(heading=labels.seen, entries=seen)),
        )
    blocks = [
        Block(
            heading=group,
            entries=tuple(_sign(item, labels) for item in signs if item.group == group),
        )
        for group in dict.fromkeys(item.group for item in summary.signs)
    ] or [Block(heading=labels.signs, entries=())]
    blocks[-1] = replace(blocks[-1], note=summary.signs_caution)
    return Part(heading=labels.resources_and_signs, blocks=(resources, *blocks))


def _assessment(summary: CaseSummary, labels: Labels) -> Part:
    return _plain(
        labels.assessment, (_assessed(item, labels) for item in _in_order(summary.assessments))
    )


def _interventions(summary: CaseSummary, labels: Labels) -> Part:
    agreements = (
        Entry(
            day=_day(item, labels),
            text=item.text,
            about=_filled(labels.responsible, responsible=item.responsible),
        )
        for item in _in_order(summary.agreements)
    )
    follow_ups = (
        Entry(
            day=_day(item, labels),
            text=_lines(item.what, item.result),
            about=(item.state,) if item.state else (),
        )
        for item in _in_order(summary.follow_ups)
    )
    interventions = (_intervention(item, labels) for item in _in_order(summary.interventions))
    return Part(
        heading=labels.interventions_and_follow_up,
        blocks=(
            Block(heading=labels.interventions, entries=tuple(interventions)),
            Block(heading=labels.agreements, entries=tuple(agreements)),
            Block(heading=labels.follow_ups, entries=tuple(follow_ups)),
        ),
    )


def _open_questions(summary: CaseSummary, labels: Labels) -> Part:
    return _plain(
        labels.open_questions, (Entry(day="", text=text) for text in summary.open_questions)
    )


def _plain(heading: str, entries: Iterable[Entry]) -> Part:
    return Part(heading=heading, blocks=(Block(heading="", entries=tuple(entries)),))


def _statement(item: Statement, labels: Labels) -> Entry:
    return Entry(
        day=_day(item, labels),
        text=item.text,
        about=(*_filled(labels.source, source=item.source), *_confirmed(item.status, labels)),
        mark=_mark(item.status, labels),
    )


def _sign(item: Sign, labels: Labels) -> Entry:
    return replace(
        _seen(item, labels),
        text=_lines(item.wording, *_filled(f"{labels.seen}: {{seen}}", seen=item.seen)),
    )


def _seen(item: Sign, labels: Labels) -> Entry:
    return Entry(
        day=_day(item, labels),
        text=item.seen,
        about=(*_filled(labels.source, source=item.source), *_confirmed(item.status, labels)),
        mark=_mark(item.status, labels),
    )


def _assessed(item: Assessment, labels: Labels) -> Entry:
    return Entry(
        day=_day(item, labels),
        text=_lines(item.conclusion, *_filled(labels.reply, reply=item.reply)),
        about=(
            *_filled(labels.direction, direction=item.direction),
            *_filled(labels.author, author=item.author),
        ),
    )


def _intervention(item: Intervention, labels: Labels) -> Entry:
    return Entry(
        day=_day(item, labels),
        text=_lines(item.what, item.result),
        about=(
            item.state,
            *_filled(labels.until, date=labels.date(item.until) if item.until else ""),
            *_filled(labels.performer, performer=item.performer),
        ),
    )


def _in_order(items: Iterable[_Item]) -> list[_Item]:
    return sorted(items, key=lambda item: item.when or date.min)


def _day(item: _Dated, labels: Labels) -> str:
    return labels.date(item.when) if item.when else labels.no_date


def _filled(template: str, **value: str) -> tuple[str, ...]:
    return (template.format(**value),) if all(value.values()) else ()


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _mark(status: Confirmation | None, labels: Labels) -> str:
    words = {Confirmation.STATED: labels.unconfirmed, Confirmation.REFUTED: labels.refuted}
    return words.get(status, "") if status else ""


def _confirmed(status: Confirmation | None, labels: Labels) -> tuple[str, ...]:
    return (labels.confirmed,) if status is Confirmation.CONFIRMED else ()
