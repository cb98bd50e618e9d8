# SPDX-License-Identifier: EUPL-1.2
"""The seal: two copies that may lag and never lead, and what each finding means."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import OlderCopy, OtherHistory
from app.storage.files import SEAL_FILE
from app.storage.seal import Finding, compare, read_seals, write_seal
from app.storage.vault import DerivedKeys, vault
from tests.storage.vault_builders import make


def code(number: int) -> bytes:
    return bytes([number]) * 32


def chain(*missing: int) -> Callable[[int], bytes | None]:
    return lambda number: None if number in missing else code(number)


class Places:
    """A register's folder and a user's state folder."""

    def __init__(self, root: Path) -> None:
        self.folder, self.state = root / "r", root / "state"
        self.unlocked = make(self.folder)
        self.keys = self.unlocked.keys()

    def write(self, seq: int, keys: DerivedKeys | None = None) -> None:
        failed = write_seal(
            self.folder, keys or self.keys, seq=seq, head=code(seq), state_folder=self.state
        )
        assert failed == ()

    def find(self, seq: int, mac_at: Callable[[int], bytes | None] | None = None) -> Finding:
        seals = read_seals(self.folder, self.keys, state_folder=self.state)
        return compare(seals, seq=seq, mac_at=mac_at or chain())

    @property
    def copies(self) -> tuple[Path, Path]:
        return self.folder / SEAL_FILE, self.state / "seals" / f"{self.keys.vault_id}.seal"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def test_a_fresh_seal_matches_and_a_late_one_lags(places: Places) -> None:
    assert places.find(0) is Finding.ABSENT
    places.write(5)
    assert places.find(5) is Finding.MATCHES
    assert places.find(8) is Finding.LAGS
    assert places.find(8, chain(5)) is Finding.LAGS
    places.write(8)
    assert places.find(8) is Finding.MATCHES
    assert all(path.stat().st_size < 512 for path in places.copies)


def test_a_seal_ahead_means_an_older_copy_and_says_by_how_much(places: Places) -> None:
    places.write(9)
    with pytest.raises(OlderCopy) as caught:
        places.find(6)
    assert caught.value.missing == 3


@pytest.mark.parametrize("lost", [0, 1])
def test_one_copy_is_enough(places: Places, lost: int) -> None:
    places.write(9)
    places.copies[lost].unlink()
    with pytest.raises(OlderCopy):
        places.find(8)


def test_the_further_copy_counts_when_the_folder_was_put_back_whole(places: Places) -> None:
    places.write(4)
    older = places.copies[0].read_bytes()
    places.write(9)
    places.copies[0].write_bytes(older)
    with pytest.raises(OlderCopy) as caught:
        places.find(4)
    assert caught.value.missing == 5


def test_another_history_of_the_same_length_is_noticed(places: Places) -> None:
    places.write(5)
    for seq in (5, 7):
        with pytest.raises(OtherHistory):
            places.find(seq, lambda number: code(number + 1))


def test_a_seal_of_a_later_epoch_cannot_be_verified_and_still_warns(places: Places) -> None:
    later = vault.rotated(places.unlocked, db_file="register-0002.db").keys()
    places.write(9, later)
    with pytest.raises(OlderCopy) as caught:
        places.find(7)
    assert caught.value.missing == 2


def test_a_seal_of_an_earlier_epoch_says_nothing(places: Places) -> None:
    places.write(9)
    places.keys = vault.rotated(places.unlocked, db_file="register-0002.db").keys()
    assert places.find(3) is Finding.ABSENT


def test_no_altered_seal_counts(places: Places) -> None:
    places.write(5)
    whole = places.copies[0].read_bytes()
    places.copies[1].unlink()
    for field, value in (("seq", 4), ("head", "00" * 32), ("mac", "00" * 32), ("seq", True)):
        places.copies[0].write_text(json.dumps({**json.loads(whole), field: value}))
        assert places.find(4) is Finding.ABSENT
    for content in (b"", b"{}", b"\xff" * 100, whole[:-9], b"[" * 5000, b"null"):
        places.copies[0].write_bytes(content)
        assert places.find(4) is Finding.ABSENT


def test_a_place_that_cannot_be_written_is_reported_and_the_other_is_written(
    places: Places,
) -> None:
    places.copies[0].mkdir()
    failed = write_seal(places.folder, places.keys, seq=5, head=code(5), state_folder=places.state)
    assert len(failed) == 1
    assert places.find(5) is Finding.MATCHES
