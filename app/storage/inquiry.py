# SPDX-License-Identifier: EUPL-1.2
"""What an inquiry collects, as rows: signs, resources, forms, assessments, decisions."""

from typing import Final

from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import (
    FormOfExtremism,
    InitialAssessment,
    Owned,
    RegistrationDecision,
    Resource,
    SignObservation,
)
from app.storage.codec import parameters
from app.storage.connection import Database
from app.storage.rows import every, one, owned

INSERT_SIGN: Final = """
INSERT INTO sign_observation (
    concern_id, case_id, sign_list, sign, person_id, observed_on, source, status, seen, id,
    created_at, changed_at
) VALUES (
    :concern_id, :case_id, :sign_list, :sign, :person_id, :observed_on, :source, :status, :seen,
    :id, :created_at, :changed_at
)
"""

UPDATE_SIGN: Final = """
UPDATE sign_observation SET
    sign_list = :sign_list, sign = :sign, person_id = :person_id, observed_on = :observed_on,
    source = :source, status = :status, seen = :seen, changed_at = :changed_at
WHERE id = :id
"""

DELETE_SIGN: Final = """
DELETE FROM sign_observation WHERE id = :id
"""

SELECT_SIGN: Final = """
SELECT
    concern_id, case_id, sign_list, sign, person_id, observed_on, source, status, seen, id,
    created_at, changed_at
FROM sign_observation WHERE id = :id
"""

SELECT_SIGNS: Final = """
SELECT
    concern_id, case_id, sign_list, sign, person_id, observed_on, source, status, seen, id,
    created_at, changed_at
FROM sign_observation WHERE concern_id = :concern_id OR case_id = :case_id
"""

INSERT_RESOURCE: Final = """
INSERT INTO resource (
    concern_id, case_id, kind, person_id, observed_on, source, seen, id, created_at, changed_at
) VALUES (
    :concern_id, :case_id, :kind, :person_id, :observed_on, :source, :seen, :id, :created_at,
    :changed_at
)
"""

UPDATE_RESOURCE: Final = """
UPDATE resource SET
    kind = :kind, person_id = :person_id, observed_on = :observed_on, source = :source,
    seen = :seen, changed_at = :changed_at
WHERE id = :id
"""

DELETE_RESOURCE: Final = """
DELETE FROM resource WHERE id = :id
"""

SELECT_RESOURCE: Final = """
SELECT
    concern_id, case_id, kind, person_id, observed_on, source, seen, id, created_at, changed_at
FROM resource WHERE id = :id
"""

SELECT_RESOURCES: Final = """
SELECT
    concern_id, case_id, kind, person_id, observed_on, source, seen, id, created_at, changed_at
FROM resource WHERE concern_id = :concern_id OR case_id = :case_id
"""

INSERT_FORM: Final = """
INSERT INTO extremism_form (
    concern_id, case_id, form, other_form, other_text, legitimised, since, until, id, created_at,
    changed_at
) VALUES (
    :concern_id, :case_id, :form, :other_form, :other_text, :legitimised, :since, :until, :id,
    :created_at, :changed_at
)
"""

UPDATE_FORM: Final = """
UPDATE extremism_form SET
    form = :form, other_form = :other_form, other_text = :other_text, legitimised = :legitimised,
    since = :since, until = :until, changed_at = :changed_at
WHERE id = :id
"""

DELETE_FORM: Final = """
DELETE FROM extremism_form WHERE id = :id
"""

SELECT_FORM: Final = """
SELECT
    concern_id, case_id, form, other_form, other_text, legitimised, since, until, id, created_at,
    changed_at
FROM extremism_form WHERE id = :id
"""

SELECT_FORMS: Final = """
SELECT
    concern_id, case_id, form, other_form, other_text, legitimised, since, until, id, created_at,
    changed_at
FROM extremism_form WHERE concern_id = :concern_id OR case_id = :case_id
"""

INSERT_ASSESSMENT: Final = """
INSERT INTO initial_assessment (
    concern_id, assessed_on, methods, contributors, known, missing, risk, resilience,
    police_involved, police_why, conclusion, founded, id, created_at, changed_at, author
) VALUES (
    :concern_id, :assessed_on, :methods, :contributors, :known, :missing, :risk, :resilience,
    :police_involved, :police_why, :conclusion, :founded, :id, :created_at, :changed_at, :author
)
"""

SELECT_ASSESSMENT: Final = """
SELECT
    concern_id, assessed_on, methods, contributors, known, missing, risk, resilience,
    police_involved, police_why, conclusion, founded, id, created_at, changed_at, author
FROM initial_assessment WHERE id = :id
"""

SELECT_ASSESSMENTS: Final = """
SELECT
    concern_id, assessed_on, methods, contributors, known, missing, risk, resilience,
    police_involved, police_why, conclusion, founded, id, created_at, changed_at, author
FROM initial_assessment WHERE concern_id = :concern_id
"""

INSERT_DECISION: Final = """
INSERT INTO registration_decision (
    concern_id, case_id, person_id, decided_on, decision, what, reason, basis, basis_text,
    asked_for_help, also_registered_by, journal_reference, approved_by, id, created_at,
    changed_at, author
) VALUES (
    :concern_id, :case_id, :person_id, :decided_on, :decision, :what, :reason, :basis,
    :basis_text, :asked_for_help, :also_registered_by, :journal_reference, :approved_by, :id,
    :created_at, :changed_at, :author
)
"""

