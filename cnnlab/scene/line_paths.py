"""Lines of a layout with one row: down from the window's bracket, and down to the output's cell."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from cnnlab.scene.layout import BRACKET, NODE, StageLayout
from cnnlab.scene.layout_line import LANE
from cnnlab.scene.paths import rounded_path

TURN = 14.0  # px to the right of the sum, where its line turns down


def line_in(layout: StageLayout, window: QRectF) -> QPainterPath:
    """From the bracket to the filter, the curve or the sum, from above."""
    lattice = layout.inputs[0].rect
    x = min(max(window.center().x(), lattice.left()), lattice.right())
    if layout.filters:
        rect = layout.filters[0][0].rect
        end = QPointF(rect.center().x(), rect.top())
    elif layout.curve.isEmpty():
        end = QPointF(layout.node.x(), layout.node.y() - NODE * layout.unit)
    else:
        end = QPointF(layout.curve.center().x(), layout.curve.top())
    start = QPointF(x, lattice.bottom() + BRACKET)
    y = start.y() + LANE * layout.unit / 2
    return rounded_path(start, [QPointF(x, y), QPointF(end.x(), y), end])


def line_sums(layout: StageLayout) -> Iterable[QPainterPath]:
    """From the filter by its sum to what adds it up, and from the bias up to that."""
    chip, node, bias = layout.chips[0], layout.node, layout.biases[0].rect
    for start, end in (
        (layout.filters[0][0].rect.right(), chip.left()),
        (chip.right(), node.x() - NODE * layout.unit),
    ):
        path = QPainterPath(QPointF(start, node.y()))
        path.lineTo(QPointF(end, node.y()))
        yield path
    path = QPainterPath(QPointF(node.x(), bias.top()))
    path.lineTo(QPointF(node.x(), node.y() + NODE * layout.unit))
    yield path


def line_out(layout: StageLayout, cell: QRectF) -> QPainterPath:
    """To the output's cell, from above."""
    node, lattice = layout.node, layout.outputs[0].rect
    x = min(max(cell.center().x(), lattice.left()), lattice.right())
    end, y = QPointF(x, lattice.top()), lattice.top() - LANE * layout.unit / 2
    if layout.filters:
        start = QPointF(node.x() + NODE * layout.unit, node.y())
        turn = start.x() + TURN
        way = [QPointF(turn, node.y()), QPointF(turn, y), QPointF(x, y), end]
        return rounded_path(start, way)
    start = QPointF(node.x(), node.y() + NODE * layout.unit)
    if not layout.curve.isEmpty():
        start = QPointF(layout.curve.center().x(), layout.curve.bottom())
    return rounded_path(start, [QPointF(start.x(), y), QPointF(x, y), end])
