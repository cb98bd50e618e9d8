# SPDX-License-Identifier: EUPL-1.2
"""Backup, restore and the check of a backup on the command line, as processes of their own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.services import keys
from app.services.register import close_register
from app.storage import audit, concerns
from app.storage.files import KEY_FILE, KEY_FILE_COPY
from app.storage.vault import FLOORS
from tests.builders import a_concern
from tests.test_cli import ROOT, SECRET, TODAY, at, entered, made

SUMMARY = "Eleven viste klistermærker"
NEW = "fugl gran hest insekt jord"
WRONG = "abe bøg cykel drage ulv"


def run(*arguments: str | Path, secrets: str = SECRET) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own; each line of `secrets` is one passphrase."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments), "--passphrase-stdin"],
        cwd=ROOT,
        input=f"{secrets}\n",
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with three concerns, closed."""
    folder = tmp_path_factory.mktemp("copies")
    opened = made(folder, TODAY)
    for _one in range(3):
        a_concern(opened, day=TODAY)
    close_register(opened, now=at(TODAY), reason="quit")
    return folder / "register"


@pytest.fixture
def copy(register: Path, tmp_path: Path) -> Path:
    """The same register for one test to work in."""
    return shutil.copytree(register, tmp_path / "register")


@pytest.fixture(scope="module")
def backup(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it, alone in a folder."""
    folder = tmp_path_factory.mktemp("backup") / "copies"
    done = run("backup", register, "--to", folder, "--json")
    assert done.returncode == 0, done.stderr
    return Path(json.loads(done.stdout)["files"][1])


def answered(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_backup_is_saved_in_both_places_and_logged(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "ud" / "mappe"
    done = run("backup", copy, "--to", out)
    assert (done.returncode, done.stderr) == (0, "")
    here, there = (Path(line) for line in done.stdout.splitlines()[1:])
    assert (here.parent, there.parent) == (copy / "backups", out)
    assert here.read_bytes() == there.read_bytes()
    again = entered(tmp_path, TODAY)
    logged = [one.action for one in audit.latest(again.database, limit=8)]
    close_register(again, now=at(TODAY), reason="quit")
    assert Action.BACKUP in logged


def test_nothing_of_the_content_is_on_any_stream(backup: Path, tmp_path: Path) -> None:
    for arguments in (
        ("verify", backup),
        ("restore", backup, "--rehearse", "--json"),
        ("restore", backup, "--into", tmp_path / "new"),
    ):
        done = run(*arguments)
        for word in (SUMMARY, "Birgit", "Tangaa", SECRET):
            assert word not in done.stdout + done.stderr


def test_a_backup_is_verified_with_its_file_alone(backup: Path) -> None:
    before = sorted(backup.parent.iterdir())
    done = run("verify", backup, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = answered(done)
    assert (found["done"], found["page_faults"], found["log_faults"]) == (True, 0, 0)
    assert sorted(backup.parent.iterdir()) == before


def test_one_changed_byte_of_a_backup_is_found(backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    changed = tmp_path / backup.name
    changed.write_bytes(content)
    done = run("verify", changed, "--json")
    assert done.returncode == 1
    assert answered(done)["error"] == "BackupDamaged"


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    (tmp_path / "brev.zip").write_bytes(b"PK\x03\x04 ...")
    for command in (("verify",), ("restore", "--rehearse")):
        done = run(command[0], tmp_path / "brev.zip", *command[1:], "--json")
        assert done.returncode == 1
        assert answered(done)["error"] == "NotABackup"


def test_a_rehearsal_counts_and_changes_nothing(backup: Path) -> None:
    done = run("restore", backup, "--rehearse", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = answered(done)
    assert (found["concerns"], found["cases"]) == (3, 0)


def test_a_wrong_passphrase_restores_nothing(backup: Path, tmp_path: Path) -> None:
    done = run("restore", backup, "--into", tmp_path / "new", secrets=WRONG)
    assert (done.returncode, done.stdout) == (1, "")
    assert not (tmp_path / "new").exists()


def test_into_a_new_folder_only_when_unknown_deletions_are_accepted(
    backup: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    done = run("restore", backup, "--into", new, "--json")
    assert (done.returncode, answered(done)["error"]) == (1, "DeletionsUnknown")
    assert "--accept-unknown-deletions" in done.stderr
    assert not new.exists()
    done = run("restore", backup, "--into", new, "--accept-unknown-deletions", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert answered(done)["register"] == str(new)
    checked = run("verify", new, "--json")
    assert answered(checked)["done"] is True


def test_into_the_register_itself_brings_the_older_state_back(copy: Path, tmp_path: Path) -> None:
    taken = run("backup", copy, "--json")
    file = answered(taken)["files"][0]  # type: ignore[index]
    opened = entered(tmp_path, TODAY)
    a_concern(opened, day=TODAY)
    close_register(opened, now=at(TODAY), reason="quit")
    done = run("restore", file, "--into", copy, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    counted = run("restore", file, "--rehearse", "--json")
    assert answered(counted)["concerns"] == 3
    assert answered(run("verify", copy, "--json"))["done"] is True


def test_a_backup_from_before_a_change_of_keys_needs_both_passphrases(
    copy: Path, tmp_path: Path
) -> None:
    file = answered(run("backup", copy, "--json"))["files"][0]  # type: ignore[index]
    unlocked = keys.unlock_keys(copy, SECRET)
    keys.change_passphrase(
        copy, unlocked, NEW, now=at(TODAY), cost=FLOORS, state_folder=tmp_path / "state"
    ).wipe()
    done = run("restore", file, "--into", copy, "--json", secrets=NEW)
    assert (done.returncode, answered(done)["error"]) == (1, "OlderPassphraseNeeded")
    assert "--passphrase-stdin" in done.stderr
    done = run("restore", file, "--into", copy, "--json", secrets=f"{NEW}\n{SECRET}")
    assert (done.returncode, done.stderr) == (0, "")
    assert answered(run("verify", copy, "--json", secrets=NEW))["done"] is True


def test_where_the_key_file_alone_is_lost_nothing_that_was_written_is(copy: Path) -> None:
    done = run("backup", copy, "--json")
    taken = Path(json.loads(done.stdout)["files"][0])
    register = entered(copy.parent, TODAY)
    kept = a_concern(register, day=TODAY)
    close_register(register, now=at(TODAY), reason="quit")
    for name in (KEY_FILE, KEY_FILE_COPY):
        (copy / name).unlink()
    done = run("restore", taken, "--into", copy)
    assert (done.returncode, done.stderr) == (0, "")
    register = entered(copy.parent, TODAY)
    assert concerns.concern(register.database, kept.id).number == kept.number
    close_register(register, now=at(TODAY), reason="quit")


def test_where_to_restore_has_to_be_said(backup: Path) -> None:
    done = run("restore", backup)
    assert done.returncode == 2
    assert "--into" in done.stderr
