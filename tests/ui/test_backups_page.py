# SPDX-License-Identifier: EUPL-1.2
"""The page of backups by keyboard: taking one, the second place, deleting, the way to restore."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.audit import Action
from app.pipes import Reason
from app.services import backups
from app.services.register import Register
from app.storage import audit
from app.ui.page import Context, PageEntry
from app.ui.pages.backups import BackupsPage
from app.widgets.messages import MessageKind
from tests.ui.rooms import Desk, desk_in

ZIPS = "register/backups/*.zip"


class Choice:
    """The folder that the dialog gives; None is a dialog that was left."""

    folder: Path | None = None


@pytest.fixture
def choice() -> Choice:
    return Choice()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, choice: Choice) -> Iterator[Desk]:
    def page(context: Context) -> BackupsPage:
        return BackupsPage(context, choose=lambda _parent: choice.folder)

    with desk_in(tmp_path, qtbot) as made:
        made.window._entries["backups"] = PageEntry(
            key="backups", factory=page, title=str, beneath="settings"
        )
        yield made


def page_of(desk: Desk) -> BackupsPage:
    page = desk.go("backups")
    assert isinstance(page, BackupsPage)
    return page


def take(desk: Desk) -> None:
    desk.primary().trigger()
    desk.settle()


def confirm(desk: Desk, page: BackupsPage) -> None:
    assert page.question.deed is not None
    desk.press(page.question.deed.text(), page.question)


def zips(tmp_path: Path) -> list[str]:
    return sorted(one.name for one in tmp_path.glob(ZIPS))


def drive(desk: Desk, choice: Choice, folder: Path) -> None:
    folder.mkdir(parents=True)
    choice.folder = folder
    desk.press("Choose a folder …")


def logged(desk: Desk, action: Action) -> list[str]:
    return [one.detail for one in desk.do(lambda r: audit.of_action(r.database, action))]


def test_without_backups_the_page_says_so_and_offers_one(desk: Desk) -> None:
    page = page_of(desk)
    assert "No backup has been taken yet." in desk.texts()
    assert "There are no backups yet." in desk.texts()
    assert not page.delete_button.isVisible()
    desk.shot("backups-none")


def test_taking_one_is_followed_and_told(desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    desk.primary().trigger()
    assert page.bar.isVisible()
    assert not desk.primary().isEnabled()
    desk.settle()
    assert desk.message == "The backup is saved and was read back at 09:00."
    assert not page.bar.isVisible()
    assert desk.primary().isEnabled()
    assert "Latest backup today 09:00, checked and read back." in desk.texts()
    assert [one.backup.path.name for one in page.rows] == zips(tmp_path)
    desk.shot("backups-one")


def test_a_second_place_gets_every_backup(desk: Desk, choice: Choice, tmp_path: Path) -> None:
    page = page_of(desk)
    drive(desk, choice, tmp_path / "drive")
    desk.settle()
    assert str(tmp_path / "drive") in desk.texts()
    assert desk.message == "The backup is saved and was read back at 09:00."
    assert [(one.second, one.due) for one in page.rows] == [(False, False), (True, False)]
    assert len(list((tmp_path / "drive").glob("*.zip"))) == 1
    desk.shot("backups-second")
    (tmp_path / "drive").rename(tmp_path / "away")
    desk.tick(days=1)
    take(desk)
    assert "The second place is not there now" in desk.message
    assert "Second place: not seen now, last used 14 April" in desk.texts()
    desk.shot("backups-missing")


def test_leaving_the_second_place_is_asked_first(
    desk: Desk, choice: Choice, tmp_path: Path
) -> None:
    page = page_of(desk)
    drive(desk, choice, tmp_path / "drive")
    desk.press("Use no second place", page)
    question = page.second.question
    assert question.isVisible()
    desk.shot("backups-leave")
    desk.key(Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert desk.focused is page.second.leave_button
    assert desk.do(backups.second_target) == tmp_path / "drive"
    desk.press("Use no second place", page)
    desk.press("Use no second place", question)
    assert desk.do(backups.second_target) is None
    assert "None is chosen." in desk.texts()


def test_a_synced_folder_is_used_only_when_that_is_wanted(
    desk: Desk, choice: Choice, tmp_path: Path
) -> None:
    page = page_of(desk)
    drive(desk, choice, tmp_path / "OneDrive" / "copies")
    assert "cloud service" in page.second.question.about.text()
    assert desk.do(backups.second_target) is None
    desk.press("Use this folder")
    assert desk.do(backups.second_target) == tmp_path / "OneDrive" / "copies"
    assert "Another place is better." in desk.texts()


def test_a_place_in_the_registers_own_folder_is_refused(desk: Desk, choice: Choice) -> None:
    page_of(desk)
    drive(desk, choice, desk.register.folder / "mine")
    shown = desk.window.bar.message
    assert shown is not None
    assert shown.kind is MessageKind.ERROR
    assert desk.do(backups.second_target) is None


def test_a_backup_is_deleted_by_its_name_and_logged(desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    take(desk)
    desk.tick(45)
    take(desk)
    assert len(zips(tmp_path)) == 2
    page.view.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.press("Delete this backup …")
    assert page.question.text.text() == "Delete the backup of 14 April 2026 at 09:00?"
    desk.shot("backups-delete")
    desk.press("Delete the backup")
    assert desk.message.startswith("1 backup")
    assert zips(tmp_path) == ["2026-04-14_0945.zip"]
    assert "backup" in logged(desk, Action.DELETE)


def test_the_last_good_one_stays(desk: Desk, tmp_path: Path) -> None:
    page_of(desk)
    take(desk)
    desk.press("Delete this backup …")
    desk.press("Delete the backup")
    shown = desk.window.bar.message
    assert shown is not None
    assert shown.kind is MessageKind.ERROR
    assert len(zips(tmp_path)) == 1


def test_those_that_are_due_are_deleted_together(desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    take(desk)
    old = tmp_path / "register" / "backups" / zips(tmp_path)[0]
    desk.tick(days=100)
    shutil.copy(old, tmp_path / "kept.zip")
    take(desk)
    shutil.copy(tmp_path / "kept.zip", old)  # as if rotation had not been there yet
    page.refresh()
    desk.settle()
    assert [one.due for one in page.rows] == [False, True]
    desk.shot("backups-due")
    desk.press("Delete 1 that is due …")
    confirm(desk, page)
    assert [one.due for one in page.rows] == [False]


def test_what_a_leaver_can_open_is_listed_and_deleted(desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    take(desk)
    desk.do(newer_epoch)
    page.refresh()
    desk.settle()
    assert "Opened by an earlier passphrase" in [
        page.view.model.data(page.view.model.index(row, 3)) for row in range(len(page.rows))
    ]
    desk.press("Delete 1 that an earlier passphrase opens …")
    assert "Somebody who has left" in page.question.about.text()
    confirm(desk, page)
    assert page.rows == ()


def newer_epoch(register: Register) -> None:
    """As the door leaves the key file after the keys were changed."""
    from dataclasses import replace

    from app.storage.vault import keyfile

    found = keyfile.read(register.folder, floors=keyfile.NO_FLOORS).key_file
    keyfile.write(register.folder, replace(found, epoch=found.epoch + 1))


def test_a_restore_begins_at_the_door(desk: Desk) -> None:
    page = page_of(desk)
    ended: list[str] = []
    object.__setattr__(page.context, "end_process", ended.append)
    desk.press("Go to the restore …")
    assert ended == [Reason.COPIES]


def test_a_backup_that_runs_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    desk.primary().trigger()
    page.stop_button.click()
    desk.settle()
    assert desk.message == ""
    assert zips(tmp_path) == []
