# SPDX-License-Identifier: EUPL-1.2
"""A mistyped emergency key: which group is wrong, and that no passphrase is taken for one."""

import base64
import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Mistyping, RecoveryKeyMistyped
from app.storage.vault import load_words, recovery, suggest_passphrase

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def key_of(raw: bytes) -> str:
    """The 36 letters by the document: base32 of 20 bytes, and of the first 20 bits of SHA-256."""
    check = base64.b32encode(hashlib.sha256(raw).digest())[:4]
    return (base64.b32encode(raw) + check).decode()


LETTERS = key_of(bytes(range(100, 120)))
KEY = " ".join(LETTERS[place : place + 4] for place in range(0, 36, 4))


def diagnosed(typed: str) -> RecoveryKeyMistyped:
    with pytest.raises(RecoveryKeyMistyped) as caught:
        recovery.parse(typed)
    return caught.value


def grouped(letters: str) -> str:
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def named_rightly(tries: list[tuple[str, int]], fault: Mistyping) -> float:
    """How many of the mistakes are put to their group; never to a wrong one without a doubt."""
    found = [(diagnosed(typed), group) for typed, group in tries]
    assert {error.fault for error, _ in found} == {fault}
    assert all(error.group in (group, None) for error, group in found), "a wrong group"
    return sum(error.group == group for error, group in found) / len(found)


def test_every_single_wrong_letter_is_put_to_its_group() -> None:
    """1,116 mistakes; 20 bits of checksum leave about one in 940 in doubt between two groups."""
    tries = [
        (grouped(LETTERS[:place] + letter + LETTERS[place + 1 :]), place // 4 + 1)
        for place in range(36)
        for letter in ALPHABET
        if letter != LETTERS[place]
    ]
    dice = random.Random(1)  # noqa: S311 - a repeatable test, no secret
    assert named_rightly(dice.sample(tries, 120), Mistyping.LETTERS) >= 0.95


def test_every_two_swapped_neighbours_are_put_to_their_group() -> None:
    """Across two groups the first is named: it does hold a letter that does not belong there."""
    tries = [
        (LETTERS[:place] + LETTERS[place + 1] + LETTERS[place] + LETTERS[place + 2 :], place // 4)
        for place in range(35)
        if LETTERS[place] != LETTERS[place + 1]
    ]
    numbered = [(grouped(typed), group + 1) for typed, group in tries]
    assert named_rightly(numbered, Mistyping.LETTERS) >= 0.95


def test_a_missing_letter_is_put_to_its_group() -> None:
    tries = [(LETTERS[:place] + LETTERS[place + 1 :], place // 4 + 1) for place in range(36)]
    # A letter missing between two equal ones at a border may be of either group.
    assert named_rightly(tries, Mistyping.LETTER_MISSING) >= 0.8


def test_a_letter_too_many_is_put_to_its_group() -> None:
    tries = [
        (
            LETTERS[:place]
            + ("A" if "A" not in LETTERS[place - 1 : place + 1] else "7")
            + LETTERS[place:],
            place // 4 + 1,
        )
        for place in range(36)
    ]
    assert named_rightly(tries, Mistyping.LETTER_TOO_MANY) >= 0.8


def test_a_group_typed_twice_is_named_and_a_missing_one_is_told() -> None:
    groups = KEY.split()
    for at in range(9):
        twice = " ".join([*groups[: at + 1], *groups[at:]])
        error = diagnosed(twice)
        assert error.fault is Mistyping.GROUP_TOO_MANY
        assert error.group in (at + 1, at + 2, None)
        missing = diagnosed(" ".join(groups[:at] + groups[at + 1 :]))
        assert (missing.fault, missing.group) == (Mistyping.GROUP_MISSING, None)


def test_a_character_that_is_in_no_key_is_put_to_its_group() -> None:
    for place, strange in ((0, "9"), (17, "ø"), (35, "%")):
        error = diagnosed(grouped(LETTERS[:place] + strange + LETTERS[place + 1 :]))
        assert error.group == place // 4 + 1


def test_two_mistakes_in_two_groups_name_no_group() -> None:
    wrong = list(LETTERS)
    for place in (1, 30):
        wrong[place] = "A" if wrong[place] != "A" else "B"
    assert diagnosed(grouped("".join(wrong))).group in (None, *range(1, 10))
    assert diagnosed("A" * 36).group is None


@pytest.mark.parametrize("separator", [" ", "-", "", "  ", "\n", " - ", ".", "\u2013", ", "])
def test_a_key_is_read_however_its_groups_are_parted(separator: str) -> None:
    assert recovery.parse(separator.join(KEY.lower().split())) == LETTERS


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_told_from_a_key(text: str) -> None:
    assert not recovery.looks_like_one(text)
    diagnosed(text)
    recovery.resembles_one(text)


def test_what_is_meant_as_a_key_is_known_as_one() -> None:
    dice = random.Random(2)  # noqa: S311 - a repeatable test, no secret
    missed = 0
    for _ in range(200):
        letters = key_of(dice.randbytes(20))
        place = dice.randrange(36)
        wrong = letters[:place] + dice.choice(ALPHABET) + letters[place + 1 :]
        short, long = letters[:place] + letters[place + 1 :], wrong[:place] + "X" + wrong[place:]
        typed = [grouped(wrong), grouped(wrong).lower(), grouped(short), grouped(long)]
        if set("234567") & set(short[:28]) and set("234567") & set(wrong):
            typed += [" ".join(grouped(letters).split()[: -dice.randint(1, 2)])]
            typed += [wrong, short, long]
        missed += sum(not recovery.resembles_one(one) for one in typed)
    assert missed == 0


def test_no_passphrase_is_taken_for_a_key() -> None:
    words = load_words()
    taken = [
        offer
        for offer in (suggest_passphrase(words) for _ in range(3000))
        if recovery.resembles_one(offer) or recovery.resembles_one(offer.replace(" ", ""))
    ]
    assert taken == []
    for own in (
        "jeg elsker min kat og min hund meget",
        "fugl gran hest mule sand taxa vind",
        "kommunalbestyrelsesmedlemmernesmoede",
        "correct horse battery staple 2026",
        "",
        "2026",
    ):
        assert not recovery.resembles_one(own)
