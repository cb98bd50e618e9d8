# SPDX-License-Identifier: EUPL-1.2
"""The demo as an administrator runs it: what it leaves, and that its numbers are the mapping's."""

import json
import os
import struct
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.services.demo_people import demo_cases, demo_concerns

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Demo:
    """What one run left behind and said."""

    folder: Path
    home: Path
    done: subprocess.CompletedProcess[str]

    @property
    def said(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.done.stdout)
        return found


def run(home: Path, *arguments: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        cwd=ROOT,
        input=said,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """One run, for all tests here: it takes a minute."""
    folder, home = tmp_path_factory.mktemp("demo") / "ud", tmp_path_factory.mktemp("home")
    return Demo(folder, home, run(home, "demo", "--out", folder, "--json"))


def test_it_ends_well_and_says_nothing_else(demo: Demo) -> None:
    assert (demo.done.returncode, demo.done.stderr) == (0, "")
    assert demo.said["done"] is True
    assert len(demo.said["passphrase"].split()) == 5


def test_it_leaves_the_register_its_papers_and_pictures_and_nothing_else(demo: Demo) -> None:
    left = {path.name for path in demo.folder.iterdir()}
    sheets = {Path(path).name for path in demo.said["files"]}
    assert left == {"register", "screens"} | sheets
    assert sorted(Path(name).suffix for name in sheets) == [
        *(".csv", ".json", ".pdf", ".pdf", ".xlsx")
    ]
    assert (demo.folder / "case-summary.pdf").read_bytes().startswith(b"%PDF-")


def test_every_page_is_pictured_in_both_languages(demo: Demo) -> None:
    pictures = {
        language: {path.name for path in (demo.folder / "screens" / language).glob("*.png")}
        for language in ("da", "en")
    }
    assert len(pictures["en"]) >= 20
    assert pictures["en"] <= pictures["da"]
    assert {name for name in pictures["da"] - pictures["en"] if not name[0].isdigit()} == set()
    for path in (demo.folder / "screens").rglob("*.png"):
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        assert (width, height) == (1280, 900), path.name


def test_the_sheet_that_was_saved_says_which_cases_there_were_and_counts_only_all_of_them(
    demo: Demo,
) -> None:
    [path] = demo.folder.glob("*.json")
    tables = {one["tabel"]: one["kategorier"] for one in json.loads(path.read_bytes())["tabeller"]}
    assert tables["T1"][0]["svar"] == "ja"
    assert {one["svar"] for one in tables["T2"]} <= {"ja", "nej", "oplyses_ikke"}
    counted = [name for name, rows in tables.items() if any(one["svar"] == "tal" for one in rows)]
    assert counted == ["T1a"]
    assert tables["T1a"][0]["fra"] <= 38 <= tables["T1a"][0]["til"]


def test_the_register_gives_back_the_overview_of_the_mapping(demo: Demo) -> None:
    today = datetime.now(UTC).astimezone().date()
    done = run(
        demo.home,
        *("survey", demo.folder / "register", "--until", today.isoformat(), "--years", "3"),
        *("--internal", "--json", "--passphrase-stdin"),
        said=demo.said["passphrase"],
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    counts = {name: table["antal"] for name, table in found["tabeller"].items()}
    assert (found["sager"], found["fokuspersoner"]) == (38, 38)
    forms = ("extreme_islamism", "left_wing", "right_wing", "other_named")
    assert [counts["T2"][code] for code in forms] == [31, 2, 1, 4]
    assert sum(counts["T2"].values()) == 38
    assert counts["T9"] == {"woman": 17, "man": 21, "other": 0, "unknown": 0}
    assert counts["T10"] == {"under_18": 13, "over_18": 23, "unknown": 2}
    assert [counts["T6"][code] for code in ("primary", "non_primary", "both")] == [29, 9, 0]
    assert counts["T12"] == {
        "yes": 25,
        "none_known": 8,
        "not_stated": 5,
        "physical": 22,
        "online": 1,
        "physical_and_online": 2,
        "form_unknown": 0,
    }


def test_the_register_is_sound(demo: Demo) -> None:
    done = run(
        demo.home,
        *("verify", demo.folder / "register", "--json", "--passphrase-stdin"),
        said=demo.said["passphrase"],
    )
    assert (done.returncode, json.loads(done.stdout)["done"]) == (0, True)


def test_no_command_says_a_name(demo: Demo) -> None:
    today = datetime.now(UTC).astimezone().date()
    period = ("--until", today.isoformat(), "--years", "3", "--passphrase-stdin")
    register, secret = demo.folder / "register", demo.said["passphrase"]
    said = "".join(
        done.stdout + done.stderr
        for done in (
            demo.done,
            run(demo.home, "verify", register, "--passphrase-stdin", said=secret),
            run(demo.home, "survey", register, *period, "--internal", "--json", said=secret),
            run(demo.home, "survey", register, *period, "--out", demo.home / "ud", said=secret),
        )
    )
    assert len(said) > 1000
    assert [part for part in name_parts() if part in said] == []


def test_no_file_is_called_by_a_name(demo: Demo) -> None:
    called = "".join(str(path) for path in demo.folder.rglob("*"))
    assert [part for part in name_parts() if part in called] == []


def name_parts() -> set[str]:
    names = [one.name for one in (*demo_cases(), *demo_concerns()) if one.name]
    return {part for name in names for part in name.split()}
