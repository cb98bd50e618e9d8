# SPDX-License-Identifier: EUPL-1.2
"""What a form autosaves: the text as it was typed, without the CPR numbers in it."""

import pytest

from app.services.common import Register
from app.services.drafts import load_draft, save_draft
from tests.builders import NOW
from tests.services.registers import plain_bytes


@pytest.mark.parametrize("typed", ["010190-1234", "0101901234", "010190 - 1234", "610190-1234"])
def test_a_cpr_number_in_a_draft_never_reaches_the_file(register: Register, typed: str) -> None:
    content = {
        "summary": f"Hans nummer er {typed}, og han bor i Skovby.",
        "people": [{"code": typed}, "A.B."],
        "adults": 2,
        "danger": None,
    }
    save_draft(register, "concern:new", content, now=NOW)
    kept = plain_bytes(register.database.path, bytes(register.keys.database))
    assert typed.encode() not in kept
    assert b"og han bor i Skovby" in kept
    draft = load_draft(register, "concern:new")
    assert draft is not None
    assert draft.content == {
        "summary": "Hans nummer er xxxxxx-xxxx, og han bor i Skovby.",
        "people": [{"code": "xxxxxx-xxxx"}, "A.B."],
        "adults": 2,
        "danger": None,
    }


def test_other_numbers_stay_in_a_draft(register: Register) -> None:
    save_draft(register, "note:1", {"text": "Ring 12345678, sag 9912319999."}, now=NOW)
    draft = load_draft(register, "note:1")
    assert draft is not None
    assert draft.content == {"text": "Ring 12345678, sag 9912319999."}
