# SPDX-License-Identifier: EUPL-1.2
"""Why a figure is no finer, in a sentence that names what one could then work out."""

from collections.abc import Sequence
from datetime import date

from app.domain.disclosure import Release
from app.domain.periods import SurveyPeriod
from app.domain.protected import Danger, ProtectedCell, Secret, Why
from app.services.confidential import CONFIDENTIAL
from app.ui.parts.survey_words import Naming
from app.widgets.texts import date_text, number_text, tr, words


def earlier_sheet(releases: Sequence[Release], period: SurveyPeriod) -> date | None:
    """The day the latest anonymous sheet left whose period overlaps this one."""
    for one in releases:
        if one.kind == CONFIDENTIAL:
            continue
        if one.period_start <= period.end and period.start <= one.period_end:
            return one.at.date()
    return None


class Whys:
    """Makes the sentences; `since` is the day of the earlier sheet that this one is held against.

    The sentences tell something themselves, so they are for the screen alone.
    """

    def __init__(self, naming: Naming, since: date | None) -> None:
        self._naming, self._since = naming, since

    def of(self, table: str, cell: ProtectedCell, why: Why | None) -> str:
        """Why this figure says no more; "" where there is nothing to say."""
        if why is not None and why.secret is not None:
            return self._secret(table, why.secret, why)
        reason = why.reason if why is not None else cell.reason
        return words(reason) if reason is not None else ""

    def _secret(self, table: str, secret: Secret, why: Why) -> str:
        match secret.danger:
            case Danger.COUNT:
                return self._count(table, secret, why)
            case Danger.GROUP:
                return self._group(table, secret)
            case Danger.NEW:
                said = tr(
                    "One could then work out that there are {number} in {category} among those "
                    "who have come since the sheet of {date}."
                )
            case Danger.GONE:
                said = tr(
                    "One could then work out that there are {number} in {category} among those "
                    "who have gone since the sheet of {date}."
                )
        if self._since is None:
            said = {
                Danger.NEW: tr(
                    "One could then work out that there are {number} in {category} among those "
                    "who have come since an earlier sheet."
                ),
                Danger.GONE: tr(
                    "One could then work out that there are {number} in {category} among those "
                    "who have gone since an earlier sheet."
                ),
            }[secret.danger]
        return said.format(
            number=_between(why.lower, why.upper),
            category=self._category(table, secret.table, secret.code),
            date=date_text(self._since) if self._since is not None else "",
        )

    def _count(self, table: str, secret: Secret, why: Why) -> str:
        category = self._category(table, secret.table, secret.code)
        if secret.group_table:
            group = self._category(table, secret.group_table, secret.group_code)
            said = tr(
                "One could then work out that there are {number} in {category} among those in "
                "{group}."
            )
            return said.format(
                number=_between(why.lower, why.upper), category=category, group=group
            )
        said = tr("One could then work out that there are {number} in {category}.")
        return said.format(number=_between(why.lower, why.upper), category=category)

    def _group(self, table: str, secret: Secret) -> str:
        mark = self._category(table, secret.table, secret.code)
        if not secret.group_table:
            said = tr("One could then conclude that all or nearly all cases have {mark}.")
            return said.format(mark=mark)
        group = self._category(table, secret.group_table, secret.group_code)
        said = tr("One could then conclude that all or nearly all in {group} have {mark}.")
        return said.format(group=group, mark=mark)

    def _category(self, here: str, table: str, code: str) -> str:
        """A category in quotation marks; that of another table with its name."""
        said = tr("“{category}”").format(category=_small(self._naming.category(table, code)))
        if table == here:
            return said
        title = _small(self._naming.title(table))
        return tr("{category} ({table})").format(category=said, table=title)


def _small(said: str) -> str:
    """As it stands in the middle of a sentence; an abbreviation keeps its capitals."""
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _between(lower: int | None, upper: int | None) -> str:
    low = 0 if lower is None else lower
    if upper is None:
        return tr("at least {number}").format(number=number_text(low))
    if low == upper:
        return tr("exactly {number}").format(number=number_text(low))
    if low == 0:
        return tr("at most {number}").format(number=number_text(upper))
    return tr("between {lower} and {upper}").format(
        lower=number_text(low), upper=number_text(upper)
    )
