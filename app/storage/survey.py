# SPDX-License-Identifier: EUPL-1.2
"""From the register's rows to the facts the survey counts from, in one pass over each table.

The tables of a case's parts are read beside the cases in the same order, so that no more than one
case is in the reader's hands at a time. No name and no text is read.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.concerns import ConcernStatus, Gathering, Outcome
from app.domain.periods import Dated, Period
from app.domain.survey import (
    Affiliation,
    AffiliationForm,
    CaseFacts,
    ConcernFacts,
    PersonFacts,
)
from app.storage.connection import Database, Row

SELECT_CASES: Final = """
SELECT id, gathering, outside_definition, closure_reason, opened_on, affiliation, affiliation_form
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
SELECT_CONCERNS: Final = """
SELECT received_on, status, outcome, source FROM concern
WHERE (registered = 1 OR outcome IS NOT NULL) AND outside_definition = 0
"""
LIST_QUERIES: Final = (
    SELECT_EPISODES,
    SELECT_FORMS,
    SELECT_ANCHORINGS,
    SELECT_PRIMACIES,
    SELECT_HANDOVERS,
    SELECT_PERSONS,
)

_ERRONEOUS: Final = "erroneous"


def case_facts(database: Database) -> Iterator[CaseFacts]:
    """Every case, one at a time."""
    episodes = _Beside(database, SELECT_EPISODES)
    forms = _Beside(database, SELECT_FORMS)
    anchorings = _Beside(database, SELECT_ANCHORINGS)
    primacies = _Beside(database, SELECT_PRIMACIES)
    handovers = _Beside(database, SELECT_HANDOVERS)
    persons = _Beside(database, SELECT_PERSONS)
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
