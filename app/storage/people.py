# SPDX-License-Identifier: EUPL-1.2
"""Persons, their roles in concerns and cases, and the links between them, as rows."""

from dataclasses import dataclass
from typing import Final

from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import Owned
from app.domain.order import sort_key
from app.domain.people import Involvement, Person, Relation, Role
from app.storage import search
from app.storage.codec import parameters, record
from app.storage.connection import Database
from app.storage.rows import every, one, owned

INSERT_PERSON: Final = """
INSERT INTO person (
    code, name, birth_year, birth_month, under_18, under_18_on, gender, municipality, contact, id,
    created_at, changed_at, sort_name
) VALUES (
    :code, :name, :birth_year, :birth_month, :under_18, :under_18_on, :gender, :municipality,
    :contact, :id, :created_at, :changed_at, :sort_name
)
"""

UPDATE_PERSON: Final = """
UPDATE person SET
    code = :code, name = :name, birth_year = :birth_year, birth_month = :birth_month,
    under_18 = :under_18, under_18_on = :under_18_on, gender = :gender,
    municipality = :municipality, contact = :contact, changed_at = :changed_at,
    sort_name = :sort_name
WHERE id = :id
"""

DELETE_PERSON: Final = """
DELETE FROM person WHERE id = :id
"""

SELECT_PERSON: Final = """
SELECT
    code, name, birth_year, birth_month, under_18, under_18_on, gender, municipality, contact, id,
    created_at, changed_at
FROM person WHERE id = :id
"""

INSERT_INVOLVEMENT: Final = """
INSERT INTO involvement (
    id, person_id, concern_id, case_id, role, created_at
) VALUES (
    :id, :person_id, :concern_id, :case_id, :role, :created_at
)
"""

DELETE_INVOLVEMENT: Final = """
DELETE FROM involvement WHERE id = :id
"""

SELECT_INVOLVEMENT: Final = """
SELECT
    id, person_id, concern_id, case_id, role, created_at
FROM involvement WHERE id = :id
"""

SELECT_INVOLVEMENTS: Final = """
SELECT
    id, person_id, concern_id, case_id, role, created_at
FROM involvement WHERE concern_id = :concern_id OR case_id = :case_id
"""

INSERT_RELATION: Final = """
INSERT INTO relation (
    person_id, other_id, kind, since, until, influence, reason, id, created_at, changed_at
) VALUES (
    :person_id, :other_id, :kind, :since, :until, :influence, :reason, :id, :created_at,
    :changed_at
)
"""

UPDATE_RELATION: Final = """
UPDATE relation SET
    kind = :kind, since = :since, until = :until, influence = :influence, reason = :reason,
    changed_at = :changed_at
WHERE id = :id
"""

DELETE_RELATION: Final = """
DELETE FROM relation WHERE id = :id
"""

SELECT_RELATIONS: Final = """
SELECT
    person_id, other_id, kind, since, until, influence, reason, id, created_at, changed_at
FROM relation WHERE person_id = :person_id OR other_id = :person_id
"""

DELETE_UNUSED_PERSON: Final = """
DELETE FROM person WHERE id = :id
AND NOT EXISTS (SELECT 1 FROM involvement WHERE person_id = person.id)
"""

SELECT_PEOPLE_IN: Final = """
SELECT
    involvement.id AS involvement_id, involvement.role, involvement.created_at AS involved_at,
    person.code, person.name, person.birth_year, person.birth_month, person.under_18,
    person.under_18_on, person.gender, person.municipality, person.contact, person.id,
    person.created_at, person.changed_at
FROM involvement JOIN person ON person.id = involvement.person_id
WHERE involvement.concern_id = :concern_id OR involvement.case_id = :case_id
"""

SELECT_INVOLVEMENTS_OF_PERSON: Final = """
SELECT
    id, person_id, concern_id, case_id, role, created_at
FROM involvement WHERE person_id = :person_id
"""

SELECT_NAMED: Final = """
SELECT e.person_id
FROM search CROSS JOIN search_entry e ON e.id = search.rowid
WHERE search MATCH :query AND e.noun = 'person'
ORDER BY search.rowid LIMIT :limit
"""

