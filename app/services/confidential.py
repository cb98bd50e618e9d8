# SPDX-License-Identifier: EUPL-1.2
"""The survey's exact answers for one named authority: prepared, and recorded before they leave.

Whoever calls makes the encrypted bytes (`app.export.confidential`) from what `prepare` gives,
records them, and only then lets them be saved.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from app.domain.audit import Action
from app.domain.confidential import (
    ConfidentialDraft,
    ConfidentialSurvey,
    DisclosureOfCounts,
    confidential_problems,
)
from app.domain.disclosure import Medium, Release
from app.domain.errors import InvalidDraft, Problem
from app.domain.ids import RecordId
from app.domain.periods import SurveyPeriod
from app.export.labels import SheetLabels
from app.services.common import Register, new_id, writing
from app.services.statistics import exact_tables, list_versions
from app.statistics.confidential import confidential_survey
from app.storage import disclosures_of_counts, ledgers
from app.storage.vault.passphrase import load_words, suggest_passphrase

CONFIDENTIAL: Final = "confidential"
"""The kind of such a line in the release ledger."""


def offered_passphrase() -> str:
    """Five words drawn at random, to be shown once and told to the recipient by another way."""
    return suggest_passphrase(load_words())


def prepare(
    register: Register, period: SurveyPeriod, draft: ConfidentialDraft, *, now: datetime
) -> ConfidentialSurvey:
    """The exact answers of the period for the draft's recipient; nothing leaves yet.

    Raises InvalidDraft while the draft is not complete and confirmed twice.
    """
    faults = list(problems(register, draft, now.date()))
    if faults:
        raise InvalidDraft(faults)
    return confidential_survey(
        exact_tables(register, period, now=now),
        register.profile.name,
        draft,
        list_versions(register),
        made_on=now.date(),
        refused=_refused(register),
    )


def problems(
    register: Register, draft: ConfidentialDraft, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft, its codes included."""
    refused = _refused(register)
    yield from confidential_problems(draft, refused=refused)
    for name, list_name in (("recipient", "disclosure_recipient"), ("basis", "disclosure_basis")):
        code = getattr(draft, name)
        if code and code not in refused:
            fault = register.codelists[list_name].problem(code, today)
            if fault is not None:
                yield name, fault


def record(
    register: Register,
    survey: ConfidentialSurvey,
    data: bytes,
    labels: SheetLabels,
    *,
    now: datetime,
) -> DisclosureOfCounts:
    """Write both ledgers in one transaction, before `data`, the encrypted file, is saved.

    Neither line holds a figure: the release ledger gets the period, the recipient's code and the
    fingerprint of the file. Raises InvalidDraft.
    """
    if type(survey) is not ConfidentialSurvey:
        raise TypeError("only a confidential survey is recorded")
    draft = survey.draft
    faults = list(problems(register, draft, now.date()))
    if faults:
        raise InvalidDraft(faults)
    fingerprint = hashlib.sha256(data).hexdigest()
    release = Release(
        id=new_id(RecordId),
        at=now,
        by=register.holder,
        kind=CONFIDENTIAL,
        period_start=survey.period.start,
        period_end=survey.period.end,
        statements=_statements(survey, fingerprint),
        sha256=fingerprint,
    )
    line = DisclosureOfCounts(
        id=new_id(RecordId),
        release_id=release.id,
        recipient=draft.recipient,
        recipient_name=draft.recipient_name.strip(),
        basis=draft.basis,
        what=labels.word("confidential_what").format(period=labels.period(survey.period)),
        why=f"{draft.legal_basis.strip()}\n{draft.necessity.strip()}",
        medium=Medium.SAVED,
        at=now,
        by=register.holder,
        seal=register.head.receipt,
    )
    with writing(register, Action.RELEASE, release.id, detail=CONFIDENTIAL, now=now) as database:
        ledgers.add_release(database, release)
        disclosures_of_counts.add(database, line)
    return line


def disclosed(
    register: Register, *, offset: int = 0, limit: int = 100
) -> tuple[DisclosureOfCounts, ...]:
    """The exact counts that were passed on, the latest first."""
    return disclosures_of_counts.disclosures(register.database, offset=offset, limit=limit)


def _refused(register: Register) -> frozenset[str]:
    recipients = register.codelists["disclosure_recipient"]
    return frozenset(one.code for one in recipients if one.flag("refused"))


def _statements(survey: ConfidentialSurvey, fingerprint: str) -> bytes:
    document = {
        "file": fingerprint,
        "kind": CONFIDENTIAL,
        "period": [survey.period.start.isoformat(), survey.period.end.isoformat()],
        "recipient": survey.draft.recipient,
    }
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()
