# SPDX-License-Identifier: EUPL-1.2
"""From a stored record back to its draft, with some fields changed."""

from typing import Any, TypeVar

D = TypeVar("D")


def draft_of(kind: type[D], record: Any, **changes: Any) -> D:
    """A draft of `kind` that says what `record` says, except for the changes."""
    names = [name for one in kind.__mro__ for name in getattr(one, "__slots__", ())]
    return kind(**({name: getattr(record, name) for name in names} | changes))
