# SPDX-License-Identifier: EUPL-1.2
"""Builders of case summaries about invented people, and the Danish words of the paper."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from app.domain.inquiry import Confirmation
from app.export.records import (
    Agreement,
    Assessment,
    CaseSummary,
    FollowUp,
    Intervention,
    Labels,
    Recipient,
    RecipientKind,
    Sign,
    Source,
    Statement,
)

_MONTHS: Final = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def danish_date(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


DANISH: Final = Labels(
    language="da",
    date=danish_date,
    time=lambda moment: f"{danish_date(moment.date())} kl. {moment:%H.%M}",
    earlier=lambda n: (
        "1 ældre oplysning er ikke trykt her. Den står i registret."
        if n == 1
        else f"{n} ældre oplysninger er ikke trykt her. De står i registret."
    ),
    title="Sagsresumé",
    header_covered=(
        "Fortroligt · retsplejelovens § 115 · ikke videregivet til efterforskning · "
        "makuleres eller afleveres efter mødet"
    ),
    header_other="Fortroligt · kun til modtageren · makuleres eller afleveres efter mødet",
    not_a_conclusion="En bekymring er ikke en konklusion.",
    marks_explained=(
        "Det, der er mærket »ikke bekræftet af andre«, er fortalt af én kilde og skal læses sådan."
    ),
    only_confirmed=(
        "Fakta, ressourcer og iagttagelser, som ikke er bekræftet af andre, er ikke med."
    ),
    shortened="forkortet, resten står i registret",
    nothing_recorded="intet registreret",
    nothing_for_others="intet at give videre",
    record="Sag",
    citizen="Borger",
    recipient="Modtager",
    printed="Udskrevet",
    municipality="Kommune",
    policy="Registreringspolitik",
    form="Form for ekstremisme",
    copy="Kopi {copy} af {copies}",
    to="Til {recipient}",
    seal="Segl {seal}",
    page="Side {page} af {pages}",
    facts="Fakta",
    sources="Kilder",
    resources_and_signs="Ressourcer og tegn",
    resources_and_observations="Ressourcer og iagttagelser",
    resources="Ressourcer og beskyttende forhold",
    signs="Bekymringstegn",
    seen="Set eller hørt",
    assessment="Vurdering",
    interventions_and_follow_up="Indsats og opfølgning",
    interventions="Indsatser",
    agreements="Aftaler og frister",
    follow_ups="Opfølgninger",
    open_questions="Åbne spørgsmål",
    unconfirmed="ikke bekræftet af andre",
    confirmed="bekræftet af flere",
    refuted="afkræftet",
    source="Kilde: {source}",
    direction="Retning: {direction}",
    author="Vurderet af {author}",
    reply="Borgerens bemærkning: {reply}",
    until="til {date}",
    performer="udføres af {performer}",
    responsible="Ansvarlig: {responsible}",
    no_date="uden dato",
)

INFOHUS: Final = Recipient(
    name="Infohus Kommune, Midt- og Vestjyllands Politi",
    kind=RecipientKind.AUTHORITY,
    covered=True,
)
SCHOOL: Final = Recipient(name="Lyngsø FGU-skole", kind=RecipientKind.SCHOOL, covered=False)
OTHER: Final = Recipient(
    name="Boligforeningen Smedevænget", kind=RecipientKind.OTHER, covered=False
)
SERIOUS: Final = "Alvorlige bekymringstegn"
LESSER: Final = "Andre bekymringstegn"


def empty(**changes: Any) -> CaseSummary:
    bare = CaseSummary(
        record_number="S-2026-014",
        recipient=INFOHUS,
        printed_at=datetime(2026, 6, 9, 14, 7, tzinfo=UTC),
        municipality="Lyngsø Kommune",
        policy="Navn ved foranstaltning",
        seal="1204 · 9f3a22c1",
    )
    return replace(bare, **changes)


def fact(text: str, status: Confirmation = Confirmation.STATED, **more: Any) -> Statement:
    return Statement(when=more.pop("when", date(2026, 4, 14)), text=text, status=status, **more)


def full(**changes: Any) -> CaseSummary:
    """Emil's case as the tovholder would take it to the Infohus."""
    usual: dict[str, Any] = {
        "citizen": "E.T.J.",
        "forms": ("højreekstremisme",),
        "facts": (
            fact(
                "Emil er 17 år og går på FGU-skolen i Lyngsø. Han bor hos sine forældre.",
                Confirmation.CONFIRMED,
                source="FGU-skolen og forældrene",
            ),
            fact(
                "Har i tre uger haft klistermærker med teksten »Hæng dem i lygtepælene« på sin "
                "skoletaske. Læreren har bedt ham tage dem af.",
                source="Klasselærer",
                when=date(2026, 4, 10),
            ),
            fact(
                "Skulle være set sammen med to ældre fra gruppen ved stationen. Politiet har "
                "undersøgt det: det var en anden.",
                Confirmation.REFUTED,
                source="En medelevs forælder",
                when=date(2026, 4, 22),
            ),
        ),
        "sources": (
            Source(when=date(2026, 4, 14), text="Klasselærer på FGU-skolen, henvendelse"),
            Source(when=date(2026, 4, 22), text="En pårørende, som ikke ønsker at blive nævnt"),
            Source(when=date(2026, 4, 28), text="Forældrene, samtale i hjemmet"),
        ),
        "resources": (
            fact(
                "Spiller fodbold to gange om ugen og er hjælpetræner for de små. Træneren, "
                "Олександра Ковальчук-Христофориди, vil gerne støtte ham.",
                Confirmation.CONFIRMED,
                source="Træner og forældre",
                when=date(2026, 5, 4),
            ),
            fact(
                "Har et godt forhold til sin morfar, Θεόδωρος Παπαδόπουλος, som han taler med "
                "om det, der er svært.",
                source="Mor",
                when=date(2026, 4, 28),
            ),
        ),
        "signs": (
            Sign(
                when=date(2026, 4, 10),
                wording=(
                    "Udbreder voldslegitimerende budskaber, for eksempel på sociale medier eller "
                    "via stickers, plakater og løbesedler"
                ),
                group=SERIOUS,
                seen="Klistermærker på tasken og på to skabe i omklædningsrummet.",
                source="Klasselærer, pedel",
                status=Confirmation.CONFIRMED,
            ),
            Sign(
                when=date(2026, 4, 20),
                wording="Har taget afstand fra familien eller hidtidige venskaber og sociale "
                "aktiviteter.",
                group=LESSER,
                seen="Kommer ikke længere i klubben om torsdagen.",
                source="Klubmedarbejder",
            ),
        ),
        "assessments": (
            Assessment(
                when=date(2026, 4, 29),
                conclusion="Der er grundlag for at tilbyde en indsats. Emil søger fællesskab og "
                "har fundet et, der trækker den forkerte vej. Han er tryg ved sin træner.",
                direction="uændret",
                author="Birgit Tangaa",
                reply="»Det er bare klistermærker. Jeg synes ikke, I skal lave en sag på mig.«",
            ),
            Assessment(
                when=date(2026, 6, 2),
                conclusion="Ingen nye klistermærker siden april. Han er begyndt i klubben igen.",
                direction="aftagende",
                author="Birgit Tangaa",
            ),
        ),
        "interventions": (
            Intervention(
                when=date(2026, 5, 6),
                what="Mentorforløb ved særuddannede mentorer",
                state="i gang",
                performer="mentorkorpset",
            ),
            Intervention(
                when=date(2026, 5, 12),
                what="Netværksmøder (med familie)",
                state="takket nej af forældrene",
                until=date(2026, 5, 19),
                result="De vil gerne spørges igen efter sommerferien.",
            ),
        ),
        "agreements": (
            Agreement(
                when=date(2026, 6, 23),
                text="Mentor og træner mødes med Emil om, hvad han vil bruge sommeren på.",
                responsible="mentor",
            ),
        ),
        "follow_ups": (
            FollowUp(
                when=date(2026, 5, 27),
                what="Møde med mentor og Emil",
                state="holdt",
                result="Emil kom til tiden og fortalte selv om klistermærkerne.",
            ),
            FollowUp(when=date(2026, 6, 17), what="Telefon til mentor", state="planlagt"),
        ),
        "open_questions": (
            "Hvem har givet ham klistermærkerne?",
            "Hvad sker der, når han bliver 18 den 4. oktober?",
        ),
    }
    return empty(**{**usual, **changes})
