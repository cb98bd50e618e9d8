# SPDX-License-Identifier: EUPL-1.2
"""Fills a register with invented people, through the same services as the window uses.

Every story is told in the order of days, all stories beside each other, so that the log, the
numbers and the history look as if somebody had worked in the register for years. The totals of
the 38 cases are the overview of the mapping (R:2056-2070, R:2233-2259).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Final

from app.domain.municipality import ProfileDraft, RegistrationPolicy
from app.services.common import Register
from app.services.demo_cases import case_story
from app.services.demo_concerns import concern_story
from app.services.demo_people import demo_cases, demo_concerns
from app.services.demo_steps import Story

HOLDER: Final = "Birgit Tangaa"
_OPENS: Final = time(8, 10)
_BY_HAND_BEGAN, _BY_HAND_ENDED = 75, 20
_STEP: Final = timedelta(minutes=2)

PROFILE: Final = ProfileDraft(
    name="Lyngsø Kommune",
    region="midtjylland",
    police_district="midt_og_vestjylland",
    size_class="small",
    policy=RegistrationPolicy.NAME_AT_MEASURE,
    practice_model="model_1",
    anchoring_unit="ssp",
    strategy="yes",
    workflow="yes",
    forum="establishing",
    forum_actors=("ssp", "police", "children_youth_family", "social", "job_centre"),
    meeting_rhythm="ad_hoc",
    steering_group="no",
    mandate="ssp",
    political_orientation="no",
    registration_model="when_qualified",
    registration_place="own_register",
    radicalisation_noted="yes",
    registered_by=("coordinator",),
    infohus_name="Infohus Midt- og Vestjylland",
    police_contact="Lone Ravnsbæk",
)
"""The municipality of scenarios.md; invented."""


def fill(register: Register, *, today: date, every_case: bool = False) -> int:
    """Tell all stories up to the day before `today`; returns how many cases there are.

    The case that is made by hand in the window is left out, or with `every_case` told as well.
    """
    chosen = [one for one in demo_cases() if not one.by_hand]
    if every_case:
        chosen += [
            replace(one, received=_BY_HAND_BEGAN, closed=_BY_HAND_ENDED)
            for one in demo_cases()
            if one.by_hand
        ]
    stories = [case_story(register, one, today) for one in chosen]
    stories += [concern_story(register, one, today) for one in demo_concerns()]
    tell(stories, today=today)
    return len(chosen)


def first_day(today: date) -> date:
    """The day the demo register was made: before its first concern."""
    return today - timedelta(days=max(one.received for one in demo_cases()) + 30)


def tell(stories: Iterable[Story], *, today: date) -> None:
    """Run the stories beside each other, day by day; none goes on on a weekend or after today."""
    waiting: list[tuple[date, int, Story]] = []
    for number, story in enumerate(stories):
        heappush(waiting, (_working_day(next(story), today), number, story))
    now = moment(date.min + timedelta(days=1))
    while waiting:
        day, number, story = heappop(waiting)
        now = max(now + _STEP, moment(day))
        try:
            wanted = story.send(now)
        except StopIteration:
            continue
        heappush(waiting, (max(day, _working_day(wanted, today)), number, story))


def moment(day: date) -> datetime:
    """When work begins on a day."""
    return datetime.combine(day, _OPENS).astimezone()


def _working_day(wanted: date, today: date) -> date:
    day = min(wanted, today - timedelta(days=1))
    return day - timedelta(days=max(0, day.weekday() - 4))
