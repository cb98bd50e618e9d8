# SPDX-License-Identifier: EUPL-1.2
"""The pages of the window and how the frame knows them."""

from app.ui.page import PageEntry
from app.ui.pages.access import AccessPage
from app.ui.pages.all_due import AllDuePage
from app.ui.pages.backups import BackupsPage
from app.ui.pages.case import CaseDetail
from app.ui.pages.case_paper import CasePaperPage
from app.ui.pages.cases import CasesPage
from app.ui.pages.concern import ConcernDetail
from app.ui.pages.concerns import ConcernsPage
from app.ui.pages.guide import GuidePage
from app.ui.pages.new_concern import NewConcernPage
from app.ui.pages.own_figures import OwnFiguresPage
from app.ui.pages.profile import ProfilePage
from app.ui.pages.receipt_paper import ReceiptPaperPage
from app.ui.pages.search import SearchPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.survey import SurveyPage
from app.ui.pages.survey_paper import SurveyPaperPage
from app.ui.pages.today import TodayPage
from app.ui.pages.year import YearPage
from app.widgets.texts import tr


def page_entries() -> tuple[PageEntry, ...]:
    """Every page; those in the navigation are in its order."""
    return (
        PageEntry(
            key="today",
            factory=TodayPage,
            title=lambda: tr("Today"),
            icon="house",
            in_navigation=True,
        ),
        PageEntry(
            key="all_due",
            factory=AllDuePage,
            title=lambda: tr("What waits"),
            beneath="today",
        ),
        PageEntry(
            key="concerns",
            factory=ConcernsPage,
            title=lambda: tr("Concerns"),
            icon="inbox",
            in_navigation=True,
        ),
        PageEntry(
            key="new_concern",
            factory=NewConcernPage,
            title=lambda: tr("New concern"),
            beneath="concerns",
        ),
        PageEntry(
            key="concern",
            factory=ConcernDetail,
            title=lambda: tr("Concern"),
            beneath="concerns",
        ),
        PageEntry(
            key="cases",
            factory=CasesPage,
            title=lambda: tr("Cases"),
            icon="folder",
            in_navigation=True,
        ),
        PageEntry(key="case", factory=CaseDetail, title=lambda: tr("Case"), beneath="cases"),
        PageEntry(
            key="case_paper",
            factory=CasePaperPage,
            title=lambda: tr("Case summary"),
            beneath="cases",
        ),
        PageEntry(
            key="year",
            factory=YearPage,
            title=lambda: tr("Yearly wheel"),
            icon="calendar-days",
            in_navigation=True,
        ),
        PageEntry(
            key="survey",
            factory=SurveyPage,
            title=lambda: tr("Survey sheet"),
            beneath="year",
            chapter="survey",
        ),
        PageEntry(
            key="survey_paper",
            factory=SurveyPaperPage,
            title=lambda: tr("Survey sheet"),
            beneath="year",
            chapter="survey",
        ),
        PageEntry(
            key="own_figures",
            factory=OwnFiguresPage,
            title=lambda: tr("Own figures"),
            beneath="year",
            chapter="survey",
        ),
        PageEntry(
            key="profile",
            factory=ProfilePage,
            title=lambda: tr("Municipality profile"),
            beneath="year",
        ),
        PageEntry(key="guide", factory=GuidePage, title=lambda: tr("Guide")),
        PageEntry(
            key="access",
            factory=AccessPage,
            title=lambda: tr("Who has access"),
            beneath="year",
            chapter="security",
        ),
        PageEntry(
            key="receipt_paper",
            factory=ReceiptPaperPage,
            title=lambda: tr("Receipt of the log"),
            beneath="year",
            chapter="security",
        ),
        PageEntry(
            key="backups",
            factory=BackupsPage,
            title=lambda: tr("Backups"),
            beneath="settings",
            chapter="security",
        ),
        PageEntry(key="search", factory=SearchPage, title=lambda: tr("Search")),
        PageEntry(
            key="settings",
            factory=SettingsPage,
            title=lambda: tr("Settings"),
            icon="settings",
            in_navigation=True,
            at_foot=True,
        ),
    )
