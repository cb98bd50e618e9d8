# SPDX-License-Identifier: EUPL-1.2
"""Who can open the register, changed at the door: real registers, the real window."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.audit import Action, Purpose
from app.domain.errors import AppError, KeyLabelTaken, PassphraseTaken, WrongPassphrase
from app.door.idle import AFTER
from app.door.key_deeds import Deed, RemoveDeed, SecretDeed
from app.door.keys_page import KeysPage
from app.door.keys_work import KeyDesk
from app.door.recovery_step import RecoveryStep
from app.door.window import DoorWindow
from app.door.work import Vault
from app.pipes import Reason
from app.services import backups
from app.services.access import WayIn
from app.services.keys import KeySlot, unlock_keys
from app.services.register import close_register, create_register, open_register
from app.services.task import Task
from app.storage import audit
from app.storage.vault import recovery
from app.storage.vault.keys import DerivedKeys
from app.storage.vault.vault import Unlocked
from app.widgets.errors import sentence
from app.widgets.jobs import Lane
from tests.door.front import NOW, Outside, door_at
from tests.services.registers import CHEAP, HOLDER, PROFILE, SECRET

NEW = "en helt ny sætning om efteråret i Lyngsø havn"
RECOVERY = recovery.generate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register with a passphrase and a recovery key."""
    place = tmp_path / "register"
    create_register(
        place,
        SECRET,
        PROFILE,
        holder=HOLDER,
        now=NOW - timedelta(days=2),
        recovery=RECOVERY,
        cost=CHEAP,
        floors=CHEAP,
        state_folder=tmp_path / "state",
    ).wipe()
    return place


class Desk:
    """The page with a register opened, and what a test wants to know of both."""

    def __init__(self, folder: Path, lane: Lane, qtbot: QtBot, secret: str = SECRET) -> None:
        self.folder, self.lane, self.qtbot = folder, lane, qtbot
        self.opened: Unlocked = unlock_keys(folder, secret, floors=CHEAP)
        state = folder.parent / "state"
        vault = Vault(floors=CHEAP, cost=CHEAP, state_folder=state)
        self.now = NOW
        desk = KeyDesk(folder, self.opened, vault)
        self.page = KeysPage(desk, lane=lane, now=lambda: self.now)
        qtbot.addWidget(self.page)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.lane.busy, timeout=15_000)
        QApplication.sendPostedEvents()

    def slot(self, label: str) -> KeySlot:
        return next(one for one in self.page._slots if one.label == label)

    def button(self, deed: str, label: str) -> QPushButton:
        return self.page.list.buttons[f"{deed} {self.slot(label).id}"]

    def secret_deed(self) -> SecretDeed:
        assert isinstance(self.page.deed, SecretDeed)
        return self.page.deed

    def type_own(self, secret: str) -> None:
        form = self.secret_deed().secret_form
        form.kind.set_value("own")
        self.qtbot.keyClicks(form.own.line, secret)
        self.qtbot.keyClicks(form.again.line, secret)

    def do_it(self) -> None:
        deed = self.page.deed
        assert deed is not None
        self.qtbot.keyClick(deed.deed_button, Qt.Key.Key_Return)
        self.settle()

    def said(self) -> str:
        message = self.page.list.bar.message
        return message.text if message is not None else ""

    def opens(self, secret: str) -> bool:
        try:
            unlock_keys(self.folder, secret, floors=CHEAP).wipe()
        except WrongPassphrase:
            return False
        return True

    def add(self, name: str, secret: str) -> None:
        self.page.list.add_button.click()
        self.qtbot.keyClicks(self.secret_deed().name.line, name)
        self.type_own(secret)
        self.do_it()


@pytest.fixture
def desk(folder: Path, lane: Lane, qtbot: QtBot) -> Desk:
    return Desk(folder, lane, qtbot)


