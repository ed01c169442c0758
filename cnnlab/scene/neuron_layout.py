"""Where the parts of one neuron stand on its drawing."""

import math
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

MARGIN = 14.0
ROOMY = 4  # rows up to which weights have their names above them
THICKEST = 9.0  # px of a link
NARROW = 22.0  # lines of text; below, the output stands under its function
ARROW = 20.0  # px of the way to the output


@dataclass(frozen=True)
class NeuronLayout:
    """Rectangles in pixels. A row for each input; the bias unit's is the last."""

    units: tuple[QRectF, ...]
    cells: tuple[QRectF, ...]
    """The weights', and the bias's last."""
    sum: QRectF
    function: QRectF
    output: QRectF
    size: float
    """Pixels of a large figure."""

    @property
    def roomy(self) -> bool:
        """Whether there is room for names above the weights."""
        return len(self.units) <= ROOMY

    @property
    def gap(self) -> float:
        """Pixels between two weights' cells."""
        return self.cells[1].top() - self.cells[0].bottom()

    def link(self, row: int) -> tuple[QPointF, QPointF]:
        """Where a link leaves its unit and where it meets the sum."""
        return self._links[row]

    @cached_property
    def _links(self) -> list[tuple[QPointF, QPointF]]:
        return [self._ends(unit) for unit in self.units]

    def _ends(self, unit: QRectF) -> tuple[QPointF, QPointF]:
        start, centre = unit.center(), self.sum.center()
        way = centre - start
        length = math.hypot(way.x(), way.y()) or 1.0
        out, into = unit.width() / 2 / length, self.sum.width() / 2 / length
        return start + way * out, centre - way * into

    @property
    def body(self) -> QRectF:
        """The sum, the function and all that belongs to them."""
        return self.sum.united(self.output).adjusted(-4, -30, 4, 30)

    def link_area(self, row: int) -> QRectF:
        """Pixels that a link may cover, lit or not."""
        return self._areas[row]

    @cached_property
    def _areas(self) -> list[QRectF]:
        by = THICKEST / 2 + 6
        return [QRectF(*ends).normalized().adjusted(-by, -by, by, by) for ends in self._links]

    def row_at(self, point: QPointF) -> int | None:
        """The row whose link or unit is at a point."""
        for row, unit in enumerate(self.units):
            start, end = self.link(row)
            way, along = point - start, end - start
            length = math.hypot(along.x(), along.y()) or 1.0
            share = (way.x() * along.x() + way.y() * along.y()) / length**2
            beside = abs(way.x() * along.y() - way.y() * along.x()) / length
            if unit.contains(point) or (0 <= share <= 1 and beside <= THICKEST):
                return row
        return None


def arrange_neuron(inputs: int, rect: QRectF, text: float) -> NeuronLayout:
    """Place a neuron with so many inputs; ``text`` is the height of a line, in pixels."""
    rows = inputs + 1
    top, height = rect.top() + 4, rect.height() - 8
    step = height / rows
    unit = max(24.0, min(step * 0.82, 92.0, rect.width() * 0.125))
    radius = max(34.0, min(height * 0.14, rect.width() * 0.092, 80.0))
    middle = top + height / 2
    output, box = max(rect.width() * 0.205, text * 4.4), radius * 1.36
    narrow = rect.width() < NARROW * text
    beside = 0.0 if narrow else output + ARROW
    right = rect.right() - MARGIN / 2 - beside - box
    sum_ = QRectF(right - 2 * radius + 6, middle - radius, 2 * radius, 2 * radius)
    answer = QRectF(right + box + ARROW, middle - radius, output, 2 * radius)
    if narrow:
        answer.moveTopRight(QPointF(rect.right() - MARGIN / 2, middle + radius + text))
    left = rect.left() + MARGIN + text * 1.5
    units = tuple(
        QRectF(left, top + (row + 0.5) * step - unit / 2, unit, unit) for row in range(rows)
    )
    return NeuronLayout(
        units,
        tuple(_on_link(unit_, sum_, step, text) for unit_ in units),
        sum_,
        QRectF(right, middle - box / 2, box, box),
        answer,
        max(15.0, min(radius * 0.56, 40.0)),
    )


def _on_link(unit: QRectF, sum_: QRectF, step: float, text: float) -> QRectF:
    """A weight's cell, nearer to its unit, where links lie farther apart."""
    room = sum_.left() - unit.right()
    width = max(44.0, min(room * 0.52, max(unit.width() * 1.05, text * 4.0)))
    height = max(20.0, min(unit.height() * 0.62, step * 0.52, 46.0))
    x = unit.right() + room * 0.42
    start, end = unit.center(), sum_.center()
    y = start.y() + (end.y() - start.y()) * (x - start.x()) / (end.x() - start.x())
    return QRectF(round(x - width / 2), round(y - height / 2), round(width), round(height))
