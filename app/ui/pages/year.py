# SPDX-License-Identifier: EUPL-1.2
"""The yearly wheel: what comes back each year, and the way to where it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.disclosure import Release
from app.domain.municipality import Profile
from app.services import access, settings, statistics
from app.services.access import Access
from app.ui.page import Context, Page, Target
from app.widgets.parts import Button, Card, PageBody, SectionTitle, Text, quiet_button
from app.widgets.texts import date_text, tr, words

if TYPE_CHECKING:
    from app.services.register import Register

_WIDEST: Final = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """All that the page shows."""

    profile: Profile
    last_release: Release | None
    ways_in: tuple[Access, ...]


class _Entry(Card):
    """One thing of the year: what it is, where it stands, and the way there."""

    def __init__(self, title: str, text: str, deed: str, on_deed: Callable[[], None]) -> None:
        super().__init__()
        self.state = Text("", "strong")
        self.button: Button = quiet_button(deed, on_deed)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(SectionTitle(title))
        said.addWidget(Text(text, "quiet"))
        said.addSpacing(4)
        said.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(said, 1)
        row.addWidget(self.button)
        self.add_layout(row)


class YearPage(Page):
    """Survey, municipality profile, plan revision, who has access."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.survey = _Entry(
            tr("Survey sheet"),
            tr("The answers to the national survey, with counts that identify nobody."),
            tr("Open the survey sheet"),
            lambda: self._go("survey"),
        )
        self.profile = _Entry(
            tr("Municipality profile"),
            tr("What the survey asks about the municipality itself. Keep it up to date."),
            tr("Open the profile"),
            lambda: self._go("profile"),
        )
        self.plan = _Entry(
            tr("Revision of the plan"),
            tr("When the municipality's plan or strategy is looked at again."),
            tr("Change the date"),
            lambda: self._go("profile", part="strategy_revision_on"),
        )
        self.access = _Entry(
            tr("Who has access"),
            tr("Those who can open the register. Look through the list when somebody changes job."),
            tr("Open the list"),
            lambda: self._go("access"),
        )
        body = PageBody(self, width=_WIDEST)
        body.add(self.survey, self.profile, self.plan, self.access)
        body.add_stretch()

    def title(self) -> str:
        """The yearly wheel."""
        return tr("Yearly wheel")

    def refresh(self) -> None:
        """Read where each thing stands."""

        def read(register: "Register") -> _Year:
            latest = statistics.releases(register, limit=1)
            return _Year(
                profile=settings.profile(register),
                last_release=latest[0] if latest else None,
                ways_in=access.who_has_access(register),
            )

        self.run(read, self._on_read)

    def focus_first(self) -> None:
        """On the first way on."""
        self.survey.button.setFocus()

    def _go(self, page: str, *, part: str = "") -> None:
        extra = {"part": part} if part else {}
        self.navigate_requested.emit(Target(page=page, extra=extra))

    def _on_read(self, year: _Year) -> None:
        latest, profile = year.last_release, year.profile
        self.survey.state.setText(
            tr("Last saved {date}").format(date=date_text(latest.at.date()))
            if latest is not None
            else tr("Not saved yet")
        )
        self.profile.state.setText(
            tr("Last changed {date}").format(date=date_text(profile.changed_at.date()))
        )
        revision = profile.strategy_revision_on
        self.plan.state.setText(
            tr("No date set") if revision is None else _revision(revision, self._today())
        )
        self.access.state.setText("\n".join(_way_in(one) for one in year.ways_in))

    def _today(self) -> date:
        return self.context.now().date()


def _revision(day: date, today: date) -> str:
    if day < today:
        return tr("The date has passed: {date}").format(date=date_text(day))
    return date_text(day)


def _way_in(one: Access) -> str:
    said = f"{one.label} · {words(one.kind)}"
    return tr("{who} (you, now)").format(who=said) if one.own else said
