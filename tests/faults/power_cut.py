# SPDX-License-Identifier: EUPL-1.2
"""What a disk may hold after a power cut at any moment of a recording.

A drive that honours flushes keeps everything that was flushed. Of what was written to a file
since its last flush any part may be there, in any order, torn at sectors; a size may have come
without its bytes. Of the names that came, went or changed in a folder since its last flush, some
may have done so and others not.
"""

import random
from collections.abc import Sequence
from pathlib import Path

from tests.faults.disk_record import (
    Cut,
    Event,
    Flush,
    Name,
    Rename,
    Said,
    Unlink,
    Write,
    start_of,
)

SECTOR = 512
LOSSES = ("all", "none", "first ones", "some", "reordered", "torn")
Names = dict[str, int]


class Disk:
    """The files of a folder, as they are for certain and as they may be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        paths = start_of(folder)
        self.numbers = {str(path): number for number, path in enumerate(paths, 1)}
        self.folders = {
            number: path for path, number in self.numbers.items() if Path(path).is_dir()
        }
        self.sure: dict[int, bytes] = {
            number: Path(path).read_bytes()
            for path, number in self.numbers.items()
            if number not in self.folders
        }
        self.names: Names = {
            path: number for path, number in self.numbers.items() if number in self.sure
        }
        self.pending: dict[int, list[Write | Cut]] = {}
        self.moves: dict[str, list[Name | Rename | Unlink]] = {}

    def happened(self, event: Event) -> None:
        """Go on by one call."""
        match event:
            case Write() | Cut():
                self.pending.setdefault(event.file, []).append(event)
            case Flush() if event.file in self.folders:
                for move in self.moves.pop(self.folders[event.file], []):
                    _move(self.names, move)
            case Flush():
                self.sure[event.file] = self._content(event.file, self.pending.pop(event.file, []))
            case Name() | Unlink():
                self.moves.setdefault(str(Path(event.name).parent), []).append(event)
            case Rename():
                self.moves.setdefault(str(Path(event.new).parent), []).append(event)
            case Said():
                pass

    def after_a_cut(self, dice: random.Random) -> dict[str, bytes]:
        """One of the states that may be found when the power is back."""
        names = dict(self.names)
        for moves in self.moves.values():
            for move in _survivors(moves, dice, dice.choice(("all", "none", "first ones", "some"))):
                _move(names, move)
        loss = dice.choice(LOSSES)
        found = {}
        for path, number in names.items():
            each = loss if dice.random() < 0.7 else dice.choice(LOSSES)
            found[path] = self._content(number, _torn(self.pending.get(number, ()), dice, each))
        return found

    def as_it_is(self) -> dict[str, bytes]:
        """What a process that is killed leaves: everything that was written."""
        names = dict(self.names)
        for moves in self.moves.values():
            for move in moves:
                _move(names, move)
        return {
            path: self._content(number, self.pending.get(number, ()))
            for path, number in names.items()
        }

    def _content(self, file: int, changes: Sequence[Write | Cut]) -> bytes:
        content = bytearray(self.sure.get(file, b""))
        for change in changes:
            if isinstance(change, Cut):
                del content[change.size :]
                content.extend(bytes(change.size - len(content)))
            else:
                content.extend(bytes(max(0, change.at - len(content))))
                content[change.at : change.at + len(change.data)] = change.data
        return bytes(content)


def materialise(files: dict[str, bytes], old: Path, new: Path) -> None:
    """Write a state that was recorded below `old` to the empty folder `new`."""
    for path, content in files.items():
        target = new / Path(path).relative_to(old)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.write_bytes(content)


def _move(names: Names, move: Name | Rename | Unlink) -> None:
    if isinstance(move, Name):
        names[move.name] = move.file
    elif isinstance(move, Unlink):
        names.pop(move.name, None)
    else:
        names.pop(move.old, None)
        names[move.new] = move.file


def _survivors(changes: Sequence, dice: random.Random, loss: str) -> list:
    match loss:
        case "all":
            return []
        case "none":
            return list(changes)
        case "first ones":
            return list(changes[: dice.randint(0, len(changes))])
    return [change for change in changes if dice.random() < 0.6]


def _torn(changes: Sequence[Write | Cut], dice: random.Random, loss: str) -> list[Write | Cut]:
    kept = _survivors(changes, dice, loss)
    if loss == "reordered":
        dice.shuffle(kept)
    if loss != "torn":
        return kept
    sectors: list[Write | Cut] = []
    for change in changes:
        if isinstance(change, Cut):
            sectors += [change] * dice.randint(0, 1)
            continue
        for start in range(0, len(change.data), SECTOR):
            piece = change.data[start : start + SECTOR]
            fate = dice.random()
            if fate < 0.6:
                sectors.append(Write(change.file, change.at + start, piece))
            elif fate < 0.65:  # the size came, the bytes are whatever lay there
                junk = Write(change.file, change.at + start, dice.randbytes(len(piece)))
                sectors.append(junk)
    return sectors
