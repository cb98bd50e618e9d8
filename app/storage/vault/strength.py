# SPDX-License-Identifier: EUPL-1.2
"""How many guesses a passphrase of one's own would take, in bits, by somebody who knows Danish.

The passphrase is cut into pieces in the cheapest way an attacker has: words of the Danish list,
common words, names, places and sayings, words that everybody here would try (`known`), years and
dates, runs on the keyboard and in the alphabet, what stood before already, and letters as they
follow each other in Danish. Capitals, transliterated æ, ø, å, words backwards and digits for
letters cost little. docs/decisions/0008-own-passphrases.md says why the floor is what it is.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from app import RESOURCES

MINIMUM: Final = 16
FLOOR_BITS: Final = 50.0
STRONG_BITS: Final = 64.0

_READ_AT_MOST: Final = 128
_LONGEST_WORD: Final = 40
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzæøå"
_RUNS: Final = (
    "1234567890+´",
    "qwertyuiopå¨",
    "asdfghjklæø'",
    "zxcvbnm,.-",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl;",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p",
    _ALPHABET,
)
_BOTH_WAYS: Final = "\n".join([*_RUNS, *(run[::-1] for run in _RUNS)])
_RUN_BITS: Final = 8.0
_DIGIT_FOR_LETTER: Final = str.maketrans("013457@$!8", "oleastasib")
_DATE: Final = re.compile(
    r"(?:19|20)\d\d"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<mark>[-./ ]?)(?:0?[1-9]|1[0-2])(?:(?P=mark)(?:(?:19|20)?\d\d))?"
    r"|(?:19|20)\d\d(?P<sign>[-./]?)(?:0[1-9]|1[0-2])(?P=sign)(?:0[1-9]|[12]\d|3[01])"
)
_YEAR_BITS: Final = math.log2(140)
_DAY_BITS: Final = math.log2(366)
_DIGIT_BITS: Final = math.log2(10)
_SYMBOL_BITS: Final = 5.0
_OTHER_BITS: Final = 7.0
_KNOWN_BITS: Final = 3.0
_LETTER_BITS: Final = math.log2(len(_ALPHABET))  # whoever thinks of random letters tries all alike
# A word that no list here has: one of the million forms and compounds of a large dictionary, and
# what a run of several words has beyond the length of one.
_UNLISTED_BITS: Final = 20.0
_UNLISTED_LETTERS: Final = range(6, 15)
_FURTHER_LETTER_BITS: Final = 2.5
_READS_LIKE_DANISH: Final = 4.3


class Verdict(StrEnum):
    """What an estimate means for a passphrase of one's own."""

    TOO_SHORT = "too_short"
    GUESSABLE = "guessable"
    GOOD = "good"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """An estimate: `bits` is the logarithm of the guesses it takes; holds nothing of the words."""

    bits: float
    verdict: Verdict

    @property
    def accepted(self) -> bool:
        """Whether a register may be protected by it."""
        return self.verdict in {Verdict.GOOD, Verdict.STRONG}


def estimate(passphrase: str, *, words: Sequence[str], known: Iterable[str] = ()) -> Strength:
    """Judge a passphrase of one's own; five or more different words of the list are as offered.

    `known` are texts that others here would try, such as the municipality's name.
    """
    parts = unicodedata.normalize("NFC", passphrase).split()
    if len(set(parts)) >= 5 and frozenset(words).issuperset(parts):
        bits = len(set(parts)) * math.log2(len(words))
        return Strength(bits=bits, verdict=Verdict.STRONG)
    text = " ".join(parts)
    bits = _bits(text[:_READ_AT_MOST], tuple(words), tuple(known))
    if len(text) < MINIMUM:
        verdict = Verdict.TOO_SHORT
    elif bits < FLOOR_BITS:
        verdict = Verdict.GUESSABLE
    else:
        verdict = Verdict.GOOD if bits < STRONG_BITS else Verdict.STRONG
    return Strength(bits=bits, verdict=verdict)


def _bits(text: str, words: tuple[str, ...], known: tuple[str, ...]) -> float:
    """The cheapest way to put the text together from pieces, each read as an attacker would."""
    lower = "".join(char.lower()[:1] for char in text)  # some capitals are two letters when small
    dictionary = _dictionary(words) | _known_words(known)
    likely = _likeliness(words)
    best = [0.0, *[math.inf] * len(text)]
    for end in range(1, len(text) + 1):
        single = _letter_bits(lower, end - 1, likely) + (text[end - 1] != lower[end - 1])
        best[end] = best[end - 1] + single
        for start in range(max(0, end - _LONGEST_WORD), end - 1):
            piece = _piece_bits(lower[start:end], lower[:start], dictionary, likely)
            if piece is not None:
                cost = best[start] + piece + _capital_bits(text[start:end])
                best[end] = min(best[end], cost)
            if _stood_before(text[start:end], text[:start]):
                best[end] = min(best[end], best[start] + _copy_bits(start))
    return best[-1]


