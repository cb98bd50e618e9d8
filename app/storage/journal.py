# SPDX-License-Identifier: EUPL-1.2
"""Whether a journal that a cut left behind is whole, before SQLite rolls it back.

SQLite takes a journal whose header does not fit for one that never counted, leaves out a record
whose page number is none, and stops at the first bad checksum, each time in silence: pages of a
half-written change would stay (SQLite file format, section 3).
"""

from pathlib import Path
from typing import Final

from app.storage.files import disk_error

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_COUNTED: Final = 12  # magic and number of records, written in one go after everything is flushed
_HEADER: Final = 28
_MOST_WRONG_BITS: Final = 8
_FRAME: Final = 8  # page number before a page, checksum behind it
_STEP: Final = 200


def is_whole(path: Path, page_size: int) -> bool:
    """Whether the journal can be trusted: complete, or never flushed and so of no consequence.

    Before it is flushed the first twelve bytes are zero, or after a power cut anything: then the
    database was not touched yet. A header that is nearly right has rotted. A journal that is not
    there is whole. Raises DiskFailed, RegisterReadOnly.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return True
    except OSError as error:
        raise disk_error(error) from error
    at = 0
    while len(content) - at >= _HEADER:
        start = content[at : at + _COUNTED]
        if not any(start):
            return True
        if start[:8] != _MAGIC:
            return at == 0 and _wrong_bits(start[:8]) > _MOST_WRONG_BITS
        counted, nonce, pages, sector, size = (
            int.from_bytes(content[at + 8 + place : at + 12 + place], "big")
            for place in range(0, 20, 4)
        )
        if size != page_size or sector < 512 or sector & (sector - 1) or not counted:
            return False
        first, length = at + sector, page_size + _FRAME
        end = first + counted * length
        if end > len(content):
            return False
        numbers = set()
        for place in range(first, end, length):
            record = content[place : place + length]
            numbers.add(int.from_bytes(record[:4], "big"))
            if _checksum(record[4:-4], nonce) != int.from_bytes(record[-4:], "big"):
                return False
        if len(numbers) != counted or not 1 <= min(numbers) <= max(numbers) <= pages:
            return False
        at = -(-end // sector) * sector
    return True


def _checksum(page: bytes, nonce: int) -> int:
    return (nonce + sum(page[len(page) - _STEP : 0 : -_STEP])) & 0xFFFFFFFF


def _wrong_bits(magic: bytes) -> int:
    return (int.from_bytes(magic, "big") ^ int.from_bytes(_MAGIC, "big")).bit_count()
