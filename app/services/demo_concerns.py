# SPDX-License-Identifier: EUPL-1.2
"""The stories of invented concerns that became no case: advice, nameless counts, referrals."""

from datetime import date, datetime, timedelta

from app.domain.closing import HandoverDraft, HandoverTo
from app.domain.concerns import Answer, ConcernDraft, ConcernEvent
from app.domain.ids import ConcernId
from app.domain.inquiry import AssessmentDraft, Owned
from app.domain.people import Person, PersonDraft, Role
from app.services import concerns
from app.services.common import Register
from app.services.demo_people import DemoConcern, Seen
from app.services.demo_steps import Story, decide_and_name, note_what_was_seen
from app.services.outcomes import decide_outcome, give_advice, police_only
from app.services.people import add_person

_FEEDBACK_IN = 60


def concern_story(register: Register, told: DemoConcern, today: date) -> Story:
    """One concern from its call to how it went."""
    received = today - timedelta(days=told.received)
    now = yield received
    draft = ConcernDraft(
        received_on=now.date(),
        source=told.source,
        summary=told.told,
        under_18=Answer(told.under_18),
    )
    if told.end == "advice":
        give_advice(register, draft, forms=("extreme_islamism",), now=now)
        return
    concern = concerns.receive_concern(register, draft, now=now)
    if told.end == "working_note":
        return
    if told.end == "police_only":
        police_only(register, concern.id, now=now)
        return
    concerns.begin_inquiry(register, concern.id, now=now)
    person = _look(register, told, concern.id, now)
    if told.end == "missing":
        return
    now = yield received + timedelta(days=4)
    if told.end == "nameless":
        _end(register, told, concern.id, ConcernEvent.CANNOT_BE_CLARIFIED, now)
        return
    _decide(register, told, concern.id, person, now)
    now = yield received + timedelta(days=6)
    match told.end:
        case "discussed":
            concerns.discuss(register, concern.id, meeting_has_basis=True, now=now)
        case "unfounded":
            _end(register, told, concern.id, ConcernEvent.UNFOUNDED, now)
        case "referred":
            _end(register, told, concern.id, ConcernEvent.REFER_MUNICIPALITY, now)
        case "police":
            _end(register, told, concern.id, ConcernEvent.REFER_POLICE, now)


def _look(
    register: Register, told: DemoConcern, concern_id: ConcernId, now: datetime
) -> Person | None:
    owner = Owned(concern_id=concern_id)
    signs = [Seen(code=told.sign[0], status=told.sign[1], seen=told.sign[2])] if told.sign else []
    resources = [Seen(code=told.resource[0], seen=told.resource[1])] if told.resource else []
    source = register.codelists.label("concern_source", told.source, "da")
    note_what_was_seen(register, owner, signs, resources, source=source, now=now)
    if not told.code:
        return None
    born = None if told.age is None else now.year - told.age
    draft = PersonDraft(code=told.code, birth_year=born)
    return add_person(register, owner, draft, Role.FOCUS, now=now)


def _decide(
    register: Register,
    told: DemoConcern,
    concern_id: ConcernId,
    person: Person | None,
    now: datetime,
) -> None:
    if person is None:
        return
    owner = Owned(concern_id=concern_id)
    decide_and_name(
        register, owner, person, told.name, age=told.age, police=told.end == "police", now=now
    )
    if told.reason:
        draft = AssessmentDraft(
            concern_id=concern_id,
            assessed_on=now.date(),
            methods=("contact", "dialogue_professionals"),
            contributors="SSP og tovholder",
            known=told.told,
            conclusion=told.reason,
            founded=Answer.NO if told.end == "unfounded" else Answer.YES,
        )
        concerns.assess(register, draft, now=now)


def _end(
    register: Register,
    told: DemoConcern,
    concern_id: ConcernId,
    event: ConcernEvent,
    now: datetime,
) -> None:
    handover = None
    if told.receiver:
        police = event is ConcernEvent.REFER_POLICE
        handover = HandoverDraft(
            concern_id=concern_id,
            passed_to=HandoverTo.POLICE if police else HandoverTo.MUNICIPAL_UNIT,
            receiver=told.receiver,
            handed_on=now.date(),
            basis="section_115" if police else "consent",
            what="Det, der er set og hørt, og hvem der har fortalt det.",
            feedback_due=now.date() + timedelta(days=_FEEDBACK_IN),
            feedback_on=now.date() if told.feedback else None,
            feedback=told.feedback,
        )
    decide_outcome(
        register, concern_id, event, told.reason, on=now.date(), handover=handover, now=now
    )
