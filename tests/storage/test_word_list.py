# SPDX-License-Identifier: EUPL-1.2
"""The list that passphrases are drawn from: its size, and that no two words are confused.

Whether a word is rude or easy to remember cannot be proved; stems that must not be there can.
"""

import re
from collections import defaultdict

from app import RESOURCES
from app.storage.vault import load_words, offered_bits

WORDS = load_words()
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
FOLDS = (
    str.maketrans({}),
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}),
    str.maketrans({"æ": "a", "ø": "o", "å": "a"}),
)
RUDE = re.compile(
    r"fuck|porn|^sex|røv|pik$|kusse|fisse|luder|bøsse|neger|perker|nazi|hitler|helved|satan|lort"
    r"|^pis|tisse|voldt|myrd|drab|dræb|selvmord|terror|heroin|kokain|hash|narko|incest|pædofil"
    r"|torteret|tortur|slave|sperm|vagina|penis|bordel|idiot|radikal|ekstrem|fængsel|strisser"
)
SOUNDS = (
    ("hv", "v"),
    ("hj", "j"),
    ("gj", "j"),
    ("w", "v"),
    ("z", "s"),
    ("x", "ks"),
    ("q", "k"),
    ("c", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("nd", "n"),
    ("ld", "l"),
    ("rd", "r"),
    ("ds", "s"),
)


def spelled(word: str) -> set[str]:
    return {word.translate(fold) for fold in FOLDS}


def sound(word: str) -> str:
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word)


def one_slip_from(word: str) -> set[str]:
    """What one letter left out, or two neighbours swapped, makes of a word."""
    left_out = {word[:place] + word[place + 1 :] for place in range(len(word))}
    swapped = {
        word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        for place in range(len(word) - 1)
    }
    return left_out | swapped


def test_the_word_list_is_what_it_says() -> None:
    assert len(WORDS) == 7776 == len(set(WORDS))
    assert all(3 <= len(word) <= 11 and set(LETTERS).issuperset(word) for word in WORDS)
    assert round(offered_bits(WORDS), 1) == 64.6
    assert list(WORDS) == sorted(WORDS, key=lambda word: [LETTERS.index(char) for char in word])


def test_no_two_words_are_one_letter_apart() -> None:
    """Left out, added, swapped or replaced; as written, with ae, oe, aa, and with a, o, a."""
    written: dict[str, set[str]] = defaultdict(set)
    for word in WORDS:
        for spelling in spelled(word):
            written[spelling].add(word)
    same = {spelling: words for spelling, words in written.items() if len(words) > 1}
    near = {
        (word, other)
        for word in WORDS
        for spelling in spelled(word)
        for slip in one_slip_from(spelling)
        for other in written.get(slip, set()) - {word}
    }
    holes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for spelling, words in written.items():
        for place in range(len(spelling)):
            holes[spelling[:place], spelling[place + 1 :]] |= words
    replaced = [words for words in holes.values() if len(words) > 1]
    assert not same
    assert not near
    assert not replaced


def test_no_two_words_sound_alike() -> None:
    heard: dict[str, list[str]] = defaultdict(list)
    for word in WORDS:
        heard[sound(word)].append(word)
    assert not [words for words in heard.values() if len(words) > 1]


def test_no_rude_or_violent_stem_is_in_the_list() -> None:
    assert not [word for word in WORDS if RUDE.search(word)]


def test_the_source_and_its_licence_stand_beside_the_list() -> None:
    folder = RESOURCES / "language"
    head = (folder / "ord.txt").read_text(encoding="utf-8").split("\nab")[0]
    assert "Stavekontrolden" in head
    assert "LGPL-2.1" in head
    assert "LESSER GENERAL PUBLIC LICENSE" in (folder / "ord.LICENSE.txt").read_text("utf-8")
