# SPDX-License-Identifier: EUPL-1.2
"""The command line as administrators use it: as a process, by exit code and what it says."""

import json
import os
import re
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.domain.audit import Action, Purpose
from app.domain.cases import Anchor, AnchoringDraft, CaseDraft, Primacy
from app.domain.closing import ClosureDraft, HandoverDraft, HandoverTo
from app.domain.inquiry import FormDraft
from app.domain.municipality import ProfileDraft, RegistrationPolicy
from app.domain.people import PersonDraft
from app.services import cases
from app.services.inquiry import add_form
from app.services.pages import open_concern
from app.services.register import (
    Register,
    close_register,
    create_register,
    open_register,
    unlock_register,
)
from app.storage import audit
from app.storage.vault import FLOORS
from tests.builders import a_concern, assess, decide

ROOT = Path(__file__).parents[1]
SECRET = "abe bøg cykel drage elg"
TODAY = date(2026, 11, 20)
VECTOR_UNTIL = ("--until", "2026-06-30", "--years", "3")
PROFILE = ProfileDraft(
    name="Lyngsø Kommune",
    region="midtjylland",
    police_district="midt_og_vestjylland",
    policy=RegistrationPolicy.NAME_AT_MEASURE,
    strategy="yes",
)


def run(*arguments: str | Path, secret: str | None = SECRET) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, without a keyboard."""
    given = [str(one) for one in arguments]
    if secret is not None and given[0] in {"verify", "survey"}:
        given.append("--passphrase-stdin")
    return subprocess.run(
        [sys.executable, "-m", "app", *given],
        cwd=ROOT,
        input="" if secret is None else f"{secret}\n",
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


def test_nobody_listening_is_no_fault_of_the_program() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as nowhere:
        ended = subprocess.run(
            [sys.executable, "-m", "app", "version", "--json"],
            cwd=ROOT,
            stdout=nowhere,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_words_and_passphrase_are_utf8_whatever_the_locale(tmp_path: Path) -> None:
    made(tmp_path, TODAY).database.close()
    command = [sys.executable, "-m", "app", "verify"]
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for secret, code in ((SECRET.encode(), 0), (b"\xff\xfe \xe6", 1)):
        ended = subprocess.run(
            [*command, tmp_path / "register", "--json", "--passphrase-stdin"],
            cwd=ROOT,
            input=secret,
            capture_output=True,
            check=False,
            env=os.environ | plain,
        )
        assert ended.returncode == code
        assert json.loads(ended.stdout.decode())["done"] is (code == 0)
        assert b"Traceback" not in ended.stderr


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour)).astimezone()


def made(folder: Path, began: date) -> Register:
    """A register with the least key derivation that the program accepts, open."""
    create_register(
        folder / "register",
        SECRET,
        PROFILE,
        holder="Birgit Tangaa",
        now=at(began),
        cost=FLOORS,
        state_folder=folder / "state",
    )
    return entered(folder, began)


def entered(folder: Path, day: date) -> Register:
    keys = unlock_register(folder / "register", SECRET)
    return open_register(
        folder / "register", keys, Purpose.CASEWORK, now=at(day), state_folder=folder / "state"
    )


def a_case(
    register: Register,
    opened: str,
    form: str,
    birth: tuple[int, int] | None,
    anchor: Anchor,
    primacy: Primacy,
    *,
    closed: str = "",
    police: str = "",
    outside_definition: bool = False,
) -> Any:
    """A case of the test vector, made through the services on its own days."""
    day = date.fromisoformat(opened)
    year, month = birth or (None, None)
    person = PersonDraft(code="X.", birth_year=year, birth_month=month)
    concern = a_concern(register, day=day, person=person, inquiry=True, now=at(day))
    found = open_concern(register, concern.id, now=at(day))
    decide(register, concern.id, found.people[0].person, now=at(day))
    assess(register, concern.id, now=at(day))
    other = form == "other_named"
    draft = FormDraft(
        concern_id=concern.id,
        form=form,
        other_form=("gangs" if outside_definition else "climate") if other else "",
        legitimised="Brand." if other else "",
        since=day,
    )
    add_form(register, draft, now=at(day))
    case = cases.open_case(
        register,
        concern.id,
        CaseDraft(
            opened_on=day,
            founded_on="Set af to.",
            outside_definition=outside_definition,
            follow_up_only="Følges af SSP.",
        ),
        primacy,
        now=at(day, 10),
    )
    cases.set_anchoring(
        register,
        AnchoringDraft(case_id=case.id, anchor=anchor, unit="ssp", since=day),
        now=at(day, 11),
    )
    cases.start_case(register, case.id, on=day, now=at(day, 12))
    if police:
        handed_on = date.fromisoformat(police)
        handover = HandoverDraft(
            case_id=case.id,
            passed_to=HandoverTo.POLICE,
            receiver="Politiets tovholder",
            handed_on=handed_on,
            basis="section_115",
            what="Det, der er set.",
        )
        cases.hand_over(register, handover, now=at(handed_on, 13))
    if closed:
        closed_on = date.fromisoformat(closed)
        closure = ClosureDraft(
            case_id=case.id, closed_on=closed_on, reason="handled", came_of_it="Ro."
        )
        cases.close_case(register, closure, now=at(closed_on, 14))
    return case


def tell_the_vector(register: Register) -> None:
    """The six cases of survey.md §5.8."""
    outside, inside = Anchor.OUTSIDE, Anchor.INSIDE
    primary, other = Primacy.PRIMARY, Primacy.NON_PRIMARY
    islamism = "extreme_islamism"
    a_case(register, "2022-01-10", islamism, (2005, 6), outside, primary, closed="2023-06-30")
    a_case(register, "2022-05-01", "right_wing", (2006, 1), outside, other, closed="2023-07-01")
    third = a_case(register, "2024-02-02", islamism, (2006, 9), outside, other, police="2025-05-05")
    moved = date(2025, 1, 1)
    cases.set_anchoring(
        register,
        AnchoringDraft(case_id=third.id, anchor=inside, unit="social_family", since=moved),
        now=at(date(2025, 5, 6)),
    )
    drives = date(2025, 3, 1)
    cases.set_primacy(register, third.id, primary, drives, now=at(date(2025, 5, 6)))
    fourth = a_case(register, "2025-11-11", "other_named", None, inside, other, closed="2026-01-01")
    again = date(2026, 3, 1)
    cases.reopen_case(register, fourth.id, "Nyt set.", on=again, now=at(again))
    a_case(register, "2026-07-01", "left_wing", (2004, 2), outside, primary)
    a_case(
        register,
        "2024-04-04",
        "other_named",
        (2004, 2),
        outside,
        other,
        closed="2024-05-05",
        police="2024-04-20",
        outside_definition=True,
    )


@pytest.fixture(scope="session")
def vector(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the test vector, closed."""
    folder = tmp_path_factory.mktemp("vector")
    register = made(folder, date(2022, 1, 3))
    tell_the_vector(register)
    close_register(register, now=at(TODAY), reason="quit")
    return folder / "register"


