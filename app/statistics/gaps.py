# SPDX-License-Identifier: EUPL-1.2
"""Which answers one case, or the municipality, still owes the survey of a period."""

from collections.abc import Iterator
from typing import Final

from app.domain.ages import AgeBand, age_band
from app.domain.gaps import Missing
from app.domain.periods import SurveyPeriod
from app.domain.questionnaire import NOT_STATED
from app.domain.survey import CaseFacts, MunicipalityFacts
from app.statistics.counting import case_marks
from app.statistics.counting_parts import PROFILE_FIELDS

_UNKNOWN_GENDER: Final = "unknown"
_NO_FORUM: Final = ("no", "unknown")

_SAID_BY_A_MARK: Final = (
    ("T2", NOT_STATED, Missing.FORM_NOT_STATED),
    ("T2", "not_yet_clarified", Missing.FORM_NOT_CLARIFIED),
    ("T5", NOT_STATED, Missing.ANCHORING_NOT_STATED),
    ("T6", NOT_STATED, Missing.PRIMACY_NOT_STATED),
    ("T6", "unclarified", Missing.PRIMACY_NOT_CLARIFIED),
    ("T12", NOT_STATED, Missing.AFFILIATION_NOT_STATED),
    ("T12", "form_unknown", Missing.AFFILIATION_FORM_UNKNOWN),
)
"""Table, the code that means it is missing, and what is."""

_NO_SNAPSHOT_EITHER: Final = (NOT_STATED, "unclarified")


def case_gaps(case: CaseFacts, period: SurveyPeriod) -> Iterator[tuple[str, Missing]]:
    """Table and what is missing in it; nothing for a case that is not counted in the period."""
    marks = case_marks(case, period)
    if marks is None:
        return
    for table, code, missing in _SAID_BY_A_MARK:
        if code in marks[table]:
            yield table, missing
    known = not any(code in marks[table] for table in ("T5", "T6") for code in _NO_SNAPSHOT_EITHER)
    if known and NOT_STATED in marks["T8"]:
        yield "T8", Missing.SNAPSHOT
    if not case.persons:
        yield "T4", Missing.NO_PERSON
        return
    bands = {age_band(one.birth, one.concern_received_on) for one in case.persons}
    if AgeBand.UNKNOWN in bands or "unknown" in marks["T4"]:
        yield "T4", Missing.AGE_UNKNOWN
    if any(one.gender == _UNKNOWN_GENDER for one in case.persons):
        yield "T9", Missing.GENDER_UNKNOWN


def profile_gaps(facts: MunicipalityFacts) -> Iterator[tuple[str, str]]:
    """Table and field of every question the profile does not answer."""
    for table, field in PROFILE_FIELDS.items():
        if table == "T25" and facts.forum in _NO_FORUM:
            continue  # who takes part in a forum there is not
        if not getattr(facts, field):
            yield table, field
