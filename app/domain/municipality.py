# SPDX-License-Identifier: EUPL-1.2
"""The municipality that keeps the register: its profile and its registration policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.errors import Problem


class RegistrationPolicy(StrEnum):
    """When a name may be written (REC-1; R:3255-3265, G:115)."""

    NAME_FROM_START = "name_from_start"
    NAME_AT_MEASURE = "name_at_measure"
    POLICE_ONLY = "police_only"

    @property
    def starts_as_working_note(self) -> bool:
        """Whether a new concern is a working note until a registration decision (REC-1)."""
        return self is not RegistrationPolicy.NAME_FROM_START


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileDraft:
    """Answers about the municipality itself (survey tables T19-T27); no case data.

    Empty text means not answered. Lists hold codes of the code lists named in the comments.
    """

    name: str = ""
    region: str = ""
    police_district: str = ""
    size_class: str = ""
    policy: RegistrationPolicy = RegistrationPolicy.NAME_AT_MEASURE
    practice_model: str = ""
    anchoring_unit: str = ""
    strategy: str = ""
    strategy_on: date | None = None
    strategy_revision_on: date | None = None
    workflow: str = ""
    forum: str = ""
    forum_actors: tuple[str, ...] = ()
    meeting_rhythm: str = ""
    steering_group: str = ""
    mandate: str = ""
    political_orientation: str = ""
    registration_model: str = ""
    registration_place: str = ""
    radicalisation_noted: str = ""
    registered_by: tuple[str, ...] = ()
    infohus_name: str = ""
    police_contact: str = ""
    hotline: str = "41 74 90 90"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(ProfileDraft):
    """The stored profile; there is one."""

    changed_at: datetime


def profile_problems(draft: ProfileDraft) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    for name in ("name", "region", "police_district"):
        if not getattr(draft, name).strip():
            yield name, Problem.REQUIRED
    if (
        draft.strategy_on
        and draft.strategy_revision_on
        and draft.strategy_revision_on < draft.strategy_on
    ):
        yield "strategy_revision_on", Problem.BEFORE_START
