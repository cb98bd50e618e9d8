# SPDX-License-Identifier: EUPL-1.2
"""The program's words: translation, Danish dates, times and numbers, one word per enum member."""

from contextlib import suppress
from datetime import date, datetime, time
from enum import Enum
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLibraryInfo,
    QLocale,
    QTime,
    QTranslator,
)

from app import RESOURCES

LANGUAGES: Final = ("da", "en")
_LOCALES: Final = {"da": QLocale("da_DK"), "en": QLocale("en_GB")}
_installed: Final[list[QTranslator]] = []
_without_window: Final[list[QCoreApplication]] = []
_language = "en"


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """Translate an English literal; `n` fills %n and chooses the plural."""
    return QCoreApplication.translate("", text, comment, n)


def language() -> str:
    """The installed language, "da" or "en"."""
    return _language


def install_language(wanted: str) -> None:
    """Speak Danish or English from now on; texts made before keep their language.

    A missing catalogue is no failure: the English source is shown.
    """
    global _language
    if wanted not in LANGUAGES:
        raise ValueError(wanted)
    application = QCoreApplication.instance()
    for translator in _installed:
        with suppress(RuntimeError):  # the application that owned it is gone
            QCoreApplication.removeTranslator(translator)
    _installed.clear()
    _language = wanted
    QLocale.setDefault(_LOCALES[wanted])
    if application is None:
        return
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (
        (f"qtbase_{wanted}", qt_folder),
        (f"tovholder_{wanted}", str(RESOURCES / "i18n")),
    ):
        translator = QTranslator()
        if translator.load(name, folder) and QCoreApplication.installTranslator(translator):
            _installed.append(translator)


def start_words(wanted: str) -> None:
    """Speak without a window, as the command line does; translation needs an application."""
    if QCoreApplication.instance() is None:
        _without_window.append(QCoreApplication(["tovholder"]))
    install_language(wanted)


def end_words() -> None:
    """Take down what `start_words` made, if it did, so that a window can be built."""
    while _without_window:
        for translator in _installed:
            QCoreApplication.removeTranslator(translator)
        _installed.clear()
        _without_window.pop().shutdown()


def words(member: Enum) -> str:
    """The user's word for a member of a closed vocabulary, in the installed language."""
    from app.widgets.words import word_of

    return word_of(member, _language)


def _locale() -> QLocale:
    return _LOCALES[_language]


def date_text(day: date) -> str:
    """As "12. maj 2026" or "12 May 2026"."""
    pattern = "d. MMMM yyyy" if _language == "da" else "d MMMM yyyy"
    return _locale().toString(QDate(day.year, day.month, day.day), pattern)


def near_date_text(day: date, today: date) -> str:
    """As "4. december"; another year than today's is said."""
    if day.year != today.year:
        return date_text(day)
    pattern = "d. MMMM" if _language == "da" else "d MMMM"
    return _locale().toString(QDate(day.year, day.month, day.day), pattern)


def short_date_text(day: date) -> str:
    """As "12.05.2026": for tables, where dates stand beneath each other."""
    pattern = "dd.MM.yyyy" if _language == "da" else "dd/MM/yyyy"
    return _locale().toString(QDate(day.year, day.month, day.day), pattern)


def month_text(day: date) -> str:
    """As "maj 2026"."""
    return _locale().toString(QDate(day.year, day.month, 1), "MMMM yyyy")


def time_text(moment: datetime | time) -> str:
    """As "14.07" or "14:07"."""
    pattern = "HH.mm" if _language == "da" else "HH:mm"
    return _locale().toString(QTime(moment.hour, moment.minute), pattern)


def date_time_text(moment: datetime) -> str:
    """As "12. maj 2026 kl. 14.07"."""
    return tr("{date} at {time}").format(date=date_text(moment.date()), time=time_text(moment))


def near_time_text(moment: datetime, today: date) -> str:
    """As "i dag 08.31", "i går 16.00", otherwise the date."""
    days = (today - moment.date()).days
    if days == 0:
        return tr("today {time}").format(time=time_text(moment))
    if days == 1:
        return tr("yesterday {time}").format(time=time_text(moment))
    return date_text(moment.date())


def size_text(size: int) -> str:
    """As "12,3 MB" or "45 kB"; never less than 1 kB."""
    if size < 1_000_000:
        return f"{number_text(max(1, size // 1000))} kB"
    return f"{number_text(size / 1_000_000, 1)} MB"


def number_text(number: int | float, decimals: int = 0) -> str:
    """As "1.234" or "1,234"; `decimals` only for a float."""
    if isinstance(number, int):
        return _locale().toString(number)
    return _locale().toString(number, "f", decimals)
