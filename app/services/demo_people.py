# SPDX-License-Identifier: EUPL-1.2
"""Reads the invented people of the demo register from `resources/demo`, as frozen values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from app import RESOURCES

_OFFER: Final = ("offer", "level", "target", "performer", "went", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A sign or resource: its code, how far it holds (signs only), what was seen."""

    code: str
    status: str = "stated"
    seen: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An intervention: `went` is the state it ended in, `words` what came of it."""

    offer: str
    level: str
    target: str
    performer: str
    went: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCase:
    """One invented case; `received`, `closed`, `on_hold`, `reopened` are days ago."""

    name: str = field(repr=False)
    gender: str
    age: int | None = None
    month: int | None = None
    form: str = "extreme_islamism"
    other: str = ""
    legitimised: str = ""
    primacy: str = "primary"
    drivers: tuple[str, ...] = ()
    milieu: str
    path: str = ""
    gathering: str = "individual"
    others: tuple[str, ...] = ()
    source: str
    reporter: str
    received: int
    told: str
    signs: tuple[Seen, ...]
    resources: tuple[Seen, ...]
    judged: str
    goal: str
    offers: tuple[Offered, ...]
    offers_again: tuple[Offered, ...] = ()
    met: tuple[str, ...] = ()
    review: str = ""
    direction: str = "unknown"
    police: bool = False
    closed: int | None = None
    reason: str = ""
    came: str = ""
    re_review: str = ""
    on_hold: int | None = None
    reopened: int | None = None
    again: str = ""
    next: str = ""
    due: int | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoConcern:
    """One invented concern that became no case; `end` says how it went."""

    end: str
    received: int
    source: str
    under_18: str
    told: str
    code: str = ""
    name: str = field(default="", repr=False)
    age: int | None = None
    sign: tuple[str, ...] = ()
    resource: tuple[str, ...] = ()
    reason: str = ""
    receiver: str = ""
    feedback: str = ""


@cache
def demo_cases() -> tuple[DemoCase, ...]:
    """The 38 cases; the one with `by_hand` is made in the window by the walk."""
    return tuple(_case(one) for one in _read("cases")["case"])


@cache
def demo_concerns() -> tuple[DemoConcern, ...]:
    """The concerns beside them."""
    return tuple(DemoConcern(**_tuples(one)) for one in _read("concerns")["concern"])


def _read(name: str) -> Mapping[str, Any]:
    path = RESOURCES / "demo" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _tuples(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in given.items()}


def _case(given: Mapping[str, Any]) -> DemoCase:
    fields = _tuples(given)
    fields["signs"] = tuple(
        Seen(code=code, status=status, seen=seen) for code, status, seen in given["signs"]
    )
    fields["resources"] = tuple(Seen(code=code, seen=seen) for code, seen in given["resources"])
    for name in ("offers", "offers_again"):
        rows = given.get(name, ())
        fields[name] = tuple(Offered(**dict(zip(_OFFER, row, strict=True))) for row in rows)
    return DemoCase(**fields)
