# SPDX-License-Identifier: EUPL-1.2
"""Registers for counting tests: the test vector of survey.md §5.8 and the mapping's overview."""

from datetime import date

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.periods import Dated, Period
from app.domain.survey import (
    Affiliation,
    AffiliationForm,
    CaseFacts,
    MunicipalityFacts,
    PersonFacts,
    SurveyFacts,
)

LYNGSOE = MunicipalityFacts(
    name="Lyngsø Kommune",
    region="midtjylland",
    police_district="midt_og_vestjylland",
    size_class="small",
    registration_policy="name_at_measure",
    strategy="yes",
    workflow="no",
    forum="establishing",
    forum_actors=("ssp", "police", "psychiatry"),
    anchoring_unit="ssp",
    practice_model="model_1",
    meeting_rhythm="ad_hoc",
    steering_group="unknown",
    mandate="ssp",
    political_orientation="",
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def since(start: str, end: str | None = None) -> Period:
    return Period(day(start), day(end) if end else None)


def person(received: str, birth: Birth | None = None, gender: str = "unknown") -> PersonFacts:
    return PersonFacts(gender=gender, birth=birth or Birth(), concern_received_on=day(received))


def case(
    name: str,
    *episodes: Period,
    form: str = "extreme_islamism",
    persons: tuple[PersonFacts, ...] = (),
    anchors: tuple[Dated[Anchor], ...] | None = None,
    primacy: tuple[Dated[Primacy], ...] | None = None,
    police: tuple[date, ...] = (),
    outside_definition: bool = False,
    erroneous: bool = False,
    affiliation: Affiliation = Affiliation.NOT_STATED,
    affiliation_form: AffiliationForm = AffiliationForm.UNKNOWN,
) -> CaseFacts:
    opened = Period(episodes[0].start)
    return CaseFacts(
        id=name,
        episodes=episodes,
        forms=(Dated(form, opened),),
        anchoring=(Dated(Anchor.OUTSIDE, opened),) if anchors is None else anchors,
        primacy=(Dated(Primacy.NON_PRIMARY, opened),) if primacy is None else primacy,
        police_handovers=police,
        persons=persons,
        outside_definition=outside_definition,
        erroneous=erroneous,
        affiliation=affiliation,
        affiliation_form=affiliation_form,
    )


def vector() -> SurveyFacts:
    """The six cases of survey.md §5.8; births are months whose first day gives the age stated."""
    primary = (Dated(Primacy.PRIMARY, since("2022-01-10")),)
    return SurveyFacts(
        municipality=LYNGSOE,
        cases=(
            case(
                "1",
                since("2022-01-10", "2023-06-30"),
                persons=(person("2022-01-10", Birth(year=2005, month=6)),),
                primacy=primary,
            ),
            case(
                "2",
                since("2022-05-01", "2023-07-01"),
                form="right_wing",
                persons=(person("2022-05-01", Birth(year=2006, month=1)),),
            ),
            case(
                "3",
                since("2024-02-02"),
                persons=(person("2024-02-02", Birth(year=2006, month=9)),),
                anchors=(
                    Dated(Anchor.OUTSIDE, since("2024-02-02", "2024-12-31")),
                    Dated(Anchor.INSIDE, since("2025-01-01")),
                ),
                primacy=(
                    Dated(Primacy.NON_PRIMARY, since("2024-02-02", "2025-02-28")),
                    Dated(Primacy.PRIMARY, since("2025-03-01")),
                ),
                police=(day("2025-03-03"),),
            ),
            case(
                "4",
                since("2025-11-11", "2026-01-01"),
                since("2026-03-01"),
                form="other_named",
                persons=(person("2025-11-11"),),
                anchors=(Dated(Anchor.INSIDE, since("2025-11-11")),),
            ),
            case(
                "5",
                since("2026-07-01"),
                form="left_wing",
                persons=(person("2026-07-01", Birth(year=2004, month=3)),),
                primacy=(Dated(Primacy.PRIMARY, since("2026-07-01")),),
            ),
            case(
                "6",
                since("2024-04-04", "2024-05-05"),
                form="other_named",
                persons=(person("2024-04-04", Birth(year=2004, month=1)),),
                police=(day("2024-04-10"),),
                outside_definition=True,
            ),
        ),
    )


def overview() -> SurveyFacts:
    """38 invented cases with the totals of the mapping's overview (R:2056-2070, R:2233-2259)."""
    forms = ["extreme_islamism"] * 31 + ["left_wing"] * 2 + ["right_wing"] + ["other_named"] * 4
    births = [Birth(year=2010)] * 13 + [Birth(year=1990)] * 23 + [Birth()] * 2
    affiliations = (
        [(Affiliation.YES, AffiliationForm.PHYSICAL)] * 22
        + [(Affiliation.YES, AffiliationForm.BOTH)] * 2
        + [(Affiliation.YES, AffiliationForm.ONLINE)]
        + [(Affiliation.NONE_KNOWN, AffiliationForm.UNKNOWN)] * 8
        + [(Affiliation.NOT_STATED, AffiliationForm.UNKNOWN)] * 5
    )
    opened = since("2025-01-15")
    return SurveyFacts(
        municipality=LYNGSOE,
        cases=tuple(
            case(
                str(number),
                opened,
                form=forms[number],
                persons=(person("2025-01-10", births[number], "woman" if number < 17 else "man"),),
                primacy=(Dated(Primacy.PRIMARY if number < 29 else Primacy.NON_PRIMARY, opened),),
                affiliation=affiliations[number][0],
                affiliation_form=affiliations[number][1],
            )
            for number in range(38)
        ),
    )
