# SPDX-License-Identifier: EUPL-1.2
"""Receipts of the log: read as people type them, and what the log says to each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.services import receipts
from app.services.common import writing
from app.services.key_change import KeyChange
from app.services.receipts import Receipt, Verdict
from app.services.register import Register
from app.storage.audit import Head, rechain
from tests.services.registers import NOW, later, opened


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with opened(tmp_path) as made:
        yield made


def work(register: Register, action: Action = Action.SEARCH, *, detail: str = "") -> None:
    with writing(register, action, detail=detail, now=later(1)):
        pass


@pytest.mark.parametrize(
    "typed",
    [
        "1234 · 8f3a21b0",
        "1234 8F3A21B0",
        "1.234 · 8f3a 21b0",
        " l234-8f3a2lbO ",
        "1234,8f3a21b0.",
    ],
)
def test_a_receipt_is_read_however_it_is_typed(typed: str) -> None:
    assert receipts.read_receipt(typed) == Receipt(seq=1234, code="8f3a21b0")


@pytest.mark.parametrize("typed", ["", "8f3a21bc", "0 · 8f3a21bc", "12 · 8f3a21b", "12 · 8f3a21bg"])
def test_what_is_no_receipt_is_not_taken_for_one(typed: str) -> None:
    assert receipts.read_receipt(typed) is None


def test_the_receipt_of_now_fits_now_and_after_more_work(register: Register) -> None:
    receipt = receipts.present_receipt(register)
    for _one in range(3):
        assert receipts.check_receipt(register, receipt).verdict is Verdict.FITS
        work(register)
    assert receipts.present_receipt(register) != receipt


def test_a_changed_log_and_an_older_copy_do_not_fit(register: Register) -> None:
    receipt = receipts.present_receipt(register)
    other = Receipt(seq=receipt.seq, code=f"{int(receipt.code, 16) ^ 1:08x}")
    further = Receipt(seq=receipt.seq + 1, code=receipt.code)
    assert receipts.check_receipt(register, other).verdict is Verdict.DIFFERS
    assert receipts.check_receipt(register, further).verdict is Verdict.AHEAD


def rotated(register: Register) -> None:
    """The log's codes under a new key, as a rotation writes them."""
    with register.database.transaction():
        head: Head = rechain(register.database, bytes(range(32)))
    register.head = head


def test_after_a_change_of_keys_the_paper_is_told_from_tampering(register: Register) -> None:
    before = receipts.present_receipt(register)
    rotated(register)
    register.keys.log[:] = bytes(range(32))
    assert receipts.check_receipt(register, before).verdict is Verdict.DIFFERS
    work(register, Action.KEY_CHANGE, detail=receipts.ADDED_HOLDER)
    assert receipts.check_receipt(register, before).verdict is Verdict.DIFFERS
    work(register, Action.KEY_CHANGE, detail="removed")
    found = receipts.check_receipt(register, before)
    assert (found.verdict, found.at) == (Verdict.KEYS_CHANGED, later(1))
    assert (
        receipts.check_receipt(register, receipts.present_receipt(register)).verdict is Verdict.FITS
    )


def test_the_change_that_keeps_the_codes_is_called_the_same_where_it_is_made() -> None:
    assert receipts.ADDED_HOLDER == KeyChange.ADDED_HOLDER


def test_after_a_restore_it_is_said_when(register: Register) -> None:
    further = Receipt(seq=register.head.seq + 40, code="0" * 8)
    work(register, Action.RESTORE)
    found = receipts.check_receipt(register, further)
    assert (found.verdict, found.at) == (Verdict.RESTORED, later(1))


def test_the_paper_is_logged_and_remembered(register: Register) -> None:
    work(register, Action.PRINT, detail="case_summary")
    assert receipts.last_printed(register) is None
    receipts.log_receipt(register, now=NOW, saved=False)
    receipts.log_receipt(register, now=later(5), saved=True)
    assert receipts.last_printed(register) == later(5)
