# SPDX-License-Identifier: EUPL-1.2
"""Checks without the solver that invented registers prove a sheet; else there is no proof."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.protected import Profile
from app.domain.survey import ConcernFacts, TallyFacts
from app.statistics.attack import Demand
from app.statistics.certificate import Published, Recount, Register, choices
from app.statistics.claims import asked
from app.statistics.invention import invented_concerns
from app.statistics.ladder import Concerns
from app.statistics.solver import Whole
from app.statistics.tables import ExactSurvey
from app.statistics.world import Part, World


class NoProof(Exception):
    """An invented register does not fit a figure, or no register opens some secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What has to be proved: every release of a world, and what must be open in them."""

    world: World
    published: Sequence[Published]
    profiles: Sequence[Profile]
    demands: Sequence[Demand]
    concerns: Concerns | None = field(default=None)


def proved(
    claimed: Claimed,
    witnesses: Mapping[object, Sequence[Whole]],
    *,
    between: Callable[[], None],
) -> tuple[ExactSurvey, ...]:
    """The invented registers as the latest release would have counted them.

    Raises:
        NoProof: see there.
    """
    world, now = claimed.world, len(claimed.published) - 1
    open_ = [False] * len(claimed.demands)
    found: list[ExactSurvey] = []
    for choice in choices(witnesses):
        between()
        chosen: dict[Part, Whole] = {
            part: own for part, own in choice.items() if isinstance(part, Part)
        }
        register = Register(world, chosen)
        recounts = []
        for release, published in enumerate(claimed.published):
            told = _concerns(claimed, choice, published) if release == now else ((), ())
            cases = register.cases(release, published.period)
            recount = Recount(published.period, cases, *told)
            if not recount.fits(published.tables):
                raise NoProof
            recounts.append(recount)
        for place, demand in enumerate(claimed.demands):
            if not open_[place]:
                ask = asked(demand)
                visible = claimed.profiles[ask.release] is Profile.YES_NO
                open_[place] = demand.met_by(recounts[ask.release].value(ask, visible=visible))
        found.append(recounts[now].exact)
    if not all(open_):
        raise NoProof
    return tuple(found)


def _concerns(
    claimed: Claimed, choice: Mapping[object, Whole], published: Published
) -> tuple[tuple[ConcernFacts, ...], tuple[TallyFacts, ...]]:
    concerns = claimed.concerns
    if concerns is None:
        return (), ()
    counts = Counter(dict(zip(concerns.codes, map(int, choice[concerns]), strict=True)))
    return invented_concerns(dict(counts), published.period)