def with_backups(folder: Path, count: int) -> None:
    for number in range(count):
        now = NOW - timedelta(days=2 - number)
        unlocked = unlock_keys(folder, SECRET, floors=CHEAP)
        register = open_register(
            folder,
            unlocked.keys(),
            Purpose.CASEWORK,
            now=now,
            state_folder=folder.parent / "state",
        )
        backups.back_up(register, now=now, task=Task())
        close_register(register, now=now, reason="quit")


def logged(folder: Path, secret: str) -> list[str]:
    """The details of the key changes in the log, oldest first."""
    unlocked = unlock_keys(folder, secret, floors=CHEAP)
    register = open_register(
        folder, unlocked.keys(), Purpose.CASEWORK, now=NOW, state_folder=folder.parent / "state"
    )
    try:
        found = audit.latest(register.database, limit=50)
        return [one.detail for one in reversed(found) if one.action is Action.KEY_CHANGE]
    finally:
        close_register(register, now=NOW, reason="quit")


def test_the_list_shows_who_can_open_and_which_key_is_ones_own(desk: Desk) -> None:
    first = desk.page._slots[0]
    assert (first.label, first.own) == (HOLDER, True)
    assert len(desk.page.list.buttons) == 2
    assert desk.page.list.hint.isVisible(), "only one person has a passphrase"
    assert desk.page.list.open_button.hasFocus()


def test_ones_own_passphrase_is_changed(desk: Desk) -> None:
    desk.button("change", HOLDER).click()
    desk.type_own(NEW)
    desk.do_it()
    assert desk.said()
    assert (desk.opens(SECRET), desk.opens(NEW), desk.opens(RECOVERY)) == (False, True, True)
    assert desk.page.deed is None
    assert logged(desk.folder, NEW) == ["changed"]


def test_a_second_holder_types_a_passphrase_of_their_own(desk: Desk) -> None:
    desk.add("Anna Holm", NEW)
    assert (desk.opens(SECRET), desk.opens(NEW)) == (True, True)
    assert desk.slot("Anna Holm").kind is WayIn.HOLDER
    assert not desk.page.list.hint.isVisible()
    assert logged(desk.folder, SECRET) == ["added_holder"]


@pytest.mark.parametrize(
    ("name", "secret", "error"),
    [(HOLDER.lower(), NEW, KeyLabelTaken()), ("Anna Holm", SECRET, PassphraseTaken())],
)
def test_what_is_taken_is_said_beside_its_field(
    name: str, secret: str, error: AppError, desk: Desk
) -> None:
    desk.page.list.add_button.click()
    desk.qtbot.keyClicks(desk.secret_deed().name.line, name)
    desk.type_own(secret)
    desk.do_it()
    deed = desk.secret_deed()
    field = deed.form["label"] if secret == NEW else deed.secret_form["own"]
    assert field.error == sentence(error)
    assert field.editor.target().hasFocus()
    assert len(desk.page._slots) == 2


def test_an_empty_form_says_what_is_missing_and_does_nothing(desk: Desk) -> None:
    desk.page.list.add_button.click()
    desk.do_it()
    deed = desk.secret_deed()
    assert deed.form["label"].error
    assert deed.secret_form["again"].error
    assert deed.name.line.hasFocus()
    assert not desk.page.working


def test_a_key_is_removed_and_the_backups_it_opens_with_it(
    folder: Path, lane: Lane, qtbot: QtBot
) -> None:
    with_backups(folder, 2)
    desk = Desk(folder, lane, qtbot)
    desk.add("Anna Holm", NEW)
    assert not desk.page.list.copies.isVisible(), "a further key makes no backup an old one"
    with_backups(folder, 1)
    before = {one.path for one in backups.listed(folder)}
    desk.page._read()
    desk.settle()
    desk.button("remove", "Anna Holm").click()
    deed = desk.page.deed
    assert isinstance(deed, RemoveDeed)
    assert "Anna Holm" in deed.deed_button.text()
    assert deed.cancel_button.hasFocus(), "the safe choice"
    deed.also.set_value(True)
    desk.do_it()
    assert not desk.opens(NEW)
    left = {one.path: one.current for one in backups.listed(folder)}
    assert len(before & left.keys()) == 2, "the two that hers never opened are still there"
    assert sum(left.values()) == 1, "a new one was made before anything was deleted"
    assert len(left) == 3
    assert "Anna Holm" in desk.said()
    assert desk.page.list.copies.isVisible()


