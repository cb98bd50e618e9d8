# SPDX-License-Identifier: EUPL-1.2
"""Makes the demo: a register of invented people, and the real window driven without a display.

The walk (`app.ui.demo_walk`) is a generator: it does one thing in the window, and goes on when
the register's lane is idle and what it waits for is there. One event loop runs, nothing sleeps.
"""

import os
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.audit import Purpose
from app.domain.codelists import Language
from app.pipes import Reason
from app.services.demo import HOLDER, PROFILE, fill, first_day, moment
from app.services.register import close_register, create_register, open_register, unlock_register
from app.storage.vault.passphrase import load_words, suggest_passphrase
from app.ui.application import Room, Setting, build_room
from app.ui.page import Context, PageEntry
from app.ui.pages import page_entries
from app.widgets.messages import MessageKind
from app.widgets.texts import install_language, tr
from app.widgets.theme import Mode, apply_theme

Walk = Generator[Callable[[], bool] | None, None, None]
"""Yields what it waits for, or None for an idle lane alone."""

_TICK_MS: Final = 10
_QUIET_TICKS: Final = 3
_PATIENCE_S: Final = 60.0
_EXPECTED: Final = "plugin does not support propagateSizeHints"
"""What Qt's own screenless platform says of itself."""


class WalkFailed(Exception):
    """The walk could not go on: a fault of the program, told without anything that was typed."""


@dataclass(slots=True, kw_only=True)
class Made:
    """What the demo left behind."""

    register: Path
    pictures: Path
    passphrase: str = field(repr=False)
    steps: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    screens: int = 0


@dataclass(slots=True, kw_only=True)
class Stage:
    """What the walk works with: the room, the folder, and where it tells what it did."""

    folder: Path
    made: Made
    now: Callable[[], datetime]
    say: Callable[[str], None]
    room: Room
    language: Language

    def told(self, text: str) -> None:
        """One line about what was done."""
        self.made.steps.append(text)
        self.say(text)

    def picture(self, widget: QWidget, name: str, folder: str = "") -> None:
        """A picture of a window, in the folder of its language."""
        place = self.made.pictures / (folder or self.language)
        place.mkdir(parents=True, exist_ok=True)
        if not widget.grab().save(str(place / f"{name}.png")):
            raise WalkFailed("a picture could not be saved")
        self.made.screens += 1


class _Driver(QObject):
    """Goes on with a walk whenever the lane is idle and the walk's wish has come true."""

    def __init__(self, stage: Stage, walk: Walk, finished: Callable[[], None]) -> None:
        super().__init__()
        self._stage, self._walk, self._finished = stage, walk, finished
        self._wish: Callable[[], bool] | None = None
        self._quiet = 0
        self._since = time.monotonic()
        self.error: BaseException | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_tick(self) -> None:
        try:
            self._go_on()
        except StopIteration:
            self._end()
        except Exception as error:
            self.error = error
            self._end()

    def _go_on(self) -> None:
        room = self._stage.room
        if room.lane.busy or room.window is None:
            self._quiet = 0
        else:
            self._quiet += 1
        shown = room.window.bar.message if room.window is not None else None
        if shown is not None and shown.kind is MessageKind.ERROR:
            raise WalkFailed(shown.text)
        ready = self._quiet >= _QUIET_TICKS and (self._wish is None or self._wish())
        if ready:
            self._quiet, self._since = 0, time.monotonic()
            self._wish = next(self._walk)
        elif time.monotonic() - self._since > _PATIENCE_S:
            raise WalkFailed(tr("The window did not answer."))

    def _end(self) -> None:
        self._timer.stop()
        self._finished()


