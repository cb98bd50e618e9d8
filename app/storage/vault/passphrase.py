# SPDX-License-Identifier: EUPL-1.2
"""The offer of five words, and what a passphrase of one's own must at least be."""

import math
import secrets
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from app import RESOURCES
from app.domain.errors import WeakPassphrase
from app.storage.vault.strength import MINIMUM, Verdict, estimate

OFFERED_WORDS: Final = 5


@cache
def load_words() -> tuple[str, ...]:
    """The Danish word list that passphrases are drawn from (its source stands beside it)."""
    text = (RESOURCES / "language" / "ord.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def suggest_passphrase(words: Sequence[str], count: int = OFFERED_WORDS) -> str:
    """Different words drawn at random, equally likely, with single spaces between."""
    return " ".join(secrets.SystemRandom().sample(words, count))


def offered_bits(words: Sequence[str], count: int = OFFERED_WORDS) -> float:
    """The strength of `suggest_passphrase` in bits."""
    return math.log2(math.perm(len(words), count))


def accept_passphrase(
    passphrase: str, words: Sequence[str] = (), *, known: Iterable[str] = ()
) -> None:
    """Raise WeakPassphrase unless it is five offered words, or long and hard enough to guess.

    `known` are texts that others here would try first; see `strength.estimate`.
    """
    strength = estimate(passphrase, words=words, known=known)
    if not strength.accepted:
        raise WeakPassphrase(MINIMUM, guessable=strength.verdict is Verdict.GUESSABLE)
