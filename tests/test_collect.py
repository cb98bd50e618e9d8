# SPDX-License-Identifier: EUPL-1.2
"""`collect` on whatever may lie in a folder: what is left out is named, with its reason."""

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.national import Fault
from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedCell, Statement
from app.export.sheets import json_bytes
from app.statistics.reading import MOST_BYTES
from tests.mapping_sheets import LABELS, PERIOD, Municipality, protected, sheet
from tests.statistics.builders import day

ROOT = Path(__file__).parents[1]
ENVIRONMENT = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
OTHER = SurveyPeriod(day("2015-01-01"), day("2017-12-31"))


def collect(
    folder: Path, *arguments: str, language: str = "da", out: str = "ud"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "app", "collect", folder / "ark"),
            *("--out", folder / out, "--language", language, *arguments),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )


def answer(folder: Path, *arguments: str) -> dict[str, Any]:
    """What the command answers a program."""
    done = collect(folder, "--json", *arguments)
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if found["done"] else 1)
    return found


def reasons(found: dict[str, Any]) -> dict[str, str]:
    return {one["file"]: one["reason"] for one in found["left_out_files"]}


def municipality(name: str, *, handled: bool = True, **changed: Any) -> Municipality:
    one = Municipality(name=name, region="midtjylland", handled=handled, **changed)
    one.say("T22", [Statement.YES])
    return one


def good(name: str = "Lyngsø", period: SurveyPeriod = PERIOD, **changed: Any) -> bytes:
    return json_bytes(sheet(municipality(name, **changed), period), LABELS)


