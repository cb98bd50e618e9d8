# SPDX-License-Identifier: EUPL-1.2
"""Every expected error and every word has its sentence; dates and numbers read as Danish."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

import app.domain
import app.services
import app.storage
from app.domain.errors import AppError, Problem
from app.widgets.errors import known_errors, problem_text, sentence
from app.widgets.texts import (
    date_text,
    date_time_text,
    install_language,
    near_time_text,
    number_text,
    short_date_text,
    time_text,
    words,
)
from app.widgets.words import known_enums


@pytest.fixture(params=["da", "en"])
def spoken(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    """Both languages in turn, English afterwards."""
    install_language(request.param)
    yield request.param
    install_language("en")


def subclasses(kind: type[AppError]) -> Iterator[type[AppError]]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


def test_every_expected_error_has_a_sentence() -> None:
    for package in (app.domain, app.storage, app.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    ours = {one for one in subclasses(AppError) if one.__module__.startswith("app.")}
    missing = {one.__name__ for one in ours - known_errors()}
    assert missing == set()


@pytest.mark.parametrize("problem", list(Problem))
def test_every_field_problem_says_what_to_do(problem: Problem, spoken: str) -> None:
    assert problem_text(problem).endswith(".")


def test_every_vocabulary_with_words_has_all_of_them(spoken: str) -> None:
    for kind in known_enums():
        for member in kind:
            assert words(member)


def test_an_error_nobody_wrote_a_sentence_for_is_a_bug() -> None:
    class Unheard(AppError):
        pass

    with pytest.raises(KeyError):
        sentence(Unheard())


def test_danish_dates_times_and_numbers(qtbot: QtBot) -> None:
    install_language("da")
    moment = datetime(2026, 5, 12, 14, 7, tzinfo=UTC)
    assert date_text(date(2026, 5, 12)) == "12. maj 2026"
    assert short_date_text(date(2026, 5, 2)) == "02.05.2026"
    assert time_text(moment) == "14.07"
    assert "14.07" in date_time_text(moment)
    assert "14.07" in near_time_text(moment, date(2026, 5, 12))
    assert near_time_text(moment, date(2026, 6, 12)) == "12. maj 2026"
    assert number_text(1234) == "1.234"
    assert number_text(12.5, 1) == "12,5"
    install_language("en")
    assert date_text(date(2026, 5, 12)) == "12 May 2026"
    assert time_text(moment) == "14:07"
    assert number_text(1234) == "1,234"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="sv"):
        install_language("sv")
