# SPDX-License-Identifier: EUPL-1.2
"""The offer of five words, and what a passphrase of one's own must at least be."""

import math
import secrets
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from app import RESOURCES
from app.domain.errors import WeakPassphrase

OFFERED_WORDS: Final = 5
OWN_MINIMUM: Final = 16


@cache
def load_words() -> tuple[str, ...]:
    """The Danish word list that passphrases are drawn from (its source stands beside it)."""
    text = (RESOURCES / "language" / "ord.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def suggest_passphrase(words: Sequence[str], count: int = OFFERED_WORDS) -> str:
    """Words drawn at random, equally likely, with single spaces between."""
    return " ".join(secrets.choice(words) for _ in range(count))


def offered_bits(words: Sequence[str], count: int = OFFERED_WORDS) -> float:
    """The strength of `suggest_passphrase` in bits."""
    return count * math.log2(len(words))


def accept_passphrase(passphrase: str, words: Sequence[str] = ()) -> None:
    """Raise WeakPassphrase unless it is five offered words or has 16 characters of its own.

    A run of one repeated character counts once, and spaces at the ends count nothing.
    """
    text = unicodedata.normalize("NFC", passphrase).strip()
    known = frozenset(words)
    parts = text.split()
    if len(parts) >= OFFERED_WORDS and len(set(parts)) > 1 and known.issuperset(parts):
        return
    distinct = [char for place, char in enumerate(text) if not place or text[place - 1] != char]
    if len(distinct) < OWN_MINIMUM:
        raise WeakPassphrase(OWN_MINIMUM)