def _piece_bits(
    piece: str, before: str, dictionary: Mapping[str, float], likely: Mapping[str, float]
) -> float | None:
    """What it takes to guess a piece as a whole, or None where it is nothing known."""
    ways = []
    joined = piece.replace(" ", "")  # a saying is listed without its spaces
    plain = joined.translate(_DIGIT_FOR_LETTER)
    for spelled, more in ((joined, 0.0), (joined[::-1], 1.0), (plain, 2.0), (plain[::-1], 3.0)):
        if spelled in dictionary:
            ways.append(dictionary[spelled] + more)
    if len(piece) >= _UNLISTED_LETTERS[0]:
        ways += _unlisted(piece, likely)
    if len(piece) >= 3:
        if piece in _BOTH_WAYS:
            ways.append(_RUN_BITS)
        if _DATE.fullmatch(piece):
            ways.append(_date_bits(piece))
    if _stood_before(piece, before):
        ways.append(_copy_bits(len(before)))
    return min(ways, default=None)


def _stood_before(piece: str, before: str) -> bool:
    """Whether it is a copy; one may run over its own beginning: "aaaa" is "a" and a copy."""
    return (before + piece).find(piece) < len(before)


def _copy_bits(places: int) -> float:
    return 2.0 + math.log2(places + 1)


def _unlisted(piece: str, likely: Mapping[str, float]) -> list[float]:
    if not set(_ALPHABET).issuperset(piece):
        return []
    each = [_letter_bits(piece, place, likely) for place in range(len(piece))]
    if sum(each) > _READS_LIKE_DANISH * len(piece):
        return []
    further = max(0, len(piece) - _UNLISTED_LETTERS[-1])
    return [_UNLISTED_BITS + _FURTHER_LETTER_BITS * further]


def _date_bits(piece: str) -> float:
    digits = sum(char.isdigit() for char in piece)
    if digits <= 4:
        return _YEAR_BITS if len(piece) == 4 else _DAY_BITS
    return _DAY_BITS + _YEAR_BITS + (digits < len(piece))


def _letter_bits(lower: str, place: int, likely: Mapping[str, float]) -> float:
    char = lower[place]
    if char.isdigit():
        return _DIGIT_BITS
    if char == " ":
        return 0.0 if place and lower[place - 1].isalpha() else 1.0
    if char in _ALPHABET:
        before = lower[place - 1] if place and lower[place - 1] in _ALPHABET else " "
        return min(_LETTER_BITS, likely.get(before + char, _LETTER_BITS))
    return _SYMBOL_BITS if char.isascii() else _OTHER_BITS


def _capital_bits(piece: str) -> float:
    capitals = sum(char.isupper() for char in piece)
    if not capitals:
        return 0.0
    letters = sum(char.isalpha() for char in piece)
    if capitals == letters or (capitals == 1 and piece[0].isupper()):
        return 1.0
    return 1.0 + math.log2(math.comb(letters, capitals))


def _spellings(word: str) -> set[str]:
    plain = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
    old = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
    return {word, word.translate(plain), word.translate(old), word.replace("aa", "å")}


@cache
def _dictionary(words: tuple[str, ...]) -> dict[str, float]:
    """Every word that is tried as a whole, in its spellings, with what it costs."""
    found: dict[str, float] = {}
    for entries in (words, _common()):
        cost = math.log2(len(entries)) if entries else 0.0
        for word in entries:
            for spelled in _spellings(word.lower()):
                if len(spelled) > 1:
                    found[spelled] = min(cost, found.get(spelled, math.inf))
    return found


def _known_words(known: tuple[str, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for text in known:
        lower = unicodedata.normalize("NFC", text).lower()
        whole = "".join(char for char in lower if char.isalnum())
        for word in [whole, lower.strip(), *re.split(r"\W+", lower)]:
            for spelled in _spellings(word):
                if len(spelled) > 1:
                    found[spelled] = _KNOWN_BITS
    return found


@cache
def _common() -> tuple[str, ...]:
    text = (RESOURCES / "language" / "kendte.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _likeliness(words: tuple[str, ...]) -> dict[str, float]:
    """Bits per letter after another, counted in the Danish list; " " stands before a word."""
    pairs = Counter(pair for word in words for pair in zip(" " + word, word, strict=False) if word)
    firsts = Counter(before for before, _ in pairs.elements())
    return {
        before + char: math.log2((firsts[before] + len(_ALPHABET)) / (count + 1))
        for (before, char), count in pairs.items()
    }
