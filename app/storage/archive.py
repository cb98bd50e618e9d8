# SPDX-License-Identifier: EUPL-1.2
"""The ZIP of one backup: how it is written, and how it is read without trusting it.

    LÆS MIG.txt · register.keys · register.db · manifest.json         stored, never compressed

The manifest names the sizes and SHA-256 of the key file and the database, and mac =
HMAC-SHA256(seal key, canonical JSON of the rest). The sums find damage, the mac finds alteration.
"""

import contextlib
import errno
import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from app import RESOURCES
from app.domain.errors import BackupDamaged, NewerRegister, NotABackup
from app.storage.engine import PAGE
from app.storage.files import disk_error
from app.storage.vault.keyfile import MAX_BYTES, canonical
from app.storage.vault.keys import DerivedKeys, authenticate, same

README: Final = "LÆS MIG.txt"
KEYS: Final = "register.keys"
DATABASE: Final = "register.db"
MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
_MEMBERS: Final = (README, KEYS, DATABASE, MANIFEST)
_MAX_MANIFEST: Final = 16 * 1024
_MAX_README: Final = 64 * 1024
_LOCAL_HEADER: Final = b"PK\x03\x04"
_BLOCK: Final = 1 << 20
_TROUBLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself; nothing in it is personal."""

    format: int
    program: str
    vault_id: str
    epoch: int
    made_at: datetime
    seq: int
    receipt: str
    pages: int
    database_sha256: str = ""
    keys_sha256: str = ""
    concerns: int
    cases: int
    entries: int
    mac: str = ""

    def body(self) -> bytes:
        """What `mac` covers."""
        return canonical(self._fields("mac"))

    def to_bytes(self) -> bytes:
        """The member's content."""
        return canonical(self._fields()) + b"\n"

    def sealed_by(self, keys: DerivedKeys) -> bool:
        """Whether `mac` is these keys' over the manifest as it stands."""
        return same(authenticate(keys.seal, self.body()).hex().encode(), self.mac.encode())

    def _fields(self, *without: str) -> dict[str, object]:
        named = {one.name: getattr(self, one.name) for one in fields(self)}
        named["made_at"] = self.made_at.isoformat()
        return {name: value for name, value in named.items() if name not in without}


class Archive:
    """A backup that was opened; its sums are checked by what reads it."""

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest, size: int) -> None:
        self._file, self.manifest, self.size = file, manifest, size

    def key_file(self) -> bytes:
        """The key file of that time. Raises BackupDamaged."""
        with _readable():
            content = self._file.read(KEYS)
            if hashlib.sha256(content).hexdigest() != self.manifest.keys_sha256:
                raise BackupDamaged
            return content

    def database(self, step: Step | None = None) -> Iterator[bytes]:
        """The encrypted database in blocks. Raises BackupDamaged after the last one."""
        total = self._file.getinfo(DATABASE).file_size
        digest = hashlib.sha256()
        done = 0
        with _readable(), self._file.open(DATABASE) as member:
            while block := member.read(_BLOCK):
                digest.update(block)
                done += len(block)
                yield block
                if step is not None:
                    step(done, total)
            if digest.hexdigest() != self.manifest.database_sha256:
                raise BackupDamaged

    def verify(self, step: Step | None = None) -> None:
        """Read everything once and compare the sums. Raises BackupDamaged."""
        self.key_file()
        for _block in self.database(step):
            pass
        with _readable():
            self._file.read(README)


