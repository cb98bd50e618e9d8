# SPDX-License-Identifier: EUPL-1.2
"""Large registers of invented people, made fast and always the same, outside the repository.

Rows go through the connection and the statements of `app.storage`; history is what the triggers
write, the log is a whole chain, and the index is what the search reads. Cases spread over four
years, about a fifth of them open. A process of its own makes each: there, and only there,
SQLCipher neither locks nor wipes memory, which would take eight times as long.
"""

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3

from app import RESOURCES
from app.domain.audit import Action, LogEntry, Purpose
from app.domain.cases import Anchor, Anchoring, Case, CaseStatus, Episode, Primacy, PrimacyPeriod
from app.domain.casework import ConcernReview, Direction, Note
from app.domain.closing import Closure, ReReview, ReReviewResult, ReReviewStatus
from app.domain.concerns import Answer, Concern, ConcernStatus, Gathering, Outcome
from app.domain.followups import FollowUp, PlanStatus, Task
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import (
    Decision,
    FormOfExtremism,
    InitialAssessment,
    RegistrationDecision,
    Resource,
    SignObservation,
)
from app.domain.interventions import Intervention, InterventionStatus
from app.domain.municipality import ProfileDraft
from app.domain.order import fold, sort_key
from app.domain.people import Involvement, Person, Role, label, pseudonym
from app.services.common import Register
from app.services.register import close_register, create_register, open_register, unlock_register
from app.services.views import Noun
from app.storage import (
    audit,
    cases,
    casework,
    closing,
    concerns,
    followups,
    history,
    inquiry,
    interventions,
    migrate,
    people,
    search,
)
from app.storage.codec import parameters
from app.storage.sequence import Series, next_number
from app.storage.vault.keys import DerivedKeys
from tests.unguarded import Unguarded

if TYPE_CHECKING:
    from app.storage.connection import Database

