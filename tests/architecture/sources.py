# SPDX-License-Identifier: EUPL-1.2
"""The project's own files as the architecture tests read them."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_NOT_OURS: Final = re.compile(r"^(\.git|\.venv|\..*_cache|\.hypothesis|__pycache__|dist|build)$")
_OUTPUT: Final = ("demo", "soak")


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file of the project, by git, or by walking where git is not installed."""
    try:
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return tuple(_walk(ROOT))
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _NOT_OURS.match(path.name) or (folder == ROOT and path.name in _OUTPUT):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def python_files(*tops: str) -> list[Path]:
    """The Python files of these folders, tracked or not yet; of the whole project without."""
    if tops:
        return sorted(path for top in tops for path in (ROOT / top).rglob("*.py"))
    return sorted({ROOT / "dev.py", *python_files("app", "tests", "benchmarks")})


def name_of(path: Path) -> str:
    """As a test id: the path from the root."""
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    """As Python names it: app.widgets.texts."""
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(path: Path, *, lazy: bool = True) -> Iterator[tuple[int, str]]:
    """(line, module) of each import; without `lazy` only those that run when it is imported."""
    nodes = ast.walk(tree_of(path)) if lazy else _at_import(tree_of(path))
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from _at_import(child)


def docstrings_of(tree: ast.Module) -> set[ast.Constant]:
    """The constants that are documentation, not data."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, owners)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
