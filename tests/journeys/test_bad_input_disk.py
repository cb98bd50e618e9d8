# SPDX-License-Identifier: EUPL-1.2
"""A disk that is full while somebody works: said where it happened, and nothing lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import concerns, drafts
from app.services.register import check_register, close_register
from app.services.views import ConcernFilter
from app.ui.page import Command
from app.ui.pages.case_paper import CasePaperPage
from app.ui.pages.new_concern import DRAFT, NewConcernPage
from app.ui.pages.paper_preview import Ways
from tests.journeys.disks import Disk, disk_of
from tests.journeys.forms import TEXT, open_forms
from tests.services.registers import enter
from tests.ui.case_desk import NOW, stored
from tests.ui.case_stories import small_case
from tests.ui.rooms import Desk, desk_in

FULL = "Disken er fuld. Skaf plads, og prøv igen; intet er tabt."
NO_SUCH_FOLDER = "Filen kunne ikke gemmes i den mappe. Vælg en anden mappe, og prøv igen."
LONG = "Han fortalte om en video, som to andre også har set. " * 400
"""More than the free pages of any file hold."""


@dataclass(frozen=True, slots=True)
class Place:
    """A desk whose register lies on a disk of its own."""

    desk: Desk
    disk: Disk


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot, danish: None) -> Iterator[Place]:
    with disk_of(tmp_path / "disk", 4) as disk:
        with desk_in(disk.folder, qtbot, now=NOW, language="da") as desk:
            yield Place(desk, disk)
        register = enter(disk.folder, now=NOW)  # what a later day finds
        assert check_register(register).sound
        close_register(register, now=NOW, reason="quit")


def begin_note(desk: Desk) -> str:
    case = desk.do(lambda register: small_case(register, now=NOW))
    desk.go("case", case.id, part="course")
    desk.press("Skriv et notat")
    (form,) = open_forms(desk)
    form.form.fill({"text": LONG, "source": "Læreren"})
    return case.id


def test_a_note_on_a_full_disk(place: Place) -> None:
    desk = place.desk
    case_id = begin_note(desk)
    (form,) = open_forms(desk)
    typed = form.form.values()
    before = stored(desk, case_id)
    place.disk.fill()
    for _time in range(2):
        form.save()
        desk.settle()
        assert form.bar.isVisible()
        assert form.bar.message is not None
        assert form.bar.message.text == FULL
        assert form.form.values() == typed
        assert form.save_button.isEnabled()
    assert stored(desk, case_id) == before
    place.disk.make_room()
    form.save()
    desk.settle()
    assert [one.text for one in stored(desk, case_id).notes] == [LONG.strip()]


def test_a_note_that_could_not_be_saved_is_a_draft_after_the_lock(place: Place) -> None:
    desk = place.desk
    case_id = begin_note(desk)
    (form,) = open_forms(desk)
    place.disk.fill()
    form.save()
    desk.settle()
    place.disk.make_room()
    desk.lock()
    desk.go("case", case_id, part="course")
    desk.press("Skriv et notat")
    (again,) = open_forms(desk)
    assert again.form.values()["text"] == LONG.strip()
    assert stored(desk, case_id).notes == ()


def test_a_draft_on_a_full_disk_is_kept_as_soon_as_there_is_room(place: Place) -> None:
    desk = place.desk
    begin_note(desk)
    (form,) = open_forms(desk)
    form.form["text"].editor.target().setFocus()
    desk.type("x")
    place.disk.fill()
    form.flush()
    desk.settle()
    assert desk.message == FULL
    assert form.form.values()["text"].startswith("x")
    assert desk.do(lambda register: drafts.load_draft(register, form.key)) is None
    place.disk.make_room()
    form.flush()
    desk.settle()
    kept = desk.do(lambda register: drafts.load_draft(register, form.key))
    assert kept is not None
    assert str(kept.content["text"]).startswith("xHan fortalte")


def test_a_new_concern_on_a_full_disk(place: Place) -> None:
    desk = place.desk
    page = desk.go("new_concern")
    assert isinstance(page, NewConcernPage)
    page.form.fill({"source": "teacher"})
    page.form["summary"].editor.target().setFocus()
    page.form.story.set_value(LONG)
    place.disk.fill()
    page.leave()
    desk.settle()
    assert desk.message == FULL
    desk.window.bar.dismiss()
    desk.press("Undersøg nærmere")
    assert page.form.bar.message is not None
    assert page.form.bar.message.text == FULL
    assert page.form.values()["summary"] == LONG.strip()
    assert desk.button("Undersøg nærmere").isEnabled()
    assert desk.do(lambda register: concerns.list_concerns(register, ConcernFilter.ALL)) == ()
    place.disk.make_room()
    page.leave()
    desk.settle()
    kept = desk.do(lambda register: drafts.load_draft(register, DRAFT))
    assert kept is not None
    assert kept.content["summary"] == LONG.strip()
    desk.press("Undersøg nærmere")
    (row,) = desk.do(lambda register: concerns.list_concerns(register, ConcernFilter.ALL))
    assert desk.window.current_target().record_id == row.id


@pytest.mark.parametrize(("gone", "said"), [(False, FULL), (True, NO_SUCH_FOLDER)])
def test_a_paper_that_cannot_be_saved(
    gone: bool, said: str, tmp_path: Path, qtbot: QtBot, danish: None
) -> None:
    """The register lies elsewhere; the stick on which the paper is to be saved is full."""
    with (
        disk_of(tmp_path / "stick", 1) as stick,
        desk_in(tmp_path, qtbot, now=NOW, language="da") as desk,
    ):
        stick.fill()
        case = desk.do(lambda register: small_case(register, now=NOW))
        path = stick.folder / ("væk/sag.pdf" if gone else "sag.pdf")
        desk.go("case", case.id)
        desk.page.commands()[Command.PAPER]()
        desk.settle()
        page = desk.page
        assert isinstance(page, CasePaperPage)
        page._ways = Ways(choose_file=lambda _parent, _name: path)
        page.panel.form.fill(
            {
                "recipient": "police",
                "collaboration": "infohus_kommune",
                "basis": "section_115",
                "why": TEXT,
            }
        )
        page.panel.changed.emit()
        qtbot.waitUntil(lambda: desk.primary().isEnabled())
        page.commands()[Command.SAVE]()
        desk.settle()
        assert page.panel.form.bar.isVisible()
        assert page.panel.form.bar.message is not None
        assert page.panel.form.bar.message.text == said
        assert page.panel.form.values()["why"] == TEXT
        assert stored(desk, case.id).disclosures == ()
        assert [one.name for one in stick.folder.iterdir()] == ["filler.bin"]
        if not gone:
            stick.make_room()
            page.commands()[Command.SAVE]()
            desk.settle()
            assert path.read_bytes().startswith(b"%PDF")
            assert [one.why for one in stored(desk, case.id).disclosures] == [TEXT]
