# SPDX-License-Identifier: EUPL-1.2
"""The style sheet of the window, made from the tokens of `app.widgets.theme`."""

from string import Template
from typing import TYPE_CHECKING

from app import RESOURCES

if TYPE_CHECKING:
    from app.widgets.theme import Tokens

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="page"], QWidget[role="canvas"] { background: $background; }
QScrollArea, QScrollArea > QWidget > QWidget[role="canvas"] { border: none; background: $background; }
QToolTip { background: $raised; color: $text; border: 1px solid $strong_line; padding: 6px 8px; }

QLabel { background: transparent; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: 13px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="section"] { font-size: 17px; font-weight: 600; }
QLabel[role="title"] { font-size: 22px; font-weight: 600; }
QLabel[role="number"] { font-size: 22px; font-weight: 600; color: $accent; }
QLabel[role="error"] { color: $error; font-size: 13px; }
QLabel[role="chip"] {
  background: $background; color: $quiet; border: 1px solid $line; border-radius: 11px;
  padding: 2px 10px; font-size: 13px; }
QLabel[role="badge"] {
  background: $tint; color: $pressed; border-radius: 8px; padding: 1px 7px; font-size: 13px; font-weight: 600; }

QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[role="bar"] { border-radius: 6px; border: 1px solid transparent; }
QFrame[role="bar"][kind="info"] { background: $info_tint; border-color: $info; }
QFrame[role="bar"][kind="success"] { background: $success_tint; border-color: $success; }
QFrame[role="bar"][kind="warning"] { background: $warning_tint; border-color: $warning; }
QFrame[role="bar"][kind="error"] { background: $error_tint; border-color: $error; }
QFrame[kind="info"] QLabel { color: $info; }
QFrame[kind="success"] QLabel { color: $success; }
QFrame[kind="warning"] QLabel { color: $warning; }
QFrame[kind="error"] QLabel { color: $error; }

QPushButton {
  background: $surface; color: $text; border: 1px solid $strong_line; border-radius: 6px;
  padding: 6px 15px; min-height: 22px; outline: none; }
