# SPDX-License-Identifier: EUPL-1.2
"""Reads the code lists that are shipped with the program, once, and refuses broken ones.

A list file has the head `name`, `title_da`, `title_en`, `closed`, `version`, `source`, perhaps
`parent_list`, `nearest_list`, `note_da` and `note_en`, then `[[group]]` and `[[entry]]` tables in
the order shown. An entry's neutral labels default to its professional ones, its `sort` to its
place in the file; a list's own attributes stand in `extra`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from app import RESOURCES
from app.domain.codelists import CodeEntry, CodeList, CodeLists, Extra, faults

_T = TypeVar("_T")

_HEAD: Final = {field.name for field in fields(CodeList) if field.init} - {"entries", "groups"}
_ENTRY: Final = {field.name for field in fields(CodeEntry)}
_STEP: Final = 10


class BrokenResource(Exception):
    """A file of the installation cannot be read; says which file, and which entry if one."""

    def __init__(self, file: str, entry: str, what: str) -> None:
        self.file, self.entry, self.what = file, entry, what
        super().__init__(": ".join(part for part in (file, entry, what) if part))


def protection_policy() -> bytes:
    """The file of the policy by which counts are protected; empty where it cannot be read."""
    try:
        return (RESOURCES / "protection" / "policy.toml").read_bytes()
    except OSError:
        return b""


@cache
def load_codelists() -> CodeLists:
    """All code lists of this installation, checked; read once in the life of the process."""
    return read_codelists(RESOURCES / "codelists")


def read_codelists(folder: Path) -> CodeLists:
    """All code lists of a folder; raises BrokenResource for the first fault found."""
    lists = CodeLists(_read_list(path) for path in sorted(folder.glob("*.toml")))
    if not lists:
        raise BrokenResource(folder.name, "", "no code lists")
    for found in faults(lists):
        raise BrokenResource(f"{found.list_name}.toml", found.code, found.fault.value)
    return lists


def _read_list(path: Path) -> CodeList:
    try:
        head: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenResource(path.name, "", str(error)) from error
    groups = _entries(path.name, "group", head.pop("group", []))
    entries = _entries(path.name, "entry", head.pop("entry", []))
    _refuse_unknown(path.name, "", head, _HEAD)
    if head.get("name") != path.stem:
        raise BrokenResource(path.name, "", "name differs from the file's")
    if not entries:
        raise BrokenResource(path.name, "", "no entries")
    return CodeList(
        name=path.stem,
        title_da=_text(path.name, "", head, "title_da"),
        title_en=_text(path.name, "", head, "title_en"),
        closed=_value(path.name, "", head, "closed", bool),
        version=_text(path.name, "", head, "version"),
        source=_text(path.name, "", head, "source"),
        parent_list=_text(path.name, "", head, "parent_list", ""),
        nearest_list=_text(path.name, "", head, "nearest_list", ""),
        note_da=_text(path.name, "", head, "note_da", ""),
        note_en=_text(path.name, "", head, "note_en", ""),
        groups=groups,
        entries=entries,
    )


def _entries(file: str, kind: str, rows: object) -> tuple[CodeEntry, ...]:
    if not isinstance(rows, list):
        raise BrokenResource(file, "", f"{kind} is not an array of tables")
    read = (_entry(file, f"{kind} {n}", n * _STEP, row) for n, row in enumerate(rows, start=1))
    return tuple(sorted(read, key=lambda entry: entry.sort))


def _entry(file: str, place: str, sort: int, row: object) -> CodeEntry:
    if not isinstance(row, dict):
        raise BrokenResource(file, place, "not a table")
    code = _text(file, place, row, "code")
    _refuse_unknown(file, code, row, _ENTRY)
    label_da, label_en = (_text(file, code, row, key) for key in ("label_da", "label_en"))
    return CodeEntry(
        code=code,
        label_da=label_da,
        label_en=label_en,
        neutral_da=_text(file, code, row, "neutral_da", label_da),
        neutral_en=_text(file, code, row, "neutral_en", label_en),
        definition_da=_text(file, code, row, "definition_da", ""),
        definition_en=_text(file, code, row, "definition_en", ""),
        source=_text(file, code, row, "source"),
        valid_from=_day(file, code, row, "valid_from"),
        valid_to=_day(file, code, row, "valid_to"),
        sort=_value(file, code, row, "sort", int, sort),
        sensitive=_value(file, code, row, "sensitive", bool, False),
        number=_text(file, code, row, "number", ""),
        group=_text(file, code, row, "group", ""),
        parent=_text(file, code, row, "parent", ""),
        nearest=_text(file, code, row, "nearest", ""),
        replaced_by=_text(file, code, row, "replaced_by", ""),
        extra=_extra(file, code, row.get("extra", {})),
    )


def _refuse_unknown(file: str, entry: str, row: Mapping[str, object], known: Iterable[str]) -> None:
    if unknown := sorted(set(row) - set(known)):
        raise BrokenResource(file, entry, f"unknown key {', '.join(unknown)}")


def _value(
    file: str,
    entry: str,
    row: Mapping[str, object],
    key: str,
    kind: type[_T],
    default: _T | None = None,
) -> _T:
    value = row.get(key, default)
    if value is None:
        raise BrokenResource(file, entry, f"{key} is missing")
    if type(value) is not kind:
        raise BrokenResource(file, entry, f"{key} is not a {kind.__name__}")
    return value


def _text(
    file: str, entry: str, row: Mapping[str, object], key: str, default: str | None = None
) -> str:
    return _value(file, entry, row, key, str, default)


def _day(file: str, entry: str, row: Mapping[str, object], key: str) -> date | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BrokenResource(file, entry, f"{key} is not a date")
    return value


def _extra(file: str, entry: str, values: object) -> Mapping[str, Extra]:
    if not isinstance(values, dict):
        raise BrokenResource(file, entry, "extra is not a table")
    for key, value in values.items():
        if not isinstance(value, str | int | bool):
            raise BrokenResource(file, entry, f"extra.{key} is not a text, number or truth value")
    return MappingProxyType(values)
