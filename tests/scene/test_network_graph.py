"""A layered network's picture: where all stands, what is at a point, and what is painted."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.functions import Function
from cnnlab.scene.colours import load_theme
from cnnlab.scene.network_brush import NetworkBrush
from cnnlab.scene.network_graph import NEAR, NetworkLayout, network_layout
from cnnlab.scene.network_links import changed_links, link_width, width_scale
from cnnlab.scene.network_paint import paint_face, paint_ground, paint_now
from cnnlab.scene.network_parts import ErrorOf, Goal, Link, Unit, all_links
from cnnlab.scene.network_shown import (
    NetworkLit,
    NetworkNow,
    NetworkShown,
    NodeText,
    entering,
    leaving,
    lit_by,
)
from cnnlab.scene.notation import (
    activation_symbol,
    error_symbol,
    sum_symbol,
    target_symbol,
    unit_symbol,
    weight_symbol,
)

TUTORIAL, LARGEST, SMALLEST = (3, 3, 1), (6, 8, 8, 8, 4), (1, 1, 1)
THEME = load_theme("light")


def laid_out(sizes, width=960, height=380, text=16.0) -> NetworkLayout:
    return network_layout(width, height, sizes, text)


@pytest.fixture(
    params=[
        (TUTORIAL, 960, 330, 16.0),
        (LARGEST, 960, 330, 16.0),
        (LARGEST, 1440, 700, 24.0),
        (SMALLEST, 960, 330, 16.0),
        ((6, 8, 1), 960, 330, 16.0),
        ((1, 8, 4), 1500, 640, 16.0),
    ],
    ids=str,
)
def layout(request) -> NetworkLayout:
    return laid_out(*request.param)


# notation


def test_the_tutorials_notation_counts_from_1_and_the_bias_is_0():
    assert unit_symbol(TUTORIAL, 0, 0).text == "x₁"
    assert unit_symbol(TUTORIAL, 1, 0).text == "a₁⁽²⁾"
    assert unit_symbol(TUTORIAL, 2, 0).text == "h"
    assert unit_symbol((3, 3, 2), 2, 1).text == "h₂"
    assert unit_symbol(TUTORIAL, 1, -1).text == "1"
    assert weight_symbol(0, 0, 0).text == "Θ₁₀⁽¹⁾"
    assert weight_symbol(1, 0, 3).text == "Θ₁₃⁽²⁾"
    assert (sum_symbol(1, 2).text, error_symbol(2, 0).text) == ("z₃⁽²⁾", "δ₁⁽³⁾")
    assert activation_symbol(2, 0).text == "a₁⁽³⁾"
    assert (target_symbol(TUTORIAL, 0).text, target_symbol((1, 2), 1).text) == ("y", "y₂")


# where things stand


def test_there_is_a_node_for_each_unit_and_a_bias_in_each_layer_but_the_last():
    units = list(laid_out(TUTORIAL).units())
    assert len(units) == 4 + 4 + 1
    assert [u.layer for u in units if u.unit < 0] == [0, 1]
    assert len(all_links(TUTORIAL)) == 16
    assert len(all_links(LARGEST)) == 7 * 8 + 9 * 8 + 9 * 8 + 9 * 4


def test_everything_is_inside_and_no_two_nodes_touch(layout):
    whole = QRectF(0, 0, layout.width, layout.height)
    nodes = [layout.node_rect(unit) for unit in layout.units()]
    goals = [layout.goal_rect(unit) for unit in range(layout.sizes[-1])]
    assert all(whole.contains(rect) for rect in (*nodes, *goals))
    assert not any(a.intersects(b) for a, b in combinations((*nodes, *goals), 2))


def test_errors_stand_at_their_own_nodes_and_touch_no_other(layout):
    whole = QRectF(0, 0, layout.width, layout.height)
    for unit in layout.units():
        if unit.layer == 0 or unit.unit < 0:
            continue
        rect = layout.error_rect(unit)
        assert whole.contains(rect)
        touched = [u for u in layout.units() if layout.node_rect(u).intersects(rect)]
        assert touched in ([], [unit])


def test_all_numbers_of_the_tutorials_network_have_space():
    assert all(share.all_fit for share in laid_out(TUTORIAL, 960, 330).shares)
    layout = laid_out(TUTORIAL, 960, 390)
    rects = [layout.label_rect(link) for link in layout.links]
    assert not any(a.intersects(b) for a, b in combinations(rects, 2))
    nodes = [layout.node_rect(unit) for unit in layout.units()]
    assert not any(a.intersects(b) for a in rects for b in nodes)


def test_where_links_are_dense_those_of_one_unit_have_space():
    layout = laid_out(LARGEST, 960, 330)
    assert not any(share.all_fit for share in layout.shares)
    for chosen in (entering(layout, 2, 3), leaving(layout, 2, 3)):
        numbers = frozenset(chosen)
        middles = sorted(layout.label_rect(link, numbers).center().y() for link in chosen)
        assert np.diff(middles).min() > layout.text * 0.72


def test_a_number_stands_on_its_link(layout):
    for link in layout.links:
        at = layout.label_rect(link).center()
        start, end = layout.link_ends(link)
        share = (at.x() - start.x()) / (end.x() - start.x())
        assert at.y() == pytest.approx(start.y() + share * (end.y() - start.y()))


def test_a_place_between_two_layers_is_between_their_units():
    layout = laid_out(TUTORIAL)
    first, last = layout.place(1, 2), layout.place(2, 0)
    middle = layout.place(1.5, 1.0)
    assert middle.x() == pytest.approx((first.x() + last.x()) / 2)
    assert layout.place(1, 0.5).y() == pytest.approx(
        (layout.place(1, 0).y() + layout.place(1, 1).y()) / 2
    )


# what is at a point


def test_the_nearest_link_is_found_and_nothing_far_from_all():
    layout = laid_out(TUTORIAL)
    for link in layout.links:
        start, end = layout.link_ends(link)
        assert layout.link_at(start + (end - start) * 0.41) == link
    assert layout.link_at(QPointF(layout.width - 5, layout.height - 5)) is None
    start, end = layout.link_ends(Link(1, 0, 0))
    beside = start + (end - start) * 0.5
    assert layout.link_at(beside + QPointF(0, -3 * NEAR)) is None


def test_each_item_has_a_place():
    layout = laid_out(TUTORIAL)
    assert layout.rect_of(Unit(0, 1)) == layout.node_rect(Unit(0, 1))
    assert layout.rect_of(Goal(0)) == layout.goal_rect(0)
    assert layout.rect_of(ErrorOf(1, 1)) == layout.error_rect(Unit(1, 1))
    assert layout.rect_of(Link(0, 1, 2)) == layout.label_rect(Link(0, 1, 2))


# what lights up


def test_a_unit_lights_what_leads_to_it_and_an_input_what_leaves_it():
    layout = laid_out(TUTORIAL)
    assert lit_by(layout, [Unit(1, 2)]) == {Link(0, 2, source) for source in range(4)}
    assert lit_by(layout, [Unit(0, 1)]) == {Link(0, unit, 2) for unit in range(3)}
    assert lit_by(layout, [Unit(1, -1)]) == {Link(1, 0, 0)}
    assert lit_by(layout, [Goal(0)]) == {Link(1, 0, source) for source in range(4)}
    assert lit_by(layout, [Link(0, 0, 0)]) == {Link(0, 0, 0)}
    assert leaving(layout, 2, 0) == set()


# what is painted


def tutorial() -> Dense:
    hidden = np.array([[-1.0, 2.0, 0.0, 1.0], [1.0, -1.0, 2.0, 0.0], [0.0, 1.0, -1.0, 2.0]])
    return Dense((hidden, np.array([[-1.0, 1.0, 2.0, -1.0]])), (Function(), Function()))


def shown(errors=None, gradients=None) -> NetworkShown:
    units = {Unit(layer, u): NodeText("0.5") for layer, n in enumerate(TUTORIAL) for u in range(n)}
    headings = ("Layer 1 (input)", "Layer 2", "Layer 3 (output)")
    return NetworkShown(tutorial(), units, errors or {}, gradients or {}, (1.0,), headings)


@pytest.fixture
def picture(qapp):
    """A function that paints, and gives the picture."""

    def paint(what: NetworkShown, lit=NetworkLit(), now=None, opacity=1.0) -> QImage:  # noqa: B008
        layout = laid_out(TUTORIAL)
        image = QImage(960, 380, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        brush = NetworkBrush(painter, layout, THEME, QFont())
        paint_ground(brush, what, THEME.window, opacity)
        paint_face(brush, what, lit)
        if now is not None:
            paint_now(brush, now)
        painter.end()
        return image

    return paint


def colour_at(image: QImage, at: QPointF) -> QColor:
    return image.pixelColor(round(at.x()), round(at.y()))


def on(link: Link, share: float) -> QPointF:
    start, end = laid_out(TUTORIAL).link_ends(link)
    return start + (end - start) * share


def test_a_link_has_the_colour_of_its_weights_sign(picture):
    image = picture(shown())
    assert colour_at(image, on(Link(0, 0, 1), 0.7)) == THEME.positive
    assert colour_at(image, on(Link(1, 0, 0), 0.6)) == THEME.negative


def test_a_larger_weight_is_a_wider_line(picture):
    assert link_width(2.0, 2.0, 16) > link_width(1.0, 2.0, 16) > link_width(0.1, 2.0, 16) > 0
    image = picture(shown())

    def width(link):
        at = on(link, 0.7)
        column = [image.pixelColor(round(at.x()), round(at.y()) + dy) for dy in range(-9, 10)]
        return sum(one == THEME.positive for one in column)

    assert width(Link(1, 0, 2)) > width(Link(1, 0, 1)) > 0


def test_turning_a_weight_leaves_the_widths_of_the_others():
    dense = tutorial()
    assert width_scale(dense) == 2
    assert width_scale(dense.with_weight(0, 0, 0, 1.9)) == 2
    assert width_scale(dense.with_weight(0, 0, 0, -2.4)) == 3
    assert width_scale(Dense((np.zeros((1, 2)),), (Function(),))) == 1
    least = Dense((np.full((1, 2), 5e-324),), (Function(),))
    assert 5e-324 <= width_scale(least) < 1e-322
    assert changed_links(dense, dense.with_weight(0, 2, 1, 9.0)) == {Link(0, 2, 1)}
    assert changed_links(dense, dense) == frozenset()


def test_links_that_do_not_stand_out_step_back(picture):
    lit = NetworkLit(links=frozenset([Link(1, 0, 2)]))
    image = picture(shown(), lit, opacity=0.2)
    assert colour_at(image, on(Link(1, 0, 2), 0.6)) == THEME.positive
    assert colour_at(image, on(Link(1, 0, 0), 0.6)) != THEME.negative


def test_errors_and_gradients_have_the_accents_colour(picture):
    layout = laid_out(TUTORIAL)
    errors, gradients = {ErrorOf(1, 0): NodeText("-0.01")}, {Link(1, 0, 0): -0.1293}
    image, plain = picture(shown(errors, gradients)), picture(shown())
    rect = layout.error_rect(Unit(1, 0))
    assert colour_at(image, rect.topLeft() + QPointF(3, 3)) == THEME.accent_soft
    assert colour_at(plain, rect.topLeft() + QPointF(3, 3)) != THEME.accent_soft
    label = layout.label_rect(Link(1, 0, 0))
    row = [label.center() + QPointF(dx, -label.height() / 2 + 4) for dx in range(10, 60)]
    assert any(colour_at(image, at) == THEME.accent_soft for at in row)
    assert not any(colour_at(plain, at) == THEME.accent_soft for at in row)


def test_what_plays_has_a_ring_and_flows_along_its_links(picture):
    links = tuple(sorted(entering(laid_out(TUTORIAL), 2, 0), key=lambda link: link.source))
    forward = NetworkNow(2, 0, False, links, 0.75)
    back = NetworkNow(2, 0, True, links, 0.75)
    at = on(links[1], 0.75)
    assert colour_at(picture(shown(), now=forward), at) == THEME.accent
    assert colour_at(picture(shown(), now=back), at) != THEME.accent
    assert colour_at(picture(shown(), now=back), on(links[1], 0.25)) == THEME.accent
    node = laid_out(TUTORIAL).node_rect(Unit(2, 0))
    ring = QPointF(node.center().x(), node.top() - 5)
    assert colour_at(picture(shown(), now=forward), ring) == THEME.accent
    assert colour_at(picture(shown()), ring) != THEME.accent


def test_an_opened_unit_has_a_stronger_border(picture):
    node = laid_out(TUTORIAL).node_rect(Unit(1, 1))
    top = QPointF(node.center().x(), node.top())
    assert colour_at(picture(shown(), NetworkLit(opened=Unit(1, 1))), top) == THEME.pointed
    assert colour_at(picture(shown()), top) != THEME.pointed


def test_numbers_that_are_not_finite_are_painted_too(picture):
    dense = tutorial().with_weight(0, 0, 0, 1e9)
    what = shown()
    odd = NetworkShown(dense, what.units, {}, {Link(0, 0, 0): np.inf}, (np.nan,), what.headings)
    assert not picture(odd).isNull()
