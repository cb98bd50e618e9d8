# SPDX-License-Identifier: EUPL-1.2
"""Yearly wheel, municipality profile and settings by keyboard: saved at once, said in words."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.municipality import Profile, ProfileDraft, RegistrationPolicy
from app.services import settings, statistics
from app.services.register import Register
from app.services.settings import Setting
from app.ui.pages.profile import ProfilePage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.year import YearPage
from tests.builders import NOW
from tests.ui.rooms import Desk, desk_in


def settled(register: Register) -> None:
    """A profile whose codes are in the lists."""
    profile = settings.profile(register)
    given = {one.name: getattr(profile, one.name) for one in fields(ProfileDraft)}
    given |= {"region": "midtjylland", "police_district": "midt_og_vestjylland"}
    settings.change_profile(register, ProfileDraft(**given), now=NOW)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        made.do(settled)
        yield made


def profile_page(desk: Desk) -> ProfilePage:
    page = desk.go("profile")
    assert isinstance(page, ProfilePage)
    desk.qtbot.wait(1)
    return page


def settings_page(desk: Desk) -> SettingsPage:
    page = desk.go("settings")
    assert isinstance(page, SettingsPage)
    return page


def stored(desk: Desk) -> Profile:
    return desk.do(settings.profile)


def field(page: ProfilePage, name: str):  # type: ignore[no-untyped-def]
    return next(form[name] for form in page.forms if name in form)


def test_the_profile_asks_in_the_words_of_the_questionnaire(desk: Desk) -> None:
    profile_page(desk)
    said = desk.texts()
    for question in (
        "Is there a steering group?",
        "Who has the mandate to coordinate?",
        "Which actors take part in the cross-cutting forum?",
    ):
        assert question in said
    assert "(optional)" not in said
    desk.shot("profile")


def test_an_answer_is_saved_by_itself(desk: Desk) -> None:
    page = profile_page(desk)
    field(page, "strategy").focus()
    desk.key(Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: stored(desk).strategy == "yes")
    assert stored(desk).registered_by == ()
    assert stored(desk).policy is RegistrationPolicy.NAME_AT_MEASURE


def test_what_was_typed_is_saved_when_the_page_is_left(desk: Desk) -> None:
    page = profile_page(desk)
    field(page, "strategy_revision_on").focus()
    desk.type("1.9.2026")
    desk.go("today")
    assert stored(desk).strategy_revision_on == date(2026, 9, 1)


def test_the_profile_shows_what_is_stored_and_saves_nothing_by_being_looked_at(
    desk: Desk,
) -> None:
    before = stored(desk)
    page = profile_page(desk)
    assert field(page, "region").editor.value() == "midtjylland"
    desk.go("today")
    assert stored(desk) == before


def test_a_profile_without_a_name_is_not_saved_and_says_why(desk: Desk) -> None:
    page = profile_page(desk)
    field(page, "name").editor.set_value("")
    page.leave()
    desk.settle()
    assert field(page, "name").error == "This must be filled in."
    assert stored(desk).name == "Lyngsø Kommune"


def test_a_revision_before_the_plan_is_said_beside_its_field(desk: Desk) -> None:
    page = profile_page(desk)
    field(page, "strategy_on").editor.set_value(date(2026, 3, 1))
    field(page, "strategy_revision_on").editor.set_value(date(2026, 2, 1))
    page.leave()
    desk.settle()
    assert field(page, "strategy_revision_on").error
    assert stored(desk).strategy_revision_on is None


def test_the_wheel_leads_to_the_revision_date(desk: Desk) -> None:
    desk.go("year")
    desk.press("Change the date")
    page = desk.page
    assert isinstance(page, ProfilePage)
    desk.qtbot.waitUntil(
        lambda: desk.focused is field(page, "strategy_revision_on").editor.target()
    )


def test_the_wheel_says_where_each_thing_stands(desk: Desk) -> None:
    page = desk.go("year")
    assert isinstance(page, YearPage)
    assert page.survey.state.text() == "Not saved yet"
    assert page.profile.state.text() == "Last changed 14 April 2026"
    assert page.plan.state.text() == "No date set"
    assert page.access.state.text() == "Birgit Tangaa · Passphrase (you, now)"
    desk.shot("year")


def test_a_revision_that_has_passed_says_so(desk: Desk) -> None:
    page = profile_page(desk)
    field(page, "strategy_revision_on").editor.set_value(date(2026, 1, 5))
    year = desk.go("year")
    assert isinstance(year, YearPage)
    assert year.plan.state.text() == "The date has passed: 5 January 2026"


def test_the_wheel_remembers_the_last_sheet(desk: Desk) -> None:
    from app.domain.periods import years_until

    def release(register: Register) -> None:
        sheet = statistics.protected_sheet(register, years_until(NOW.date()), now=NOW)
        statistics.release(register, sheet, now=NOW)

    desk.do(release)
    page = desk.go("year")
    assert isinstance(page, YearPage)
    assert page.survey.state.text() == "Last saved 14 April 2026"


def test_every_setting_says_what_it_changes(desk: Desk) -> None:
    page = settings_page(desk)
    for form in (page.look, page.lock, page.names, page.places, page.copies):
        for name in form.values():
            assert form[name].help.text()
    desk.shot("settings")


def test_language_and_colours_are_told_to_the_window(desk: Desk) -> None:
    page = settings_page(desk)
    said: list[str] = []
    desk.window.language_chosen.connect(said.append)
    desk.window.theme_chosen.connect(said.append)
    page.theme.buttons()[2].setFocus()
    desk.key(Qt.Key.Key_Space)
    page.language.buttons()[0].setFocus()
    desk.key(Qt.Key.Key_Space)
    desk.settle()
    assert said == ["dark", "da"]


def test_idle_minutes_are_stored_and_hold_at_once(desk: Desk) -> None:
    page = settings_page(desk)
    heard: list[int] = []
    desk.window.idle_minutes_chosen.connect(heard.append)
    page.idle.target().setFocus()
    desk.type("5")
    desk.go("today")
    assert desk.do(lambda register: settings.setting(register, Setting.IDLE_MINUTES)) == 5
    assert heard == [5]


def test_one_to_fifteen_minutes_are_offered_and_ten_proposed(desk: Desk) -> None:
    page = settings_page(desk)
    offered = [page.idle.combo.itemText(row) for row in range(page.idle.combo.count())]
    assert (offered[0], offered[-1], len(offered)) == ("1 minute", "15 minutes", 15)
    assert page.idle.value() == 10


def test_how_long_backups_are_kept_is_stored_at_once(desk: Desk) -> None:
    page = settings_page(desk)
    assert page.days.value() == 90
    page.days.target().setFocus()
    desk.type("30")
    desk.go("today")
    assert desk.do(lambda register: settings.setting(register, Setting.BACKUP_DAYS)) == 30


@pytest.mark.parametrize(
    ("deed", "title"), [("Open the backups", "Backups"), ("Open the list", "Who has access")]
)
def test_the_settings_lead_to_backups_and_keys(deed: str, title: str, desk: Desk) -> None:
    settings_page(desk)
    desk.press(deed)
    assert desk.page.title() == title


def test_the_registration_policy_changes_at_once_and_stands_in_the_status_line(desk: Desk) -> None:
    page = settings_page(desk)
    page.policy.buttons()[0].setFocus()
    desk.key(Qt.Key.Key_Space)
    desk.settle()
    assert stored(desk).policy is RegistrationPolicy.NAME_FROM_START
    assert desk.window._status["policy"] == "Name from the start"


def test_a_telephone_number_is_kept_beside_the_rest_of_the_profile(desk: Desk) -> None:
    page = settings_page(desk)
    page.places["police_contact"].focus()
    desk.type("Vagtcentralen 114")
    desk.go("today")
    assert stored(desk).police_contact == "Vagtcentralen 114"
    assert stored(desk).region == "midtjylland"
    again = settings_page(desk)
    assert again.places.values()["police_contact"] == "Vagtcentralen 114"


def test_where_the_system_can_hide_the_window_it_is_hidden_until_somebody_chooses(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "screen_sharing" not in settings_page(desk).lock
    monkeypatch.setattr("app.ui.pages.settings.CAN_HIDE_FROM_CAPTURE", True)
    desk.lock()  # the page is made anew, as on Windows
    page = settings_page(desk)
    heard: list[bool] = []
    desk.window.screen_sharing_chosen.connect(heard.append)
    assert page.sharing.value() == "0"
    page.sharing.target().setFocus()
    desk.key(Qt.Key.Key_Right)
    desk.settle()
    assert heard == [True]
    assert desk.do(lambda register: settings.setting(register, Setting.SCREEN_SHARING)) == 1
