# SPDX-License-Identifier: EUPL-1.2
"""The frozen snapshots that papers are made from, and the words the papers are set in.

A snapshot holds plain values that are already resolved: code list wordings, dates, lines of text.
A person who does not want to be named is not in it at all. Papers know no register, no clock and
no translation: whatever they say comes from the snapshot or from `Labels`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.inquiry import Confirmation


class RecipientKind(StrEnum):
    """Who a paper goes to, as far as it decides what the paper may hold."""

    AUTHORITY = "authority"
    SCHOOL = "school"
    OTHER = "other"


class Section(StrEnum):
    """The parts of a case summary that can be left out, in the order they are printed.

    Signs have no part of their own: they are never printed without the resources (REC-8).
    """

    FACTS = "facts"
    SOURCES = "sources"
    RESOURCES = "resources"
    ASSESSMENT = "assessment"
    INTERVENTIONS = "interventions"
    OPEN_QUESTIONS = "open_questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who the paper is for; `covered` says that § 115 applies to the exchange."""

    name: str
    kind: RecipientKind
    covered: bool

    @property
    def third_party(self) -> bool:
        """Whether statements that nobody has confirmed must stay out of the paper (MEE-2)."""
        return self.kind is not RecipientKind.AUTHORITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A dated fact, or a resource, with where it comes from.

    `status` is None only for what the municipality itself has established.
    """

    when: date | None
    text: str = field(repr=False)
    source: str = field(default="", repr=False)
    status: Confirmation | None = Confirmation.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who has told something, and when."""

    when: date | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An observed sign: the list's own wording, its group as a heading, and what was seen."""

    when: date | None
    wording: str = field(repr=False)
    group: str = field(repr=False)
    seen: str = field(default="", repr=False)
    source: str = field(default="", repr=False)
    status: Confirmation = Confirmation.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A dated conclusion; `reply` is what the citizen has to say to it."""

    when: date | None
    conclusion: str = field(repr=False)
    direction: str = field(default="", repr=False)
    author: str = field(default="", repr=False)
    reply: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """An offer with its state in words: from `when`, `until` a day or still running."""

    when: date | None
    what: str = field(repr=False)
    state: str = field(repr=False)
    until: date | None = None
    performer: str = field(default="", repr=False)
    result: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What has been agreed and who does it; `when` is the deadline."""

    when: date | None
    text: str = field(repr=False)
    responsible: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A planned or held follow-up with its state in words."""

    when: date | None
    what: str = field(repr=False)
    state: str = field(default="", repr=False)
    result: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """All that a case summary (MEE-2) can say about one case, and what of it is chosen.

    `citizen` holds initials, or nothing when the record number alone is to be shown; never a name.
    `seal` is the log's sequence number and eight hex digits. `copies` are numbered and printed
    one after the other.
    """

    record_number: str
    recipient: Recipient
    printed_at: datetime
    municipality: str
    policy: str
    seal: str
    sections: frozenset[Section] = frozenset(Section)
    copies: int = 1
    citizen: str = field(default="", repr=False)
    forms: tuple[str, ...] = field(default=(), repr=False)
    facts: tuple[Statement, ...] = field(default=(), repr=False)
    sources: tuple[Source, ...] = field(default=(), repr=False)
    resources: tuple[Statement, ...] = field(default=(), repr=False)
    signs: tuple[Sign, ...] = field(default=(), repr=False)
    signs_caution: str = field(default="", repr=False)
    assessments: tuple[Assessment, ...] = field(default=(), repr=False)
    interventions: tuple[Intervention, ...] = field(default=(), repr=False)
    agreements: tuple[Agreement, ...] = field(default=(), repr=False)
    follow_ups: tuple[FollowUp, ...] = field(default=(), repr=False)
    open_questions: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Every word of a case summary that is not in the snapshot, in one language.

    `language` is the PDF's language tag. `date`, `time` and `earlier` turn a day, a moment and the
    number of older entries that found no room into words.
    """

    language: str
    date: Callable[[date], str]
    time: Callable[[datetime], str]
    earlier: Callable[[int], str]

    title: str
    header_covered: str
    header_other: str
    not_a_conclusion: str
    marks_explained: str
    only_confirmed: str
    shortened: str
    nothing_recorded: str
    nothing_for_others: str

    record: str
    citizen: str
    recipient: str
    printed: str
    municipality: str
    policy: str
    form: str

    copy: str  # {copy} {copies}
    to: str  # {recipient}
    seal: str  # {seal}
    page: str  # {page} {pages}

    facts: str
    sources: str
    resources_and_signs: str
    resources_and_observations: str  # the same part, for a school
    resources: str
    signs: str
    seen: str
    assessment: str
    interventions_and_follow_up: str
    interventions: str
    agreements: str
    follow_ups: str
    open_questions: str

    unconfirmed: str
    confirmed: str
    refuted: str
    source: str  # {source}
    direction: str  # {direction}
    author: str  # {author}
    reply: str  # {reply}
    until: str  # {date}
    performer: str  # {performer}
    responsible: str  # {responsible}
    no_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A finished paper, and what the reader of the preview must be told about it.

    `name` is neutral: for the file and the print queue. `pages` is the length of one copy.
    `earlier` counts older entries without room, `unconfirmed` and `words` the entries kept from
    a third party and from a school, `glyphs` the characters the typeface lacks.
    """

    name: str
    pdf: bytes = field(repr=False)
    pages: int
    copies: int = 1
    earlier: int = 0
    shortened: bool = False
    unconfirmed: int = 0
    words: int = 0
    glyphs: frozenset[str] = frozenset()
