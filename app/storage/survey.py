# SPDX-License-Identifier: EUPL-1.2
"""From the register's rows to the facts the survey counts from, in one pass over each table.

The tables of a case's parts are read beside the cases in the same order, so that no more than one
case is in the reader's hands at a time. No name and no text is read. What the code lists say of a
code is given: `Meanings`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Final

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.concerns import ConcernStatus, Gathering, Outcome
from app.domain.ids import CaseId, ConcernId
from app.domain.periods import Dated, Period
from app.domain.survey import (
    Affiliation,
    AffiliationForm,
    CaseFacts,
    ConcernFacts,
    FollowedUp,
    InterventionFacts,
    PersonFacts,
)
from app.storage.connection import Database, Row

SELECT_CASES: Final = """
SELECT id, gathering, outside_definition, closure_reason, opened_on, affiliation, affiliation_form,
    status, closed_on
FROM case_file ORDER BY id
"""
SELECT_EPISODES: Final = """
SELECT case_id, opened_on AS since, closed_on AS until FROM episode ORDER BY case_id
"""
SELECT_FORMS: Final = """
SELECT case_id, form AS value, since, until FROM extremism_form
WHERE case_id IS NOT NULL ORDER BY case_id
"""
SELECT_ANCHORINGS: Final = """
SELECT case_id, anchor AS value, since, until FROM anchoring ORDER BY case_id
"""
SELECT_PRIMACIES: Final = """
SELECT case_id, primacy AS value, since, until FROM primacy_period ORDER BY case_id
"""
SELECT_HANDOVERS: Final = """
SELECT case_id, handed_on FROM handover
WHERE case_id IS NOT NULL AND passed_to = 'police' ORDER BY case_id
"""
SELECT_PERSONS: Final = """
SELECT i.case_id, p.gender, p.birth_year, p.birth_month, p.under_18, p.under_18_on,
    coalesce(
        (
            SELECT min(own.received_on) FROM case_concern own
            JOIN involvement told ON told.concern_id = own.concern_id
            WHERE own.case_id = i.case_id AND told.person_id = i.person_id
        ),
        (SELECT min(other.received_on) FROM case_concern other WHERE other.case_id = i.case_id)
    ) AS received_on
FROM involvement i CROSS JOIN person p ON p.id = i.person_id
WHERE i.case_id IS NOT NULL AND i.role = 'focus' ORDER BY i.case_id
"""
SELECT_SIGNS: Final = """
SELECT case_id, sign_list, sign FROM sign_observation
WHERE case_id IS NOT NULL AND status <> 'refuted' ORDER BY case_id
"""
SELECT_CONCERN_SIGNS: Final = """
SELECT l.case_id, s.sign_list, s.sign
FROM case_concern l CROSS JOIN sign_observation s ON s.concern_id = l.concern_id
WHERE l.case_id >= '' AND s.status <> 'refuted' ORDER BY l.case_id
"""
SELECT_INTERVENTIONS: Final = """
SELECT case_id, offer, level, target, started_on AS since, ended_on AS until FROM intervention
WHERE case_id >= '' AND started_on IS NOT NULL ORDER BY case_id
"""
SELECT_FOLLOW_UPS: Final = """
SELECT case_id, status, planned_on FROM follow_up WHERE case_id >= '' ORDER BY case_id
"""
SELECT_CONCERNS: Final = """
SELECT received_on, status, outcome, source FROM concern
WHERE (registered = 1 OR outcome IS NOT NULL) AND outside_definition = 0
"""
SELECT_NUMBERS: Final = """
SELECT id, number FROM case_file
"""
SELECT_UNDECIDED: Final = """
SELECT id, number FROM concern
WHERE outcome IS NULL AND registered = 1 AND outside_definition = 0
    AND received_on BETWEEN :first AND :last
