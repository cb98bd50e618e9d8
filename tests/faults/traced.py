# SPDX-License-Identifier: EUPL-1.2
"""What strace saw: every file opened for writing, every byte written, every socket.

Bytes are searched as strace writes them down, letters plain and zero bytes as \\0, so that a file
that was gone a moment later is searched too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_CALLS: Final = (
    *("open", "openat", "openat2", "creat", "mmap", "rename", "renameat", "renameat2", "link"),
    *("linkat", "write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "splice"),
    *("copy_file_range", "symlink", "symlinkat", "execve", "%network"),
)
_LINE: Final = re.compile(rb"^\d+ +(\w+)\((.*)")
_OPENED: Final = re.compile(rb'(?:[\w-]+(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)", .*?(O_[A-Z_|]+)')
_INTO: Final = re.compile(rb"\d+<([^>]*)>")
_WRITES: Final = frozenset({b"write", b"pwrite64", b"writev", b"pwritev", b"pwritev2"})
_OPENS: Final = frozenset({b"open", b"openat", b"openat2"})
_ADDRESS: Final = re.compile(rb'sun_path=(@?"[^"]*")')


@dataclass(frozen=True, slots=True)
class Trace:
    """One session as strace wrote it down."""

    path: Path

    def command(self) -> list[str]:
        """What to start the program under; children and theirs are followed."""
        calls = ",".join(_CALLS)
        options = ["-f", "-y", "-qq", "--seccomp-bpf", "-s", "2000000", "-e", f"trace={calls}"]
        return ["strace", *options, "-e", "signal=none", "-o", str(self.path)]

    def calls(self) -> Iterator[tuple[bytes, bytes]]:
        """(name, the rest of the line) of each call."""
        with self.path.open("rb") as lines:
            for line in lines:
                if call := _LINE.match(line):
                    yield call[1], call[2]

    def written(self) -> set[Path]:
        """Every regular file that was opened for writing, still there or not."""
        found = set()
        for name, rest in self.calls():
            opened = _OPENED.match(rest) if name in _OPENS else None
            if opened and re.search(rb"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE", opened[3]):
                found.add(Path((opened[1] or b"/").decode()) / opened[2].decode())
            elif name == b"creat":
                found.add(Path(rest.split(b'"')[1].decode()))
        return {path for path in found if path.parts[:2] not in {("/", "dev"), ("/", "proc")}}

    def targets_of(self, marks: Sequence[str]) -> set[str]:
        """Where any of these words was written, in UTF-8, UTF-16 or UTF-32; files by their path."""
        needles = [
            needle
            for mark in marks
            for needle in (mark.encode(), rb"\0".join(_bytes(mark)), rb"\0\0\0".join(_bytes(mark)))
        ]
        found = set()
        for name, rest in self.calls():
            if name in _WRITES and any(needle in rest for needle in needles):
                into = _INTO.match(rest)
                found.add(into[1].decode() if into else "?")
        return found

    def shared_maps(self) -> set[str]:
        """Files that were written through memory, where strace sees no bytes."""
        return {
            into[1].decode()
            for name, rest in self.calls()
            if name == b"mmap" and b"PROT_WRITE" in rest and b"MAP_SHARED" in rest
            for into in [re.search(rb", \d+<([^>]*)>", rest)]
            if into
        }

    def programs(self) -> set[str]:
        """The programs that were started."""
        return {
            Path(rest.split(b'"')[1].decode()).name
            for name, rest in self.calls()
            if name == b"execve" and b") = -1 " not in rest
        }

    def families(self) -> set[str]:
        """The address families of all sockets, such as AF_UNIX."""
        named = re.compile(rb"AF_[A-Z0-9]+|PF_[A-Z0-9]+")
        return {
            found.decode()
            for name, rest in self.calls()
            if name in {b"socket", b"socketpair", b"connect", b"bind", b"sendto", b"sendmsg"}
            for found in named.findall(rest[:200])
        }

    def addresses(self) -> set[str]:
        """Where sockets were connected to or bound."""
        return {
            found.decode().replace('"', "")
            for name, rest in self.calls()
            if name in {b"connect", b"bind"}
            for found in _ADDRESS.findall(rest)
        }


def _bytes(text: str) -> list[bytes]:
    return [letter.encode() for letter in text]
