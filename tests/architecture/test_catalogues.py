# SPDX-License-Identifier: EUPL-1.2
"""The Danish catalogue is complete, current and compiled; the English one holds its plurals."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from tests.architecture.sources import ROOT, name_of, python_files

CATALOGUES = ROOT / "resources" / "i18n"
# Words the glossary replaces, and tones it does not take.
NOT_OUR_DANISH = re.compile(
    r"!|\bups\b|er du sikker|ugyldig|password|\bbackup|kvalificeret|afvist af|operation"
    r"|modstand(?!skraft)",
    re.IGNORECASE,
)
LANGUAGES = {"da": (), "en": ("-pluralonly",)}


class Message(NamedTuple):
    source: str
    comment: str
    forms: tuple[str, ...]
    kind: str


def messages(catalogue: Path) -> Iterator[Message]:
    root = ElementTree.parse(catalogue)  # noqa: S314  our own file, made by Qt's tool
    for entry in root.iter("message"):
        translation = entry.find("translation")
        assert translation is not None
        plural = [form.text or "" for form in translation.iter("numerusform")]
        yield Message(
            entry.findtext("source", ""),
            entry.findtext("comment", ""),
            tuple(plural or [translation.text or ""]),
            translation.get("type", ""),
        )


def tool(name: str, *arguments: str) -> None:
    script = f"from PySide6.scripts import pyside_tool as t; t.{name}()"
    command = [sys.executable, "-c", script, *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def placeholders(text: str) -> list[str]:
    return sorted(set(re.findall(r"\{\w*\}|%n", text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    catalogue = CATALOGUES / f"tovholder_{language}.ts"
    assert [m.source for m in messages(catalogue) if m.kind or not all(m.forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_carry_the_same_values_as_their_source(language: str) -> None:
    """A plural form may leave the number out ("én sag"), but nothing else."""
    for message in messages(CATALOGUES / f"tovholder_{language}.ts"):
        for form in message.forms:
            lost = set(placeholders(message.source)) ^ set(placeholders(form))
            assert lost <= ({"%n"} if len(message.forms) > 1 else set()), message


def test_danish_keeps_to_the_glossary_and_stays_calm() -> None:
    assert [
        form
        for message in messages(CATALOGUES / "tovholder_da.ts")
        for form in message.forms
        if NOT_OUR_DANISH.search(form)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_knows_exactly_the_texts_of_the_code(language: str, tmp_path: Path) -> None:
    committed = CATALOGUES / f"tovholder_{language}.ts"
    fresh = tmp_path / committed.name
    shutil.copy(committed, fresh)
    files = [name_of(path) for path in python_files("app")]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    options += ["-target-language", language, *LANGUAGES[language]]
    tool("lupdate", *files, *options, "-ts", str(fresh))
    assert {m[:2] for m in messages(fresh)} == {m[:2] for m in messages(committed)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_current(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    tool("lrelease", str(CATALOGUES / f"tovholder_{language}.ts"), "-qm", str(fresh))
    assert fresh.read_bytes() == (CATALOGUES / f"tovholder_{language}.qm").read_bytes()
