# SPDX-License-Identifier: EUPL-1.2
"""Every statement of the storage rooms is understood by the current schema, and lists use it well.

A statement is a module-level constant in capitals whose text begins with its verb; queries behind
lists are named in their module's `LIST_QUERIES`.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import app.storage
from app.storage.connection import Database
from app.storage.search import SELECT_HITS
from tests.services.registers import opened

VERBS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")
PARAMETER = re.compile(r":([a-z_0-9]+)")


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(app.storage.__path__, "app.storage."):
        if not found.ispkg:
            yield importlib.import_module(found.name)


def statements() -> Iterator[object]:
    for module in modules():
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, str) and VERBS.match(value):
                room = module.__name__.rpartition(".")[2]
                yield pytest.param(value, id=f"{room}.{name}")


def list_queries() -> Iterator[object]:
    for module in modules():
        room = module.__name__.rpartition(".")[2]
        for number, query in enumerate(getattr(module, "LIST_QUERIES", ())):
            yield pytest.param(query, id=f"{room}.{number}")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder: Path = tmp_path_factory.mktemp("statements")
    with opened(folder) as register:
        yield register.database


def plan(database: Database, sql: str) -> list[str]:
    values = dict.fromkeys(PARAMETER.findall(sql), 1)
    return [row["detail"] for row in database.fetchall(f"EXPLAIN QUERY PLAN {sql}", values)]


@pytest.mark.parametrize("sql", list(statements()))
def test_statement_fits_the_schema(database: Database, sql: str) -> None:
    values = dict.fromkeys(PARAMETER.findall(sql), 1)
    assert database.fetchall(f"EXPLAIN {sql}", values)


def test_there_are_statements_to_look_at() -> None:
    assert len(list(statements())) > 100
    assert len(list(list_queries())) > 30


@pytest.mark.parametrize("sql", list(list_queries()))
def test_list_walks_an_index_and_sorts_nothing(database: Database, sql: str) -> None:
    bad = [
        step
        for step in plan(database, sql)
        if "TEMP B-TREE" in step or re.match(r"SCAN (?!.*\bUSING\b)(?!hit\b)(?!CONSTANT ROW)", step)
    ]
    assert not bad


def test_the_search_asks_the_full_text_index(database: Database) -> None:
    steps = plan(database, SELECT_HITS)
    assert any("VIRTUAL TABLE INDEX" in step and step.startswith("SCAN search ") for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)
