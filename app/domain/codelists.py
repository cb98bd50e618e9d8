# SPDX-License-Identifier: EUPL-1.2
"""What a code list is and which faults it may have; the lists themselves are data.

Records hold code strings. A retired code is never taken out of its list, so every old record
keeps its words. Each code has a professional label (papers, screens) and a neutral one (window
titles, file names, calendar entries; LAN-1), which must not tell what the record is about.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from app.domain.errors import Problem

Language: TypeAlias = Literal["da", "en"]
Extra: TypeAlias = str | int | bool

_CODE: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def _nothing() -> Mapping[str, Extra]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry:
    """One answer of a list (or one of its groups). Both days of its validity are included."""

    code: str
    label_da: str
    label_en: str
    neutral_da: str
    neutral_en: str
    definition_da: str = ""
    definition_en: str = ""
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    sort: int
    sensitive: bool = False
    number: str = ""
    group: str = ""
    parent: str = ""
    nearest: str = ""
    replaced_by: str = ""
    extra: Mapping[str, Extra] = field(default_factory=_nothing, hash=False)

    def label(self, language: Language, *, neutral: bool = False) -> str:
        """The entry's words in one language."""
        if neutral:
            return self.neutral_da if language == "da" else self.neutral_en
        return self.label_da if language == "da" else self.label_en

    def definition(self, language: Language) -> str:
        """The help text; empty where the source gives none."""
        return self.definition_da if language == "da" else self.definition_en

    def is_active(self, on: date) -> bool:
        """Whether the entry may be chosen on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    def flag(self, name: str) -> bool:
        """A yes/no attribute of the list's own; absent means no."""
        return self.extra.get(name) is True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """One list in its order. A closed list comes whole from its source: no local rows."""

    name: str
    title_da: str
    title_en: str
    closed: bool
    version: str
    source: str
    entries: tuple[CodeEntry, ...]
    groups: tuple[CodeEntry, ...] = ()
    parent_list: str = ""
    nearest_list: str = ""
    note_da: str = ""
    note_en: str = ""
    _by_code: Mapping[str, CodeEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {entry.code: entry for entry in self.entries})

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[CodeEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, retired ones too, in the list's order."""
        return tuple(entry.code for entry in self.entries)

    def title(self, language: Language) -> str:
        """The list's name as a user reads it."""
        return self.title_da if language == "da" else self.title_en

    def note(self, language: Language) -> str:
        """A caution that is shown wherever the list is; empty for most lists."""
        return self.note_da if language == "da" else self.note_en

    def entry(self, code: str) -> CodeEntry:
        """The entry, retired or not; LookupError if the list never had the code."""
        try:
            return self._by_code[code]
        except KeyError:
            raise LookupError(f"code list {self.name} has no code {code!r}") from None

    def group(self, code: str) -> CodeEntry:
        """One of the list's groups; LookupError if it has no such group."""
        for group in self.groups:
            if group.code == code:
                return group
        raise LookupError(f"code list {self.name} has no group {code!r}")

    def active(self, on: date) -> tuple[CodeEntry, ...]:
        """What may be chosen on that day, in order."""
        return tuple(entry for entry in self.entries if entry.is_active(on))

    def in_group(self, group: str) -> tuple[CodeEntry, ...]:
        """The entries of one group, in order."""
        return tuple(entry for entry in self.entries if entry.group == group)

    def label(self, code: str, language: Language, *, neutral: bool = False) -> str:
        """The words of a code, retired or not; LookupError if the list never had it."""
        return self.entry(code).label(language, neutral=neutral)

    def problem(self, code: str, on: date) -> Problem | None:
        """What is wrong with choosing the code on that day; for a form's `problems`."""
        if code not in self:
            return Problem.UNKNOWN_CODE
        return None if self.entry(code).is_active(on) else Problem.RETIRED_CODE


class CodeLists(Mapping[str, CodeList]):
    """All lists by name."""

    __slots__ = ("_lists",)

    def __init__(self, lists: Iterable[CodeList]) -> None:
        self._lists: Final = {one.name: one for one in lists}

    def __getitem__(self, name: str) -> CodeList:
        return self._lists[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)

    def label(self, name: str, code: str, language: Language, *, neutral: bool = False) -> str:
        """The words of a code of the named list."""
        return self[name].label(code, language, neutral=neutral)

    def versions(self) -> dict[str, str]:
        """The version of every list, as a released sheet states them."""
        return {name: one.version for name, one in self._lists.items()}


class Fault(StrEnum):
    """What can be wrong with the data of a code list."""

    BAD_CODE = "bad_code"
    DUPLICATE_CODE = "duplicate_code"
    DUPLICATE_NUMBER = "duplicate_number"
    DUPLICATE_SORT = "duplicate_sort"
    MISSING_LABEL = "missing_label"
    MISSING_SOURCE = "missing_source"
    HALF_DEFINITION = "half_definition"
    NEUTRAL_TELLS = "neutral_tells"
    EMPTY_PERIOD = "empty_period"
    OVERLAPS_REPLACEMENT = "overlaps_replacement"
    UNKNOWN_GROUP = "unknown_group"
    UNKNOWN_LIST = "unknown_list"
    UNKNOWN_NEAREST = "unknown_nearest"
    UNKNOWN_PARENT = "unknown_parent"
    UNKNOWN_REPLACEMENT = "unknown_replacement"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFault:
    """One fault: in which list, at which entry (empty: the list itself), which."""

    list_name: str
    code: str
    fault: Fault


def faults(lists: CodeLists) -> Iterator[ListFault]:
    """Every fault of every list, also of references from one list to another."""
    for one in lists.values():
        for code, fault in _list_faults(one, lists):
            yield ListFault(list_name=one.name, code=code, fault=fault)


def _list_faults(one: CodeList, lists: CodeLists) -> Iterator[tuple[str, Fault]]:
    if not (one.title_da and one.title_en):
        yield "", Fault.MISSING_LABEL
    if bool(one.note_da) != bool(one.note_en):
        yield "", Fault.HALF_DEFINITION
    if not one.source:
        yield "", Fault.MISSING_SOURCE
    for name in (one.parent_list, one.nearest_list):
        if name and name not in lists:
            yield "", Fault.UNKNOWN_LIST
    for rows in (one.entries, one.groups):
        yield from _repeated(rows)
        for entry in rows:
            yield from ((entry.code, fault) for fault in _entry_faults(entry))
    groups = {group.code for group in one.groups}
    parents = lists.get(one.parent_list, one)
    for entry in one.entries:
        # A list that has groups has every entry in one of them: no row may fall out of a form.
        if (entry.group or groups) and entry.group not in groups:
            yield entry.code, Fault.UNKNOWN_GROUP
        if entry.parent and (entry.parent not in parents or entry.parent == entry.code):
            yield entry.code, Fault.UNKNOWN_PARENT
        if entry.nearest and entry.nearest not in lists.get(one.nearest_list, ()):
            yield entry.code, Fault.UNKNOWN_NEAREST
        if entry.replaced_by and entry.replaced_by not in one:
            yield entry.code, Fault.UNKNOWN_REPLACEMENT
        elif entry.replaced_by and _overlap(entry, one.entry(entry.replaced_by)):
            yield entry.code, Fault.OVERLAPS_REPLACEMENT


def _entry_faults(entry: CodeEntry) -> Iterator[Fault]:
    if not _CODE.fullmatch(entry.code):
        yield Fault.BAD_CODE
    words = (entry.label_da, entry.label_en, entry.neutral_da, entry.neutral_en)
    if not all(word and word == word.strip() for word in words):
        yield Fault.MISSING_LABEL
    if not entry.source:
        yield Fault.MISSING_SOURCE
    if bool(entry.definition_da) != bool(entry.definition_en):
        yield Fault.HALF_DEFINITION
    if entry.sensitive and (
        entry.neutral_da == entry.label_da or entry.neutral_en == entry.label_en
    ):
        yield Fault.NEUTRAL_TELLS
    if entry.valid_from and entry.valid_to and entry.valid_from > entry.valid_to:
        yield Fault.EMPTY_PERIOD


def _repeated(rows: tuple[CodeEntry, ...]) -> Iterator[tuple[str, Fault]]:
    seen: set[tuple[str, str | int]] = set()
    for entry in rows:
        for value, fault in (
            (entry.code, Fault.DUPLICATE_CODE),
            (entry.number, Fault.DUPLICATE_NUMBER),
            (entry.sort, Fault.DUPLICATE_SORT),
        ):
            if value != "" and (fault, value) in seen:
                yield entry.code, fault
            seen.add((fault, value))


def _overlap(old: CodeEntry, new: CodeEntry) -> bool:
    return old.valid_to is None or new.valid_from is None or new.valid_from <= old.valid_to
