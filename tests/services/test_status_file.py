# SPDX-License-Identifier: EUPL-1.2
"""The file for the day the computer is gone: bands of people, no person, both languages."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.inquiry import Owned
from app.domain.people import PersonDraft, Role
from app.services.common import Register
from app.services.people import add_person
from app.services.status_file import band, facts, status_text
from app.storage.vault import Cost
from tests.builders import ADULT, DAY, NOW, YOUNG, a_concern
from tests.services.registers import HOLDER

LOCKED = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (1, "1–9"), (9, "1–9"), (10, "10–49"), (49, "10–49"), (50, "50–99"), (100, "100+")],
)
def test_a_number_is_told_in_bands(number: int, text: str) -> None:
    assert band(number) == text


def test_people_are_told_by_what_they_are_to_the_register(register: Register) -> None:
    unknown = PersonDraft(code="N.N.")
    for person in (*[replace(YOUNG, birth_year=2010)] * 10, ADULT, unknown):
        concern = a_concern(register, person=person)
    said_young = PersonDraft(code="S.S.", under_18=True, under_18_on=DAY)
    add_person(register, Owned(concern_id=concern.id), said_young, Role.FAMILY, now=NOW)
    found = facts(register, now=NOW)
    assert (found.children, found.adults) == ("10–49", "1–9")
    assert (found.ages_unknown, found.others) == ("1–9", "1–9")


def test_a_child_grows_up(register: Register) -> None:
    a_concern(register, person=YOUNG)  # born in 2008
    assert facts(register, now=NOW.replace(year=2025)).children == "1–9"
    assert facts(register, now=NOW.replace(year=2027)).adults == "1–9"


def test_the_text_says_it_twice_and_names_nobody(register: Register) -> None:
    a_concern(register, person=YOUNG)
    said = facts(register, now=NOW)
    made = datetime(2026, 11, 21, 8, 31, tzinfo=UTC)
    text = status_text(said, locked=LOCKED, backup=made, second=Path("/media/stick"))
    danish, english = text.split("─" * 80)
    assert "Sidst låst:     21.11.2026 kl. 16.30" in danish
    assert "Last locked:    2026-11-21 16:30" in english
    assert "Seneste gode:   21.11.2026 kl. 08.31" in danish
    for part in (danish, english):
        assert str(register.folder / "backups") in part
        assert "/media/stick" in part
        assert "72" in part
        assert "Lyngsø Kommune" in part
    for secret in (YOUNG.code, HOLDER, "klistermærker"):
        assert secret not in text


def test_what_is_not_there_is_said(register: Register) -> None:
    said = replace(facts(register, now=NOW), cost=Cost(memory_kib=262144, passes=4, lanes=4))
    text = status_text(said, locked=LOCKED, backup=None, second=None)
    assert "Der er ingen endnu" in text
    assert "Argon2id (256 MiB, 4 gennemløb, 4 spor)" in text
    assert "Argon2id (256 MiB, 4 passes, 4 lanes)" in text
    assert "{" not in text
