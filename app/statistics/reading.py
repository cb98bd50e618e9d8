# SPDX-License-Identifier: EUPL-1.2
"""Reads the JSON sheet of another municipality, distrusting every byte of it.

A sheet is used whole or not at all: what is no UTF-8, no JSON, not the form of its version, or says
two things that cannot both be true is refused with its reason.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import fastjsonschema

from app.domain.national import Fault
from app.domain.periods import SurveyPeriod
from app.domain.protected import Statement
from app.statistics.inference import Contradiction, Said, possible_answers

MOST_BYTES: Final = 1_000_000
"""A full sheet is about a tenth of this."""

_LONGEST_DETAIL: Final = 80
_LONGEST_NAME: Final = 200
_TITLE: Final = frozenset({"kommune", "kommunes"})


class SheetUnread(Exception):
    """A sheet that is not used, and why."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        self.fault, self.detail = fault, detail
        super().__init__(fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRead:
    """What the collector needs of a sheet; `present` are the tables it has."""

    municipality: str
    region: str
    police_district: str
    size_class: str
    period: SurveyPeriod
    answers: Mapping[str, tuple[int, ...]]
    present: frozenset[str]


class SheetReader:
    """Reads sheets of the versions whose JSON Schema it is given, compiled once."""

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._forms = {name: fastjsonschema.compile(schema) for name, schema in schemas.items()}
        self._decoder = json.JSONDecoder(object_pairs_hook=_no_key_twice, parse_constant=_refuse)

    def read(self, data: bytes) -> SheetRead:
        """The sheet; raises SheetUnread."""
        if len(data) > MOST_BYTES:
            raise SheetUnread(Fault.TOO_LARGE)
        document = self._document(data)
        if not isinstance(document, dict):
            raise SheetUnread(Fault.NOT_THE_FORM)
        version = document.get("skema_version")
        if not isinstance(version, str) or version not in self._forms:
            raise SheetUnread(Fault.UNKNOWN_VERSION, _short(version))
        try:
            self._forms[version](document)
        except fastjsonschema.JsonSchemaValueException as error:
            place = ".".join(str(part) for part in error.path[1:])
            raise SheetUnread(Fault.NOT_THE_FORM, _short(place)) from None
        try:
            return _sheet(document)
        except (KeyError, TypeError, AttributeError) as error:
            raise SheetUnread(Fault.NOT_THE_FORM) from error

    def _document(self, data: bytes) -> Any:
        try:
            text = data.decode("utf-8-sig")
            document = self._decoder.decode(text)
        except UnicodeDecodeError:
            raise SheetUnread(Fault.NOT_UTF8) from None
        except RecursionError:
            raise SheetUnread(Fault.TOO_DEEP) from None
        except ValueError:
            raise SheetUnread(Fault.BROKEN_JSON) from None
        return document


def municipality_key(name: str) -> str:
    """The name as it is compared: Lyngsø, LYNGSØ  KOMMUNE and Lyngsø Kommune are one."""
    words = unicodedata.normalize("NFKC", name).casefold().split()
    return " ".join(word for word in words if word not in _TITLE)


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise SheetUnread(Fault.REPEATED_KEY)
    return found


def _refuse(name: str) -> Any:
    raise SheetUnread(Fault.NOT_A_NUMBER, name)


def _sheet(document: Mapping[str, Any]) -> SheetRead:
    name = municipality_key(document["kommune"])
    if not name or len(name) > _LONGEST_NAME:
        raise SheetUnread(Fault.NO_NAME)
    try:
        days = [date.fromisoformat(document[key]) for key in ("periode_start", "periode_slut")]
        period = SurveyPeriod(*days)
    except ValueError:
        raise SheetUnread(Fault.BAD_PERIOD) from None
    codes = [document[key] for key in ("region", "politikreds", "stoerrelse")]
    try:
        "".join((name, *codes)).encode()
    except UnicodeEncodeError:  # half a character, which only an escape can write
        raise SheetUnread(Fault.NOT_UTF8) from None
    tables = _tables(document["tabeller"])
    if "handled" not in tables.get("T1", {}):
        raise SheetUnread(Fault.NO_FIRST_ANSWER)
    if tables["T1"]["handled"].statement is Statement.WITHHELD:
        raise SheetUnread(Fault.NO_FIRST_ANSWER)
    try:
        answers = possible_answers(tables)
    except Contradiction as error:
        raise SheetUnread(Fault.CONTRADICTION, error.table) from None
    return SheetRead(
        municipality=name,
        region=codes[0],
        police_district=codes[1],
        size_class=codes[2],
        period=period,
        answers=answers,
        present=frozenset(name for name, table in tables.items() if table),
    )


def _tables(listed: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Said]]:
    tables: dict[str, dict[str, Said]] = {}
    for table in listed:
        name = table["tabel"]
        if name in tables:
            raise SheetUnread(Fault.CONTRADICTION, _short(name))
        said_of = tables[name] = {}
        for row in table["kategorier"]:
            if row["kategori_kode"] in said_of:
                raise SheetUnread(Fault.CONTRADICTION, _short(name))
            said_of[row["kategori_kode"]] = _said(row)
    return tables


def _said(row: Mapping[str, Any]) -> Said:
    lower, upper = row["fra"], row["til"]
    for limit in (lower, upper):
        if limit is not None and type(limit) is not int:
            raise SheetUnread(Fault.NOT_THE_FORM)
    try:
        return Said(Statement(row["svar"]), lower, upper)
    except ValueError:
        raise SheetUnread(Fault.NOT_THE_FORM, _short(row["svar"])) from None


def _short(what: object) -> str:
    """A few characters of what a file holds, printable whatever it is."""
    text = what if isinstance(what, str) else "" if what is None else str(what)
    line = "".join(char if char.isprintable() else " " for char in text[:_LONGEST_DETAIL])
    return line.encode("utf-8", "replace").decode()
