# SPDX-License-Identifier: EUPL-1.2
"""Taking a person out, and that a refused step stops the demo's hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import NotFound
from app.domain.inquiry import SignDraft
from app.services import concerns
from app.services.common import Register
from app.ui.demo_hand import faults
from app.ui.parts.inplace import InPlace, question
from tests.builders import a_ready_concern
from tests.ui.rooms import NOW, Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW) as made:
        yield made


def test_the_question_says_that_signs_about_the_person_go_too(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))

    def stored(register: Register) -> tuple[int, int]:
        page = concerns.open_concern(register, concern.id, now=desk.now)
        return len(page.people), len([one for one in page.signs if one.person_id])

    person = desk.do(
        lambda register: concerns.open_concern(register, concern.id, now=desk.now)
    ).people[0]
    sign = SignDraft(
        concern_id=concern.id,
        sign_list="sign_mapping",
        sign="violence",
        person_id=person.person.id,
        source="skolen",
        seen="Truede med bat.",
    )
    desk.do(lambda register: concerns.add_sign(register, sign, now=desk.now))
    assert desk.do(stored) == (1, 1)
    desk.go("concern", concern.id)
    desk.press("Take out")
    (asked,) = (one for one in desk.page.findChildren(InPlace) if one.isVisible())
    assert "with it signs, resources and decisions about the person" in desk.texts()
    assert desk.focused is asked.cancel_button
    desk.press(asked.save_button.text())
    assert desk.do(stored) == (0, 0)


def test_a_refused_step_is_a_fault_to_the_demos_hand(desk: Desk) -> None:
    def refuse(_register: Register) -> None:
        raise NotFound("person")

    desk.go("today")
    asked = question(desk.page, title="Do it?", deed="Do it", work=refuse)
    assert faults(asked) == []
    asked.save()
    desk.settle()
    assert len(faults(asked)) == 1
    asked.deleteLater()