ORDER BY received_on DESC, number DESC
"""
LIST_QUERIES: Final = (
    SELECT_EPISODES,
    SELECT_FORMS,
    SELECT_ANCHORINGS,
    SELECT_PRIMACIES,
    SELECT_HANDOVERS,
    SELECT_PERSONS,
    SELECT_SIGNS,
    SELECT_CONCERN_SIGNS,
    SELECT_INTERVENTIONS,
    SELECT_FOLLOW_UPS,
    SELECT_UNDECIDED,
)

_ERRONEOUS: Final = "erroneous"
_ON_HOLD: Final = "on_hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """What the code lists say of the codes in the register.

    `signs` has the official sign by list and code; a sign that is not there has no official one.
    `offer_groups` and `target_groups` have the group of an offer and of a target.
    """

    signs: Mapping[tuple[str, str], str]
    offer_groups: Mapping[str, str]
    target_groups: Mapping[str, str]


def case_facts(
    database: Database, meanings: Meanings, today: date | None = None
) -> Iterator[CaseFacts]:
    """Every case, one at a time; `today` decides which follow-ups are overdue (None: none is)."""
    episodes = _Beside(database, SELECT_EPISODES)
    forms = _Beside(database, SELECT_FORMS)
    anchorings = _Beside(database, SELECT_ANCHORINGS)
    primacies = _Beside(database, SELECT_PRIMACIES)
    handovers = _Beside(database, SELECT_HANDOVERS)
    persons = _Beside(database, SELECT_PERSONS)
    signs = _Beside(database, SELECT_SIGNS)
    concern_signs = _Beside(database, SELECT_CONCERN_SIGNS)
    interventions = _Beside(database, SELECT_INTERVENTIONS)
    follow_ups = _Beside(database, SELECT_FOLLOW_UPS)
    for row in database.execute(SELECT_CASES):
        case_id = row["id"]
        form = row["affiliation_form"]
        yield CaseFacts(
            id=case_id,
            kind=Gathering(row["gathering"]),
            outside_definition=bool(row["outside_definition"]),
            erroneous=row["closure_reason"] == _ERRONEOUS,
            episodes=tuple(_period(one) for one in episodes.of(case_id)),
            forms=tuple(Dated(one["value"], _period(one)) for one in forms.of(case_id)),
            anchoring=tuple(
                Dated(_ANCHORS[one["value"]], _period(one)) for one in anchorings.of(case_id)
            ),
            primacy=tuple(
                Dated(_PRIMACIES[one["value"]], _period(one)) for one in primacies.of(case_id)
            ),
            police_handovers=tuple(_day(one["handed_on"]) for one in handovers.of(case_id)),
            persons=tuple(_person(one, row["opened_on"]) for one in persons.of(case_id)),
            affiliation=Affiliation(row["affiliation"]),
            affiliation_form=AffiliationForm(form) if form else AffiliationForm.UNKNOWN,
            signs=_official(chain(signs.of(case_id), concern_signs.of(case_id)), meanings),
            interventions=tuple(_used(one, meanings) for one in interventions.of(case_id)),
            followed_up=_followed_up(follow_ups.of(case_id), row, today),
        )


def concern_facts(database: Database) -> Iterator[ConcernFacts]:
    """Every registered concern within the definition."""
    for row in database.execute(SELECT_CONCERNS):
        outcome = row["outcome"]
        yield ConcernFacts(
            received_on=_day(row["received_on"]),
            status=ConcernStatus(row["status"]),
            outcome=None if outcome is None else Outcome(outcome),
            source=row["source"],
        )


def case_numbers(database: Database) -> dict[CaseId, str]:
    """The number of every case by its id."""
    return {CaseId(row["id"]): row["number"] for row in database.execute(SELECT_NUMBERS)}


def undecided(database: Database, first: date, last: date) -> tuple[tuple[ConcernId, str], ...]:
    """Id and number of the concerns received in these days that wait for a decision, newest first.

    Working notes and concerns outside the definition are not among them: they are not counted.
    """
    days = {"first": first.isoformat(), "last": last.isoformat()}
    rows = database.execute(SELECT_UNDECIDED, days)
    return tuple((ConcernId(row["id"]), row["number"]) for row in rows)


class _Beside:
    """A table read in the order of its cases, beside the cases."""

    def __init__(self, database: Database, query: str) -> None:
        self._rows = iter(database.execute(query))
        self._next: Row | None = next(self._rows, None)

    def of(self, case_id: str) -> Iterator[Row]:
        while self._next is not None and self._next["case_id"] <= case_id:
            row = self._next
            self._next = next(self._rows, None)
            if row["case_id"] == case_id:
                yield row


_ANCHORS: Final[Mapping[str, Anchor]] = {anchor.value: anchor for anchor in Anchor}
_PRIMACIES: Final[Mapping[str, Primacy]] = {primacy.value: primacy for primacy in Primacy}


def _official(rows: Iterable[Row], meanings: Meanings) -> frozenset[str]:
    found = (meanings.signs.get((row["sign_list"], row["sign"])) for row in rows)
    return frozenset(sign for sign in found if sign is not None)


def _used(row: Row, meanings: Meanings) -> InterventionFacts:
    return InterventionFacts(
        offer=row["offer"],
        offer_group=meanings.offer_groups[row["offer"]],
        level=row["level"],
        target=meanings.target_groups[row["target"]],
        used=_period(row),
    )


def _followed_up(rows: Iterable[Row], case: Row, today: date | None) -> FollowedUp:
    """By decision 10; what falls after the closing, or was cancelled, is no fault."""
    closed_on = None if case["closed_on"] is None else _day(case["closed_on"])
    until = closed_on or (None if case["status"] == _ON_HOLD else today)
    done = overdue = waiting = False
    for row in rows:
        done |= row["status"] == "done"
        if row["status"] == "planned":
            late = until is not None and _day(row["planned_on"]) < until
            overdue |= late
            waiting |= not late and closed_on is None
    if done:
        return FollowedUp.PARTLY if overdue else FollowedUp.YES
    return FollowedUp.NOT_STATED if waiting and not overdue else FollowedUp.NO


def _person(row: Row, opened_on: str) -> PersonFacts:
    under_18 = row["under_18"]
    return PersonFacts(
        gender=row["gender"],
        birth=Birth(
            year=row["birth_year"],
            month=row["birth_month"],
            under_18=None if under_18 is None else bool(under_18),
            stated_on=None if row["under_18_on"] is None else _day(row["under_18_on"]),
        ),
        concern_received_on=_day(row["received_on"] or opened_on),
    )


def _period(row: Row) -> Period:
    until: Any = row["until"]
    return Period(_day(row["since"]), None if until is None else _day(until))


def _day(text: str) -> date:
    return date.fromisoformat(text)