def put(folder: Path, **files: bytes) -> None:
    """Files by their names without ending, in the folder of the sheets."""
    (folder / "ark").mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / "ark" / f"{name}.json").write_bytes(data)


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A good sheet after a change of its content."""
    document = json.loads(good("Ændret"))
    change(document)
    return json.dumps(document).encode()


def with_cell(table: str, code: str, said: str, lower: Any = None, upper: Any = None) -> bytes:
    """A good sheet with one statement changed, or added as a table of its own."""

    def change(document: dict[str, Any]) -> None:
        row = {"kategori_kode": code, "kategori": "", "svar": said, "fra": lower, "til": upper}
        tables = [one for one in document["tabeller"] if one["tabel"] != table]
        extra = {"tabel": table, "enhed": "cases", "spoergsmaal": "", "kategorier": [row]}
        document["tabeller"] = [*tables, extra]

    return changed(change)


TEXT = good("Tekst").decode()
NUMBERS = good("Tal").decode()
BAD = {
    "tom": (b"", Fault.BROKEN_JSON),
    "afbrudt": (good()[:900], Fault.BROKEN_JSON),
    "tekst": (b"Kaere alle, her er vores tal", Fault.BROKEN_JSON),
    "to_dokumenter": (good() * 2, Fault.BROKEN_JSON),
    "liste": (b"[]", Fault.NOT_THE_FORM),
    "tal": (b"42", Fault.NOT_THE_FORM),
    "null": (b"null", Fault.NOT_THE_FORM),
    "latin1": (TEXT.encode("latin-1", "replace"), Fault.NOT_UTF8),
    "utf16": (TEXT.encode("utf-16"), Fault.NOT_UTF8),
    "halvt_tegn": (TEXT.replace("Tekst", "\\ud800").encode(), Fault.NOT_UTF8),
    "nan": (NUMBERS.replace('"k": 5', '"k": NaN').encode(), Fault.NOT_A_NUMBER),
    "uendelig": (NUMBERS.replace('"k": 5', '"k": -Infinity').encode(), Fault.NOT_A_NUMBER),
    "for_langt_tal": (NUMBERS.replace('"k": 5', f'"k": {"9" * 5000}').encode(), Fault.BROKEN_JSON),
    "komma": (NUMBERS.replace('"k": 5', '"k": 1e999').encode(), Fault.NOT_THE_FORM),
    "dobbelt": (TEXT.replace('"region"', '"region": "x", "region"').encode(), Fault.REPEATED_KEY),
    "dyb": (b'{"a":' * 100_000, Fault.TOO_DEEP),
    "dyb_liste": (b"[" * 100_000 + b"]" * 100_000, Fault.TOO_DEEP),
    "stor": (b" " * (MOST_BYTES + 1), Fault.TOO_LARGE),
    "fremtid": (changed(lambda one: one.update(skema_version="99")), Fault.UNKNOWN_VERSION),
    "uden_skema": (changed(lambda one: one.pop("skema_version")), Fault.UNKNOWN_VERSION),
    "skema_som_tal": (changed(lambda one: one.update(skema_version=2)), Fault.UNKNOWN_VERSION),
    "mangler_felt": (changed(lambda one: one.pop("tabeller")), Fault.NOT_THE_FORM),
    "mere_end_skemaet": (changed(lambda one: one.update(cpr="x")), Fault.NOT_THE_FORM),
    "uden_navn": (good("Kommune"), Fault.NO_NAME),
    "baglaens": (
        changed(lambda one: one.update(periode_start="2020-01-01")),
        Fault.BAD_PERIOD,
    ),
    "ingen_dato": (
        changed(lambda one: one.update(periode_slut="2016-12-32")),
        Fault.NOT_THE_FORM,
    ),
    "uden_t1": (changed(lambda one: one["tabeller"].pop(0)), Fault.NO_FIRST_ANSWER),
    "t1_oplyses_ikke": (with_cell("T1", "handled", "oplyses_ikke"), Fault.NO_FIRST_ANSWER),
    "andet_svar": (with_cell("T2", "left_wing", "måske"), Fault.NOT_THE_FORM),
    "fra_over_til": (with_cell("T2", "left_wing", "tal", 9, 5), Fault.CONTRADICTION),
    "under_nul": (with_cell("T2", "left_wing", "tal", -1, 5), Fault.NOT_THE_FORM),
    "nej_med_tal": (with_cell("T2", "left_wing", "nej", 5, 9), Fault.NOT_THE_FORM),
    "tal_uden_tal": (with_cell("T2", "left_wing", "tal"), Fault.NOT_THE_FORM),
    "kommasvar": (with_cell("T2", "left_wing", "tal", 5.5, 6), Fault.NOT_THE_FORM),
    "sandt": (with_cell("T2", "left_wing", "tal", True, True), Fault.NOT_THE_FORM),
    "fremmed_kategori": (with_cell("T2", "centre", "ja"), Fault.CONTRADICTION),
    "tal_om_kommunen": (with_cell("T22", "strategy", "tal", 5, 9), Fault.CONTRADICTION),
    "nej_men_sager": (with_cell("T1a", "cases", "tal", 0, 0), Fault.CONTRADICTION),
}


def test_every_kind_of_broken_file_is_named_and_the_others_are_counted(tmp_path: Path) -> None:
    put(tmp_path, god=good(), **{name: data for name, (data, _fault) in BAD.items()})
    found = answer(tmp_path)
    assert found["used"] == 1
    assert reasons(found) == {f"{name}.json": fault.value for name, (_data, fault) in BAD.items()}
    assert found["left_out"] == len(BAD) == sum(found["reasons"].values())
    for one in found["left_out_files"]:
        assert one["sentence"].endswith(".")
        assert "{" not in one["sentence"]


def test_the_reasons_are_said_in_both_languages_and_stand_in_every_format(tmp_path: Path) -> None:
    put(tmp_path, god=good(), tom=b"")
    danish, english = (collect(tmp_path, language=one, out=one) for one in ("da", "en"))
    assert "1 fil er ikke med:" in danish.stderr
    assert "tom.json: Filen er tom, afbrudt eller ikke JSON." in danish.stderr
    assert "1 ark er talt." in danish.stdout
    assert "1 file left out:" in english.stderr
    assert "tom.json: The file is empty, cut off or not JSON." in english.stderr
    assert "1 sheet counted." in english.stdout
    listed = (tmp_path / "da" / "landstal_2016-12-31_ikke_med.csv").read_text("utf-8-sig")
    assert listed.splitlines() == [
        "fil;grund_kode;grund",
        "tom.json;broken_json;Filen er tom, afbrudt eller ikke JSON. Bed kommunen om filen igen.",
    ]
    assert (tmp_path / "en" / "landstal_2016-12-31_left_out.csv").exists()


def test_folders_shortcuts_and_pipes_are_no_sheets(tmp_path: Path) -> None:
    put(tmp_path, god=good())
    folder = tmp_path / "ark"
    (folder / "mappe.json").mkdir()
    (folder / "genvej.json").symlink_to(folder / "god.json")
    (folder / "ingenting.json").symlink_to(folder / "findes ikke")
    os.mkfifo(folder / "roer.json")
    found = answer(tmp_path)
    assert found["used"] == 1
    assert found["reasons"] == {"not_a_file": 4}


def test_other_files_hidden_ones_and_subfolders_are_not_looked_at(tmp_path: Path) -> None:
    put(tmp_path, god=good())
    folder = tmp_path / "ark"
    (folder / ".skjult.json").write_bytes(b"")
    (folder / "noter.txt").write_bytes(b"")
    (folder / "gamle").mkdir()
    (folder / "gamle" / "ark.json").write_bytes(good("Andet"))
    (folder / "STORT.JSON").write_bytes(good("Stort"))
    found = answer(tmp_path)
    assert (found["used"], found["left_out"]) == (2, 0)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    put(tmp_path, god=good(), lukket=good("Lukket"))
    closed = tmp_path / "ark" / "lukket.json"
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read everything")
    assert reasons(answer(tmp_path)) == {"lukket.json": "unreadable"}
    closed.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_a_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    put(tmp_path, god=good())
    (tmp_path / "ark" / os.fsdecode(b"\xff=1+1.json")).write_bytes(b"")
    (tmp_path / "ark" / "=cmd|\n<b>.json").write_bytes(b"")
    found = answer(tmp_path)
    assert found["used"] == 1
    listed = (tmp_path / "ud" / "landstal_2016-12-31_ikke_med.csv").read_text("utf-8-sig")
    assert "'=cmd| <b>.json;broken_json;" in listed
    assert len(listed.splitlines()) == 3


def test_a_copy_is_counted_once_and_told(tmp_path: Path) -> None:
    put(tmp_path, a=good(), b=good(), c=good(), d=good("Andet"))
    found = answer(tmp_path)
    assert found["used"] == 2
    assert reasons(found) == {"b.json": "duplicate", "c.json": "duplicate"}
    assert "a.json" in found["left_out_files"][0]["sentence"]


def test_of_two_different_sheets_of_a_municipality_neither_is_counted(tmp_path: Path) -> None:
    put(
        tmp_path,
        a=good("Lyngsø"),
        b=good("LYNGSØ  Kommune", handled=False),
        c=good("Lyngsø"),
        d=good("Andet"),
    )
    found = answer(tmp_path)
    assert found["used"] == 1
    assert reasons(found) == {f"{name}.json": "conflict" for name in "abc"}


def test_the_period_that_most_sheets_have_is_counted(tmp_path: Path) -> None:
    put(tmp_path, a=good("A"), b=good("B"), c=good("C", OTHER), d=good("A", OTHER), e=good("E"))
    found = answer(tmp_path)
    assert (found["used"], found["period"]) == (3, ["2014-01-01", "2016-12-31"])
    assert reasons(found) == {"c.json": "other_period", "d.json": "other_period"}
    assert "1. januar 2015 – 31. december 2017" in found["left_out_files"][0]["sentence"]


def test_the_period_can_be_chosen(tmp_path: Path) -> None:
    put(tmp_path, a=good("A"), b=good("B"), c=good("C", OTHER))
    found = answer(tmp_path, "--period", "2015-01-01", "2017-12-31")
    assert (found["used"], reasons(found)) == (
        1,
        {"a.json": "other_period", "b.json": "other_period"},
    )
    assert (tmp_path / "ud" / "landstal_2017-12-31.pdf").exists()
    none = answer(tmp_path, "--period", "2001-01-01", "2003-12-31")
    assert (none["error"], none["left_out"]) == ("NoSheets", 3)
    wrong = collect(tmp_path, "--period", "2017-12-31", "2015-01-01")
    assert wrong.returncode == 2
    assert "Perioden slutter, før den begynder." in wrong.stderr


def test_between_two_equally_common_periods_nobody_chooses_in_silence(tmp_path: Path) -> None:
    put(tmp_path, a=good("A"), b=good("B", OTHER))
    found = answer(tmp_path)
    assert found["error"] == "PeriodUnclear"
    assert "1. januar 2014 – 31. december 2016; 1. januar 2015" in found["sentence"]
    assert not (tmp_path / "ud").exists()


def test_a_region_no_list_has_counts_for_the_country_and_is_named(tmp_path: Path) -> None:
    put(
        tmp_path,
        a=good("A"),
        b=changed(lambda one: one.update(region="atlantis", stoerrelse="giant")),
    )
    found = answer(tmp_path)
    assert found["used"] == 2
    assert len(found["remarks"]) == 2
    assert "»atlantis«" in found["remarks"][0]
    rows = (tmp_path / "ud" / "landstal_2016-12-31.csv").read_text("utf-8-sig").splitlines()
    assert "2;T1;region;;Ikke oplyst;ja;Ja;100 %;100;100;100;1;0;1;0;0;0;0;1" in rows
    assert "2;T1;land;;Hele landet;ja;Ja;100 %;100;100;100;2;0;2;0;0;0;0;2" in rows


def test_a_folder_without_sheets_is_refused_with_a_sentence(tmp_path: Path) -> None:
    nowhere = collect(tmp_path)
    assert nowhere.returncode == 1
    assert "Mappen findes ikke. Skriv, hvor arkene ligger." in nowhere.stderr
    (tmp_path / "ark").mkdir()
    empty = collect(tmp_path)
    assert (empty.returncode, empty.stdout) == (1, "")
    assert "Der er ingen ark (*.json) i mappen." in empty.stderr
    put(tmp_path, tom=b"")
    broken = collect(tmp_path)
    assert broken.returncode == 1
    assert "tom.json: " in broken.stderr
    assert "Ingen af filerne kan tælles. Intet er gemt." in broken.stderr
    assert not (tmp_path / "ud").exists()


def test_the_order_of_the_files_plays_no_part(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(12)]
    sheets = [good(f"By {number % 9}", handled=number % 3 > 0) for number in range(12)]
    for folder, order in (("en", names), ("to", names[::-1])):
        (tmp_path / folder).mkdir()
        for name in order:
            put(tmp_path / folder, **{name: sheets[names.index(name)]})
        answer(tmp_path / folder)
    for ending in (".csv", ".xlsx", ".pdf", "_ikke_med.csv"):
        one, other = (
            tmp_path / folder / "ud" / f"landstal_2016-12-31{ending}" for folder in ("en", "to")
        )
        assert one.read_bytes() == other.read_bytes()


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    put(tmp_path, a=good())
    (tmp_path / "ud").write_bytes(b"in the way")
    found = answer(tmp_path)
    assert found["error"] == "FileNotSaved"
    assert (tmp_path / "ud").read_bytes() == b"in the way"


def test_stopping_leaves_no_half_files(tmp_path: Path) -> None:
    """Stopped while it reads: it says so, and nothing has been written."""
    put(tmp_path, **{f"ark{number}": b"{}" for number in range(200)}, god=good())
    process = subprocess.run(
        [sys.executable, "-c", STOPPED, str(tmp_path / "ark"), str(tmp_path / "ud")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert (process.returncode, process.stderr.decode()) == (1, "Stoppet.\n")
    assert not (tmp_path / "ud").exists()


# A reader that presses Ctrl+C on its own process at the hundredth file.
STOPPED = """
import signal, sys
from app.cli.commands import main
from app.storage import files
read, count = files.read_small, 0
def press(path, most):
    global count
    count += 1
    if count == 100:
        signal.raise_signal(signal.SIGINT)
    return read(path, most)
