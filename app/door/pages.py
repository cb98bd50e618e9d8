# SPDX-License-Identifier: EUPL-1.2
"""Every page of the door by name: how it is made, and where its wishes go."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from app.door.unlock_page import UnlockPage
from app.widgets.texts import language

if TYPE_CHECKING:
    from app.domain.codelists import Language
    from app.door.create_page import CreatePage
    from app.door.welcome_page import WelcomePage
    from app.door.window import DoorWindow


def _unlock(door: "DoorWindow") -> UnlockPage:
    page = UnlockPage()
    page.unlock_requested.connect(door.entry.unlock)
    page.create_requested.connect(door.show_create)
    page.other_requested.connect(door.choose_folder)
    return page


def _welcome(door: "DoorWindow") -> "WelcomePage":
    from app.door.welcome_page import WelcomePage

    page = WelcomePage()
    page.create_requested.connect(door.show_create)
    page.other_requested.connect(door.choose_folder)
    page.create_button.installEventFilter(door)
    return page


def _create(door: "DoorWindow") -> "CreatePage":
    from app.door.create_page import CreatePage

    page = CreatePage(door.now, cast("Language", language()))
    page.create_requested.connect(door.entry.create)
    page.back_requested.connect(door.show_first)
    return page


PAGES: Final[Mapping[str, Callable[["DoorWindow"], Any]]] = {
    "unlock": _unlock,
    "welcome": _welcome,
    "create": _create,
}
