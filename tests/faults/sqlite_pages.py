# SPDX-License-Identifier: EUPL-1.2
"""Reads a SQLCipher 4 register with nothing but the file formats' descriptions, to its last row.

Decryption: page = ciphertext, 16 bytes IV, 64 bytes HMAC-SHA512 of ciphertext, IV and the page's
number; AES-256-CBC; the HMAC's key is PBKDF2-HMAC-SHA512 of the raw key, two rounds, salt = the
file's first 16 bytes xor 0x3a (SQLCipher's design notes). Rows: sqlite.org/fileformat2.html.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE: Final = 4096
_IV, _MAC = 16, 64
USABLE: Final = PAGE - _IV - _MAC
_HEADER: Final = b"SQLite format 3\0"
_TABLE_INNER, _TABLE_LEAF, _INDEX_INNER, _INDEX_LEAF = 5, 13, 2, 10

Value = None | int | float | str | bytes
Row = tuple[Value, ...]


class NotAuthentic(Exception):
    """A page's code does not fit; says which page."""


class Pages:
    """The decrypted pages of a register's file."""

    def __init__(self, path: Path, key: bytes) -> None:
        content = path.read_bytes()
        salt = content[:16]
        mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32)
        self._pages = []
        for number, start in enumerate(range(0, len(content), PAGE), 1):
            page = content[start : start + PAGE]
            sealed = page[16 if number == 1 else 0 : USABLE + _IV]
            mac = hmac.digest(mac_key, sealed + struct.pack("<I", number), "sha512")
            if mac != page[USABLE + _IV :]:
                raise NotAuthentic(number)
            mode = modes.CBC(page[USABLE : USABLE + _IV])
            decryptor = Cipher(algorithms.AES(key), mode).decryptor()
            plain = decryptor.update(sealed[:-_IV]) + decryptor.finalize()
            self._pages.append(_HEADER + plain if number == 1 else plain)

    def schema(self) -> dict[str, int]:
        """Every table that has pages, with its first."""
        rows = self.rows(1)
        return {
            str(name): root
            for kind, name, _table, root, _sql in rows
            if kind == "table" and isinstance(root, int) and root
        }

    def rows(self, root: int) -> Iterator[Row]:
        """The rows of a b-tree in its order; an INTEGER PRIMARY KEY is stored as None."""
        for _rowid, row in self.cells(root):
            yield row

    def cells(self, root: int) -> Iterator[tuple[int, Row]]:
        """The rows with their rowid; 0 in a table that has none."""
        page = self._pages[root - 1]
        at = 100 if root == 1 else 0
        kind, _free, count = struct.unpack_from(">BHH", page, at)
        inner = kind in (_TABLE_INNER, _INDEX_INNER)
        pointers = struct.unpack_from(f">{count}H", page, at + (12 if inner else 8))
        for place in pointers:
            if inner:
                yield from self.cells(struct.unpack_from(">I", page, place)[0])
                place += 4
            if kind != _TABLE_INNER:
                yield self._cell(page, place, kind)
        if inner:
            yield from self.cells(struct.unpack_from(">I", page, at + 8)[0])

    def _cell(self, page: bytes, place: int, kind: int) -> tuple[int, Row]:
        length, place = _varint(page, place)
        rowid = 0
        if kind == _TABLE_LEAF:
            rowid, place = _varint(page, place)
        most = USABLE - 35 if kind == _TABLE_LEAF else (USABLE - 12) * 64 // 255 - 23
        if length <= most:
            return rowid, _record(page[place : place + length])
        least = (USABLE - 12) * 32 // 255 - 23
        here = least + (length - least) % (USABLE - 4)
        here = here if here <= most else least
        content = page[place : place + here]
        (following,) = struct.unpack_from(">I", page, place + here)
        while following:
            page = self._pages[following - 1]
            content += page[4 : min(USABLE, 4 + length - len(content))]
            (following,) = struct.unpack_from(">I", page)
        return rowid, _record(content)


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = content[place + step]
        if step == 8:
            value = value << 8 | byte
            break
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return value - (1 << 64 if value >= 1 << 63 else 0), place + step + 1


def _record(content: bytes) -> Row:
    end, place = _varint(content, 0)
    kinds = []
    while place < end:
        kind, place = _varint(content, place)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, place = _value(content, place, kind)
        values.append(value)
    return tuple(values)


def _value(content: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    if kind == 7:
        return struct.unpack_from(">d", content, place)[0], place + 8
    if kind < 7:
        size = (1, 2, 3, 4, 6, 8)[kind - 1]
        return int.from_bytes(content[place : place + size], "big", signed=True), place + size
    size = (kind - 12) // 2
    piece = content[place : place + size]
    return (piece.decode("utf-8") if kind % 2 else piece), place + size