SELECT_DECISIONS: Final = """
SELECT
    concern_id, case_id, person_id, decided_on, decision, what, reason, basis, basis_text,
    asked_for_help, also_registered_by, journal_reference, approved_by, id, created_at,
    changed_at, author
FROM registration_decision WHERE concern_id = :concern_id OR case_id = :case_id
"""


SELECT_DECISIONS_OF_PERSON: Final = """
SELECT
    concern_id, case_id, person_id, decided_on, decision, what, reason, basis, basis_text,
    asked_for_help, also_registered_by, journal_reference, approved_by, id, created_at,
    changed_at, author
FROM registration_decision WHERE person_id = :person_id
"""

SELECT_DECISIONS_OF_CASE: Final = """
SELECT
    concern_id, case_id, person_id, decided_on, decision, what, reason, basis, basis_text,
    asked_for_help, also_registered_by, journal_reference, approved_by, id, created_at,
    changed_at, author
FROM registration_decision
WHERE case_id = :case_id
    OR concern_id IN (SELECT concern_id FROM case_concern WHERE case_id = :case_id)
"""


def insert_sign(database: Database, sign: SignObservation) -> None:
    """Add a row."""
    database.execute(INSERT_SIGN, parameters(sign))


def update_sign(database: Database, sign: SignObservation) -> None:
    """Write all that may change."""
    database.execute(UPDATE_SIGN, parameters(sign))


def delete_sign(database: Database, sign_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_SIGN, {"id": sign_id})


def sign(database: Database, sign_id: RecordId) -> SignObservation:
    """One row; NotFound when it is not there."""
    return one(database, SignObservation, SELECT_SIGN, {"id": sign_id}, "sign")


def signs(database: Database, owner: Owned) -> tuple[SignObservation, ...]:
    """Those of one concern or case, in the order of their making."""
    return every(database, SignObservation, SELECT_SIGNS, owned(owner), key=lambda r: r.created_at)


def insert_resource(database: Database, resource: Resource) -> None:
    """Add a row."""
    database.execute(INSERT_RESOURCE, parameters(resource))


def update_resource(database: Database, resource: Resource) -> None:
    """Write all that may change."""
    database.execute(UPDATE_RESOURCE, parameters(resource))


def delete_resource(database: Database, resource_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_RESOURCE, {"id": resource_id})


def resource(database: Database, resource_id: RecordId) -> Resource:
    """One row; NotFound when it is not there."""
    return one(database, Resource, SELECT_RESOURCE, {"id": resource_id}, "resource")


def resources(database: Database, owner: Owned) -> tuple[Resource, ...]:
    """Those of one concern or case, in the order of their making."""
    return every(database, Resource, SELECT_RESOURCES, owned(owner), key=lambda r: r.created_at)


def insert_form(database: Database, form: FormOfExtremism) -> None:
    """Add a row."""
    database.execute(INSERT_FORM, parameters(form))


def update_form(database: Database, form: FormOfExtremism) -> None:
    """Write all that may change."""
    database.execute(UPDATE_FORM, parameters(form))


def delete_form(database: Database, form_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_FORM, {"id": form_id})


def form(database: Database, form_id: RecordId) -> FormOfExtremism:
    """One row; NotFound when it is not there."""
    return one(database, FormOfExtremism, SELECT_FORM, {"id": form_id}, "form")


def forms(database: Database, owner: Owned) -> tuple[FormOfExtremism, ...]:
    """Those of one concern or case, in the order of their dates."""
    return every(database, FormOfExtremism, SELECT_FORMS, owned(owner), key=lambda r: r.since)


def insert_assessment(database: Database, assessment: InitialAssessment) -> None:
    """Add a row."""
    database.execute(INSERT_ASSESSMENT, parameters(assessment))


def assessment(database: Database, assessment_id: RecordId) -> InitialAssessment:
    """One row; NotFound when it is not there."""
    return one(database, InitialAssessment, SELECT_ASSESSMENT, {"id": assessment_id}, "assessment")


def assessments(database: Database, concern_id: ConcernId) -> tuple[InitialAssessment, ...]:
    """Those of one concern, in the order of their dates."""
    return every(
        database,
        InitialAssessment,
        SELECT_ASSESSMENTS,
        {"concern_id": concern_id},
        key=lambda r: (r.assessed_on, r.created_at),
    )


def insert_decision(database: Database, decision: RegistrationDecision) -> None:
    """Add a row."""
    database.execute(INSERT_DECISION, parameters(decision))


def decisions(database: Database, owner: Owned) -> tuple[RegistrationDecision, ...]:
    """Those of one concern or case, in the order of their dates."""
    return every(
        database,
        RegistrationDecision,
        SELECT_DECISIONS,
        owned(owner),
        key=lambda r: (r.decided_on, r.created_at),
    )


def decisions_of_person(
    database: Database, person_id: PersonId
) -> tuple[RegistrationDecision, ...]:
    """All decisions about one person, in the order of their dates."""
    return every(
        database,
        RegistrationDecision,
        SELECT_DECISIONS_OF_PERSON,
        {"person_id": person_id},
        key=lambda r: (r.decided_on, r.created_at),
    )


def decisions_of_case(database: Database, case_id: CaseId) -> tuple[RegistrationDecision, ...]:
    """Those of a case and of the concerns it came from, in the order of their dates."""
    return every(
        database,
        RegistrationDecision,
        SELECT_DECISIONS_OF_CASE,
        {"case_id": case_id},
        key=lambda r: (r.decided_on, r.created_at),
    )
