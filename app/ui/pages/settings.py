# SPDX-License-Identifier: EUPL-1.2
"""The settings: a plain list; each says what it changes and what follows, and holds at once."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.municipality import Profile, ProfileDraft, RegistrationPolicy
from app.hardening import CAN_HIDE_FROM_CAPTURE
from app.services import settings
from app.services.settings import BOUNDS, Setting
from app.ui.autosave import Autosave
from app.ui.page import Context, Page, Target
from app.widgets.forms import Choice, Form, LineEdit, Segmented
from app.widgets.parts import Card, PageBody, SectionTitle, Text, quiet_button, row_of
from app.widgets.texts import tr, words
from app.widgets.theme import Mode, theme_changes

if TYPE_CHECKING:
    from app.services.register import Register

_WIDEST: Final = 770  # the form inside a card is then exactly as wide as it may be
_WITHIN_MS: Final = 800
_DAYS: Final = (14, 30, 60, 90, 120, 180, 365)
_LINES: Final = ("infohus_name", "police_contact", "hotline")
_DRAFT: Final = tuple(one.name for one in fields(ProfileDraft))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the register says of itself."""

    profile: Profile
    idle_minutes: int
    backup_days: int
    screen_sharing: int


class SettingsPage(Page):
    """Six sections; no "Apply", because every change holds at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._profile: Profile | None = None
        self._idle: int | None = None
        self._days: int | None = None
        self._sharing = 0
        self.look, self.lock, self.names, self.places = Form(), Form(), Form(), Form()
        self.copies = Form()
        body = PageBody(self, width=_WIDEST)
        self.body = body
        self._build_look()
        self._build_lock()
        self._build_names()
        self._build_places()
        self._build_copies()
        for title, form in (
            (tr("How the program looks on this computer"), self.look),
            (tr("Locking"), self.lock),
            (tr("When a name may be written"), self.names),
            (tr("Names and telephone numbers"), self.places),
        ):
            body.add(Card(SectionTitle(title), form))
        body.add(self._backup_card(), self._access_card())
        body.add_stretch()
        changed = self.places.changed
        self._autosave = Autosave(self, changed, self._save_places, within_ms=_WITHIN_MS)

    def title(self) -> str:
        """The settings."""
        return tr("Settings")

    def place(self) -> Target | None:
        """The page."""
        return Target(page="settings")

    def refresh(self) -> None:
        """Read the register's settings; the look is the window's own."""
        self.leave()
        self.look.fill({"theme": str(theme_changes().mode)})

        def read(register: "Register") -> _Read:
            return _Read(
                profile=settings.profile(register),
                idle_minutes=settings.setting(register, Setting.IDLE_MINUTES),
                backup_days=settings.setting(register, Setting.BACKUP_DAYS),
                screen_sharing=settings.setting(register, Setting.SCREEN_SHARING),
            )

        self.run(read, self._on_read)

    def leave(self) -> None:
        """Save what waits."""
        self._autosave.flush()

    def focus_first(self) -> None:
        """On the first setting."""
        self.language.target().setFocus()

    def _build_look(self) -> None:
        self.language = Segmented([("da", "Dansk"), ("en", "English")])
        self.look.add(
            "language",
            tr("Language"),
            self.language,
            required=True,
            help=tr(
                "The language of the window and of new papers. What you have written stays as "
                "it is."
            ),
        )
        self.theme = Segmented(
            [
                (str(Mode.SYSTEM), tr("As the system")),
                (str(Mode.LIGHT), tr("Light")),
                (str(Mode.DARK), tr("Dark")),
            ]
        )
        self.look.add(
            "theme",
            tr("Colours"),
            self.theme,
            required=True,
            help=tr("Only how the window looks. Papers are always dark on white."),
        )
        self.look.fill({"language": self.context.language, "theme": str(theme_changes().mode)})
        self.look.changed.connect(self._on_look)

    def _build_lock(self) -> None:
        bounds = BOUNDS[Setting.IDLE_MINUTES]
        minutes = range(bounds.least, bounds.most + 1)
        self.idle = Choice([(n, tr("%n minute(s)", "", n)) for n in minutes], width=220)
        self.lock.add(
            "idle_minutes",
            tr("Lock after this long without use"),
            self.idle,
            required=True,
            help=tr(
                "The window closes and the passphrase is asked for again; what was typed is kept. "
                "Fewer minutes protect better when the computer is left."
            ),
        )
        if CAN_HIDE_FROM_CAPTURE:
            self.sharing = Segmented([("0", tr("Hidden")), ("1", tr("Shown"))])
            self.lock.add(
                "screen_sharing",
                tr("The window in screenshots and shared screens"),
                self.sharing,
                required=True,
                help=tr(
                    "Hidden, nobody in a video meeting sees the register when you share the "
                    "screen, and no screenshot holds it."
                ),
            )
            self.lock.changed.connect(self._save_sharing)
        self.lock.changed.connect(self._save_idle)

    def _build_names(self) -> None:
        self.policy = Segmented([(one, words(one)) for one in RegistrationPolicy], upright=True)
        self.names.add(
            "policy",
            tr("Registration policy"),
            self.policy,
            required=True,
            help=tr(
                "Decides what a new concern is: registered at once, or a working note that is "
                "deleted after 14 days unless a decision is made. It counts for concerns received "
                "from now on, is printed on papers, and the change is logged."
            ),
        )
        self.names.changed.connect(self._save_policy)

    def _build_places(self) -> None:
        self.places.add(
            "infohus_name",
            tr("Local name of the Infohus"),
            LineEdit(longest=60),
            help=tr("What the collaboration is called with you; kept in the profile."),
        )
        self.places.add(
            "police_contact",
            tr("Contact at the police"),
            LineEdit(longest=120),
            help=tr("Name of the unit and its number. Shown when a new concern is taken in."),
        )
        self.places.add(
            "hotline",
            tr("National hotline"),
            LineEdit(longest=40),
            help=tr("Shown when a new concern is taken in. Leave it as it is unless it changes."),
        )

    def _build_copies(self) -> None:
        bounds = BOUNDS[Setting.BACKUP_DAYS]
        self.days = Choice(
            [(n, tr("%n day(s)", "", n)) for n in _DAYS if bounds.least <= n <= bounds.most],
            width=220,
        )
        self.copies.add(
            "backup_days",
            tr("How long backups are kept"),
            self.days,
            required=True,
            help=tr(
                "Older ones are deleted by the program; the latest good one stays. After this "
                "time, what is deleted in the register is gone from the backups too."
            ),
        )
        self.copies.changed.connect(self._save_days)

    def _backup_card(self) -> Card:
        card = Card(SectionTitle(tr("Backups")), self.copies)
        self.backups_button = quiet_button(tr("Open the backups"), lambda: self._go("backups"))
        card.add_layout(row_of(self.backups_button))
        return card

    def _access_card(self) -> Card:
        card = Card(
            SectionTitle(tr("Who has access")),
            Text(
                tr(
                    "Those who can open the register, how keys are changed, and the receipt of "
                    "the log."
                ),
                "quiet",
            ),
        )
        self.access_button = quiet_button(tr("Open the list"), lambda: self._go("access"))
        card.add_layout(row_of(self.access_button))
        return card

    def _go(self, page: str) -> None:
        self.navigate_requested.emit(Target(page=page))

    def _on_read(self, read: _Read) -> None:
        self._profile, self._idle = read.profile, read.idle_minutes
        self._days = read.backup_days
        self.copies.fill({"backup_days": read.backup_days})
        self._sharing = read.screen_sharing
        self.lock.fill(
            {"idle_minutes": read.idle_minutes, "screen_sharing": str(read.screen_sharing)}
        )
        self.names.fill({"policy": read.profile.policy})
        self.places.fill({name: getattr(read.profile, name) for name in _LINES})

    def _on_look(self) -> None:
        chosen = self.language.value()
        if chosen != self.context.language:
            # the window is made anew for it: not while its button is still being pressed
            QTimer.singleShot(0, self, lambda: self.setting_chosen.emit("language", chosen))
        elif self.theme.value() != str(theme_changes().mode):
            self.setting_chosen.emit("theme", self.theme.value())

    def _save_idle(self) -> None:
        minutes, now = self.idle.value(), self.context.now()
        if minutes is None or minutes == self._idle:
            return
        self.run(
            lambda register: settings.change_setting(
                register, Setting.IDLE_MINUTES, minutes, now=now
            ),
            self._on_idle,
            failed=self.lock.show_error,
        )

    def _on_idle(self, minutes: int) -> None:
        self._idle = minutes
        self.setting_chosen.emit("idle_minutes", minutes)
        self.saved.emit()

    def _save_sharing(self) -> None:
        shown, now = int(self.sharing.value() or 0), self.context.now()
        if shown == self._sharing:
            return
        self.run(
            lambda register: settings.change_setting(
                register, Setting.SCREEN_SHARING, shown, now=now
            ),
            self._on_sharing,
            failed=self.lock.show_error,
        )

    def _on_sharing(self, shown: int) -> None:
        self._sharing = shown
        self.setting_chosen.emit("screen_sharing", bool(shown))
        self.saved.emit()

    def _save_days(self) -> None:
        days, now = self.days.value(), self.context.now()
        if days is None or days == self._days:
            return
        self.run(
            lambda register: settings.change_setting(register, Setting.BACKUP_DAYS, days, now=now),
            self._on_days,
            failed=self.copies.show_error,
        )

    def _on_days(self, days: int) -> None:
        self._days = days
        self.saved.emit()

    def _save_policy(self) -> None:
        self._change(self.names, {"policy": self.policy.value()})

    def _save_places(self) -> None:
        if not self.places.show_problems(self.places.problems()):
            self._change(self.places, self.places.values())

    def _change(self, form: Form, values: Mapping[str, Any]) -> None:
        profile = self._profile
        if profile is None or all(getattr(profile, name) == new for name, new in values.items()):
            return
        draft = ProfileDraft(**{name: getattr(profile, name) for name in _DRAFT} | dict(values))
        now = self.context.now()
        self.run(
            lambda register: settings.change_profile(register, draft, now=now),
            self._on_profile,
            failed=form.show_error,
        )

    def _on_profile(self, profile: Profile) -> None:
        self._profile = profile
        self.setting_chosen.emit("policy", words(profile.policy))
        self.saved.emit()