files.read_small = press
sys.exit(main(["collect", sys.argv[1], "--out", sys.argv[2]]))
"""


def test_stopping_while_files_are_written_lets_all_of_them_become_whole(tmp_path: Path) -> None:
    put(tmp_path, a=good())
    process = subprocess.run(
        [sys.executable, "-c", STOPPED_LATE, str(tmp_path / "ark"), str(tmp_path / "ud")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert process.returncode == 1
    assert sorted(path.suffix for path in (tmp_path / "ud").iterdir()) == [
        ".csv",
        ".csv",
        ".pdf",
        ".xlsx",
    ]


STOPPED_LATE = """
import signal, sys
from app.cli.commands import main
from app.storage import files
write = files.write_atomic
def press(path, data):
    signal.raise_signal(signal.SIGINT)
    write(path, data)
files.write_atomic = press
sys.exit(main(["collect", sys.argv[1], "--out", sys.argv[2]]))
"""


def test_many_files_are_told_about_where_somebody_sits(tmp_path: Path) -> None:
    put(tmp_path, **{f"ark{number}": good(f"By {number}") for number in range(30)})
    ours, theirs = os.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "app", "collect", tmp_path / "ark", "--out", tmp_path / "ud"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=ENVIRONMENT,
    )
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # the other end has gone
        while part := os.read(ours, 4096):
            said += part
    os.close(ours)
    assert done.wait() == 0
    assert b" 50 %" in said
    assert b"100 %" in said


def number(code: str, lower: int, upper: int | None) -> ProtectedCell:
    return ProtectedCell(code=code, statement=Statement.NUMBER, lower=lower, upper=upper)


def test_numbers_answer_whether_there_were_any_and_few_leave_it_open(tmp_path: Path) -> None:
    handled = ProtectedCell(code="handled", statement=Statement.YES)
    interval = {
        "T1": [handled],
        "T1a": [number("cases", 20, 24)],
        "T2": [
            number("right_wing", 5, 9),
            number("left_wing", 0, 4),
            number("extreme_islamism", 12, 12),
            number("other_named", 0, 0),
        ],
        "T3": [number("handed_over", 5, None)],
        "T4": [
            number("both", 0, 4),
            number("only_over", 10, 14),
            number("only_under", 0, 4),
            number("unknown", 0, 0),
        ],
        "T5": [number("inside", 5, 9), number("outside", 12, 12), number("both", 0, 4)],
    }
    strict = {"T1": [handled], "T2": [number("right_wing", 0, 4), number("left_wing", 5, None)]}
    sheets = {
        "stor": protected("Stor", interval, profile="interval"),
        "streng": protected("Streng", strict, profile="streng"),
        "faa": protected("Få", {"T1": [handled]}),
        "ingen": protected(
            "Ingen", {"T1": [ProtectedCell(code="handled", statement=Statement.NO)]}
        ),
    }
    put(tmp_path, **{name: json_bytes(one, LABELS) for name, one in sheets.items()})
    found = answer(tmp_path)
    assert (found["used"], found["with_cases"], found["left_out"]) == (4, 3, 0)
    rows = (tmp_path / "ud" / "landstal_2016-12-31.csv").read_text("utf-8-sig").splitlines()
    country = {
        (row[0], row[5]): ";".join(row[7:])
        for row in (line.split(";") for line in rows)
        if row[2:3] == ["land"]
    }
    # share, least, most, of the answers; sure, could be; yes, no, don't know, withheld, missing,
    # all of them
    assert country["2", "ja"] == "75 %;75;75;75;3;0;3;1;0;0;0;4"
    assert country["3", "right_wing"] == "33–100 %;33;100;100;1;2;1;0;0;1;1;3"
    assert country["3", "left_wing"] == "33–100 %;33;100;100;1;2;1;0;0;1;1;3"
    assert country["3", "other_named"] == "0–67 %;0;67;0;0;2;0;1;0;1;1;3"
    assert country["4", "ja"] == "33–100 %;33;100;100;1;2;1;0;0;0;2;3"
    # over 18 is certain, under 18 is not: both, or only over; those without cases are "ved ikke"
    assert country["5", "both"] == "0–75 %;0;75;0;0;3;0;1;0;1;2;4"
    assert country["5", "only_over"] == "0–75 %;0;75;0;0;3;0;1;0;1;2;4"
    assert country["5", "only_under"] == "0–50 %;0;50;0;0;2;0;1;0;1;2;4"
    assert country["5", "unknown"] == "25–75 %;25;75;100;1;2;1;0;0;1;2;4"
    assert country["6", "both"] == "33–100 %;33;100;100;1;2;1;0;0;0;2;3"


def test_the_first_version_of_the_sheet_is_still_counted(tmp_path: Path) -> None:
    def first(document: dict[str, Any]) -> None:
        for name in ("sprog", "politik_sha256", "beskyttelse", "eksempler", "definitioner", "brud"):
            document.pop(name, None)
        document["skema_version"] = "1"
        for table in document["tabeller"]:
            table.pop("enhed")

    put(tmp_path, a=changed(first), b=good("B"))
    found = answer(tmp_path)
    assert (found["used"], found["left_out"]) == (2, 0)


def test_the_signal_is_as_before_when_the_files_are_written(tmp_path: Path) -> None:
    from app.cli.commands import main

    put(tmp_path, a=good())
    before = signal.getsignal(signal.SIGINT)
    assert main(["collect", str(tmp_path / "ark"), "--out", str(tmp_path / "ud")]) == 0
    assert signal.getsignal(signal.SIGINT) is before
