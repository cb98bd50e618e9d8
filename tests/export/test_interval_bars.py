# SPDX-License-Identifier: EUPL-1.2
"""A bar shows what is known of a number: solid to the least, hatched to the most, or an arrow."""

import pytest
from reportlab.graphics.shapes import Line, Polygon, Rect

from app.export.pdf.interval_bars import Interval, bar, scale

WIDTH = 150.0


def drawn(interval: Interval, among: list[Interval]) -> tuple[float, float, bool, list[Line]]:
    """Where the solid part ends, where the outline ends, whether an arrow stands, the hatching."""
    shapes = bar(interval, scale(among, WIDTH), WIDTH).contents
    solid = sum(shape.width for shape in shapes if isinstance(shape, Rect))
    lines = [shape for shape in shapes if isinstance(shape, Line)]
    slanting = [line for line in lines if line.x1 != line.x2 and line.y1 != line.y2]
    end = max([line.x2 for line in lines] + [solid])
    return solid, end, any(isinstance(shape, Polygon) for shape in shapes), slanting


def test_an_exact_number_is_solid_to_its_end_and_nothing_else() -> None:
    unit = scale([(7, 7), (0, 4)], WIDTH)
    solid, end, arrow, hatching = drawn((7, 7), [(7, 7), (0, 4)])
    assert (solid, end, arrow, hatching) == (pytest.approx(7 * unit), solid, False, [])


@pytest.mark.parametrize(("lower", "upper"), [(0, 4), (5, 9), (35, 39)])
def test_an_interval_is_solid_to_the_least_and_hatched_to_the_most(lower: int, upper: int) -> None:
    among: list[Interval] = [(lower, upper), (50, 50)]
    unit = scale(among, WIDTH)
    solid, end, arrow, hatching = drawn((lower, upper), among)
    assert (solid, end, arrow) == (pytest.approx(lower * unit), pytest.approx(upper * unit), False)
    assert hatching
    for line in hatching:
        assert lower * unit - 0.01 <= line.x1 <= line.x2 <= upper * unit + 0.01


def test_an_open_interval_goes_on_past_every_number_into_an_arrow() -> None:
    among: list[Interval] = [(5, None), (128, 128)]
    unit = scale(among, WIDTH)
    solid, end, arrow, hatching = drawn((5, None), among)
    assert solid == pytest.approx(5 * unit)
    assert arrow
    assert hatching
    assert end > 128 * unit
    assert 128 * unit < WIDTH * 0.83


def test_nothing_counted_is_no_bar_at_all() -> None:
    solid, end, arrow, hatching = drawn((0, 0), [(0, 0)])
    assert (solid, end, arrow, hatching) == (0, 0, False, [])