QPushButton:hover { background: $tint; }
QPushButton:pressed { background: $tint; border-color: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 14px; }
QPushButton:disabled { color: $strong_line; border-color: $line; background: $background; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $pressed; border-color: $pressed; }
QPushButton[role="primary"]:pressed { background: $pressed; border-color: $pressed; }
QPushButton[role="primary"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[role="destructive"] { color: $error; border-color: $error; }
QPushButton[role="destructive"]:hover { background: $error_tint; }
QPushButton[role="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 4px 7px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; color: $pressed; }
QPushButton[role="link"]:disabled { color: $strong_line; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 3px 6px; }
QPushButton[role="inline"] {
  background: transparent; border: 2px solid transparent; border-radius: 4px; color: $accent;
  padding: 2px 4px 2px 0px; text-align: left; }
QPushButton[role="inline"]:hover { text-decoration: underline; color: $pressed; }
QPushButton[role="inline"]:focus { border-color: $accent; }
QPushButton[role="plain"] { background: transparent; border: 1px solid transparent; padding: 4px 7px; }
QPushButton[role="plain"]:hover { background: $tint; }
QPushButton[role="plain"]:focus { border: 2px solid $accent; padding: 3px 6px; }
QPushButton[role="status"] {
  background: transparent; border: 2px solid transparent; border-radius: 4px; color: $quiet; font-size: 13px;
  padding: 1px 4px; min-height: 16px; text-align: left; }
QPushButton[role="status"]:hover { text-decoration: underline; color: $text; }
QPushButton[role="status"]:focus { border-color: $accent; padding: 1px 4px; }
QPushButton[role="row"] { background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 0; text-align: left; }
QPushButton[role="row"]:hover { background: $background; }
QPushButton[role="row"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[role="navigation"] {
  background: transparent; border: 2px solid transparent; padding: 7px 10px; text-align: left; min-height: 22px; }
QPushButton[role="navigation"]:hover { background: $background; }
QPushButton[role="navigation"]:checked { background: $tint; color: $pressed; font-weight: 600; }
QPushButton[role="navigation"]:focus { border: 2px solid $accent; padding: 7px 10px; }

QTextBrowser[role="prose"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QTextBrowser[role="prose"]:focus { border: 2px solid $accent; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
  background: $surface; color: $text; border: 1px solid $strong_line; border-radius: 6px;
  padding: 6px 10px; min-height: 22px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { padding: 4px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $quiet; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $accent; padding: 5px 9px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px 5px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $error; }
QLineEdit:focus[wrong="true"], QPlainTextEdit:focus[wrong="true"], QComboBox:focus[wrong="true"] { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $background; color: $quiet; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $background; }
QLineEdit[role="search"] { padding-left: 6px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: url($pictures/down-$name.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView {
  background: $raised; border: 1px solid $strong_line; padding: 4px; outline: none;
  selection-background-color: $tint; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; border: none; border-radius: 4px; }

QCheckBox, QRadioButton {
  spacing: 8px; border: 2px solid transparent; border-radius: 6px; padding: 3px 4px 3px 0; min-height: 22px; outline: none; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $quiet; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator {
  width: 16px; height: 16px; border: 1px solid $strong_line; border-radius: 4px; background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
  background: $accent; border-color: $accent; image: url($pictures/check-$name.svg); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $strong_line; border-radius: 9px; background: $surface; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; background: $on_accent; }
QRadioButton[role="segment"] {
  border: 1px solid $strong_line; border-radius: 6px; padding: 6px 14px 6px 10px; background: $surface; }
QRadioButton[role="segment"]:hover { background: $tint; }
QRadioButton[role="segment"]:checked { border-color: $accent; background: $tint; color: $pressed; }
QRadioButton[role="segment"]:focus { border: 2px solid $accent; padding: 5px 13px 5px 9px; }

QAbstractItemView { outline: none; }
QTableView, QListView, QTreeView {
  background: $surface; border: 1px solid $line; border-radius: 6px; gridline-color: $line;
  selection-background-color: $tint; selection-color: $text; alternate-background-color: $background; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $accent; }
QTableView::item, QListView::item { padding: 0 8px; border: none; border-bottom: 1px solid $line; }
QListWidget::item { min-height: 30px; }
QTableView::item:hover, QListView::item:hover { background: $background; }
QTableView::item:selected, QListView::item:selected { background: $tint; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $quiet; border: none; border-bottom: 1px solid $strong_line;
  padding: 8px 8px 8px 11px; font-size: 13px; font-weight: 600; }
QHeaderView::up-arrow { image: url($pictures/up-$name.svg); width: 14px; height: 14px; }
QHeaderView::down-arrow { image: url($pictures/down-$name.svg); width: 14px; height: 14px; }
QTableCornerButton::section { background: $surface; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; top: -1px; }
QTabBar { background: transparent; border: none; outline: none; }
QTabBar::tab {
  background: transparent; color: $quiet; border: 2px solid transparent; border-bottom: 2px solid transparent;
  padding: 8px 14px; margin-right: 4px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $pressed; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:selected:focus { border: 2px solid $accent; border-radius: 6px; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px 8px; spacing: 2px; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $tint; color: $pressed; }
QMenu { background: $raised; border: 1px solid $strong_line; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 16px; border-radius: 4px; background: transparent; }
QMenu::item:selected { background: $tint; color: $pressed; }
QMenu::item:disabled { color: $strong_line; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QWidget[role="navigation-pane"] { background: $surface; border-right: 1px solid $line; }
QWidget[role="header"] { background: $background; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $strong_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none; width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSplitter::handle { background: transparent; }
QCalendarWidget QWidget { background: $raised; alternate-background-color: $raised; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 4px 8px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $tint; }
QCalendarWidget QToolButton:focus { border-color: $accent; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget #qt_calendar_prevmonth { qproperty-icon: url($pictures/left-$name.svg); }
QCalendarWidget #qt_calendar_nextmonth { qproperty-icon: url($pictures/right-$name.svg); }
QCalendarWidget QAbstractItemView { border: none; selection-background-color: $accent; selection-color: $on_accent; }
""")  # noqa: E501


def stylesheet(tokens: "Tokens") -> str:
    """The sheet in the colours of one theme."""
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    return _SHEET.substitute(colours, pictures=(RESOURCES / "theme").as_posix())
