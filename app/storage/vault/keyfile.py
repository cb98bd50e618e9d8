# SPDX-License-Identifier: EUPL-1.2
"""The key file's format, final since version 1: strict reading, canonical writing, two copies.

    register.keys = {format, vault_id, epoch, db_file, slots[1..8], mac, check}
    slot = {id, kind, label, kdf, public, private_sealed, mk_sealed}
    kdf = {name: "argon2id", version: 19, m: KiB, t: passes, p: lanes, salt}

Canonical JSON: ASCII, sorted keys, no spaces, whole numbers, one line feed at the end; binary
fields are base64. A file whose bytes are not the canonical form of what they say is damaged.
mac = HMAC-SHA256(header key, canonical JSON without mac and check); check = SHA-256 in hex of the
canonical JSON without check. The check finds damage, the mac finds alteration.
"""

import base64
import binascii
import contextlib
import hashlib
import json
import unicodedata
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path
from typing import Final, NoReturn

from app.domain.errors import (
    AppError,
    BackupUnpacked,
    KeyFileDamaged,
    KeyFileMissing,
    NewerRegister,
    NotARegister,
)
from app.storage.files import (
    KEY_FILE,
    KEY_FILE_COPY,
    database_number,
    disk_error,
    read_small,
    write_atomic,
)
from app.storage.vault.cost import ARGON2_VERSION, FLOORS, SALT_BYTES, Cost, check
from app.storage.vault.keys import authenticate, same

FORMAT: Final = 1
MAX_BYTES: Final = 32 * 1024
MAX_SLOTS: Final = 8
MAX_LABEL: Final = 100
MAX_EPOCH: Final = 2**31
PUBLIC_BYTES: Final = 32
PRIVATE_SEALED_BYTES: Final = 12 + 32 + 16
MASTER_SEALED_BYTES: Final = 32 + 32 + 16
MAC_BYTES: Final = 32
NO_FLOORS: Final = Cost(memory_kib=8, passes=1, lanes=1)

Fields = dict[str, object]


class SlotKind(StrEnum):
    """Who a slot is for."""

    PASSPHRASE = auto()
    HOLDER = auto()
    RECOVERY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way into the register; see `slots` for how its three sealed fields are made."""

    id: str
    kind: SlotKind
    label: str
    cost: Cost
    salt: bytes
    public: bytes
    private_sealed: bytes
    mk_sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A whole, undamaged key file; whether it was altered shows only once a slot has opened."""

    vault_id: str
    epoch: int
    db_file: str
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def body(self) -> bytes:
        """What `mac` covers."""
        return canonical(self._fields())

    def sealed_by(self, header_key: bytes | bytearray) -> bool:
        """Whether `mac` is this header key's."""
        return same(authenticate(header_key, self.body()), self.mac)

    def to_bytes(self) -> bytes:
        """The file's content."""
        fields: Fields = {**self._fields(), "mac": _encode(self.mac)}
        fields["check"] = hashlib.sha256(canonical(fields)).hexdigest()
        return canonical(fields) + b"\n"

    def _fields(self) -> Fields:
        return {
            "format": FORMAT,
            "vault_id": self.vault_id,
            "epoch": self.epoch,
            "db_file": self.db_file,
            "slots": [_slot_fields(slot) for slot in self.slots],
        }