def internal(folder: Path, *period: str) -> dict[str, Any]:
    done = run("survey", folder, *period, "--internal", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def answers(found: dict[str, Any], table: str) -> dict[str, str]:
    given: dict[str, str] = found["tabeller"][table]["svar"]
    return given


def counts(found: dict[str, Any], table: str) -> dict[str, int]:
    given: dict[str, int] = found["tabeller"][table]["antal"]
    return given


def test_version_says_which_program_it_is() -> None:
    done = run("version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"tovholder {__version__}\n", "")


def test_version_can_be_read_by_programs() -> None:
    assert json.loads(run("version", "--json").stdout)["version"] == __version__


def test_the_language_check_says_that_it_comes_later() -> None:
    done = run("check-text")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="a command nobody knows"),
        pytest.param(("--until", "2026-06-30"), id="years missing"),
        pytest.param(("--until", "30.6.2026", "--years", "3", "--out", "x"), id="date by hand"),
        pytest.param(("--until", "2026-06-30", "--years", "0", "--out", "x"), id="no years"),
        pytest.param(("--until", "2026-06-30", "--years", "3"), id="nowhere to save"),
        pytest.param((*VECTOR_UNTIL, "--internal"), id="internal without json"),
        pytest.param(("--until", "2999-06-30", "--years", "3", "--out", "x"), id="in the future"),
    ],
)
def test_wrong_use_is_told_from_a_refusal(arguments: tuple[str, ...]) -> None:
    done = run("survey", "register", *arguments) if arguments else run("surveys")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "tovholder" in done.stderr


def test_without_a_keyboard_the_passphrase_comes_from_standard_input(vector: Path) -> None:
    done = run("verify", vector, secret=None)
    assert done.returncode == 2
    assert "--passphrase-stdin" in done.stderr


def test_verify_finds_a_sound_register_sound(vector: Path) -> None:
    done = run("verify", vector, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["done"], found["page_faults"], found["log_faults"]) == (True, 0, 0)
    assert found["log_entries"] > 50


