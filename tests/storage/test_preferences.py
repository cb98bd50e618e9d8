# SPDX-License-Identifier: EUPL-1.2
"""Preferences: kept across starts, and no file, however odd, stops the program."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.preferences import RECENT, Preferences, load, save

ODD: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "config" / "preferences.json"
    chosen = Preferences(
        recent=(tmp_path / "Bøgeby", tmp_path / "b"),
        language="en",
        theme="dark",
        window=bytes(range(256)),
    )
    save(chosen, path)
    assert load(path) == chosen


@pytest.mark.parametrize(
    "content", [b"", b"{", b"null", b"[1]", b"\xff\xfe", b"[" * 60000, b'{"recent": 7}']
)
def test_a_missing_or_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    assert load(path) == Preferences()
    path.write_bytes(content)
    assert load(path) == Preferences()
    path.unlink()
    path.mkdir()
    assert load(path) == Preferences()


def test_what_can_be_read_of_an_odd_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    fields = {
        "recent": [str(tmp_path), 5, "not absolute", str(tmp_path), "a\0b"],
        "language": "xx",
        "theme": "light",
        "window": "&",
        "from_a_newer_version": {"x": 1},
    }
    path.write_text(json.dumps(fields))
    assert load(path) == Preferences(recent=(tmp_path,), theme="light")


@given(st.dictionaries(st.sampled_from(["recent", "language", "theme", "window", "other"]), ODD))
def test_no_content_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, fields: object
) -> None:
    path = tmp_path_factory.mktemp("odd") / "preferences.json"
    path.write_text(json.dumps(fields))
    found = load(path)
    save(found, path)
    assert load(path) == found


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save(Preferences(theme="dark"), tmp_path / "file" / "preferences.json")
    assert (tmp_path / "file").read_text() == ""


def test_recent_registers_are_few_and_latest_first(tmp_path: Path) -> None:
    preferences = Preferences()
    for number in (*range(9), 5):
        preferences = preferences.with_recent(tmp_path / str(number))
    assert [path.name for path in preferences.recent] == ["5", "8", "7", "6", "4", "3"]
    assert len(preferences.recent) == RECENT
