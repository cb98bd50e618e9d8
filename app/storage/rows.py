# SPDX-License-Identifier: EUPL-1.2
"""Fetching records: one that must be there, or all of an owner in a stated order."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.domain.errors import NotFound
from app.domain.inquiry import Owned
from app.storage.codec import record
from app.storage.connection import Database, Value

T = TypeVar("T")


def one(
    database: Database,
    cls: Callable[..., T],
    sql: str,
    parameters: Mapping[str, Value],
    kind: str,
) -> T:
    """The record of the first row.

    Raises:
        NotFound: there is no row; carries `kind`.
    """
    row = database.fetchone(sql, parameters)
    if row is None:
        raise NotFound(kind)
    return record(cls, row)


def every(
    database: Database,
    cls: Callable[..., T],
    sql: str,
    parameters: Mapping[str, Value],
    *,
    key: Callable[[T], Any],
) -> tuple[T, ...]:
    """The records of all rows; sorted here, since no index serves both owners and an order.

    Equal keys stay in the order in which the rows were made.
    """
    return tuple(sorted((record(cls, row) for row in database.fetchall(sql, parameters)), key=key))


def owned(owner: Owned) -> dict[str, Value]:
    """The parameters that find what belongs to a concern or a case."""
    return {"concern_id": owner.concern_id, "case_id": owner.case_id}
