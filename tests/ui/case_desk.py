# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the case pages share: opening a case, its open form, what is stored."""

from datetime import UTC, datetime
from typing import Any

from app.domain.closing import ClosureDraft
from app.services import cases
from app.services.pages import case_page
from app.services.views import CasePage
from app.ui.pages.case import CaseDetail
from app.ui.parts.inplace import InPlace
from tests.ui.case_stories import small_case
from tests.ui.rooms import Desk

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


def opened(desk: Desk, case_id: str, part: str = "") -> CaseDetail:
    page = desk.go("case", case_id, **({"part": part} if part else {}))
    assert isinstance(page, CaseDetail)
    return page


def stored(desk: Desk, case_id: Any) -> CasePage:
    return desk.do(lambda register: case_page(register.database, case_id))


def form_on(desk: Desk) -> InPlace:
    """The one form that stands open."""
    found = [one for one in desk.page.findChildren(InPlace) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def closed_case(desk: Desk) -> Any:
    case = desk.do(lambda register: small_case(register, now=NOW))
    draft = ClosureDraft(
        case_id=case.id, closed_on=TODAY, reason="erroneous", came_of_it="Slåfejl."
    )
    desk.do(lambda register: cases.close_case(register, draft, now=NOW))
    return case
