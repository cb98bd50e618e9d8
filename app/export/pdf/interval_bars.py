# SPDX-License-Identifier: EUPL-1.2
"""Draws a number as what is known of it: filled to its lowest, hatched to its highest value.

A number without an upper limit ends in an arrow, never in a point. No colour says anything that
the hatching does not say too.
"""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect

from app.export.pdf.style import ACCENT, REGULAR, STRONG_LINE, Flowable

Interval = tuple[int, int | None]

_HEIGHT: Final = 9.0
_FOOT: Final = 2.0  # brings the bar to the middle of the line of words beside it
_STEP: Final = 3.6
_ARROW: Final = 6.0
_FREE: Final = 0.82  # how much of the width closed intervals may take where an open one is


def scale(intervals: Sequence[Interval], width: float) -> float:
    """Points for one unit, the same for all bars of a table."""
    longest = max((upper or lower for lower, upper in intervals), default=0)
    is_open = any(upper is None for _, upper in intervals)
    return (width * _FREE if is_open else width - 1) / max(longest, 1)


def bar(interval: Interval, unit: float, width: float) -> Flowable:
    """The bar of one interval, `unit` points for each."""
    lower, upper = interval
    drawing: Any = Drawing(width, _HEIGHT + _FOOT)
    drawing.initialFontName = REGULAR
    known = lower * unit
    end = width - _ARROW if upper is None else upper * unit
    top = _FOOT + _HEIGHT
    drawing.add(Line(0, _FOOT - 1, 0, top + 1, strokeColor=STRONG_LINE, strokeWidth=0.8))
    if known:
        drawing.add(Rect(0, _FOOT, known, _HEIGHT, fillColor=ACCENT, strokeColor=None))
    if end > known:
        for line in _hatching(known, end):
            drawing.add(line)
        for height in (_FOOT, top):
            drawing.add(Line(known, height, end, height, strokeColor=ACCENT, strokeWidth=0.7))
    if upper is None:
        points = [end, _FOOT - 1, end, top + 1, end + _ARROW, _FOOT + _HEIGHT / 2]
        drawing.add(Polygon(points, fillColor=None, strokeColor=ACCENT, strokeWidth=0.8))
    elif end > known:
        drawing.add(Line(end, _FOOT, end, top, strokeColor=ACCENT, strokeWidth=0.7))
    return drawing


def _hatching(start: float, end: float) -> Sequence[Any]:
    """Slanting lines within the rectangle, cut off at its sides."""
    lines = []
    place = start - _HEIGHT + _STEP
    while place < end:
        left, right = max(place, start), min(place + _HEIGHT, end)
        lines.append(
            Line(
                left,
                _FOOT + left - place,
                right,
                _FOOT + right - place,
                strokeColor=ACCENT,
                strokeWidth=0.5,
            )
        )
        place += _STEP
    return lines