SELECT_WHERE_KNOWN: Final = """
SELECT
    involvement.concern_id, involvement.case_id,
    coalesce(case_file.number, concern.number) AS number,
    coalesce(case_file.closed_on, concern.decided_on) IS NOT NULL AS closed
FROM involvement
LEFT JOIN concern ON concern.id = involvement.concern_id
LEFT JOIN case_file ON case_file.id = involvement.case_id
WHERE involvement.person_id = :person_id
    AND (involvement.case_id IS NOT NULL OR concern.registered = 1)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRole:
    """A person together with the role in one concern or case."""

    person: Person
    role: Role
    involvement_id: RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIn:
    """A registered concern or a case that a person is part of."""

    concern_id: ConcernId | None
    case_id: CaseId | None
    number: str
    closed: bool


def insert_person(database: Database, person: Person) -> None:
    """Add a row."""
    database.execute(INSERT_PERSON, parameters(person) | {"sort_name": sort_key(person.name)})


def update_person(database: Database, person: Person) -> None:
    """Write all that may change."""
    database.execute(UPDATE_PERSON, parameters(person) | {"sort_name": sort_key(person.name)})


def delete_person(database: Database, person_id: PersonId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_PERSON, {"id": person_id})


def person(database: Database, person_id: PersonId) -> Person:
    """One row; NotFound when it is not there."""
    return one(database, Person, SELECT_PERSON, {"id": person_id}, "person")


def delete_unused_person(database: Database, person_id: PersonId) -> bool:
    """Take the person out unless a concern or case still has them; says whether it did."""
    return database.execute(DELETE_UNUSED_PERSON, {"id": person_id}).rowcount > 0


def people_in(database: Database, owner: Owned) -> tuple[PersonRole, ...]:
    """The persons of one concern or case, those in focus first, then as they were added."""
    order = list(Role)
    rows = sorted(
        database.fetchall(SELECT_PEOPLE_IN, owned(owner)),
        key=lambda r: (order.index(Role(r["role"])), r["involved_at"]),
    )
    return tuple(
        PersonRole(
            person=record(Person, row),
            role=Role(row["role"]),
            involvement_id=RecordId(row["involvement_id"]),
        )
        for row in rows
    )


def involvements_of_person(database: Database, person_id: PersonId) -> tuple[Involvement, ...]:
    """Where a person has a role, oldest first."""
    return every(
        database,
        Involvement,
        SELECT_INVOLVEMENTS_OF_PERSON,
        {"person_id": person_id},
        key=lambda r: r.created_at,
    )


def named(database: Database, text: str, *, limit: int = 50) -> tuple[Person, ...]:
    """Those whose code, name or contact has all the words of the text in it, the newest first."""
    query = search.query_of(database, text)
    rows = database.fetchall(SELECT_NAMED, {"query": query, "limit": limit}) if query else ()
    return tuple(person(database, one) for one in dict.fromkeys(row["person_id"] for row in rows))


def where_known(database: Database, person_id: PersonId) -> tuple[KnownIn, ...]:
    """The cases and registered concerns of a person, by number."""
    return every(
        database, KnownIn, SELECT_WHERE_KNOWN, {"person_id": person_id}, key=lambda r: r.number
    )


def insert_involvement(database: Database, involvement: Involvement) -> None:
    """Add a row."""
    database.execute(INSERT_INVOLVEMENT, parameters(involvement))


def delete_involvement(database: Database, involvement_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_INVOLVEMENT, {"id": involvement_id})


def involvement(database: Database, involvement_id: RecordId) -> Involvement:
    """One row; NotFound when it is not there."""
    return one(database, Involvement, SELECT_INVOLVEMENT, {"id": involvement_id}, "involvement")


def involvements(database: Database, owner: Owned) -> tuple[Involvement, ...]:
    """Those of one concern or case, in the order of their making."""
    return every(
        database, Involvement, SELECT_INVOLVEMENTS, owned(owner), key=lambda r: r.created_at
    )


def insert_relation(database: Database, relation: Relation) -> None:
    """Add a row."""
    database.execute(INSERT_RELATION, parameters(relation))


def update_relation(database: Database, relation: Relation) -> None:
    """Write all that may change."""
    database.execute(UPDATE_RELATION, parameters(relation))


def delete_relation(database: Database, relation_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_RELATION, {"id": relation_id})


def relations(database: Database, person_id: PersonId) -> tuple[Relation, ...]:
    """Those of one person, in the order of their making."""
    return every(
        database,
        Relation,
        SELECT_RELATIONS,
        {"person_id": person_id},
        key=lambda r: r.created_at,
    )
