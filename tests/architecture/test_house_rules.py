# SPDX-License-Identifier: EUPL-1.2
"""Rules of the house that no tool knows: what each room may import, call and say."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import (
    ROOT,
    docstrings_of,
    imports_of,
    module_of,
    name_of,
    python_files,
    tracked_files,
    tree_of,
)

APP = python_files("app")
EVERYWHERE = python_files()

# Who may use what; a library that is not here may not be used at all.
LIBRARIES = {
    "PySide6": ("app.door", "app.ui", "app.widgets"),
    "argon2": ("app.storage",),
    "cryptography": ("app.storage",),
    "fastjsonschema": ("app.statistics",),
    "highspy": ("app.statistics",),
    "msoffcrypto": ("app.export",),
    "numpy": ("app.statistics",),
    "platformdirs": ("app.storage", "app.gate", "app.cli", "app.__main__"),
    "pypdfium2": ("app.widgets.pdf_view",),
    "reportlab": ("app.export",),
    "shiboken6": ("app.door", "app.ui", "app.widgets"),
    "sqlcipher3": ("app.storage",),
    "xlsxwriter": ("app.export",),
}
NETWORK = {
    *("aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests"),
    *("smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib3", "xmlrpc"),
    *("urllib.request", "PySide6.QtNetwork", "PySide6.QtWebSockets"),
}
# The domain does no I/O and reads no clock.
NOT_IN_DOMAIN = {
    *("io", "logging", "os", "pathlib", "random", "secrets", "shutil", "sqlite3"),
    *("subprocess", "sys", "tempfile", "threading", "time", "tomllib", "zoneinfo"),
}
NEVER_CALLED = {"executescript", "processEvents", "terminate"}
TIMELESS = ("app.domain", "app.storage", "app.export", "app.statistics", "app.importing")


def within(module: str, rooms: tuple[str, ...] | set[str]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def faults(found: Iterator[str]) -> str:
    return "\n".join(found)


@pytest.mark.parametrize("path", EVERYWHERE, ids=name_of)
def test_file_names_its_licence_and_its_responsibility(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    licence = lines[1] if lines and lines[0].startswith("#!") else "".join(lines[:1])
    assert licence == "# SPDX-License-Identifier: EUPL-1.2"
    assert len((ast.get_docstring(tree_of(path)) or "").split()) >= 3, "says too little of itself"


@pytest.mark.parametrize("path", APP, ids=name_of)
def test_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_silencing_without_saying_of_what() -> None:
    bare = re.compile(r"#\s*(noqa(?!: ?[A-Z])|type:\s*ignore(?!\[)|ruff: noqa)")
    assert not faults(
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in EVERYWHERE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line) and path != Path(__file__)
    )


def test_each_library_is_used_only_where_it_belongs() -> None:
    def strangers() -> Iterator[str]:
        for path in APP:
            for line, imported in imports_of(path):
                top = imported.partition(".")[0]
                if top in sys.stdlib_module_names or top in {"app", "_typeshed"}:
                    continue
                if not within(module_of(path), LIBRARIES.get(top, ())):
                    yield f"{name_of(path)}:{line} imports {imported}"

    assert not faults(strangers())


def test_the_program_cannot_reach_a_network_or_leave_temporary_files() -> None:
    banned = NETWORK | {"tempfile"}
    assert not faults(
        f"{name_of(path)}:{line} imports {imported}"
        for path in APP
        for line, imported in imports_of(path)
        if within(imported, banned)
    )


def test_the_domain_imports_only_pure_parts_of_the_standard_library() -> None:
    assert not faults(
        f"{name_of(path)}:{line} imports {imported}"
        for path in python_files("app/domain")
        for line, imported in imports_of(path)
        if imported.partition(".")[0] in NOT_IN_DOMAIN
        or not within(imported, {"app.domain", *sys.stdlib_module_names})
    )


def test_nothing_below_the_services_reads_the_clock() -> None:
    clocks = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("time", "time")}

    def readings() -> Iterator[str]:
        for path in APP:
            if not within(module_of(path), TIMELESS):
                continue
            for node in ast.walk(tree_of(path)):
                if isinstance(node, ast.Attribute) and isinstance(
                    node.value, ast.Name | ast.Attribute
                ):
                    owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                    if (owner, node.attr) in clocks:
                        yield f"{name_of(path)}:{node.lineno} {owner}.{node.attr}"

    assert not faults(readings())


def test_words_are_shared_without_the_windows() -> None:
    """The command line speaks with `texts` and `errors`, so they know QtCore alone."""
    shared = [ROOT / "app/widgets" / name for name in ("texts.py", "errors.py", "words.py")]
    assert not faults(
        f"{name_of(path)}:{line} imports {imported}"
        for path in shared
        for line, imported in imports_of(path)
        if imported.startswith("PySide6.") and not within(imported, {"PySide6.QtCore"})
    )


def test_the_command_line_loads_no_window_until_the_demo_asks() -> None:
    shared = {"app.widgets.texts", "app.widgets.errors"}
    command_line = [path for path in APP if within(module_of(path), ("app.cli",))]
    assert not faults(
        f"{name_of(path)}:{line} imports {imported}"
        for path in command_line
        for line, imported in imports_of(path, lazy=False)
        if within(imported, {"app.ui", "app.door"})
        or (within(imported, {"app.widgets"}) and not within(imported, shared | {"app.widgets"}))
    )


def test_nothing_calls_what_breaks_transactions_threads_or_the_event_loop() -> None:
    assert not faults(
        f"{name_of(path)}:{node.lineno} {node.attr}"
        for path in APP
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in NEVER_CALLED
    )


def test_no_statement_replaces_rows() -> None:
    """REPLACE deletes first, and a delete cascades to the children."""
    replaces = re.compile(r"\bREPLACE\s+INTO\b|\bOR\s+REPLACE\b", re.IGNORECASE)

    def statements() -> Iterator[tuple[str, str]]:
        for path in (ROOT / "app").rglob("*.sql"):
            text = re.sub(r"--[^\n]*", "", path.read_text(encoding="utf-8"))
            yield name_of(path), text
        for path in APP:
            documentation = docstrings_of(tree_of(path))
            for node in ast.walk(tree_of(path)):
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and node not in documentation:
                    yield f"{name_of(path)}:{node.lineno}", text

    assert not faults(place for place, text in statements() if replaces.search(text))


def test_every_text_for_the_user_is_a_literal_the_catalogue_can_find() -> None:
    """lupdate reads literals in their places only; keywords and f-strings it loses in silence."""

    def unreadable() -> Iterator[str]:
        for path in APP:
            for node in ast.walk(tree_of(path)):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                    continue
                if node.func.id != "tr":
                    continue
                literals = node.args[:2]
                good = literals and all(
                    isinstance(part, ast.Constant) and isinstance(part.value, str)
                    for part in literals
                )
                if not good or node.keywords:
                    yield f"{name_of(path)}:{node.lineno} {ast.unparse(node)[:80]}"

    assert not faults(unreadable())


def test_nothing_in_the_repository_names_a_machine_or_a_registry() -> None:
    # Put together from halves, so that this file does not hold what it looks for.
    hosts = ("py" + "pi.org", "python" + "hosted", "deb." + "debian.org", "npm" + "js.org")
    paths = (r"/ro" + r"ot/\w", r"/ho" + r"me/\w", r"/Us" + r"ers/\w", r"[A-Z]:\\+Us" + r"ers")
    workplace = r"(?<![\w.{}])/wo" + r"rk/\w"
    pattern = re.compile("|".join([*map(re.escape, hosts), *paths, workplace]))

    def places() -> Iterator[str]:
        for path in tracked_files():
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            for number, line in enumerate(text.splitlines(), 1):
                if found := pattern.search(line):
                    yield f"{name_of(path)}:{number}: {found.group()}"

    assert not faults(places())
