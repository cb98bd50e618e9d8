# SPDX-License-Identifier: EUPL-1.2
"""The keys derived from the master key, as the door hands them to the room."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.storage.files import database_number

KEY_BYTES: Final = 32
_HEX: Final = b"0123456789abcdef"
_INFO: Final = b"tovholder/1/"


def derive(master: bytes | bytearray, vault_id: str, purpose: str) -> bytearray:
    """HKDF-SHA256 (RFC 5869) of the master key: salt = vault id, info = "tovholder/1/" + purpose.

    Purposes: database, log, seal, header.
    """
    kdf = HKDF(
        algorithm=SHA256(),
        length=KEY_BYTES,
        salt=bytes.fromhex(vault_id),
        info=_INFO + purpose.encode("ascii"),
    )
    return bytearray(kdf.derive(bytes(master)))


def authenticate(key: bytes | bytearray, message: bytes) -> bytes:
    """HMAC-SHA256."""
    return hmac.digest(bytes(key), message, hashlib.sha256)


def same(one: bytes, other: bytes) -> bool:
    """Compare two authentication codes in constant time."""
    return hmac.compare_digest(one, other)


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class DerivedKeys:
    """All the room gets: never the passphrase, never the master key. Shows nothing of itself.

    The keys are bytearrays so that `wipe` can overwrite them; copies made by libraries stay until
    the process ends (security.md §1.4).
    """

    database: bytearray = field(repr=False)
    log: bytearray = field(repr=False)
    seal: bytearray = field(repr=False)
    vault_id: str
    epoch: int
    db_file: str
    holder: str = field(repr=False)
    slot_id: str

    def __post_init__(self) -> None:
        if any(len(key) != KEY_BYTES for key in (self.database, self.log, self.seal)):
            raise ValueError("a derived key has the wrong length")
        if database_number(self.db_file) is None:
            raise ValueError("not a database name")

    def database_key(self) -> bytearray:
        """SQLCipher's raw-key form x'…' of 64 hex digits, 67 bytes; the caller wipes it."""
        if not any(self.database):
            raise ValueError("the keys have been wiped")
        quoted = bytearray(67)
        quoted[0:2] = b"x'"
        for place, byte in enumerate(self.database):
            quoted[2 + 2 * place] = _HEX[byte >> 4]
            quoted[3 + 2 * place] = _HEX[byte & 15]
        quoted[66:] = b"'"
        return quoted

    def wipe(self) -> None:
        """Overwrite the keys in place."""
        for key in (self.database, self.log, self.seal):
            key[:] = bytes(len(key))

    def pack(self) -> bytearray:
        """The form sent through the pipe between door and room; the caller wipes it."""
        facts = json.dumps([self.vault_id, self.epoch, self.db_file, self.holder, self.slot_id])
        packed = bytearray(self.database)
        packed += self.log
        packed += self.seal
        packed += facts.encode("ascii")
        return packed

    @classmethod
    def unpack(cls, packed: bytearray) -> "DerivedKeys":
        """The inverse of `pack`."""
        vault_id, epoch, db_file, holder, slot_id = json.loads(packed[3 * KEY_BYTES :])
        return cls(
            database=packed[:KEY_BYTES],
            log=packed[KEY_BYTES : 2 * KEY_BYTES],
            seal=packed[2 * KEY_BYTES : 3 * KEY_BYTES],
            vault_id=vault_id,
            epoch=epoch,
            db_file=db_file,
            holder=holder,
            slot_id=slot_id,
        )
