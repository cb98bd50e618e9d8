# SPDX-License-Identifier: EUPL-1.2
"""Reads a workbook's own bytes back into rows, so that it is seen as it leaves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from PySide6.QtCore import QXmlStreamReader

_PLACE: Final = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of a workbook."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def leaves(workbook: bytes) -> tuple[Leaf, ...]:
    """Every sheet in its order, each cell as a text."""
    with ZipFile(BytesIO(workbook)) as archive:
        names = set(archive.namelist())
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            shared = list(_strings(archive.read("xl/sharedStrings.xml")))
        titles = _titles(archive.read("xl/workbook.xml"))
        return tuple(
            Leaf(title, _rows(archive.read(f"xl/worksheets/sheet{number}.xml"), shared))
            for number, title in enumerate(titles, 1)
        )


def _titles(xml: bytes) -> list[str]:
    reader, found = QXmlStreamReader(xml.decode()), []
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement() and str(reader.name()) == "sheet":
            found.append(str(reader.attributes().value("name")))
    return found


def _strings(xml: bytes) -> Iterator[str]:
    reader, said = QXmlStreamReader(xml.decode()), ""
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement() and str(reader.name()) == "si":
            said = ""
        elif reader.isStartElement() and str(reader.name()) == "t":
            said += reader.readElementText()
        elif reader.isEndElement() and str(reader.name()) == "si":
            yield said


def _rows(xml: bytes, shared: list[str]) -> tuple[tuple[str, ...], ...]:
    reader = QXmlStreamReader(xml.decode())
    cells: dict[int, dict[int, str]] = {}
    row = column = 0
    kind = ""
    while not reader.atEnd():
        reader.readNext()
        if not reader.isStartElement():
            continue
        match str(reader.name()):
            case "c":
                row, column = _place(str(reader.attributes().value("r")))
                kind = str(reader.attributes().value("t"))
            case "v":
                said = reader.readElementText()
                cells.setdefault(row, {})[column] = shared[int(said)] if kind == "s" else said
            case "t":
                cells.setdefault(row, {})[column] = reader.readElementText()
    wide = max((max(one) for one in cells.values()), default=-1) + 1
    tall = max(cells, default=-1) + 1
    return tuple(
        tuple(cells.get(number, {}).get(place, "") for place in range(wide))
        for number in range(tall)
    )


def _place(reference: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