SIZES: Final = (1_000, 10_000, 100_000)
PASSPHRASE: Final = "abe bøg cykel drage elg"
HOLDER: Final = "Målenøgle"
NOW: Final = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY: Final = NOW.date()
YEARS: Final = 4
BATCH: Final = 1_000
MUNICIPALITY: Final = ProfileDraft(
    name="Opdigtet Kommune", region="capital", police_district="copenhagen"
)
COMMON: Final = (
    *("og", "i", "at", "det", "er", "en", "har", "til", "den", "som", "på", "for", "med", "han"),
    *("hun", "de", "ikke", "der", "var", "af", "om", "sin", "så", "men", "skolen", "møde"),
    *("samtale", "klubben", "mor", "far", "ung", "enig", "aftale"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A register on the disk; `state` is its own state folder."""

    cases: int
    folder: Path
    state: Path

    def keys(self) -> DerivedKeys:
        """Unlock it; takes the time of the key derivation."""
        return unlock_register(self.folder, PASSPHRASE)

    def open(self, keys: DerivedKeys) -> Register:
        """Open it for work with a copy of these keys, so that they serve again."""
        mine = DerivedKeys.unpack(keys.pack())
        return open_register(self.folder, mine, Purpose.CASEWORK, now=NOW, state_folder=self.state)

    @property
    def size(self) -> int:
        """Bytes of the database."""
        return next(self.folder.glob("register-*.db")).stat().st_size


def arguments(about: str) -> Namespace:
    """The arguments that the scripts share."""
    parser = ArgumentParser(description=about)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of cases")
    parser.add_argument("--registers", type=Path, help="folder in which registers are kept")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def made_in(folder: Path | None, sizes: Iterable[int]) -> Iterator[Made]:
    """The registers of these sizes; made where `folder` has none, and kept there if given."""
    kept = folder is not None
    root = folder or Path(tempfile.mkdtemp(prefix="tovholder-bench-"))
    try:
        for cases_wanted in sizes:
            made = made_once(root, cases_wanted)
            yield made
            if not kept:
                shutil.rmtree(made.folder.parent)
    finally:
        if not kept:
            shutil.rmtree(root, ignore_errors=True)


def made_once(root: Path, number: int) -> Made:
    """The register of this size, made anew when its schema or this file has changed."""
    made = _place(root, number)
    home = made.folder.parent
    mark = home / "made.json"
    print_of_makers = _fingerprint()
    if mark.is_file() and json.loads(mark.read_text()) == print_of_makers:
        return made
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    begun = time.perf_counter()
    subprocess.run([sys.executable, __file__, str(root), str(number)], check=True)
    mark.write_text(json.dumps(print_of_makers))
    took, megabytes = time.perf_counter() - begun, made.size / 1e6
    print(f"made a register of {number:,} cases: {took:.0f} s, {megabytes:,.0f} MB", flush=True)
    return made


def _place(root: Path, number: int) -> Made:
    home = root / f"cases-{number}"
    return Made(cases=number, folder=home / "register", state=home / "state")


def _fingerprint() -> str:
    content = Path(__file__).read_bytes()
    for path in sorted(migrate.FOLDER.glob("*.sql")):
        content += path.read_bytes()
    return hashlib.sha256(content).hexdigest()


def _make(made: Made) -> None:
    sqlcipher3.connect = partial(sqlcipher3.connect, factory=Unguarded)
    keys = create_register(
        made.folder,
        PASSPHRASE,
        MUNICIPALITY,
        holder=HOLDER,
        now=NOW - timedelta(days=366 * YEARS),
        state_folder=made.state,
    )
    register = made.open(keys)
    _fill(register, made.cases)
    close_register(register, now=NOW, reason="quit")


def _fill(register: Register, number: int) -> None:
    database = register.database
    database.execute("PRAGMA cache_size = -2000000")
    maker = _Maker(database)
    with database.transaction():
        head = register.head
        for first in range(0, number, BATCH):
            log = maker.batch(range(first, min(first + BATCH, number)), number)
            for at, action, record, detail in log:
                entry = LogEntry(
                    seq=head.seq + 1,
                    at=at,
                    holder=HOLDER,
                    purpose=Purpose.CASEWORK,
                    action=action,
                    record=record,
                    detail=detail,
                )
                head = audit.append(database, register.keys.log, head, entry)
        search.rebuild(database)
    register.head = head


class _Maker:
    """Makes cases with their children; one source of chance, so that all is repeatable."""

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._chance = random.Random(2026)
        path = RESOURCES / "language" / "ord.txt"
        lines = path.read_text(encoding="utf-8").splitlines()
        rare = [line for line in lines if line and not line.startswith("#")]
        random.Random(1).shuffle(rare)
        self.words = [*COMMON, *rare]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self._entries_of_day: dict[date, int] = defaultdict(int)
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._log: list[tuple[datetime, Action, str, str]] = []

    def batch(self, numbers: range, of: int) -> list[tuple[datetime, Action, str, str]]:
        """Write these cases; returns what the log is to say, in order."""
        self._log = []
        for number in numbers:
            self._case(TODAY - timedelta(days=round(365 * YEARS * (1 - number / of))))
            if self._chance.random() < 0.4:
                self._concern_alone()
        at = min(self._log)[0]
        history.set_context(
            self._database, at=at, holder=HOLDER, purpose=Purpose.CASEWORK, reason=""
        )
        for sql in _ORDER:
            if rows := self._rows.pop(sql, None):
                self._database.executemany(sql, rows)
        if self._rows:
            raise RuntimeError("a statement is missing from the order")
        return sorted(self._log, key=lambda line: line[0])

    def _case(self, received: date) -> None:
        pick, chance = self._chance.choice, self._chance.random
        concern_id, case_id = ConcernId(self._id()), CaseId(self._id())
        opened = min(received + timedelta(days=self._chance.randint(0, 12)), TODAY)
        closed: date | None = opened + timedelta(days=self._chance.randint(20, 540))
        if closed is not None and closed > TODAY:
            closed = None
        stored = {"created_at": _at(received), "changed_at": _at(received)}
        persons = [self._person(received) for _ in range(1 if chance() < 0.8 else 2)]
        about = label(persons)
        for person in persons:
            self._add(people.INSERT_PERSON, person, sort_name=sort_key(person.name))
            for owner in ({"concern_id": concern_id}, {"case_id": case_id}):
                one = Involvement(
                    id=RecordId(self._id()),
                    person_id=person.id,
                    role=Role.FOCUS if person is persons[0] else Role.FAMILY,
                    created_at=_at(received),
                    **owner,
                )
                self._add(people.INSERT_INVOLVEMENT, one)
                words = (pseudonym(person), person.name, person.contact)
                self._enter(Noun.PERSON, one.id, received, words, person_id=person.id, **owner)
            decision = RegistrationDecision(
                **self._stored(received),
                concern_id=concern_id,
                person_id=person.id,
                decided_on=received,
                decision=Decision.REGISTER_HERE,
                what=self._text(12),
                reason=self._text(15),
                basis="section_12b",
                asked_for_help=Answer.YES,
                author=HOLDER,
            )
            self._add(inquiry.INSERT_DECISION, decision)
            self._note_down(received, Action.CREATE, concern_id, "decision")
        concern = self._concern(concern_id, received, registered=True)
        decided = replace(
            concern,
            status=ConcernStatus.DECIDED,
            outcome=Outcome.CASE_OPENED,
            outcome_reason=self._text(10),
            decided_on=opened,
            case_id=case_id,
        )
        self._rows[concerns.UPDATE_CONCERN].append(parameters(decided))
        seen = self._observed(received, concern_id=concern_id)
        self._observed(opened, seen, case_id=case_id)
        assessment = InitialAssessment(
            **self._stored(received),
            concern_id=concern_id,
            assessed_on=received,
            methods=("contact", "existing_forum"),
            known=self._text(25),
            missing=self._text(10),
            risk=self._text(10),
            resilience=self._text(10),
            conclusion=self._text(15),
            founded=Answer.YES,
            author=HOLDER,
        )
        self._add(inquiry.INSERT_ASSESSMENT, assessment)
        words = (decided.number, decided.summary, decided.outcome_reason, assessment.known)
        words += (assessment.missing, assessment.risk, assessment.resilience)
        words += (assessment.conclusion, *seen)
        self._enter(Noun.CONCERN, concern_id, received, words, concern_id=concern_id)
        is_open = closed is None
        case = Case(
            **stored,
            id=case_id,
            number=next_number(self._database, Series.CASE, opened.year),
            opened_on=opened,
            founded_on=self._text(20),
            responsible=self._name(),
            affiliation=pick(("yes", "none_known", "not_stated")),
            affiliation_form=pick(("physical", "online", "both")),
            goal=self._text(12),
            status=CaseStatus.CREATED,
            label=about,
        )
        self._add(cases.INSERT_CASE, case)
        status = CaseStatus.ACTIVE if is_open else CaseStatus.CLOSED
        now = replace(case, status=status, changed_at=_at(closed or opened))
        if closed is None:
            due = TODAY + timedelta(days=self._chance.randint(-7, 45))
            now = replace(now, next_step=self._text(5), next_step_on=due)
        else:
            kept = max(
                closed + timedelta(days=1096),
                TODAY + timedelta(days=1 + self._chance.randrange(700)),
            )
            now = replace(
                now,
                closed_on=closed,
                closure_reason="handled",
                delete_on=kept,
                delete_rule="case_adult",
            )
        self._rows[cases.UPDATE_CASE].append(parameters(now))
        self._rows[cases.INSERT_CASE_CONCERN].append(
            {
                "case_id": case_id,
                "concern_id": concern_id,
                "received_on": received.isoformat(),
            }
        )
        words = (now.number, about, now.founded_on, now.responsible, now.goal, now.next_step, *seen)
        self._enter(Noun.CASE, case_id, opened, words, case_id=case_id)
        self._note_down(opened, Action.CREATE, case_id, "case")
        self._periods(case_id, opened, closed)
        self._work(case_id, opened, closed)
        if closed is not None:
            self._closing(case_id, closed)

    def _concern_alone(self) -> None:
        """A concern that led to no case; the newest are working notes."""
        received = TODAY - timedelta(days=self._chance.randrange(180))
        fresh = received > TODAY - timedelta(days=14)
        concern_id = ConcernId(self._id())
        concern = self._concern(concern_id, received, registered=not fresh)
        if fresh:
            return
        decided = replace(
            concern,
            status=ConcernStatus.DECIDED,
            outcome=Outcome.UNFOUNDED,
            outcome_reason=self._text(10),
            decided_on=received,
            delete_on=received + timedelta(days=184),
            delete_rule="unfounded",
        )
        self._rows[concerns.UPDATE_CONCERN].append(parameters(decided))
        words = (decided.number, decided.summary, decided.outcome_reason)
        self._enter(Noun.CONCERN, concern_id, received, words, concern_id=concern_id)

    def _concern(self, concern_id: ConcernId, received: date, *, registered: bool) -> Concern:
        concern = Concern(
            id=concern_id,
            number=next_number(self._database, Series.CONCERN, received.year),
            received_on=received,
            source=self._chance.choice(("teacher", "police", "relative", "professional")),
            summary=self._text(35),
            reporter_name=self._name(),
            gathering=Gathering.INDIVIDUAL,
            registered=registered,
            status=ConcernStatus.UNDER_INQUIRY if registered else ConcernStatus.RECEIVED,
            received_by=HOLDER,
            delete_on=None if registered else received + timedelta(days=14),
            delete_rule="" if registered else "working_note",
            created_at=_at(received),
            changed_at=_at(received),
        )
        self._add(concerns.INSERT_CONCERN, concern)
        self._note_down(received, Action.CREATE, concern_id, "concern")
        return concern

    def _observed(self, day: date, seen: tuple[str, ...] = (), **owner: Any) -> tuple[str, ...]:
        seen = seen or tuple(self._text(12) for _ in range(3))
        signs = (("sign_gladsaxe", "preoccupied"), ("sign_mapping", "withdrawal"))
        for (list_name, code), text in zip(signs, seen, strict=False):
            sign = SignObservation(
                **self._stored(day),
                **owner,
                sign_list=list_name,
                sign=code,
                source="teacher",
                seen=text,
            )
            self._add(inquiry.INSERT_SIGN, sign)
        resource = Resource(**self._stored(day), **owner, kind="trusted_adult", seen=seen[2])
        self._add(inquiry.INSERT_RESOURCE, resource)
        forms = ("extreme_islamism", "right_wing", "left_wing", "none_identified")
        form = FormOfExtremism(
            **self._stored(day), **owner, form=self._chance.choice(forms), since=day
        )
        self._add(inquiry.INSERT_FORM, form)
        return seen

    def _periods(self, case_id: CaseId, opened: date, closed: date | None) -> None:
        kept = {"case_id": case_id}
        episode = Episode(**self._stored(opened), **kept, opened_on=opened, closed_on=closed)
        self._add(cases.INSERT_EPISODE, episode)
        primacy = self._chance.choice((Primacy.PRIMARY, Primacy.PRIMARY, Primacy.NON_PRIMARY))
        period = PrimacyPeriod(**self._stored(opened), **kept, primacy=primacy, since=opened)
        self._add(cases.INSERT_PRIMACY, period)
        where = Anchoring(
            **self._stored(opened), **kept, anchor=Anchor.INSIDE, unit="ssp", since=opened
        )
        self._add(cases.INSERT_ANCHORING, where)

    def _work(self, case_id: CaseId, opened: date, closed: date | None) -> None:
        last = closed or TODAY
        for _ in range(self._chance.randint(1, 2)):
            begun = self._day(opened, last)
            intervention = Intervention(
                **self._stored(begun),
                case_id=case_id,
                offer=self._chance.choice(("mentor_lab", "individual_talks", "leisure")),
                level="anticipatory",
                target="citizen",
                performer=self._name(),
                method=self._text(5),
                note=self._text(12),
                offered_on=begun,
            )
            self._add(interventions.INSERT_INTERVENTION, intervention)
            now = replace(intervention, status=InterventionStatus.RUNNING, started_on=begun)
            if closed is not None:
                now = replace(
                    now,
                    status=InterventionStatus.COMPLETED,
                    ended_on=closed,
                    result=self._text(10),
                )
            self._rows[interventions.UPDATE_INTERVENTION].append(parameters(now))
            words = (now.performer, now.method, now.note, now.result)
            self._enter(Noun.INTERVENTION, now.id, begun, words, case_id=case_id)
            self._note_down(begun, Action.CREATE, case_id, "intervention")
        for _ in range(2):
            self._follow_up(case_id, self._day(opened, last), done=True)
        if closed is None:
            due = TODAY + timedelta(days=self._chance.randint(-5, 45))
            self._follow_up(case_id, due, done=False)
            if self._chance.random() < 0.3:
                due = TODAY + timedelta(days=self._chance.randint(-5, 30))
                task = Task(**self._stored(TODAY), case_id=case_id, text=self._text(5), due_on=due)
                self._add(followups.INSERT_TASK, task)
                self._enter(Noun.TASK, task.id, due, (task.text,), case_id=case_id)
        for _ in range(self._chance.choice((2, 2, 3, 3))):
            day = self._day(opened, last)
            note = Note(
                **self._stored(day),
                case_id=case_id,
                noted_on=day,
                text=self._text(self._chance.randint(20, 70)),
                source=self._text(3),
                against=self._text(8),
                assessment=self._text(10),
                author=HOLDER,
            )
            self._add(casework.INSERT_NOTE, note)
            words = (note.text, note.source, note.against, note.assessment)
            self._enter(Noun.NOTE, note.id, day, words, case_id=case_id)
            self._note_down(day, Action.CREATE, case_id, "note")
        if self._chance.random() < 0.5:
            day = self._day(opened, last)
            review = ConcernReview(
                **self._stored(day),
                case_id=case_id,
                reviewed_on=day,
                whats_new=self._text(15),
                direction=Direction.FALLING,
                conclusion=self._text(12),
                next_step=self._text(5),
                author=HOLDER,
            )
            self._add(casework.INSERT_REVIEW, review)
            words = (review.whats_new, review.conclusion, review.next_step)
            self._enter(Noun.REVIEW, review.id, day, words, case_id=case_id)
        self._note_down(last, Action.OPEN, case_id, "")

    def _follow_up(self, case_id: CaseId, day: date, *, done: bool) -> None:
        one = FollowUp(
            **self._stored(min(day, TODAY)),
            case_id=case_id,
            planned_on=day,
            with_whom=self._name(),
            status=PlanStatus.DONE if done else PlanStatus.PLANNED,
            done_on=day if done else None,
            result=self._text(12) if done else "",
        )
        self._add(followups.INSERT_FOLLOW_UP, one)
        words = (one.with_whom, one.result)
        self._enter(Noun.FOLLOW_UP, one.id, day, words, case_id=case_id)

    def _closing(self, case_id: CaseId, closed: date) -> None:
        again = self._chance.random() < 0.3
        closure = Closure(
            **self._stored(closed),
            case_id=case_id,
            closed_on=closed,
            reason="handled",
            came_of_it=self._text(20),
            re_review=again,
        )
        self._add(closing.INSERT_CLOSURE, closure)
        self._note_down(closed, Action.STATUS, case_id, "close")
        for months in (6, 12) if again else ():
            planned = closed + timedelta(days=30 * months)
            past = planned < TODAY
            review = ReReview(
                **self._stored(closed),
                case_id=case_id,
                months=months,
                planned_on=planned,
                status=ReReviewStatus.DONE if past else ReReviewStatus.PLANNED,
                done_on=planned if past else None,
                result=ReReviewResult.STILL_CLOSED if past else None,
                reason=self._text(6) if past else "",
            )
            self._add(closing.INSERT_RE_REVIEW, review)

    def _person(self, day: date) -> Person:
        name = self._name()
        return Person(
            id=PersonId(self._id()),
            code="".join(part[0] for part in name.split()) + str(self._chance.randrange(100)),
            name=name,
            birth_year=self._chance.randint(1975, 2012),
            gender=self._chance.choice(("woman", "man", "man", "unknown")),
            contact=self._text(2),
            created_at=_at(day),
            changed_at=_at(day),
        )

    def _enter(self, noun: Noun, record: str, day: date, words: Any, **owner: Any) -> None:
        about = {"concern_id": None, "case_id": None, "person_id": None} | owner
        about |= {"noun": noun.value, "record": record, "day": day.isoformat()}
        for folded in dict.fromkeys(fold(word) for word in words if word):
            number = self._entries_of_day[day]
            self._entries_of_day[day] += 1
            row = about | {"id": search.entry_id(day, number), "folded": folded}
            self._rows[search.INSERT_ENTRY].append(row)

    def _add(self, sql: str, record: Any, **more: Any) -> None:
        self._rows[sql].append(parameters(record) | more)

    def _note_down(self, day: date, action: Action, record: str, detail: str) -> None:
        self._log.append((_at(day), action, record, detail))

    def _stored(self, day: date) -> dict[str, Any]:
        at = _at(day)
        return {"id": RecordId(self._id()), "created_at": at, "changed_at": at}

    def _day(self, first: date, last: date) -> date:
        return first + timedelta(days=self._chance.randint(0, (last - first).days))

    def _text(self, length: int) -> str:
        return " ".join(self._chance.choices(self.words, cum_weights=self._weights, k=length))

    def _name(self) -> str:
        first, last = self._chance.choice(self.words), self._chance.choice(self.words)
        return f"{first.capitalize()} {last.capitalize()}"

    def _id(self) -> str:
        bits = f"{self._chance.getrandbits(128):032x}"
        return f"{bits[:8]}-{bits[8:12]}-4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=NOW.tzinfo)


_ORDER: Final = (
    people.INSERT_PERSON,
    cases.INSERT_CASE,
    concerns.INSERT_CONCERN,
    concerns.UPDATE_CONCERN,
    cases.UPDATE_CASE,
    cases.INSERT_CASE_CONCERN,
    people.INSERT_INVOLVEMENT,
    inquiry.INSERT_DECISION,
    inquiry.INSERT_SIGN,
    inquiry.INSERT_RESOURCE,
    inquiry.INSERT_FORM,
    inquiry.INSERT_ASSESSMENT,
    cases.INSERT_EPISODE,
    cases.INSERT_PRIMACY,
    cases.INSERT_ANCHORING,
    interventions.INSERT_INTERVENTION,
    interventions.UPDATE_INTERVENTION,
    followups.INSERT_FOLLOW_UP,
    followups.INSERT_TASK,
    casework.INSERT_NOTE,
    casework.INSERT_REVIEW,
    closing.INSERT_CLOSURE,
    closing.INSERT_RE_REVIEW,
    search.INSERT_ENTRY,
)

if __name__ == "__main__":
    _make(_place(Path(sys.argv[1]), int(sys.argv[2])))
