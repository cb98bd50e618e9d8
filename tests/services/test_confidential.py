# SPDX-License-Identifier: EUPL-1.2
"""Exact answers leave for a named authority, for a reason, and stand in two ledgers first."""

import hashlib
import json
from dataclasses import replace

import pytest

from app.domain.audit import Action
from app.domain.confidential import ConfidentialDraft, ConfidentialSurvey
from app.domain.disclosure import Medium
from app.domain.errors import InvalidDraft, Problem
from app.domain.periods import years_until
from app.export.confidential import confidential_xlsx
from app.export.labels import sheet_labels
from app.services import confidential
from app.services.common import Register
from app.services.statistics import exact_tables, releases
from app.storage import audit, disclosures_of_counts
from app.storage.connection import ConstraintFailed
from app.storage.resources import load_codelists
from app.storage.vault.passphrase import load_words
from tests.builders import DAY, NOW, a_case
from tests.services.registers import HOLDER

PERIOD = years_until(DAY)
LABELS = sheet_labels("da", load_codelists())
DRAFT = ConfidentialDraft(
    recipient="survey_authority",
    recipient_name=" Styrelsen for Æbler ",
    legal_basis="Lov om æbler § 3",
    necessity="Tre sager; det anonyme ark siger ikke nok",
    confirmed=True,
    confirmed_again=True,
)
ACTIONS = (Action.COUNT, Action.RELEASE)


def logged(register: Register) -> list[tuple[Action, str, str]]:
    found = audit.latest(register.database, limit=20)
    return [(one.action, one.record, one.detail) for one in found if one.action in ACTIONS]


def prepared(register: Register, **changes: object) -> ConfidentialSurvey:
    draft = replace(DRAFT, **changes)  # type: ignore[arg-type]  # any of its fields
    return confidential.prepare(register, PERIOD, draft, now=NOW)


def test_what_is_prepared_is_what_was_counted_and_the_count_is_logged(register: Register) -> None:
    a_case(register)
    survey = prepared(register)
    exact = exact_tables(register, PERIOD, now=NOW)
    assert [
        (table.id, cell.code, cell.count) for table in survey.tables for cell in table.cells
    ] == [(table.id, cell.code, cell.count) for table in exact.tables for cell in table.cells]
    assert (survey.municipality, survey.made_on) == ("Lyngsø Kommune", NOW.date())
    assert [action for action, _, _ in logged(register)] == [Action.COUNT, Action.COUNT]
    assert releases(register) == confidential.disclosed(register) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"recipient": "housing"}, ("recipient", Problem.REFUSED_RECIPIENT)),
        ({"recipient": "nabo"}, ("recipient", Problem.UNKNOWN_CODE)),
        ({"basis": "fordi"}, ("basis", Problem.UNKNOWN_CODE)),
        ({"legal_basis": " "}, ("legal_basis", Problem.NEEDS_TEXT)),
        ({"confirmed_again": False}, ("confirmed_again", Problem.REQUIRED)),
    ],
)
def test_nothing_is_counted_while_a_demand_is_open(
    register: Register, changes: dict[str, object], fault: tuple[str, Problem]
) -> None:
    with pytest.raises(InvalidDraft) as refused:
        prepared(register, **changes)
    assert refused.value.problems == (fault,)
    assert logged(register) == []


def test_both_ledgers_get_their_line_in_one_transaction(register: Register) -> None:
    a_case(register)
    survey = prepared(register)
    data = confidential_xlsx(survey, LABELS, confidential.offered_passphrase())
    line = confidential.record(register, survey, data, LABELS, now=NOW)
    (release,) = releases(register)
    assert confidential.disclosed(register) == (line,)
    assert (line.release_id, line.concern_id, line.case_id) == (release.id, None, None)
    assert (line.recipient, line.recipient_name) == ("survey_authority", "Styrelsen for Æbler")
    assert (line.medium, line.copies, line.by) == (Medium.SAVED, 1, HOLDER)
    assert line.what == f"Fortroligt svarark med nøjagtige tal for {LABELS.period(PERIOD)}"
    assert line.why == "Lov om æbler § 3\nTre sager; det anonyme ark siger ikke nok"
    assert (release.kind, release.period_start, release.period_end) == (
        "confidential",
        PERIOD.start,
        PERIOD.end,
    )
    assert release.sha256 == hashlib.sha256(data).hexdigest()
    assert logged(register)[0] == (Action.RELEASE, release.id, "confidential")


def test_the_release_ledger_holds_no_figure(register: Register) -> None:
    for _ in range(3):
        a_case(register)
    lines = []
    for extra in (0, 1):
        for _ in range(extra):
            a_case(register)
        survey = prepared(register)
        confidential.record(register, survey, b"the same file", LABELS, now=NOW)
        lines.append(releases(register)[0].statements)
    assert lines[0] == lines[1]
    assert json.loads(lines[0]) == {
        "file": hashlib.sha256(b"the same file").hexdigest(),
        "kind": "confidential",
        "period": [PERIOD.start.isoformat(), PERIOD.end.isoformat()],
        "recipient": "survey_authority",
    }


def test_the_lines_stay_as_they_are(register: Register) -> None:
    confidential.record(register, prepared(register), b"file", LABELS, now=NOW)
    for statement in (
        "UPDATE disclosure SET why = 'x'",
        "DELETE FROM disclosure",
        "DELETE FROM release",
    ):
        with pytest.raises(ConstraintFailed, match="never"), register.database.transaction():
            register.database.execute(statement)
    assert len(confidential.disclosed(register)) == len(releases(register)) == 1


def test_a_line_is_about_one_thing_and_a_release_has_one(register: Register) -> None:
    case = a_case(register)
    line = confidential.record(register, prepared(register), b"file", LABELS, now=NOW)
    for wrong in (
        replace(line, id="other", case_id=case.id),  # type: ignore[arg-type]
        replace(line, id="other", release_id=None),  # type: ignore[arg-type]
        replace(line, id="other", release_id="no such release"),  # type: ignore[arg-type]
        replace(line, id="other"),  # type: ignore[arg-type]
    ):
        with pytest.raises(ConstraintFailed), register.database.transaction() as database:
            disclosures_of_counts.add(database, wrong)


def test_only_what_was_prepared_is_recorded(register: Register) -> None:
    exact = exact_tables(register, PERIOD, now=NOW)
    with pytest.raises(TypeError):
        confidential.record(register, exact, b"file", LABELS, now=NOW)  # type: ignore[arg-type]
    assert releases(register) == ()


def test_the_words_are_five_and_drawn_anew_each_time() -> None:
    words = set(load_words())
    offered = {confidential.offered_passphrase() for _ in range(5)}
    assert len(offered) == 5
    for one in offered:
        assert len(set(one.split())) == 5
        assert set(one.split()) <= words
