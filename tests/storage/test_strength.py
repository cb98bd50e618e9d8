# SPDX-License-Identifier: EUPL-1.2
"""The strength of a passphrase of one's own: what Danes would try first is weak.

The expected figures are counted by hand from how an attacker would go about it.
"""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import WeakPassphrase
from app.storage.vault import accept_passphrase, load_words
from app.storage.vault.strength import FLOOR_BITS, MINIMUM, Strength, Verdict, estimate

WORDS = load_words()
KNOWN = ("Lyngsø Kommune", "Birgit Tangaa")


def judge(passphrase: str) -> Strength:
    return estimate(passphrase, words=WORDS, known=KNOWN)


@pytest.mark.parametrize(
    "passphrase",
    [
        "adgangskode2026!",
        "Sommer2026Sommer2026",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabcabcabc",
        "qwertyuiopåasdfghjklæø",
        "øælkjhgfdsaåpoiuytrewq",
        "1qaz2wsx3edc4rfv5tgb",
        "12345678901234567890",
        "98765432109876543210",
        "abcdefghijklmnopqrstuvwxyzæøå",
        "Lyngsø Kommune 2026",
        "LyngsøKommune2026",
        "lyngsoekommune2026",
        "LYNGSO KOMMUNE 2026",
        "Birgit Tangaa 1974",
        "ennumokøsgnyl ennumokøsgnyl",
        "Det er et yndigt land",
        "Æreværegudidethøjeste",
        "P4ssw0rd P4ssw0rd P4ssw0rd",
        "k0de0rd k0de0rd k0de0rd",
        "Peter Hansen 12-05-1978",
        "12051978 13061979",
        "12. 05. 1978 12. 05. 1978",
        "januar februar marts april",
        "København Aarhus Odense",
        "Kobenhavn Arhus Odense",
        "brøndbybrøndbybrøndby",
        "kommunalbestyrelsesmedlem",
        "1111222233334444",
        "!!!!!!!!!!!!!!!!!!!!!!!!",
        "seksten tegn her",
    ],
)
def test_what_danes_would_try_is_refused(passphrase: str) -> None:
    strength = judge(passphrase)
    assert strength.verdict is Verdict.GUESSABLE
    assert strength.bits < FLOOR_BITS
    with pytest.raises(WeakPassphrase) as caught:
        accept_passphrase(passphrase, WORDS, known=KNOWN)
    assert caught.value.guessable


@pytest.mark.parametrize(
    "passphrase",
    [
        "xkcvbqzjwmpfhtgd",
        "Kj8#mQ2vLp9$xR4t",
        "bedstefars blå cykel rustede i regnen",
        "min mormor bagte klejner i Vejle i 1974",
        "traktor synger gardin flaske",
    ],
)
def test_what_nobody_would_try_is_taken(passphrase: str) -> None:
    assert judge(passphrase).accepted
    accept_passphrase(passphrase, WORDS, known=KNOWN)


@pytest.mark.parametrize(
    "passphrase", ["", "   ", "x" * 15, "Kj8#mQ2vLp9$xR4", "kort og god kode"[:15]]
)
def test_short_is_short_however_random(passphrase: str) -> None:
    assert judge(passphrase).verdict is Verdict.TOO_SHORT
    with pytest.raises(WeakPassphrase) as caught:
        accept_passphrase(passphrase, WORDS)
    assert (caught.value.minimum, caught.value.guessable) == (MINIMUM, False)


def test_five_different_offered_words_always_pass() -> None:
    dice = random.Random(20261122)  # noqa: S311 - a repeatable test, no secret
    for _ in range(200):
        offer = " ".join(dice.sample(WORDS, 5))
        strength = estimate(offer, words=WORDS, known=(offer, "Lyngsø Kommune"))
        assert strength.verdict is Verdict.STRONG
        assert round(strength.bits, 1) == 64.6


def test_four_offered_words_are_worth_what_they_are_drawn_from() -> None:
    """Four words from 7,776 are 51.7 bits to whoever knows the list; the estimate is no more."""
    dice = random.Random(4)  # noqa: S311 - a repeatable test, no secret
    for _ in range(100):
        assert judge(" ".join(dice.sample(WORDS, 4))).bits <= 4 * math.log2(7776) + 0.01


def test_random_digits_and_letters_are_worth_no_more_than_they_are() -> None:
    dice = random.Random(5)  # noqa: S311 - a repeatable test, no secret
    for _ in range(100):
        digits = "".join(dice.choices("0123456789", k=20))
        assert judge(digits).bits <= 20 * math.log2(10) + 0.01
        letters = "".join(dice.choices("abcdefghijklmnopqrstuvwxyzæøå", k=20))
        assert judge(letters).bits <= 20 * math.log2(29) + 0.01


def test_a_known_name_is_worth_nothing() -> None:
    with_name = estimate("Lyngsø traktor synger", words=WORDS, known=("Lyngsø Kommune",))
    without = estimate("Lyngsø traktor synger", words=WORDS)
    assert with_name.bits < without.bits - 8


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_judged_and_saying_it_twice_adds_little(text: str) -> None:
    once, twice = judge(text), judge(f"{text} {text}")
    assert 0 <= once.bits < math.inf
    copied = math.ceil((len(text) + 1) / 40)
    assert twice.verdict is Verdict.STRONG or twice.bits <= once.bits + 10 * copied


def test_a_very_long_text_is_worth_what_its_beginning_is() -> None:
    assert judge("kode" * 5000).verdict is Verdict.GUESSABLE
    assert judge("bedstefars blå cykel rustede " * 500).accepted


def test_an_estimate_holds_nothing_of_the_words() -> None:
    assert "kode" not in repr(judge("kodeord kodeord kodeord"))
