# SPDX-License-Identifier: EUPL-1.2
"""Recovery keys: 160 random bits as nine groups of four letters, with a checksum.

32 base32 letters (RFC 4648) of key and four of checksum (the first 20 bits of SHA-256 of the key);
the slot's secret is the 36 letters without spaces.
"""

import base64
import hashlib
import re
import secrets
from typing import Final

from app.domain.errors import RecoveryKeyMistyped

_KEY_BYTES: Final = 20
_SPACES: Final = re.compile(r"[\s\-–.]+")
_LOOKALIKES: Final = str.maketrans("018", "OIB")


def generate() -> str:
    """A new recovery key as it is printed: "ABCD EFGH …", nine groups."""
    letters = _with_checksum(secrets.token_bytes(_KEY_BYTES))
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def parse(typed: str) -> str:
    """The slot's secret from what was typed: spaces, case and 0/1/8 for O/I/B do not matter.

    Raises RecoveryKeyMistyped.
    """
    letters = _SPACES.sub("", typed).upper().translate(_LOOKALIKES)
    try:
        key = base64.b32decode(letters[:32].encode("ascii"))
    except (ValueError, UnicodeEncodeError) as error:
        raise RecoveryKeyMistyped from error
    if len(key) != _KEY_BYTES or _with_checksum(key) != letters:
        raise RecoveryKeyMistyped
    return letters


def looks_like_one(typed: str) -> bool:
    """Whether this is a whole recovery key; no passphrase is taken for one by chance."""
    try:
        parse(typed)
    except RecoveryKeyMistyped:
        return False
    return True


def _with_checksum(key: bytes) -> str:
    digest = base64.b32encode(hashlib.sha256(key).digest())
    return (base64.b32encode(key) + digest[:4]).decode("ascii")
