# SPDX-License-Identifier: EUPL-1.2
"""The invented people of the demo: their totals, their words, and how their stories are told."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain import cpr
from app.domain.audit import Action
from app.domain.cases import CaseStatus
from app.domain.closing import ReReviewStatus
from app.domain.municipality import RegistrationPolicy
from app.services import cases
from app.services.common import Register
from app.services.demo import PROFILE, moment, tell
from app.services.demo_cases import case_story
from app.services.demo_people import DemoCase, demo_cases, demo_concerns
from app.services.views import CaseFilter
from app.storage import audit
from app.storage.resources import load_codelists

TODAY = date(2026, 11, 20)
DATA = sorted((Path(__file__).parents[2] / "resources" / "demo").glob("*.toml"))


def told(register: Register, *names: str) -> None:
    chosen = [one for one in demo_cases() if one.name in names]
    assert len(chosen) == len(names)
    tell([case_story(register, one, TODAY) for one in chosen], today=TODAY)


def test_the_cases_add_up_to_the_overview_of_the_mapping() -> None:
    every = demo_cases()
    assert Counter(one.form for one in every) == {
        "extreme_islamism": 31,
        "left_wing": 2,
        "right_wing": 1,
        "other_named": 4,
    }
    assert Counter(one.gender for one in every) == {"woman": 17, "man": 21}
    ages = Counter("unknown" if one.age is None else one.age >= 18 for one in every)
    assert ages == {False: 13, True: 23, "unknown": 2}
    assert Counter(one.primacy for one in every) == {"primary": 29, "non_primary": 9}
    assert Counter(one.milieu for one in every) == {
        "physical": 22,
        "both": 2,
        "online": 1,
        "none_known": 8,
        "not_stated": 5,
    }
    assert [one.other for one in every if one.form == "other_named"].count("ethnic_separatism") == 1


def test_what_the_municipality_answers_agrees_with_what_it_does() -> None:
    assert PROFILE.policy is RegistrationPolicy.NAME_AT_MEASURE
    lists = load_codelists()
    waits = lists["registration_model"].entry(PROFILE.registration_model)
    assert waits.source == lists["registration_policy"].entry(PROFILE.policy).source


def test_one_case_is_left_for_the_hand() -> None:
    assert [one.received for one in demo_cases() if one.by_hand] == [0]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_no_text_holds_a_cpr_number(path: Path) -> None:
    assert cpr.find("Nummeret 010190-1234 findes.")  # the search itself finds one
    assert cpr.find(path.read_text(encoding="utf-8")) == ()


def test_everybody_has_a_resource_beside_the_signs() -> None:
    assert [one.name for one in demo_cases() if not one.resources] == []
    assert [one.code for one in demo_concerns() if one.sign and not one.resource] == []


def test_every_code_is_in_its_list() -> None:
    lists = load_codelists()

    def codes(one: DemoCase) -> list[tuple[str, str]]:
        return [
            ("concern_source", one.source),
            ("extremism_form", one.form),
            *(("sign_mapping", seen.code) for seen in one.signs),
            *(("resource", seen.code) for seen in one.resources),
            *(("offer", offer.offer) for offer in (*one.offers, *one.offers_again)),
            *(("prevention_level", offer.level) for offer in one.offers),
            *(("target_group", offer.target) for offer in one.offers),
            *(("other_driver", code) for code in one.drivers),
        ]

    found = [pair for one in demo_cases() for pair in codes(one)]
    assert len(found) > 300
    assert [(name, code) for name, code in found if code not in lists[name]] == []


def test_stories_are_told_in_the_order_of_working_days(register: Register) -> None:
    told(register, "Kasper Uldal", "Asta Kirkeby")
    log = audit.latest(register.database, limit=1000)
    entries = [one for one in reversed(log) if one.action is not Action.UNLOCK][1:]
    days = [one.at for one in entries]
    assert len(days) > 40
    assert days == sorted(days)
    assert [day for day in days if day.astimezone().weekday() > 4] == []
    assert max(days).astimezone().date() < TODAY


def test_an_open_case_waits_for_its_next_step(register: Register) -> None:
    told(register, "Asta Kirkeby")
    [row] = cases.list_cases(register, CaseFilter.OPEN)
    page = cases.open_case_page(register, row.id, now=moment(TODAY))
    assert (row.status, row.next_step_on) == (CaseStatus.ACTIVE, date(2026, 11, 26))
    assert page.people[0].person.name == "Asta Kirkeby"
    assert page.people[0].decision is not None
    assert row.name == ""


def test_a_closed_case_was_looked_at_once_and_will_be_again(register: Register) -> None:
    told(register, "Petra Nováková")
    [row] = cases.list_cases(register, CaseFilter.CLOSED)
    page = cases.open_case_page(register, row.id, reason="re_review", now=moment(TODAY))
    assert [one.status for one in page.re_reviews] == [ReReviewStatus.DONE, ReReviewStatus.PLANNED]


def test_a_case_was_put_on_hold(register: Register) -> None:
    told(register, "Kasper Uldal")
    [row] = cases.list_cases(register, CaseFilter.OPEN)
    assert row.status is CaseStatus.ON_HOLD


def test_a_case_was_reopened_by_a_new_concern(register: Register) -> None:
    told(register, "Malik Sørup")
    [row] = cases.list_cases(register, CaseFilter.OPEN)
    page = cases.open_case_page(register, row.id, now=moment(TODAY))
    assert (len(page.episodes), len(page.concerns)) == (2, 2)


def test_a_case_cannot_be_told_before_it_began(register: Register) -> None:
    by_hand = next(one for one in demo_cases() if one.by_hand)
    tell([case_story(register, replace(by_hand, received=40, closed=5), TODAY)], today=TODAY)
    [row] = cases.list_cases(register, CaseFilter.CLOSED)
    assert row.opened_on < TODAY
