# SPDX-License-Identifier: EUPL-1.2
"""Suite 10: whatever moment the room is killed at, at most two seconds of typing are lost.

Somebody types steadily into a form while the register is asked again and again what it holds of
it: what a kill at that moment would have left.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import drafts
from app.services.register import Register
from app.ui.parts.inplace import InPlace
from tests.builders import NOW, YOUNG, a_concern
from tests.faults.rows import Figure, SoakSize
from tests.ui.case_stories import busy_case
from tests.ui.rooms import Desk, desk_in

LOST_S = 2.0
TYPED_FOR_S = 2.6
STEP_MS = 40
FORMS = (
    ("concern", "", "Add a sign"),
    ("case", "agreements", "Add a task"),
    ("concern", "", "Add a resource"),
    ("concern", "", "Add a person"),
    ("concern", "", "Decide about registering"),
    ("concern", "", "Close: not founded"),
    ("concern", "", "Pass on to …"),
    ("case", "course", "Add an intervention"),
    ("case", "agreements", "Hand over"),
    ("case", "papers", "Note what was told"),
)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW) as made:
        yield made


@pytest.mark.alone
@pytest.mark.suite("10")
def test_a_killed_room_loses_two_seconds_of_typing_at_most(
    desk: Desk, soak_size: SoakSize, figure: Figure
) -> None:
    concern = desk.do(lambda register: a_concern(register, person=YOUNG, inquiry=True))
    case = desk.do(lambda register: busy_case(register, now=NOW))
    records = {"concern": concern.id, "case": case.id}
    worst: dict[str, float] = {}
    for page, part, button in FORMS[: soak_size(2, len(FORMS))]:
        desk.go(page, records[page], **({"part": part} if part else {}))
        before = set(desk.page.findChildren(InPlace))
        desk.press(button)
        (form,) = {one for one in desk.page.findChildren(InPlace) if one not in before}
        worst[button] = lost_while_typing(desk, form)
        desk.go("today")
    figure(f"typing into {len(worst)} forms: {max(worst.values()):.1f} s lost at the worst moment")
    assert {button: seconds for button, seconds in worst.items() if seconds > LOST_S} == {}


def lost_while_typing(desk: Desk, form: InPlace) -> float:
    """The longest that a word had stood in the form and not yet in the register."""
    line = text_line(form)
    line.setFocus()
    typed: list[tuple[float, str]] = []
    seen: list[tuple[float, str]] = []

    def look(register: Register) -> None:
        draft = drafts.load_draft(register, form.key)
        seen.append((time.monotonic(), str(draft.content) if draft is not None else ""))

    until = time.monotonic() + TYPED_FOR_S
    while time.monotonic() < until:
        word = f"w{len(typed)}x"
        typed.append((time.monotonic(), word))
        desk.qtbot.keyClicks(line, f"{word} ")
        desk.page.context.run(desk.page, look, lambda _none: None)
        desk.qtbot.wait(STEP_MS)
    desk.settle()
    assert "w0x" in seen[-1][1], f"nothing of {form.key} was kept"
    return max(
        (at - then for at, kept in seen for then, word in typed if then < at and word not in kept),
        default=0.0,
    )


def text_line(form: InPlace) -> QWidget:
    """Where one writes at length, or else the first line."""
    for kind in (QPlainTextEdit, QLineEdit):
        for one in form.findChildren(kind):
            if one.isVisible() and one.isEnabled() and not one.isReadOnly():
                return one
    raise AssertionError(f"nothing to write in {QApplication.focusWidget()!r}")
