# SPDX-License-Identifier: EUPL-1.2
"""What papers are made from, and the ledger line each of them leaves behind (MEE-2, MEE-5).

The snapshot is everything a case summary may say, in words of one language; making the paper is
`app.export`'s work. A reporter who does not want to be named is not in it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from typing import Final, TypeVar

from app.domain.audit import Action
from app.domain.casework import Note
from app.domain.codelists import CodeLists, Language
from app.domain.concerns import Concern
from app.domain.disclosure import Disclosure, DisclosureDraft, Medium, disclosure_problems
from app.domain.errors import InvalidDraft, Problem
from app.domain.followups import PlanStatus
from app.domain.ids import CaseId, PersonId, RecordId
from app.domain.inquiry import FormOfExtremism, Owned, SignObservation
from app.domain.people import Role, initials
from app.export import records as paper
from app.services.common import Register, new_id, writing
from app.storage import (
    cases,
    casework,
    concerns,
    followups,
    inquiry,
    interventions,
    ledgers,
    people,
)

_Dated = TypeVar("_Dated", paper.Statement, paper.Assessment, paper.Agreement)
_GLADSAXE: Final = "sign_gladsaxe"
_MAPPING: Final = "sign_mapping"
_SERIOUS: Final = "serious"
_ACTIONS: Final = {
    Medium.PRINT: Action.PRINT,
    Medium.SAVED: Action.EXPORT,
    Medium.ORAL: Action.DISCLOSE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryOptions:
    """What is chosen for one case summary.

    `words` gives the word for a member of a closed vocabulary. `citizen` shows initials beside
    the record number. Of the internal notes only those in `internal_notes` are printed (CAS-5).
    """

    recipient: paper.Recipient
    language: Language
    words: Callable[[StrEnum], str]
    sections: frozenset[paper.Section] = frozenset(paper.Section)
    copies: int = 1
    citizen: bool = True
    internal_notes: frozenset[RecordId] = frozenset()


def case_summary_snapshot(
    register: Register, case_id: CaseId, options: SummaryOptions, *, now: datetime
) -> paper.CaseSummary:
    """Everything a case summary can say about the case. Raises NotFound."""
    database = register.database
    words = _Words(register.codelists, options)
    owner = Owned(case_id=case_id)
    case = cases.case(database, case_id)
    told = [
        concerns.concern(database, concern_id)
        for concern_id, _received_on in cases.linked_concerns(database, case_id)
    ]
    notes = [
        note
        for note in casework.notes(database, owner)
        if not note.internal or note.id in options.internal_notes
    ]
    assessed = [one for concern in told for one in inquiry.assessments(database, concern.id)]
    signs = inquiry.signs(database, owner)
    in_focus = (one.person for one in people.people_in(database, owner) if one.role is Role.FOCUS)
    citizen = ", ".join(
        called for person in in_focus if (called := person.code or initials(person.name))
    )
    return paper.CaseSummary(
        record_number=case.number,
        recipient=options.recipient,
        printed_at=now,
        municipality=register.profile.name,
        policy=words.code("registration_policy", register.profile.policy),
        seal=register.head.receipt,
        sections=options.sections,
        copies=options.copies,
        citizen=citizen if options.citizen else "",
        forms=tuple(words.form(one) for one in inquiry.forms(database, owner)),
        facts=_facts(told, notes, words),
        sources=tuple(
            paper.Source(when=one.received_on, text=words.code("concern_source", one.source))
            for one in told
            if not one.reporter_withheld
        ),
        resources=tuple(
            paper.Statement(
                when=one.observed_on,
                text=_joined(words.code("resource", one.kind), one.seen),
                source=one.source,
            )
            for one in inquiry.resources(database, owner)
        ),
        signs=tuple(words.sign(one) for one in signs),
        signs_caution=words.caution(signs),
        assessments=_by_day(
            chain(
                (
                    paper.Assessment(
                        when=one.assessed_on, conclusion=one.conclusion, author=one.author
                    )
                    for one in assessed
                ),
                (
                    paper.Assessment(
                        when=one.reviewed_on,
                        conclusion=one.conclusion,
                        direction=words.word(one.direction),
                        author=one.author,
                    )
                    for one in casework.reviews(database, case_id)
                ),
            )
        ),
        interventions=tuple(
            paper.Intervention(
                when=one.started_on or one.offered_on,
                until=one.ended_on,
                what=words.code("offer", one.offer),
                state=words.word(one.status),
                performer=one.performer,
                result=one.result,
            )
            for one in interventions.interventions(database, case_id)
        ),
        agreements=_by_day(
            chain(
                (
                    paper.Agreement(when=one.due_on, text=one.text)
                    for one in followups.tasks(database, owner)
                    if one.status is PlanStatus.PLANNED
                ),
                (
                    [
                        paper.Agreement(
                            when=case.next_step_on,
                            text=case.next_step,
                            responsible=case.responsible,
                        )
                    ]
                    if case.next_step
                    else []
                ),
            )
        ),
        follow_ups=tuple(
            paper.FollowUp(
                when=one.done_on or one.planned_on,
                what=_joined(words.code("follow_up_form", one.form), one.with_whom),
                state=words.word(one.status),
                result=one.result,
            )
            for one in followups.follow_ups(database, case_id)
            if one.status is not PlanStatus.CANCELLED
        ),
        open_questions=tuple(
            line.strip() for one in assessed for line in one.missing.splitlines() if line.strip()
        ),
    )


def record_disclosure(register: Register, draft: DisclosureDraft, *, now: datetime) -> Disclosure:
    """Write the ledger line of a print, a saved file or an oral disclosure, before it happens.

    Raises:
        InvalidDraft: a field is wrong; `basis` is NEEDS_DECISION while somebody in focus has no
            registration decision (REC-3).
    """
    faults = list(_disclosure_faults(register, draft, now.date()))
    if faults:
        raise InvalidDraft(faults)
    given = {one.name: getattr(draft, one.name) for one in fields(DisclosureDraft)}
    line = Disclosure(
        **given, id=new_id(RecordId), at=now, by=register.holder, seal=register.head.receipt
    )
    record = draft.case_id or draft.concern_id or ""
    with writing(register, _ACTIONS[draft.medium], record, now=now) as database:
        ledgers.add_disclosure(database, line)
    return line


def _disclosure_faults(
    register: Register, draft: DisclosureDraft, today: date
) -> Iterator[tuple[str, Problem]]:
    lists = register.codelists
    recipients = lists["disclosure_recipient"]
    refused = frozenset(one.code for one in recipients if one.flag("refused"))
    yield from disclosure_problems(draft, refused=refused)
    for name, code_list in (
        ("recipient", recipients),
        ("collaboration", lists["collaboration_form"]),
        ("basis", lists["disclosure_basis"]),
    ):
        code = getattr(draft, name)
        if code and code not in refused and (fault := code_list.problem(code, today)):
            yield name, fault
    if draft.delete_by is not None and draft.delete_by < today:
        yield "delete_by", Problem.IN_PAST
    if _undecided(register, draft):
        yield "basis", Problem.NEEDS_DECISION


def _undecided(register: Register, owner: Owned) -> frozenset[PersonId]:
    database = register.database
    in_focus = {
        one.person.id for one in people.people_in(database, owner) if one.role is Role.FOCUS
    }
    decided = (
        inquiry.decisions_of_case(database, owner.case_id)
        if owner.case_id is not None
        else inquiry.decisions(database, owner)
    )
    return frozenset(in_focus - {one.person_id for one in decided})


def _facts(
    told: Iterable[Concern], notes: Iterable[Note], words: "_Words"
) -> tuple[paper.Statement, ...]:
    concerned = (
        paper.Statement(
            when=one.received_on,
            text=one.summary,
            source="" if one.reporter_withheld else words.code("concern_source", one.source),
        )
        for one in told
    )
    noted = (
        paper.Statement(when=one.noted_on, text=one.text, source=one.source, status=one.status)
        for one in notes
    )
    return _by_day(chain(concerned, noted))


class _Words:
    """Codes and members of vocabularies in the words of one language."""

    def __init__(self, lists: CodeLists, options: SummaryOptions) -> None:
        self._lists, self._options = lists, options

    def word(self, member: StrEnum) -> str:
        return self._options.words(member)

    def code(self, list_name: str, code: str) -> str:
        """The professional label; a text that is no code stands for itself."""
        code_list = self._lists[list_name]
        return code_list.label(code, self._options.language) if code in code_list else code

    def form(self, one: FormOfExtremism) -> str:
        named = one.other_text or (
            self.code("other_extremism_form", one.other_form) if one.other_form else ""
        )
        return _joined(self.code("extremism_form", one.form), named)

    def sign(self, one: SignObservation) -> paper.Sign:
        group = ""
        code_list = self._lists[one.sign_list]
        if one.sign in code_list and (code := code_list.entry(one.sign).group):
            group = code_list.group(code).label(self._options.language)
        return paper.Sign(
            when=one.observed_on,
            wording=self.code(one.sign_list, one.sign),
            group=group,
            seen=one.seen,
            source=one.source,
            status=one.status,
        )

    def caution(self, signs: Iterable[SignObservation]) -> str:
        """The lists' own caution: the one of 2025 always, that of 2017 where signs are few."""
        chosen: dict[str, set[str]] = {}
        for one in signs:
            chosen.setdefault(one.sign_list, set()).add(one.sign)
        said = []
        if _MAPPING in chosen and self._few(chosen[_MAPPING]):
            said.append(self._lists[_MAPPING].note(self._options.language))
        if _GLADSAXE in chosen:
            said.append(self._lists[_GLADSAXE].note(self._options.language))
        return " ".join(said)

    def _few(self, signs: Iterable[str]) -> bool:
        code_list = self._lists[_MAPPING]
        groups = [code_list.entry(code).group for code in signs]
        return _SERIOUS not in groups and groups.count("other") < 2


def _joined(*parts: str) -> str:
    return ": ".join(part.strip() for part in parts if part.strip())


def _by_day(entries: Iterable[_Dated]) -> tuple[_Dated, ...]:
    return tuple(sorted(entries, key=lambda one: one.when or date.max))
