# SPDX-License-Identifier: EUPL-1.2
"""Sheets made by the real protection under the policy that the program ships."""

from collections.abc import Mapping
from functools import cache

from app.domain.periods import SurveyPeriod
from app.domain.protected import Profile, ProtectedSheet
from app.domain.survey import SurveyFacts
from app.statistics import policy
from app.statistics.earlier import Ledger
from app.statistics.plain import Protected
from app.statistics.protect import How, protect
from app.storage.resources import load_codelists, protection_policy


@cache
def shipped_policy() -> policy.Policy:
    return policy.read(protection_policy())


def protected(
    facts: SurveyFacts,
    period: SurveyPeriod,
    profile: Profile = Profile.YES_NO,
    *,
    ledger: Ledger | None = None,
    how: How | None = None,
    under: policy.Policy | None = None,
) -> Protected:
    versions = load_codelists().versions()
    return protect(
        facts, period, profile, under or shipped_policy(), versions, ledger=ledger, how=how
    )


def survey_sheet(
    facts: SurveyFacts,
    period: SurveyPeriod,
    versions: Mapping[str, str],
    profile: Profile = Profile.YES_NO,
) -> ProtectedSheet:
    return protect(facts, period, profile, shipped_policy(), versions).sheet
