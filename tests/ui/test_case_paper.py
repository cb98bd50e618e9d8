# SPDX-License-Identifier: EUPL-1.2
"""The case summary leaves the register only after its line in the disclosure ledger."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.disclosure import Medium
from app.services.pages import case_page
from app.ui.page import Command
from app.ui.pages.case_paper import CasePaperPage
from app.ui.pages.paper_preview import Ways
from tests.ui.case_stories import busy_case
from tests.ui.rooms import Desk, desk_in

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW) as made:
        yield made


def chosen(desk: Desk, case_id: str, path: Path, **more: object) -> CasePaperPage:
    """The preview with everything chosen and the paper shown."""
    desk.go("case", case_id)
    desk.page.commands()[Command.PAPER]()
    desk.settle()
    page = desk.page
    assert isinstance(page, CasePaperPage)
    page._ways = Ways(choose_file=lambda _parent, _name: path)
    values = {
        "recipient": "police",
        "collaboration": "infohus_kommune",
        "basis": "section_115",
        "why": "Infohus skal vurdere sagen.",
    }
    page.panel.form.fill(values | more)
    page.panel.changed.emit()
    desk.qtbot.waitUntil(lambda: desk.primary().isEnabled())
    return page


def test_saving_a_paper_writes_its_ledger_line(desk: Desk, tmp_path: Path) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    path = tmp_path / "paper.pdf"
    page = chosen(desk, case.id, path)
    page.commands()[Command.SAVE]()
    desk.settle()
    assert path.read_bytes().startswith(b"%PDF")
    lines = desk.do(lambda register: case_page(register.database, case.id)).disclosures
    assert [(one.recipient, one.basis, one.medium) for one in lines] == [
        ("police", "section_115", Medium.SAVED)
    ]
    assert lines[0].why == "Infohus skal vurdere sagen."
    desk.window.back()
    desk.settle()
    page_again = desk.go("case", case.id, part="papers")
    assert "Infohus skal vurdere sagen." in desk.texts()
    assert page_again.title() == f"Case {case.number}"


def test_no_paper_leaves_while_its_line_is_refused(desk: Desk, tmp_path: Path) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    path = tmp_path / "paper.pdf"
    page = chosen(desk, case.id, path)
    page.panel.form.fill({"why": ""})
    page.commands()[Command.SAVE]()
    desk.settle()
    assert not path.exists()
    assert page.panel.form["why"].error
    lines = desk.do(lambda register: case_page(register.database, case.id)).disclosures
    assert lines == ()
