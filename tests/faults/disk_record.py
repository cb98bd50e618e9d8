# SPDX-License-Identifier: EUPL-1.2
"""What a process did to the files of one folder, call by call, as strace recorded it.

Only what decides over a power cut is kept: bytes written, sizes, names, and what was flushed.
A line `say` wrote to standard output is a mark in between.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CALLS = "openat,close,lseek,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename,mkdir,dup,dup2"
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place of a file."""

    file: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A new size of a file."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Flush:
    """A file, or a folder, is on the disk when this returns."""

    file: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name that came, in a folder; it means this file from now on."""

    name: str
    file: int


@dataclass(frozen=True, slots=True)
class Rename:
    """A file that changed its name."""

    old: str
    new: str
    file: int


@dataclass(frozen=True, slots=True)
class Unlink:
    """A name that went."""

    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line on standard output."""

    text: str


Event = Write | Cut | Flush | Name | Rename | Unlink | Said


def record(call: str, folder: Path, trace: Path) -> list[Event]:
    """Run the Python lines `call` under strace; returns what they did below `folder`, in order."""
    command = ["strace", "-f", "-qq", "--seccomp-bpf", "-xx", "-s", "2000000", "-e", "signal=none"]
    command += ["-e", f"trace={_CALLS}", "-o", str(trace), sys.executable, "-c", call]
    reader = _Reader(folder)
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=300)
    with trace.open(encoding="ascii") as lines:
        return list(reader.events(lines))


class _Reader:
    """Follows the numbers of open files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {str(path): number for number, path in enumerate(start_of(folder), 1)}
        self.open: dict[int, tuple[int, int]] = {}  # descriptor → file, place in it
        self.known = len(self.files)

    def events(self, lines: Iterator[str]) -> Iterator[Event]:
        for line in lines:
            if "<unfinished" in line or "resumed>" in line:
                raise ValueError("two threads at once cannot be put in order")
            match = _LINE.match(line)
            if match is None or int(match[3]) < 0:
                continue
            yield from self.event(match[1], match[2], int(match[3]))

    def event(self, call: str, arguments: str, answer: int) -> Iterator[Event]:
        number = re.match(r"\d+", arguments)
        handle = int(number[0]) if number else -1
        strings = [bytes.fromhex(found.replace("\\x", "")) for found in _TEXT.findall(arguments)]
        file, place = self.open.get(handle, (0, 0))
        match call:
            case "openat":
                yield from self.opened(strings[0].decode(), arguments, answer)
            case "close":
                self.open.pop(handle, None)
            case "write" if handle == 1:
                yield from map(Said, strings[0].decode().splitlines())
            case "write" if file:
                self.open[handle] = (file, place + answer)
                yield Write(file, place, strings[0][:answer])
            case "lseek" if file:
                self.open[handle] = (file, answer)
            case "pwrite64" if file:
                yield Write(file, int(arguments.rpartition(", ")[2]), strings[0][:answer])
            case "ftruncate" if file:
                yield Cut(file, int(arguments.rpartition(", ")[2]))
            case "fsync" | "fdatasync" if file:
                yield Flush(file)
            case "unlink" if self.files.pop(path := strings[0].decode(), 0):
                yield Unlink(path)
            case "rename" if moved := self.files.pop(strings[0].decode(), 0):
                self.files[strings[1].decode()] = moved
                yield Rename(strings[0].decode(), strings[1].decode(), moved)
            case "dup" | "dup2" if file:
                raise ValueError("a second number for one open file")

    def opened(self, path: str, arguments: str, handle: int) -> Iterator[Event]:
        if not Path(path).is_relative_to(self.folder):
            return
        fresh = path not in self.files
        if fresh:
            self.known += 1
            self.files[path] = self.known
        file = self.files[path]
        self.open[handle] = (file, 0)
        if fresh and "O_CREAT" in arguments:
            yield Name(path, file)
        if "O_TRUNC" in arguments:
            yield Cut(file, 0)


def start_of(folder: Path) -> list[Path]:
    """The files and folders there are before the recording, in the order of their numbers."""
    return sorted([folder, *folder.rglob("*")])