def write(path: Path, database: Path, key_file: bytes, facts: Manifest, keys: DerivedKeys) -> None:
    """Write a backup to the new file `path` and to the disk; `facts` gets its sums and mac.

    Raises DiskFull, RegisterReadOnly, DiskFailed; the caller removes what was begun.
    """
    try:
        with (
            os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as made,
        ):
            readme = (RESOURCES / "backup" / README).read_bytes()
            made.writestr(_member(README, facts.made_at), readme)
            made.writestr(_member(KEYS, facts.made_at), key_file)
            member = _member(DATABASE, facts.made_at)
            member.file_size = database.stat().st_size
            digest = hashlib.sha256()
            with database.open("rb") as source, made.open(member, "w") as target:
                while block := source.read(_BLOCK):
                    digest.update(block)
                    target.write(block)
            whole = replace(
                facts,
                keys_sha256=hashlib.sha256(key_file).hexdigest(),
                database_sha256=digest.hexdigest(),
            )
            mac = authenticate(keys.seal, whole.body()).hex()
            made.writestr(_member(MANIFEST, facts.made_at), replace(whole, mac=mac).to_bytes())
        flush(path)
    except OSError as error:
        raise disk_error(error) from error


def flush(path: Path) -> None:
    """Wait until a file is on the disk, and forget what memory holds of it, to read it back."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Read a backup's directory and manifest; a few kB, whatever the file claims.

    Raises NotABackup, BackupDamaged, NewerRegister (a later format of backups), DiskFailed.
    """
    try:
        handle = path.open("rb")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError) as error:
        raise NotABackup from error
    except (OSError, ValueError) as error:
        raise disk_error(error) if isinstance(error, OSError) else NotABackup() from error
    with handle:
        ours = _looks_like_ours(handle)
        try:
            with _readable():
                file = zipfile.ZipFile(handle)
                ours = ours or file.namelist() == list(_MEMBERS)
                manifest = _checked(file, path.stat().st_size)
        except BackupDamaged as error:
            if not ours:
                raise NotABackup from error
            raise
        yield Archive(file, manifest, path.stat().st_size)


def _checked(file: zipfile.ZipFile, size: int) -> Manifest:
    members = {one.filename: one for one in file.infolist()}
    if len(file.infolist()) != len(_MEMBERS) or members.keys() != set(_MEMBERS):
        raise BackupDamaged
    for one in members.values():
        if one.compress_type != zipfile.ZIP_STORED or not 0 <= one.file_size <= size:
            raise BackupDamaged
    for name, most in ((MANIFEST, _MAX_MANIFEST), (KEYS, MAX_BYTES), (README, _MAX_README)):
        if members[name].file_size > most:
            raise BackupDamaged
    manifest = _manifest(file.read(MANIFEST))
    if members[DATABASE].file_size != manifest.pages * PAGE:
        raise BackupDamaged
    return manifest


def _manifest(content: bytes) -> Manifest:
    given = json.loads(content)
    if not isinstance(given, dict):
        raise BackupDamaged
    version = given.get("format")
    if type(version) is int and version > FORMAT:
        raise NewerRegister(version, FORMAT)
    for one in fields(Manifest):
        kind = int if one.type is int else str
        if type(given.get(one.name)) is not kind:
            raise BackupDamaged
    if len(given) != len(fields(Manifest)):
        raise BackupDamaged
    made_at = datetime.fromisoformat(given.pop("made_at"))
    if made_at.tzinfo is None:
        raise BackupDamaged
    manifest = Manifest(made_at=made_at, **given)
    if manifest.to_bytes() != content or version != FORMAT or manifest.pages < 1:
        raise BackupDamaged
    return manifest


def _looks_like_ours(handle: IO[bytes]) -> bool:
    first = handle.read(64)
    handle.seek(0)
    return first.startswith(_LOCAL_HEADER) and README.encode() in first


def _member(name: str, made_at: datetime) -> zipfile.ZipInfo:
    stamp = made_at.timetuple()[:6]
    member = zipfile.ZipInfo(name, (max(1980, min(stamp[0], 2107)), *stamp[1:]))
    member.external_attr = 0o600 << 16
    return member


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except _TROUBLE as error:
        raise BackupDamaged from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # a place before the file's start
            raise BackupDamaged from error
        raise disk_error(error) from error
