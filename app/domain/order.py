# SPDX-License-Identifier: EUPL-1.2
"""How Danish text is compared: folded for searching, keyed for the Danish alphabet's order.

Folding makes no difference between å and aa, ø and oe, æ and ae, capitals, or accents. The order
puts æ, ø, å after z and takes aa for å, as Danish catalogues do.
"""

import unicodedata
from typing import Final

_FOLDED: Final = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "ö": "oe", "ä": "ae", "ü": "y", "đ": "d", "ð": "d"}
    | {"ł": "l", "þ": "th", "œ": "oe", "ı": "i"}
)
# The three last letters follow z ("{" and what comes after it do so in every encoding).
_ORDERED: Final = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "œ": "|", "å": "}", "ü": "y", "đ": "d", "ð": "d"}
    | {"ł": "l", "þ": "th", "ı": "i", "-": " "}
)
_DANISH: Final = frozenset("æøåäöü")


def fold(text: str) -> str:
    """The text as the search index holds it: small letters, no accents, å as aa."""
    small = unicodedata.normalize("NFC", text).casefold()
    return _without_accents(small.translate(_FOLDED))


def sort_key(text: str) -> str:
    """A key whose plain order is the Danish alphabet's; stored where a list is ordered by it."""
    small = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(c if c in _DANISH else _without_accents(c) for c in small)
    return " ".join(kept.replace("aa", "å").translate(_ORDERED).split())


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))
