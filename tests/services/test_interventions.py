# SPDX-License-Identifier: EUPL-1.2
"""Interventions from the proposal to their end, one step at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import InvalidDraft, Problem, TransitionRefused
from app.domain.ids import CaseId
from app.domain.interventions import (
    DeclinedBy,
    InterventionDraft,
    InterventionEvent,
    InterventionStatus,
)
from app.services import cases
from app.services.pages import case_page
from app.services.register import Register
from app.storage.search import find
from tests.builders import DAY, NOW, a_case, an_intervention, at

DRAFT = InterventionDraft(
    case_id=CaseId("every test puts its own"),
    offer="mentor_lab",
    level="anticipatory",
    target="citizen",
    performer="Jobcentret",
)


def test_a_proposal_waits_and_an_offer_has_its_day(register: Register) -> None:
    case = a_case(register)
    idea = cases.propose_intervention(register, replace(DRAFT, case_id=case.id), now=NOW)
    assert (idea.status, idea.offered_on) == (InterventionStatus.PROPOSED, None)
    offered = cases.propose_intervention(
        register, replace(DRAFT, case_id=case.id, offered_on=DAY), now=NOW
    )
    assert (offered.status, offered.offered_on) == (InterventionStatus.OFFERED, DAY)
    assert {hit.record for hit in find(register.database, "jobcentret")} == {idea.id, offered.id}


def test_steps_keep_their_days(register: Register) -> None:
    case = a_case(register)
    running = an_intervention(register, case.id, running=True)
    assert (running.offered_on, running.started_on) == (DAY, DAY)
    ended = DAY + timedelta(days=30)
    done = cases.step_intervention(
        register,
        running.id,
        InterventionEvent.COMPLETE,
        on=ended,
        reason="I lære.",
        now=at(ended),
    ).record
    assert (done.status, done.ended_on, done.result) == (
        *(InterventionStatus.COMPLETED, ended),
        "I lære.",
    )
    assert case_page(register.database, case.id).interventions == (done,)
    assert find(register.database, "i lære")


def test_declining_says_by_whom(register: Register) -> None:
    case = a_case(register)
    offered = cases.propose_intervention(
        register, replace(DRAFT, case_id=case.id, offered_on=DAY), now=NOW
    )
    with pytest.raises(TransitionRefused):
        cases.step_intervention(register, offered.id, InterventionEvent.DECLINE, on=DAY, now=NOW)
    declined = cases.step_intervention(
        register,
        offered.id,
        InterventionEvent.DECLINE,
        on=DAY,
        reason="Vil ikke nu.",
        declined_by=DeclinedBy.NETWORK,
        now=NOW,
    ).record
    assert (declined.declined_by, declined.end_reason) == (DeclinedBy.NETWORK, "Vil ikke nu.")


def test_changing_the_words_changes_no_status(register: Register) -> None:
    case = a_case(register)
    running = an_intervention(register, case.id, running=True)
    draft = replace(DRAFT, case_id=case.id, performer="Ungeenheden")
    changed = cases.change_intervention(register, running.id, draft, now=NOW)
    assert changed == replace(running, performer="Ungeenheden", changed_at=changed.changed_at)


@pytest.mark.parametrize(("changes", "fault"), [
    ({"offer": ""}, ("offer", Problem.REQUIRED)),
    ({"offer": "horoscope"}, ("offer", Problem.UNKNOWN_CODE)),
    ({"level": "red"}, ("level", Problem.UNKNOWN_CODE)),
    ({"target": "everyone"}, ("target", Problem.UNKNOWN_CODE)),
    ({"offered_on": DAY + timedelta(days=1)}, ("offered_on", Problem.IN_FUTURE)),
])  # fmt: skip
def test_a_faulty_intervention_is_refused(
    register: Register, changes: dict[str, object], fault: tuple[str, Problem]
) -> None:
    case = a_case(register)
    draft = replace(DRAFT, **({"case_id": case.id} | changes))  # type: ignore[arg-type]
    with pytest.raises(InvalidDraft) as refused:
        cases.propose_intervention(register, draft, now=NOW)
    assert refused.value.problems == (fault,)
    assert case_page(register.database, case.id).interventions == ()