def test_backups_of_before_are_listed_and_deleted_when_asked(
    folder: Path, lane: Lane, qtbot: QtBot
) -> None:
    with_backups(folder, 2)
    desk = Desk(folder, lane, qtbot)
    desk.add("Anna Holm", NEW)
    desk.button("remove", "Anna Holm").click()
    desk.do_it()
    assert desk.page.list.copies.isVisible()
    assert sum(not one.current for one in backups.listed(folder)) >= 2
    desk.page.list.copies_button.click()
    desk.do_it()
    assert all(one.current for one in backups.listed(folder))
    assert desk.said()


def test_a_new_recovery_key_is_typed_back_before_it_counts(desk: Desk) -> None:
    desk.button("recovery", "Nødnøgle").click()
    step = desk.page.deed
    assert isinstance(step, RecoveryStep)
    desk.settle()
    key = step.key
    desk.qtbot.keyClick(step.have_button, Qt.Key.Key_Return)
    desk.do_it()
    assert step.fields.error, "nothing was typed"
    assert desk.opens(RECOVERY)
    QApplication.clipboard().setText(key.lower())
    step.fields.lines[0].paste()
    desk.do_it()
    assert (desk.opens(RECOVERY), desk.opens(key)) == (False, True)
    assert desk.page.deed is None


def test_whoever_forgot_the_passphrase_gets_a_new_one_with_the_recovery_key(
    folder: Path, lane: Lane, qtbot: QtBot
) -> None:
    desk = Desk(folder, lane, qtbot, RECOVERY)
    assert "recovery key" in desk.page.list.hint.text()
    assert len(desk.page.list.buttons) == 2, "the only holder cannot be removed"
    desk.button("successor", HOLDER).click()
    assert desk.secret_deed().name.value() == HOLDER
    desk.type_own(NEW)
    desk.do_it()
    assert (desk.opens(SECRET), desk.opens(NEW)) == (False, True)
    assert desk.slot(HOLDER).label == HOLDER


def test_stopping_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.button("change", HOLDER).click()
    desk.type_own(NEW)
    deed = desk.secret_deed()
    deed.deed_button.setFocus()
    desk.qtbot.keyClick(deed.deed_button, Qt.Key.Key_Return)
    assert desk.page._job is not None
    desk.page._job.cancel()
    desk.settle()
    assert deed.bar.isVisible()
    assert deed.deed_button.hasFocus()
    assert (desk.opens(SECRET), desk.opens(NEW)) == (True, False)
    assert deed.secret_form.own.value() == NEW, "nothing has to be typed again"


@pytest.mark.parametrize("ask", ["add_button", "close"])
def test_esc_goes_back_and_then_closes(ask: str, desk: Desk) -> None:
    if ask == "add_button":
        desk.page.list.add_button.click()
        desk.qtbot.keyClick(desk.secret_deed().name.line, Qt.Key.Key_Escape)
        assert desk.page.deed is None
        assert desk.page.list.open_button.hasFocus()
    else:
        with desk.qtbot.waitSignal(desk.page.closed_requested):
            desk.qtbot.keyClick(desk.page.list.open_button, Qt.Key.Key_Escape)
        assert not any(desk.opened.master)


def test_the_focus_goes_back_to_the_button_that_asked(desk: Desk) -> None:
    button = desk.button("change", HOLDER)
    button.setFocus()
    desk.qtbot.keyClick(button, Qt.Key.Key_Return)
    assert desk.secret_deed().secret_form.again.line.hasFocus()
    desk.secret_deed().cancel_button.click()
    assert button.hasFocus()


