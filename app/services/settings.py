# SPDX-License-Identifier: EUPL-1.2
"""The municipality's profile and the register's settings, each with its proposal and bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.audit import Action
from app.domain.errors import InvalidDraft, Problem
from app.domain.municipality import Profile, ProfileDraft, profile_problems
from app.domain.retention import Keep, RetentionRule
from app.services.common import Register, writing
from app.storage import settings as stored


class Setting(StrEnum):
    """What the municipality may decide; switches are 0 or 1, the rest are numbers."""

    IDLE_MINUTES = "idle_minutes"
    CONVERSATION_MINUTES = "conversation_minutes"
    WORKING_NOTE_DAYS = "working_note_days"
    UNFOUNDED_MONTHS = "unfounded_months"
    PASSED_ON_MONTHS = "passed_on_months"
    CASE_ADULT_MONTHS = "case_adult_months"
    CASE_MINOR_MONTHS = "case_minor_months"
    PAPER_MONTHS = "paper_months"
    UNCLARIFIED_FORM_DAYS = "unclarified_form_days"
    UNCLARIFIED_PRIMACY_DAYS = "unclarified_primacy_days"
    BACKUP_DAYS = "backup_days"
    LOG_MONTHS = "log_months"
    MORE_GOALS = "more_goals"
    MORE_COMPETENCES = "more_competences"
    MORE_BARRIERS = "more_barriers"
    MORE_LOG = "more_log"
    SCREEN_SHARING = "screen_sharing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The proposal, and what may be chosen instead (both ends included)."""

    proposed: int
    least: int
    most: int


_SWITCH: Final = Bounds(proposed=0, least=0, most=1)
BOUNDS: Final[Mapping[Setting, Bounds]] = {
    Setting.IDLE_MINUTES: Bounds(proposed=10, least=1, most=15),
    Setting.CONVERSATION_MINUTES: Bounds(proposed=30, least=10, most=60),
    Setting.WORKING_NOTE_DAYS: Bounds(proposed=14, least=1, most=28),
    Setting.UNFOUNDED_MONTHS: Bounds(proposed=6, least=1, most=24),
    Setting.PASSED_ON_MONTHS: Bounds(proposed=12, least=1, most=36),
    Setting.CASE_ADULT_MONTHS: Bounds(proposed=36, least=6, most=120),
    Setting.CASE_MINOR_MONTHS: Bounds(proposed=24, least=6, most=60),
    Setting.PAPER_MONTHS: Bounds(proposed=12, least=1, most=36),
    Setting.UNCLARIFIED_FORM_DAYS: Bounds(proposed=60, least=14, most=183),
    Setting.UNCLARIFIED_PRIMACY_DAYS: Bounds(proposed=30, least=14, most=183),
    Setting.BACKUP_DAYS: Bounds(proposed=90, least=14, most=365),
    Setting.LOG_MONTHS: Bounds(proposed=12, least=6, most=60),
    Setting.MORE_GOALS: _SWITCH,
    Setting.MORE_COMPETENCES: _SWITCH,
    Setting.MORE_BARRIERS: _SWITCH,
    Setting.MORE_LOG: _SWITCH,
    Setting.SCREEN_SHARING: _SWITCH,
}

_MONTHS: Final[Mapping[RetentionRule, Setting]] = {
    RetentionRule.UNFOUNDED: Setting.UNFOUNDED_MONTHS,
    RetentionRule.PASSED_ON: Setting.PASSED_ON_MONTHS,
    RetentionRule.CASE_ADULT: Setting.CASE_ADULT_MONTHS,
    RetentionRule.CASE_MINOR: Setting.CASE_MINOR_MONTHS,
    RetentionRule.PAPER: Setting.PAPER_MONTHS,
}


def profile(register: Register) -> Profile:
    """The municipality's profile."""
    return register.profile


def change_profile(register: Register, draft: ProfileDraft, *, now: datetime) -> Profile:
    """Write the profile over; the history keeps the old one. Raises InvalidDraft."""
    faults = list(profile_problems(draft))
    if faults:
        raise InvalidDraft(faults)
    given = {one.name: getattr(draft, one.name) for one in fields(ProfileDraft)}
    changed = Profile(**given, changed_at=now)
    with writing(register, Action.SETTING, detail="municipality_profile", now=now) as database:
        stored.change_profile(database, changed)
    register.profile = changed
    return changed


def setting(register: Register, name: Setting) -> int:
    """A setting: as it was chosen, or its proposal."""
    text = stored.value(register.database, name)
    bounds = BOUNDS[name]
    return bounds.proposed if text is None else min(max(int(text), bounds.least), bounds.most)


def change_setting(register: Register, name: Setting, value: int, *, now: datetime) -> int:
    """Choose a setting. Raises InvalidDraft where the value is out of bounds."""
    if not BOUNDS[name].least <= value <= BOUNDS[name].most:
        raise InvalidDraft([(name, Problem.NOT_A_NUMBER)])
    with writing(register, Action.SETTING, detail=name, now=now) as database:
        stored.set_value(database, name, str(value))
    return value


def keeping(register: Register) -> Mapping[RetentionRule, Keep]:
    """How long records are kept here, for `app.domain.retention`."""
    kept = {rule: Keep(months=setting(register, name)) for rule, name in _MONTHS.items()}
    kept[RetentionRule.WORKING_NOTE] = Keep(days=setting(register, Setting.WORKING_NOTE_DAYS))
    return kept