def test_verify_refuses_a_wrong_passphrase(vector: Path) -> None:
    done = run("verify", vector, secret="abe bøg cykel drage ulv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


def test_a_refusal_can_be_read_by_programs(vector: Path) -> None:
    done = run("verify", vector, "--json", secret="abe bøg cykel drage ulv")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"] == "WrongPassphrase"


def test_verify_refuses_what_is_no_register(tmp_path: Path) -> None:
    done = run("verify", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip()


def test_verify_tells_of_a_changed_page(vector: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in vector.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    database = next(copy.glob("register-*.db"))
    content = bytearray(database.read_bytes())
    content[-2000] ^= 1
    database.write_bytes(content)
    done = run("verify", copy)
    assert done.returncode == 1
    assert done.stderr.strip()


def test_the_sheet_is_saved_in_four_forms_and_stands_in_the_ledger(
    vector: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ud"
    done = run("survey", vector, *VECTOR_UNTIL, "--out", out, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    name = "indberetning_lyngsoe-kommune_2026-06-30"
    assert sorted(path.name for path in out.iterdir()) == [
        f"{name}.csv",
        f"{name}.json",
        f"{name}.pdf",
        f"{name}.xlsx",
    ]
    assert json.loads(done.stdout)["files"] == [
        str(out / f"{name}.{ending}") for ending in ("csv", "json", "xlsx", "pdf")
    ]
    content = (out / f"{name}.csv").read_text(encoding="utf-8-sig")
    assert re.findall(r"^(T1|T2);\w+;[^;]*;(\w+);", content, flags=re.MULTILINE)[:2] == [
        ("T1", "ja"),
        ("T2", "oplyses_ikke"),
    ]
    register = entered(vector.parent, TODAY)
    logged = [entry.action for entry in audit.latest(register.database, limit=8)]
    close_register(register, now=at(TODAY), reason="quit")
    assert Action.RELEASE in logged


def test_a_folder_that_cannot_be_written_is_told(vector: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("survey", vector, *VECTOR_UNTIL, "--out", tmp_path / "file" / "ud")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip()


def test_exact_counts_never_go_to_a_file(vector: Path, tmp_path: Path) -> None:
    out = tmp_path / "ud"
    done = run("survey", vector, *VECTOR_UNTIL, "--internal", "--json", "--out", out)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"] == "InternalNotToFile"
    assert not out.exists()


def test_exact_counts_begin_with_the_mark_of_personal_data(vector: Path) -> None:
    done = run("survey", vector, *VECTOR_UNTIL, "--internal", "--json")
    assert done.stdout.split(",")[0].replace("\n", "") == '{  "personoplysninger": true'


def test_exact_counts_are_logged(vector: Path) -> None:
    internal(vector, *VECTOR_UNTIL)
    register = entered(vector.parent, TODAY)
    latest = audit.latest(register.database, limit=4)
    close_register(register, now=at(TODAY), reason="quit")
    assert [
        (one.action, one.detail, one.purpose) for one in latest if one.detail == "internal"
    ] == [(Action.COUNT, "internal", Purpose.OPERATIONS)]


def test_the_vector_gives_its_expected_answers(vector: Path) -> None:
    found = internal(vector, *VECTOR_UNTIL)
    assert found["periode"] == {"start": "2023-07-01", "slut": "2026-06-30"}
    assert (found["sager"], found["uden_for_definitionen"]) == (3, 1)
    assert answers(found, "T1") == {"handled": "ja"}
    forms = answers(found, "T2")
    assert [forms[code] for code in ("right_wing", "left_wing", "extreme_islamism")] == [
        "ja",
        "nej",
        "ja",
    ]
    assert forms["other_named"] == "ja"
    assert sum(counts(found, "T2").values()) == 3
    assert answers(found, "T3") == {"handed_over": "ja"}
    assert [code for code, said in answers(found, "T4").items() if said == "ja"] == ["both"]
    assert answers(found, "T5") == {"inside": "ja", "outside": "ja", "both": "ja"}
    assert answers(found, "T6") == {"primary": "ja", "non_primary": "ja", "both": "ja"}
    assert counts(found, "T8") == {
        "primary_inside": 1,
        "primary_outside": 0,
        "non_primary_inside": 1,
        "non_primary_outside": 1,
        "not_stated": 0,
    }


@pytest.mark.parametrize(("language", "wanted"), [("da", "register"), ("en", "no register")])
def test_sentences_come_in_the_language_asked_for(
    language: str, wanted: str, tmp_path: Path
) -> None:
    done = run("verify", tmp_path, "--language", language)
    assert done.returncode == 1
    assert wanted in done.stderr


def test_the_demo_wants_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "andet").write_text("")
    done = run("demo", "--out", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert [path.name for path in tmp_path.iterdir()] == ["andet"]
