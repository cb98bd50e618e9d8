# SPDX-License-Identifier: EUPL-1.2
"""What the fault suites share: their size, the figure of each, and the table at the end of a soak.

A suite is one or more tests with its row of security.md §10 on them:

    @pytest.mark.suite("1")
    def test_kills(soak_size: SoakSize, figure: Figure) -> None:
        kills = soak_size(50, 1000)            # short form in the test command, full under --soak
        …
        figure(f"{kills} kills, {lost} acknowledged lost")      # before the asserts: a failed row
        assert not lost                                         # shows its figure too

`from tests.faults.rows import Figure, SoakSize` gives the types. A row passes when all its tests
pass and one of them gave a figure; the rows and what must hold stand in `rows.ROWS`. The table is
printed after everything else when only fault suites ran. In a whole soak every row is there, and
one that was not run counts as failed.
"""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.faults.rows import ROWS, Figure, Outcome, SoakSize, table

HERE = Path(__file__).parent
_outcomes: dict[str, Outcome] = {}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "suite(row): a row of the table of faults")


@pytest.fixture
def soak_size(pytestconfig: pytest.Config) -> SoakSize:
    """`soak_size(short, full)`: how many of whatever the suite counts."""
    soak = pytestconfig.getoption("--soak")
    return lambda short, full: full if soak else short


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """`figure("1,000 kills, 0 acknowledged lost")`: what the test found, for its row."""
    row = next(request.node.iter_markers("suite")).args[0]
    return lambda found: _outcomes.setdefault(row, Outcome()).figures.append(found)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in item.iter_markers("suite"):
            if mark.args[0] not in ROWS:
                raise pytest.UsageError(f"{item.nodeid}: no such row: {mark.args[0]}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    for mark in item.iter_markers("suite"):
        outcome = _outcomes.setdefault(mark.args[0], Outcome())
        outcome.seconds += report.duration
        outcome.failed |= report.failed
        outcome.skipped |= report.skipped
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    yield
    config = session.config
    items = session.items if session.testscollected else []
    if not items or any(HERE not in item.path.parents for item in items):
        return
    if hasattr(config, "workerinput"):  # one of two that run side by side knows half
        return
    chosen = config.option.keyword or config.option.markexpr or len(config.args) != 1
    whole = not chosen and Path(config.args[0]).resolve() == HERE
    demanded = ROWS if config.getoption("--soak") and whole else {}
    lines, failed = table(_outcomes, demanded)
    if failed and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    terminal.write_line("\n" + "\n".join(lines))
