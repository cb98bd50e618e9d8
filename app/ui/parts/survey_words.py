# SPDX-License-Identifier: EUPL-1.2
"""Words of the counts that the sheet itself does not carry, for the screen only."""

from collections.abc import Mapping

from app.domain.codelists import CodeLists
from app.domain.questionnaire import CATEGORY_LISTS
from app.export.labels import SheetLabels
from app.widgets.texts import tr


def question(table: str, labels: SheetLabels) -> str:
    """What a table is about."""
    return labels.questions.get(table) or _titles()[table]


def category(table: str, code: str, labels: SheetLabels, codelists: CodeLists) -> str:
    """What a row of a table is about, beginning with a capital."""
    said = labels.categories.get((table, code)) or _categories().get((table, code))
    if said is None and table in CATEGORY_LISTS:
        said = codelists.label(CATEGORY_LISTS[table], code, labels.language)
    if said is None and table == "T2" and code in codelists["extremism_form"]:
        said = codelists.label("extremism_form", code, labels.language)
    if said is None:
        said = _common()[code]
    return said[:1].upper() + said[1:]


def _titles() -> Mapping[str, str]:
    return {
        "T9": tr("Gender of the persons in focus"),
        "T10": tr("Age of the persons in focus when the concern was received"),
        "T11": tr("Whether the case is about one person, a family or a group"),
        "T12": tr("Affiliation to an extremist milieu"),
    }


def _common() -> Mapping[str, str]:
    return {
        "not_stated": tr("not stated"),
        "unclarified": tr("not clarified"),
        "unknown": tr("not known"),
        "other": tr("other"),
    }


def _categories() -> Mapping[tuple[str, str], str]:
    return {
        ("T7", "joined_case"): tr("joined to an existing case"),
        ("T7", "advice_only"): tr("advice only, no name written"),
        ("T7", "in_progress"): tr("not decided yet"),
        ("T10", "under_18"): tr("under 18"),
        ("T10", "over_18"): tr("18 or older"),
        ("T11", "individual"): tr("one person"),
        ("T11", "family"): tr("a family"),
        ("T11", "friend_group"): tr("a group of friends"),
        ("T12", "yes"): tr("affiliated"),
        ("T12", "none_known"): tr("none known"),
        ("T12", "physical"): tr("affiliated in person"),
        ("T12", "online"): tr("affiliated online only"),
        ("T12", "physical_and_online"): tr("affiliated in person and online"),
        ("T12", "form_unknown"): tr("affiliated, not known how"),
    }
