# SPDX-License-Identifier: EUPL-1.2
"""The menus and their shortcuts; every deed in the program is reached from here too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from app.ui.actions import make_action
from app.ui.page import Command, Target
from app.widgets.texts import tr
from app.widgets.theme import Mode, theme_changes

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_Standard = QKeySequence.StandardKey


class Menus:
    """Builds the menu bar of a window and keeps its actions in step with the open page."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._commands: dict[Command, QAction] = {}
        self.names = make_action(
            window, tr("Show &names"), window.switch_names, "F2", checkable=True
        )
        self.conversation = make_action(
            window, tr("I am in a con&versation"), window.switch_conversation, checkable=True
        )
        self._file()
        self._edit()
        self._view()
        self._register()
        self._help()

    def all_actions(self) -> list[QAction]:
        """Every action in the order of the menus, for the list of shortcuts."""
        found: list[QAction] = []
        for top in self._window.menuBar().actions():
            menu = top.menu()
            if isinstance(menu, QMenu):
                found.extend(action for action in menu.actions() if not action.isSeparator())
        return found

    def follow(self, commands: dict[Command, Callable[[], None]]) -> None:
        """Grey what the open page does not offer."""
        for command, action in self._commands.items():
            action.setEnabled(command in commands)

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        self._window.menuBar().addMenu(menu)
        return menu

    def _action(
        self,
        menu: QMenu,
        text: str,
        deed: Callable[[], object],
        keys: str | QKeySequence.StandardKey = "",
    ) -> QAction:
        action = make_action(self._window, text, deed, keys)
        menu.addAction(action)
        return action

    def _command(self, menu: QMenu, text: str, command: Command, keys: str) -> None:
        action = self._action(menu, text, lambda: self._window.do(command), keys)
        action.setEnabled(False)
        self._commands[command] = action

    def _page(self, menu: QMenu, text: str, key: str, keys: str = "", **extra: str) -> None:
        if self._window.has_page(key):
            target = Target(page=key, extra=extra)
            self._action(menu, text, lambda: self._window.go(target), keys)

    def _file(self) -> None:
        menu = self._menu(tr("&File"))
        self._page(menu, tr("New &concern"), "new_concern", "Ctrl+N")
        self._command(menu, tr("New n&ote"), Command.NOTE, "Ctrl+Shift+N")
        menu.addSeparator()
        self._command(menu, tr("&Save"), Command.SAVE, "Ctrl+S")
        self._command(menu, tr("&Paper …"), Command.PAPER, "Ctrl+P")
        menu.addSeparator()
        self._action(menu, tr("&Quit"), self._window.quit_requested.emit, "Ctrl+Q")

    def _edit(self) -> None:
        menu = self._menu(tr("&Edit"))
        self._action(menu, tr("&Undo"), lambda: _in_text("undo"), _Standard.Undo)
        self._action(menu, tr("&Redo"), lambda: _in_text("redo"), _Standard.Redo)
        menu.addSeparator()
        self._action(menu, tr("Cu&t"), lambda: _in_text("cut"), _Standard.Cut)
        self._action(menu, tr("&Copy"), lambda: _in_text("copy"), _Standard.Copy)
        self._action(menu, tr("&Paste"), lambda: _in_text("paste"), _Standard.Paste)
        self._action(menu, tr("Select &all"), lambda: _in_text("selectAll"), _Standard.SelectAll)
        menu.addSeparator()
        self._action(menu, tr("&Search"), self._window.focus_search, "Ctrl+K")

    def _view(self) -> None:
        menu = self._menu(tr("&View"))
        for number, (key, title) in enumerate(self._window.navigation_titles(), 1):
            keys = f"Ctrl+{number}" if number <= 6 else ""
            self._page(menu, title, key, keys)
        menu.addSeparator()
        self._action(menu, tr("&Back"), self._window.back, "Alt+Left")
        self._action(menu, tr("Read &again"), self._window.refresh, "F5")
        menu.addAction(self.names)
        menu.addSeparator()
        colours = menu.addMenu(tr("&Colours"))
        themes = (
            (Mode.SYSTEM, tr("As the system")),
            (Mode.LIGHT, tr("Light")),
            (Mode.DARK, tr("Dark")),
        )
        self._choice(colours, themes, theme_changes().mode, self._window.theme_chosen.emit)
        speech = menu.addMenu(tr("&Language"))
        languages = (("da", "Dansk"), ("en", "English"))
        chosen = self._window.context.language
        self._choice(speech, languages, chosen, self._window.language_chosen.emit)

    def _register(self) -> None:
        menu = self._menu(tr("&Register"))
        self._action(menu, tr("&Lock"), self._window.lock_requested.emit, "Ctrl+L")
        menu.addAction(self.conversation)
        menu.addSeparator()
        self._page(menu, tr("&Survey sheet"), "survey")
        self._page(menu, tr("&Who has access"), "access")
        self._page(menu, tr("&Backups"), "backups")
        self._page(menu, tr("S&ettings"), "settings")

    def _help(self) -> None:
        menu = self._menu(tr("&Help"))
        self._action(menu, tr("&Help for this page"), self._window.help, "F1")
        self._action(menu, tr("&Shortcuts"), self._window.show_shortcuts, "Ctrl+?")
        self._page(menu, tr("&Guide: security"), "guide", chapter="security")
        self._page(menu, tr("Guide: s&urvey sheet"), "guide", chapter="survey")

    def _choice(
        self,
        menu: QMenu,
        options: tuple[tuple[str, str], ...],
        chosen: str,
        on_choice: Callable[[str], object],
    ) -> None:
        group = QActionGroup(menu)
        for value, text in options:
            action = QAction(text, menu, checkable=True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _on, value=value: on_choice(str(value)))
            group.addAction(action)
            menu.addAction(action)


def _in_text(deed: str) -> None:
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit):
        getattr(focused, deed)()
