# SPDX-License-Identifier: EUPL-1.2
"""Between records and rows: a record's fields are its table's columns, by name and type hint.

Dates and times are ISO text, truth is 0 or 1, enums their value, tuples of text a JSON array.
"""

import json
import types
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    NewType,
    Protocol,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = str | int | float | bytes | None
T = TypeVar("T")


class Columns(Protocol):
    """A row: its columns by name."""

    def __getitem__(self, key: str, /) -> Any:
        """The column's value."""


def parameters(record: "DataclassInstance") -> dict[str, Value]:
    """The bound parameters of a record, one per field."""
    return {f.name: _write(getattr(record, f.name)) for f in fields(record)}


def record(cls: Callable[..., T], row: Columns) -> T:
    """The record of a row; columns that are no field of it are passed over."""
    return cls(**{name: read(row[name]) for name, read in _readers(cls)})


def _write(value: Any) -> Value:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    raise TypeError(f"no column type for {type(value).__name__}")


@cache
def _readers(cls: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = get_type_hints(cls)
    return tuple((f.name, _reader(hints[f.name])) for f in fields(cls))


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in {Union, types.UnionType}:
        (inner,) = (a for a in get_args(hint) if a is not types.NoneType)
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if get_origin(hint) is tuple:
        return lambda value: tuple(json.loads(value))
    if isinstance(hint, NewType):
        return _same
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if hint is bool:
        return bool
    return _same


def _same(value: Any) -> Any:
    return value