def run_demo(
    folder: Path,
    *,
    language: Language = "da",
    today: date | None = None,
    say: Callable[[str], None] = lambda _text: None,
) -> Made:
    """Make everything in an empty folder; takes about a minute. Raises AppError and WalkFailed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = _application(language)
    real = datetime.now().astimezone()
    shift = timedelta() if today is None else timedelta(days=(today - real.date()).days)

    def now() -> datetime:
        return datetime.now().astimezone() + shift

    made = Made(
        register=folder / "register",
        pictures=folder / "screens",
        passphrase=suggest_passphrase(load_words()),
    )
    cases = _make_register(made, now().date())
    told = tr("%n invented case(s) are told through three years.", "", cases)
    made.steps.append(told)
    say(told)
    _walk(application, made, folder, language, now, say)
    return made


def _on_message(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    if _EXPECTED not in text:
        sys.stderr.write(f"{text}\n")


def _application(language: Language) -> QApplication:
    qInstallMessageHandler(_on_message)
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(["tovholder"])
    application.setApplicationName("tovholder")
    application.setQuitOnLastWindowClosed(False)
    install_language(language)
    apply_theme(application, Mode.LIGHT)
    return application


def _make_register(made: Made, today: date) -> int:
    begun = moment(first_day(today))
    keys = create_register(made.register, made.passphrase, PROFILE, holder=HOLDER, now=begun)
    register = open_register(made.register, keys, Purpose.CASEWORK, now=begun)
    try:
        return fill(register, today=today)
    finally:
        close_register(register, now=moment(today - timedelta(days=1)), reason="quit")


def _walk(
    application: QApplication,
    made: Made,
    folder: Path,
    language: Language,
    now: Callable[[], datetime],
    say: Callable[[str], None],
) -> None:
    from app.ui.demo_walk import walk

    preferences = folder / "preferences.json"
    refused: list[str] = []

    def end_process(_reason: Reason, _place: str, text: str) -> None:
        refused.append(text)
        application.quit()

    room = build_room(
        unlock_register(made.register, made.passphrase),
        setting=Setting(
            folder=made.register, purpose=Purpose.CASEWORK, preferences=preferences, now=now
        ),
        end_process=end_process,
        language=language,
        entries=lambda: _entries(folder, made),
    )
    stage = Stage(folder=folder, made=made, now=now, say=say, room=room, language=language)
    driver = _Driver(stage, walk(stage), application.quit)
    try:
        application.exec()
    finally:
        room.close()
        install_language(language)
        preferences.unlink(missing_ok=True)
    if refused:
        raise WalkFailed(refused[0])
    if driver.error is not None:
        raise driver.error


def _entries(folder: Path, made: Made) -> tuple[PageEntry, ...]:
    """The window's own pages; the three that ask where to save are told the demo's folder."""
    from app.ui.pages.case_paper import CasePaperPage
    from app.ui.pages.paper_preview import Ways
    from app.ui.pages.plain_paper import PaperWays
    from app.ui.pages.survey import SurveyPage
    from app.ui.pages.survey_paper import SurveyPaperPage

    def place(name: str) -> Path:
        made.files.append(folder / name)
        return folder / name

    def summary(_parent: QWidget, _name: str) -> Path:
        return place("case-summary.pdf")

    def sheet(_parent: QWidget, name: str, ending: str, _kind: str) -> Path:
        return place(f"{name}.{ending}")

    def sheet_paper(_parent: QWidget, name: str) -> Path:
        return place(f"{name}.pdf")

    def case_paper(context: Context) -> CasePaperPage:
        return CasePaperPage(context, ways=Ways(choose_file=summary))

    def survey(context: Context) -> SurveyPage:
        return SurveyPage(context, choose=sheet)

    def survey_paper(context: Context) -> SurveyPaperPage:
        return SurveyPaperPage(context, ways=PaperWays(choose_file=sheet_paper))

    own = {"case_paper": case_paper, "survey": survey, "survey_paper": survey_paper}
    return tuple(replace(one, factory=own.get(one.key, one.factory)) for one in page_entries())


def language_of(text: str) -> Language:
    """One of the two languages."""
    return cast(Language, text)