def canonical(fields: object) -> bytes:
    """The one way a value is written as JSON."""
    return json.dumps(
        fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("ascii")


def kdf_fields(cost: Cost, salt: bytes) -> Fields:
    """The kdf object of a slot; also part of its associated data."""
    return {
        "name": "argon2id",
        "version": ARGON2_VERSION,
        "m": cost.memory_kib,
        "t": cost.passes,
        "p": cost.lanes,
        "salt": _encode(salt),
    }


def parse(content: bytes, *, floors: Cost = FLOORS) -> KeyFile:
    """Read one copy of a key file.

    Raises KeyFileDamaged, NewerRegister (a later format), and UnsafeKeyParameters for a cost
    outside `floors` and the ceilings, before anything is derived or allocated.
    """
    if len(content) > MAX_BYTES:
        raise KeyFileDamaged
    try:
        fields = json.loads(
            content.decode("ascii"),
            object_pairs_hook=_no_duplicates,
            parse_float=_refuse,
            parse_constant=_refuse,
            parse_int=_small_int,
        )
        if not isinstance(fields, dict):
            raise ValueError("no object")
        stated = fields.pop("check", None)
        whole = hashlib.sha256(canonical(fields)).hexdigest() == stated
        version = fields.get("format")
        if whole and isinstance(version, int) and version > FORMAT:
            raise NewerRegister(version, FORMAT)
        if not whole or version != FORMAT or isinstance(version, bool):
            raise ValueError("check")
        key_file = _key_file(fields)
        if key_file.to_bytes() != content:
            raise ValueError("not canonical")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise KeyFileDamaged from error
    for slot in key_file.slots:
        check(slot.cost, floors)
    return key_file


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundKeyFile:
    """The key file of a folder, and whether one of its two copies wants renewing."""

    key_file: KeyFile
    copies_differ: bool


def read(folder: Path, *, floors: Cost = FLOORS) -> FoundKeyFile:
    """Read a folder's key file from the first copy that is whole.

    Raises NotARegister, KeyFileMissing, KeyFileDamaged, NewerRegister, UnsafeKeyParameters, and
    BackupUnpacked for what a backup's ZIP holds.
    """
    contents = [_content(folder / name) for name in (KEY_FILE, KEY_FILE_COPY)]
    if contents == [None, None]:
        if folder.is_dir() and any(database_number(path.name) for path in folder.iterdir()):
            raise KeyFileMissing
        raise NotARegister
    if _was_unpacked(folder):
        raise BackupUnpacked
    damage: KeyFileDamaged | None = None
    for content in contents:
        if content is None:
            continue
        try:
            key_file = parse(content, floors=floors)
        except KeyFileDamaged as error:
            damage = error
        else:
            return FoundKeyFile(key_file=key_file, copies_differ=contents[0] != contents[1])
    raise KeyFileDamaged from damage


def points_at(folder: Path) -> str | None:
    """The database the main copy names, or None when that copy is not whole."""
    content = _content(folder / KEY_FILE)
    try:
        return None if content is None else parse(content, floors=NO_FLOORS).db_file
    except KeyFileDamaged:
        return None


def write(folder: Path, key_file: KeyFile) -> None:
    """Move the register's pointer: the main copy first, each atomically and to the disk.

    The main copy decides. A second copy that cannot be written now is renewed at the next unlock.
    Raises DiskFull, RegisterReadOnly, DiskFailed.
    """
    content = key_file.to_bytes()
    parse(content, floors=NO_FLOORS)
    write_atomic(folder / KEY_FILE, content)
    with contextlib.suppress(AppError):
        write_atomic(folder / KEY_FILE_COPY, content)


def _was_unpacked(folder: Path) -> bool:
    """A backup calls its database register.db, which no register does."""
    return (folder / "register.db").exists() and not any(
        database_number(path.name) for path in folder.iterdir()
    )


def _content(path: Path) -> bytes | None:
    try:
        return read_small(path, MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise disk_error(error) from error


def _slot_fields(slot: Slot) -> Fields:
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "label": slot.label,
        "kdf": kdf_fields(slot.cost, slot.salt),
        "public": _encode(slot.public),
        "private_sealed": _encode(slot.private_sealed),
        "mk_sealed": _encode(slot.mk_sealed),
    }


def _key_file(fields: Fields) -> KeyFile:
    _exactly(fields, "format vault_id epoch db_file slots mac")
    epoch, db_file, slots = fields["epoch"], _text(fields["db_file"], 30), fields["slots"]
    if database_number(db_file) is None:
        raise ValueError("db_file")
    if not isinstance(slots, list) or not 1 <= len(slots) <= MAX_SLOTS:
        raise ValueError("slots")
    read_slots = tuple(_slot(item) for item in slots)
    if len({slot.id for slot in read_slots}) != len(read_slots):
        raise ValueError("two slots with one id")
    return KeyFile(
        vault_id=_hex_id(fields["vault_id"]),
        epoch=_whole(epoch, MAX_EPOCH),
        db_file=db_file,
        slots=read_slots,
        mac=_decode(fields["mac"], MAC_BYTES),
    )


def _slot(fields: object) -> Slot:
    if not isinstance(fields, dict):
        raise TypeError("slot")
    _exactly(fields, "id kind label kdf public private_sealed mk_sealed")
    kdf = fields["kdf"]
    if not isinstance(kdf, dict):
        raise TypeError("kdf")
    _exactly(kdf, "name version m t p salt")
    if kdf["name"] != "argon2id" or kdf["version"] != ARGON2_VERSION:
        raise ValueError("kdf")
    label = _text(fields["label"], MAX_LABEL)
    if unicodedata.normalize("NFC", label) != label or not label.strip():
        raise ValueError("label")
    return Slot(
        id=_hex_id(fields["id"]),
        kind=SlotKind(_text(fields["kind"], 20)),
        label=label,
        cost=Cost(
            memory_kib=_whole(kdf["m"], 2**40),
            passes=_whole(kdf["t"], 2**40),
            lanes=_whole(kdf["p"], 2**40),
        ),
        salt=_decode(kdf["salt"], SALT_BYTES),
        public=_decode(fields["public"], PUBLIC_BYTES),
        private_sealed=_decode(fields["private_sealed"], PRIVATE_SEALED_BYTES),
        mk_sealed=_decode(fields["mk_sealed"], MASTER_SEALED_BYTES),
    )


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decode(value: object, length: int) -> bytes:
    try:
        data = base64.b64decode(_text(value, 200), validate=True)
    except binascii.Error as error:
        raise ValueError("base64") from error
    if len(data) != length:
        raise ValueError("length")
    return data


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise TypeError("text")
    return value


def _hex_id(value: object) -> str:
    text = _text(value, 32)
    if len(text) != 32 or bytes.fromhex(text).hex() != text:
        raise ValueError("id")
    return text


def _whole(value: object, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise TypeError("number")
    return value


def _exactly(fields: Fields, names: str) -> None:
    if fields.keys() != set(names.split()):
        raise ValueError("fields")


def _no_duplicates(pairs: list[tuple[str, object]]) -> Fields:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field twice")
    return fields


def _small_int(text: str) -> int:
    if len(text) > 15:
        raise ValueError("number")
    return int(text)


def _refuse(text: str) -> NoReturn:
    raise ValueError("not a whole number")