def test_a_page_that_nobody_uses_closes_and_wipes(desk: Desk) -> None:
    expired: list[bool] = []
    desk.page.expired.connect(lambda: expired.append(True))
    desk.now += timedelta(minutes=9)
    desk.page.idle.look()
    desk.qtbot.keyClick(desk.page.windowHandle(), Qt.Key.Key_Shift)
    desk.now += timedelta(minutes=9)
    desk.page.idle.look()
    assert not expired, "a key was pressed in between"
    desk.now += timedelta(minutes=1)
    desk.page.idle.look()
    assert expired
    assert not any(desk.opened.master)


def press_open(page: KeysPage) -> None:
    page.list.open_button.click()


def press_close(page: KeysPage) -> None:
    page.list.close_button.click()


@pytest.mark.parametrize("leave", [press_open, press_close, KeysPage.leave])
def test_the_master_key_is_wiped_when_the_page_is_left(
    leave: Callable[[KeysPage], None], desk: Desk
) -> None:
    assert any(desk.opened.master)
    leave(desk.page)
    desk.settle()
    assert not any(desk.opened.master)


def test_leaving_in_the_middle_of_a_change_wipes_after_it(desk: Desk) -> None:
    desk.button("change", HOLDER).click()
    desk.type_own(NEW)
    desk.secret_deed().deed_button.click()
    desk.page.leave()
    desk.settle()
    assert not any(desk.opened.master)
    assert not any(desk.page._desk._unlocked.master)
    assert desk.opens(SECRET) != desk.opens(NEW), "the change was made whole, or not at all"


def to_the_page(door: DoorWindow, qtbot: QtBot) -> KeysPage:
    line = door.unlock_page.passphrase.line
    qtbot.keyClicks(line, SECRET)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(door.stack.currentWidget(), KeysPage), timeout=15_000)
    page = door.stack.currentWidget()
    assert isinstance(page, KeysPage)
    qtbot.waitUntil(lambda: bool(page._slots), timeout=15_000)
    return page


def test_the_door_opens_the_page_after_the_unlock_and_hands_on_the_keys_of_today(
    folder: Path, outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(folder, outside, lane, qtbot, tmp_path, reason=Reason.KEYS)
    page = to_the_page(door, qtbot)
    page.ask_change()
    deed = page.deed
    assert isinstance(deed, Deed)
    form = page.findChildren(SecretDeed)[0].secret_form
    qtbot.keyClicks(form.again.line, form.offer.text())
    words = form.offer.text()
    deed.deed_button.click()
    qtbot.waitUntil(lambda: not lane.busy and page.deed is None, timeout=15_000)
    page.list.open_button.click()
    qtbot.waitUntil(lambda: bool(outside.handed))
    given = DerivedKeys.unpack(outside.handed[0].packed_keys)
    fresh = unlock_keys(folder, words, floors=CHEAP).keys()
    assert (given.database, given.epoch) == (fresh.database, fresh.epoch)


@pytest.mark.parametrize("way", ["closed", "expired"])
def test_nothing_that_was_typed_waits_at_the_door_when_the_page_is_closed(
    way: str, folder: Path, outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(folder, outside, lane, qtbot, tmp_path, reason=Reason.KEYS)
    page = to_the_page(door, qtbot)
    if way == "closed":
        page.list.close_button.click()
    else:
        page.idle._touched -= AFTER
        page.idle.look()
        assert door.unlock_page.why.text(), "why it closed"
    assert door.stack.currentWidget() is door.unlock_page
    assert door.unlock_page.passphrase.line.text() == ""
    assert door.unlock_page.passphrase.line.hasFocus()
    door.unlock_page.button.click()
    assert door.unlock_page.field.error
    assert not outside.handed
