# SPDX-License-Identifier: EUPL-1.2
"""Every page of the door by name: how it is made, and where its wishes go."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from app.door.unlock_page import UnlockPage
from app.widgets.texts import language, time_text, tr

if TYPE_CHECKING:
    from app.domain.codelists import Language
    from app.door.create_page import CreatePage
    from app.door.damage_page import DamagePage
    from app.door.keys_page import KeysPage
    from app.door.restore_page import RestorePage
    from app.door.rollback_page import RollbackPage
    from app.door.welcome_page import WelcomePage
    from app.door.window import DoorWindow


def _unlock(door: "DoorWindow") -> UnlockPage:
    page = UnlockPage()
    page.unlock_requested.connect(door.entry.unlock)
    page.create_requested.connect(door.show_create)
    page.other_requested.connect(door.choose_folder)
    page.restore_requested.connect(lambda: door.show_anew("restore"))
    return page


def _welcome(door: "DoorWindow") -> "WelcomePage":
    from app.door.welcome_page import WelcomePage

    page = WelcomePage()
    page.create_requested.connect(door.show_create)
    page.other_requested.connect(door.choose_folder)
    page.restore_requested.connect(lambda: door.show_anew("restore"))
    page.create_button.installEventFilter(door)
    return page


def _create(door: "DoorWindow") -> "CreatePage":
    from app.door.create_page import CreatePage

    page = CreatePage(door.now, cast("Language", language()), door.lane)
    page.create_requested.connect(door.entry.create)
    page.key_shown.connect(door.language_button.setHidden)
    page.back_requested.connect(door.show_first)
    return page


def _rollback(door: "DoorWindow") -> "RollbackPage":
    from app.door.rollback_page import RollbackPage

    page = RollbackPage()
    page.restore_requested.connect(lambda: door.show_anew("restore"))
    page.go_on_requested.connect(door.entry.go_on)
    page.close_requested.connect(door.close)
    return page


def _damage(door: "DoorWindow") -> "DamagePage":
    from app.door.damage_page import DamagePage

    page = DamagePage()

    def check_again() -> None:
        page.set_working(True)
        door.entry.again()

    page.restore_requested.connect(lambda: door.show_anew("restore"))
    page.again_requested.connect(check_again)
    page.back_requested.connect(door.entry.back)
    return page


def _keys(door: "DoorWindow") -> "KeysPage":
    from app.door.keys_page import KeysPage
    from app.door.keys_work import KeyDesk

    opened = door.entry.opened
    if opened is None:
        raise RuntimeError("nothing is opened")
    desk = KeyDesk(opened.order.folder, opened.unlocked, door.vault)
    page = KeysPage(desk, lane=door.lane, now=door.now)
    page.continue_requested.connect(door.entry.hand_over)
    page.closed_requested.connect(door.entry.back)

    def close_idle() -> None:
        door.entry.back()
        said = tr("Closed at {time} because the keys page had not been used for a while.")
        door.unlock_page.say(said.format(time=time_text(door.now())))

    page.expired.connect(close_idle)
    return page


def _restore(door: "DoorWindow") -> "RestorePage":
    from app.door.restoring import Restoring

    return Restoring(door).page


PAGES: Final[Mapping[str, Callable[["DoorWindow"], Any]]] = {
    "unlock": _unlock,
    "welcome": _welcome,
    "create": _create,
    "rollback": _rollback,
    "damage": _damage,
    "restore": _restore,
    "keys": _keys,
}
