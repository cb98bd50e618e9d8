# SPDX-License-Identifier: EUPL-1.2
"""Danish text as it is searched for and as it is ordered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order import fold, sort_key


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Åse Kjær", "aase kjaer"),
        ("Aase KJÆR", "åse kjær"),
        ("Smedevænget", "smedevaenget"),
        ("Rømø", "roemoe"),
        ("Özil", "øzil"),
        ("André", "andre"),
        ("A\u030asa", "åsa"),  # a + ring
        ("Weiß", "weiss"),
    ],
)
def test_the_same_word_however_it_is_typed(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_different_letters_stay_different() -> None:
    assert len({fold(word) for word in ("bær", "bor", "bør", "bår")}) == 4


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_danish_order() -> None:
    names = ["Aarhus", "Zenia", "Øster", "Ærø", "Andersen", "Åse", "Aaby", "de Vries", "André B"]
    assert sorted(names, key=sort_key) == [
        "Andersen",
        "André B",
        "de Vries",
        "Zenia",
        "Ærø",
        "Øster",
        "Aaby",
        "Aarhus",
        "Åse",
    ]
