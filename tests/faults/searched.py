# SPDX-License-Identifier: EUPL-1.2
"""What must not be found: marked notes, keys and passphrases in every form bytes can give them."""

import contextlib
import os
import re
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_PIECE: Final = 32 * 1024 * 1024
_SPECIAL: Final = ("[vvar", "[vsyscall]", "[vdso]")
_WIDTHS: Final = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
_DIGITS: Final = 3


class Canaries:
    """Marked words that no dictionary, program or earlier run holds: one for each record."""

    def __init__(self, number: int) -> None:
        self.mark = "".join(secrets.choice(_LETTERS) for _ in range(14))
        self.number = number

    def word(self, record: int) -> str:
        """The word of a record."""
        return f"{self.mark}{record:0{_DIGITS}}"

    def needles(self) -> dict[str, bytes]:
        """The mark in every encoding, by a name for each."""
        return forms("note", self.mark)

    def seen_in(self, content: bytes, *encodings: str) -> set[int]:
        """The records whose word stands there in any encoding, or in one of these."""
        found = set()
        for encoding in encodings or _WIDTHS:
            mark, size = self.mark.encode(encoding), _WIDTHS[encoding] * _DIGITS
            for hit in re.finditer(re.escape(mark), content):
                digits = content[hit.end() : hit.end() + size].decode(encoding, "replace")
                if digits.isdecimal() and len(digits) == _DIGITS:
                    found.add(int(digits))
        return found


def forms(name: str, text: str) -> dict[str, bytes]:
    """A text in UTF-8, UTF-16, UTF-32 and as hex digits."""
    plain = {f"{name} {encoding}": text.encode(encoding) for encoding in _WIDTHS}
    return plain | {f"{name} hex": text.encode().hex().encode()}


def key_forms(name: str, key: bytes) -> dict[str, bytes]:
    """Half a key in bytes and in both kinds of hex digits: half of it is a key given away."""
    half = bytes(key[:16])
    digits = half.hex().encode()
    return {f"{name} raw": half, f"{name} hex": digits, f"{name} HEX": digits.upper()}


def found_in(pieces: Iterator[bytes], needles: Mapping[str, bytes]) -> Counter[str]:
    """How often each needle occurs; a needle across two pieces counts in neither."""
    found: Counter[str] = Counter()
    for piece in pieces:
        for name, needle in needles.items():
            if needle in piece:
                found[name] += piece.count(needle)
    return found


def memory_of(pid: int) -> Iterator[bytes]:
    """All that the process could have written: every mapping but unchanged files'.

    Regions are read in large pieces that overlap by more than any needle is long.
    """
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            span, rights, _offset, _device, inode, *name = line.split(maxsplit=5)
            if "r" not in rights or "".join(name).startswith(_SPECIAL):
                continue
            if inode != "0" and "w" not in rights:
                continue
            start, end = (int(address, 16) for address in span.split("-"))
            for place in range(start, end, _PIECE - 4096):
                with contextlib.suppress(OSError):  # pages of a file that was cut
                    yield os.pread(memory.fileno(), min(_PIECE, end - place), place)


def shows(pid: int, text: str) -> bool:
    """Whether the process holds a text as its widgets do."""
    return bool(found_in(memory_of(pid), {text: text.encode("utf-16-le")}))


def notes_in_memory(pid: int, canaries: Canaries, *encodings: str) -> set[int]:
    """The records whose words the process holds, in any encoding or in these; Qt's is UTF-16."""
    return set().union(*(canaries.seen_in(piece, *encodings) for piece in memory_of(pid)))
