# SPDX-License-Identifier: EUPL-1.2
"""Who has access: the list, the way to the door, and the receipt of the log by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.audit import Action
from app.pipes import Reason
from app.services import receipts
from app.storage import audit
from app.ui.page import Context, PageEntry
from app.ui.pages.access import AccessPage
from app.ui.pages.plain_paper import PaperWays
from app.ui.pages.receipt_paper import ReceiptPaperPage
from app.widgets.messages import MessageKind
from app.widgets.pdf_view import opened as pdf_opened
from app.widgets.pdf_view import page_text
from tests.ui.rooms import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    def choose(_parent: QWidget, _name: str) -> Path:
        return tmp_path / "kvittering.pdf"

    def paper(context: Context) -> ReceiptPaperPage:
        return ReceiptPaperPage(context, ways=PaperWays(printers=list, choose_file=choose))

    with desk_in(tmp_path, qtbot) as made:
        made.window._entries["receipt_paper"] = PageEntry(
            key="receipt_paper", factory=paper, title=str, beneath="year"
        )
        yield made


def access(desk: Desk) -> AccessPage:
    page = desk.go("access")
    assert isinstance(page, AccessPage)
    return page


def checked(desk: Desk, typed: str) -> tuple[MessageKind, str] | None:
    page = access(desk)
    page.receipt.form["receipt"].focus()
    page.receipt.typed.line.selectAll()
    desk.type(typed)
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    said = page.receipt.answer.message
    return None if said is None else (said.kind, said.text)


def test_the_list_says_who_how_and_which_of_them_is_you(desk: Desk) -> None:
    page = access(desk)
    said = desk.texts()
    for text in ("Birgit Tangaa", "Passphrase", "you, now"):
        assert text in said.splitlines()
    assert page.missing.text().startswith("There is no recovery key.")
    desk.shot("access")


def test_changing_keys_leads_to_the_door(desk: Desk) -> None:
    page = access(desk)
    ended: list[str] = []
    object.__setattr__(page.context, "end_process", ended.append)
    desk.primary().trigger()
    assert ended == [Reason.KEYS]


def test_the_receipt_of_now_is_shown_and_fits(desk: Desk) -> None:
    page = access(desk)
    receipt = desk.do(receipts.present_receipt)
    assert f"{receipt.seq} · {receipt.code}" in page.receipt.present.text()
    assert page.receipt.printed.text() == "No receipt has been made yet."
    kind, said = checked(desk, f"{receipt.seq} {receipt.code.upper()}") or (None, "")
    assert kind is MessageKind.SUCCESS
    assert said.startswith("The receipt fits.")
    desk.shot("access-fits")


def test_a_receipt_that_does_not_fit_says_what_to_do(desk: Desk) -> None:
    receipt = desk.do(receipts.present_receipt)
    kind, said = checked(desk, f"{receipt.seq} {int(receipt.code, 16) ^ 1:08x}") or (None, "")
    assert kind is MessageKind.WARNING
    assert "tell the IT department and the DPO" in said
    desk.shot("access-differs")
    assert "the log ends before" in (checked(desk, "999999 00000000") or ("", ""))[1]


def test_what_is_no_receipt_is_said_beside_the_field(desk: Desk) -> None:
    assert checked(desk, "12 abc") is None
    page = desk.page
    assert isinstance(page, AccessPage)
    assert page.receipt.form["receipt"].error.startswith("This is no receipt.")
    assert desk.focused is page.receipt.typed.line
    desk.shot("access-no-receipt")


def test_the_paper_holds_the_receipt_and_leaves_only_logged(desk: Desk, tmp_path: Path) -> None:
    access(desk)
    receipt = desk.do(receipts.present_receipt)
    desk.press("Make the receipt …")
    desk.shot("receipt-paper")
    desk.press("Save as PDF …")
    with pdf_opened((tmp_path / "kvittering.pdf").read_bytes()) as document:
        assert len(document) == 1
        printed = page_text(document, 0)
    assert f"{receipt.seq} · {receipt.code}" in printed
    assert "Lyngsø Kommune" in printed
    entry = desk.do(lambda register: audit.latest(register.database, limit=1))[0]
    assert (entry.action, entry.detail) == (Action.EXPORT, "receipt")
    desk.window.back()
    desk.settle()
    page = desk.page
    assert isinstance(page, AccessPage)
    assert page.receipt.printed.text().startswith("The last one was made ")
