# SPDX-License-Identifier: EUPL-1.2
"""The command `collect`: the sheets of many municipalities become the national figures.

All `*.json` of one folder are read, not those of its subfolders: what lies deeper was put away.
"""

import argparse
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, cast

from app import RESOURCES
from app.cli.session import DONE, REFUSED, Refused, WrongUse, make_folder, shown_task, write_json
from app.domain.codelists import Language
from app.domain.errors import FileNotSaved
from app.domain.national import Collected, Fault, NationalFigures, Split
from app.domain.periods import SurveyPeriod
from app.services.task import Task
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.export.national_words import NationalWords

_SCHEMA: Final = "indberetning-"
_SCHEMA_END: Final = ".schema.json"
_SHEET: Final = ".json"
_SAID_FILES: Final = 20
"""More files than this are left to the list that is saved."""


def do_collect(given: argparse.Namespace) -> int:
    """Read the sheets, write the figures, and say what is not in them."""
    from app.export.national_words import national_words
    from app.storage.resources import load_codelists

    period = _wanted(given.period)
    folder: Path = given.folder
    if not folder.is_dir():
        raise Refused("NoFolder", tr("There is no such folder. Write where the sheets are."))
    words = national_words(cast(Language, given.language), load_codelists())
    collected = _collect(folder, period, shown_task())
    if collected.figures is None:
        return _nothing(given, collected, words)
    saved = _save(given.out, collected.figures, collected, words)
    if given.json:
        write_json(_summary(collected, collected.figures, words, saved))
        return DONE
    print(tr("%n sheet(s) counted.", "", collected.figures.sheets))
    print(tr("Period: {period}").format(period=words.sheet.period(collected.figures.period)))
    _say_left_out(collected, words)
    for path in saved:
        print(path)
    return DONE


def _wanted(days: Sequence[Any] | None) -> SurveyPeriod | None:
    if not days:
        return None
    start, end = days
    if end < start:
        raise WrongUse(tr("The period ends before it begins."))
    return SurveyPeriod(start, end)


def _collect(folder: Path, period: SurveyPeriod | None, task: Task) -> Collected:
    """One sheet in memory at a time."""
    from app.statistics.collect import Collector
    from app.statistics.reading import MOST_BYTES, SheetReader, SheetUnread
    from app.storage.files import read_small
    from app.storage.resources import load_codelists

    lists = load_codelists()
    names = {
        Split.REGION: "region",
        Split.SIZE: "municipality_size",
        Split.DISTRICT: "police_district",
    }
    collector = Collector({split: lists[name].codes for split, name in names.items()})
    reader = SheetReader(_schemas())
    total = sum(1 for _entry in _sheets(folder))
    for done, entry in enumerate(_sheets(folder)):
        task.progress(done, total)
        try:
            if not entry.is_file(follow_symlinks=False):
                collector.leave_out(entry.name, Fault.NOT_A_FILE)
                continue
            data = read_small(Path(entry.path), MOST_BYTES + 1)
            collector.take(entry.name, data, reader.read(data))
        except SheetUnread as error:
            collector.leave_out(entry.name, error.fault, error.detail)
        except OSError:
            collector.leave_out(entry.name, Fault.UNREADABLE)
    task.progress(total, total)
    return collector.finish(period)


def _sheets(folder: Path) -> "Iterator[os.DirEntry[str]]":
    """What is named like a sheet; hidden files are nobody's sheet."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.lower().endswith(_SHEET) and not entry.name.startswith("."):
                    yield entry
    except OSError as error:
        raise Refused("NoFolder", tr("The folder with the sheets cannot be read.")) from error


def _schemas() -> dict[str, Any]:
    """The JSON Schema of every version of the sheet this program knows."""
    found = sorted((RESOURCES / "survey").glob(f"{_SCHEMA}*{_SCHEMA_END}"))
    return {
        path.name.removeprefix(_SCHEMA).removesuffix(_SCHEMA_END): json.loads(
            path.read_text(encoding="utf-8")
        )
        for path in found
    }


def _save(
    folder: Path, figures: NationalFigures, collected: Collected, words: "NationalWords"
) -> tuple[Path, ...]:
    """All formats made before the first is written, each whole or not at all."""
    from app.domain.errors import DiskFailed, RegisterReadOnly
    from app.export.national import figures_csv, figures_xlsx, file_name, left_out_csv
    from app.export.pdf.national import national_pdf
    from app.storage.files import write_atomic

    list_file = file_name(figures, words.word("list_ending"))
    files: Mapping[Path, bytes] = {
        folder / file_name(figures, ".csv"): figures_csv(figures, words),
        folder / list_file: left_out_csv(collected, words),
        folder / file_name(figures, ".xlsx"): figures_xlsx(figures, collected, words),
        folder / file_name(figures, ".pdf"): national_pdf(
            figures, collected, words, list_file=list_file
        ),
    }
    make_folder(folder)
    with _undisturbed():
        for path, content in files.items():
            try:
                write_atomic(path, content)
            except (RegisterReadOnly, DiskFailed) as error:
                raise FileNotSaved from error
    return tuple(files)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl+C waits until the files are whole, then counts as pressed."""
    pressed = False

    def remember(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _nothing(given: argparse.Namespace, collected: Collected, words: "NationalWords") -> int:
    """No figures: say why of every file, and how to go on."""
    if collected.tied:
        name = "PeriodUnclear"
        periods = "; ".join(words.sheet.period(period) for period in collected.tied)
        text = tr(
            "Equally many sheets are about different periods: {periods}. Choose one with --period."
        ).format(periods=periods)
    elif collected.left_out:
        name, text = "NoSheets", tr("None of the files can be counted. Nothing was saved.")
    else:
        name, text = "NoSheets", tr("There are no sheets (*.json) in the folder.")
    if given.json:
        write_json({"done": False, "error": name, "sentence": text, **_left_out(collected, words)})
    else:
        _say_left_out(collected, words)
    print(text, file=sys.stderr)
    return REFUSED


def _summary(
    collected: Collected,
    figures: NationalFigures,
    words: "NationalWords",
    saved: Sequence[Path],
) -> dict[str, object]:
    return {
        "done": True,
        "period": [figures.period.start.isoformat(), figures.period.end.isoformat()],
        "used": figures.sheets,
        "with_cases": figures.with_cases,
        **_left_out(collected, words),
        "remarks": [words.remark(unknown) for unknown in collected.unknown_codes],
        "files": [str(path) for path in saved],
    }


def _left_out(collected: Collected, words: "NationalWords") -> dict[str, object]:
    from app.export.national_words import printable

    return {
        "left_out": len(collected.left_out),
        "reasons": dict(Counter(one.fault.value for one in collected.left_out)),
        "left_out_files": [
            {
                "file": printable(one.file),
                "reason": one.fault.value,
                "sentence": words.reason(one),
            }
            for one in collected.left_out
        ],
    }


def _say_left_out(collected: Collected, words: "NationalWords") -> None:
    from app.export.national_words import printable

    if collected.left_out:
        print(tr("%n file(s) left out:", "", len(collected.left_out)), file=sys.stderr)
    for one in collected.left_out[:_SAID_FILES]:
        print(f"  {printable(one.file)}: {words.reason(one)}", file=sys.stderr)
    if (more := len(collected.left_out) - _SAID_FILES) > 0:
        print("  " + tr("… and %n more; --json lists them all.", "", more), file=sys.stderr)
    for unknown in collected.unknown_codes[:_SAID_FILES]:
        print(words.remark(unknown), file=sys.stderr)
