# SPDX-License-Identifier: EUPL-1.2
"""Code lists as values, and the faults their data may have."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.codelists import CodeEntry, CodeList, CodeLists, Fault, faults
from app.domain.errors import Problem


def entry(code: str, sort: int = 10, **more: object) -> CodeEntry:
    plain = CodeEntry(
        code=code,
        label_da="Lærer",
        label_en="Teacher",
        neutral_da="Fagperson",
        neutral_en="Professional",
        source="R:1",
        sort=sort,
    )
    return replace(plain, **more)


def code_list(*entries: CodeEntry, **more: object) -> CodeList:
    plain = CodeList(
        name="sample",
        title_da="Prøve",
        title_en="Sample",
        closed=False,
        version="1",
        source="R:1",
        entries=entries,
    )
    return replace(plain, **more)


def found(*lists: CodeList) -> set[tuple[str, Fault]]:
    return {(one.code, one.fault) for one in faults(CodeLists(lists))}


OLD = entry("old", 10, valid_to=date(2026, 12, 31), replaced_by="new")
NEW = entry("new", 20, valid_from=date(2027, 1, 1))


def test_a_retired_code_keeps_its_words() -> None:
    both = code_list(OLD, NEW)
    assert both.label("old", "da") == "Lærer"
    assert both.label("old", "en", neutral=True) == "Professional"


def test_only_valid_codes_are_offered_on_both_sides_of_the_change() -> None:
    both = code_list(OLD, NEW)
    assert [one.code for one in both.active(date(2026, 12, 31))] == ["old"]
    assert [one.code for one in both.active(date(2027, 1, 1))] == ["new"]


def test_choosing_an_unknown_or_a_retired_code_is_a_problem_of_the_form() -> None:
    both = code_list(OLD, NEW)
    assert both.problem("never", date(2026, 1, 1)) is Problem.UNKNOWN_CODE
    assert both.problem("old", date(2027, 1, 1)) is Problem.RETIRED_CODE
    assert both.problem("new", date(2027, 1, 1)) is None


def test_asking_for_words_of_a_code_that_never_was_is_a_bug() -> None:
    with pytest.raises(LookupError, match="sample has no code 'never'"):
        code_list(OLD, NEW).label("never", "da")
    with pytest.raises(LookupError, match="no group"):
        code_list(OLD, NEW).group("never")


def test_a_sound_list_has_no_faults() -> None:
    assert found(code_list(OLD, NEW)) == set()


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (entry("Not Snake"), Fault.BAD_CODE),
        (entry("a", label_da=""), Fault.MISSING_LABEL),
        (entry("a", neutral_en=" "), Fault.MISSING_LABEL),
        (entry("a", source=""), Fault.MISSING_SOURCE),
        (entry("a", definition_da="Kun dansk"), Fault.HALF_DEFINITION),
        (entry("a", sensitive=True, neutral_da="Lærer"), Fault.NEUTRAL_TELLS),
        (
            entry("a", valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)),
            Fault.EMPTY_PERIOD,
        ),
        (entry("a", group="none"), Fault.UNKNOWN_GROUP),
        (entry("a", parent="none"), Fault.UNKNOWN_PARENT),
        (entry("a", parent="a"), Fault.UNKNOWN_PARENT),
        (entry("a", nearest="none"), Fault.UNKNOWN_NEAREST),
        (entry("a", replaced_by="none"), Fault.UNKNOWN_REPLACEMENT),
    ],
)
def test_a_fault_of_one_entry_is_found(broken: CodeEntry, fault: Fault) -> None:
    assert found(code_list(broken)) == {(broken.code, fault)}


def test_faults_between_entries_are_found() -> None:
    twins = code_list(entry("a", 10, number="1"), entry("a", 20, number="2"))
    assert found(twins) == {("a", Fault.DUPLICATE_CODE)}
    numbers = code_list(entry("a", 10, number="1"), entry("b", 20, number="1"))
    assert found(numbers) == {("b", Fault.DUPLICATE_NUMBER)}
    assert found(code_list(entry("a"), entry("b"))) == {("b", Fault.DUPLICATE_SORT)}
    overlap = code_list(OLD, replace(NEW, valid_from=date(2026, 12, 31)))
    assert found(overlap) == {("old", Fault.OVERLAPS_REPLACEMENT)}


def test_where_there_are_groups_every_entry_is_in_one() -> None:
    grouped = code_list(entry("a", group="g"), entry("b", 20), groups=(entry("g"),))
    assert found(grouped) == {("b", Fault.UNKNOWN_GROUP)}
    assert [one.code for one in grouped.in_group("g")] == ["a"]


def test_references_to_another_list_are_checked_there() -> None:
    heads = code_list(entry("head"), name="heads")
    assert found(heads, code_list(entry("a", parent="head"), parent_list="heads")) == set()
    lost = code_list(entry("a", parent="head"), parent_list="gone")
    assert ("", Fault.UNKNOWN_LIST) in found(lost)
    near = code_list(entry("a", nearest="tail"), nearest_list="heads")
    assert found(heads, near) == {("a", Fault.UNKNOWN_NEAREST)}


def test_a_list_needs_titles_a_source_and_whole_notes() -> None:
    assert found(code_list(NEW, title_en="")) == {("", Fault.MISSING_LABEL)}
    assert found(code_list(NEW, source="")) == {("", Fault.MISSING_SOURCE)}
    assert found(code_list(NEW, note_da="Kun dansk")) == {("", Fault.HALF_DEFINITION)}
