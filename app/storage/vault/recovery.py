# SPDX-License-Identifier: EUPL-1.2
"""Recovery keys: 160 random bits as nine groups of four letters, with a checksum.

32 base32 letters (RFC 4648) of key and four of checksum (the first 20 bits of SHA-256 of the key);
the slot's secret is the 36 letters without spaces.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Iterator
from typing import Final

from app.domain.errors import Mistyping, RecoveryKeyMistyped

GROUPS: Final = 9
_GROUP: Final = 4
_LETTERS: Final = GROUPS * _GROUP
_KEY_BYTES: Final = 20
_KEY_LETTERS: Final = 32
_SEPARATORS: Final = re.compile(r"[\s\-\u2010-\u2015.,;:/]+")
_LOOKALIKES: Final = str.maketrans("018", "OIB")
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_DIGITS: Final = frozenset("234567")


def generate() -> str:
    """A new recovery key as it is printed: "ABCD EFGH …", nine groups."""
    letters = _with_checksum(secrets.token_bytes(_KEY_BYTES))
    return " ".join(letters[place : place + _GROUP] for place in range(0, _LETTERS, _GROUP))


def parse(typed: str) -> str:
    """The slot's secret from what was typed: spaces, case and 0/1/8 for O/I/B do not matter.

    Raises RecoveryKeyMistyped, with the group where one mistake explains it and no other group
    would: a letter replaced, missing or too many, two neighbours swapped, a group too many.
    """
    groups = _groups(typed)
    letters = "".join(groups)
    if _fits(letters):
        return letters
    raise _diagnosed(groups, letters)


def looks_like_one(typed: str) -> bool:
    """Whether this is a whole recovery key; no passphrase is taken for one by chance."""
    return _fits("".join(_groups(typed)))


def resembles_one(typed: str) -> bool:
    """Whether somebody meant a recovery key, perhaps a mistyped one, and no passphrase.

    Groups of four, most of them at least; or one long word of its letters with a digit in it,
    which one key in 1,800 lacks. Five words of any list are told apart by their lengths.
    """
    groups = _groups(typed)
    letters = "".join(groups)
    strange = sum(letter not in _ALPHABET for letter in letters)
    if strange > 2 or len(letters) > _LETTERS + 2 * _GROUP:
        return False
    has_digit = not _DIGITS.isdisjoint(letters)
    fours = sum(len(group) == _GROUP for group in groups)
    if len(groups) > 1:
        enough = GROUPS - 3 if has_digit else GROUPS - 1
        return len(groups) >= enough and fours >= len(groups) - 2
    return has_digit and strange == 0 and abs(len(letters) - _LETTERS) <= _GROUP


def _groups(typed: str) -> list[str]:
    upper = typed.upper().translate(_LOOKALIKES)
    return [group for group in _SEPARATORS.split(upper) if group]


def _fits(letters: str) -> bool:
    if len(letters) != _LETTERS or not set(_ALPHABET).issuperset(letters):
        return False
    return _with_checksum(base64.b32decode(letters[:_KEY_LETTERS])) == letters


def _with_checksum(key: bytes) -> str:
    digest = base64.b32encode(hashlib.sha256(key).digest())
    return (base64.b32encode(key) + digest[:_GROUP]).decode("ascii")


def _diagnosed(groups: list[str], letters: str) -> RecoveryKeyMistyped:
    fault = {
        _LETTERS - _GROUP: Mistyping.GROUP_MISSING,
        _LETTERS - 1: Mistyping.LETTER_MISSING,
        _LETTERS + 1: Mistyping.LETTER_TOO_MANY,
        _LETTERS + _GROUP: Mistyping.GROUP_TOO_MANY,
    }.get(len(letters), Mistyping.LETTERS)
    found = {place // _GROUP + 1 for place, whole in _repairs(letters, fault) if _fits(whole)}
    if not found:
        found = _odd_groups(groups, letters, fault)
    return RecoveryKeyMistyped(found.pop() if len(found) == 1 else None, fault)


def _repairs(letters: str, fault: Mistyping) -> Iterator[tuple[int, str]]:
    """Every key that one mistake makes into `letters`, with the place of the mistake."""
    if fault is Mistyping.LETTER_MISSING:
        for place in range(_LETTERS):
            for letter in _ALPHABET:
                yield place, letters[:place] + letter + letters[place:]
    elif fault is Mistyping.LETTER_TOO_MANY:
        for place in range(_LETTERS + 1):
            yield min(place, _LETTERS - 1), letters[:place] + letters[place + 1 :]
    elif fault is Mistyping.GROUP_TOO_MANY:
        for place in range(0, _LETTERS + _GROUP, _GROUP):
            yield place, letters[:place] + letters[place + _GROUP :]
    elif fault is Mistyping.LETTERS and len(letters) == _LETTERS:
        for place, old in enumerate(letters):
            for letter in _ALPHABET:
                if letter != old:
                    yield place, letters[:place] + letter + letters[place + 1 :]
            pair = letters[place : place + 2]
            yield place, letters[:place] + pair[::-1] + letters[place + 2 :]


def _odd_groups(groups: list[str], letters: str, fault: Mistyping) -> set[int]:
    """Groups that show by themselves that they are wrong, where none could be repaired."""
    if fault is Mistyping.LETTERS and len(letters) == _LETTERS:
        return {
            place // _GROUP + 1 for place, letter in enumerate(letters) if letter not in _ALPHABET
        }
    if len(groups) == GROUPS:
        return {number for number, group in enumerate(groups, 1) if len(group) != _GROUP}
    return set()
