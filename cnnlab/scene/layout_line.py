"""Layout of an input with one row: a line of cells over its filter, and its output under that."""

from PySide6.QtCore import QPointF, QRectF

from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import BRACKET, NODE, StageLayout, StageShape
from cnnlab.scene.layout_sizes import CHIP, EDGE, MARGIN, Space, padded

LARGEST, SMALLEST = 110.0, 20.0  # px of a cell; below, the usual layout is tried
LANE = 30.0  # px where lines run, above and below what stands in the middle
CHIP_HEIGHT = 26.0
WEIGHT_SHARE = 0.11  # of the stage's height, for a weight
BIAS_GAP = 16.0
CURVE = 2.0  # an activation's curve is so many times as wide as high
CURVE_SHARE = 0.46  # of the stage's height, for the curve


def is_line(shape: StageShape) -> bool:
    """Whether one row is read by one filter, or by none, and gives one row."""
    one_row = shape.input[0] == shape.output[0] == 1 and shape.ring[0] == 0
    alone = shape.channels == shape.outputs == 1 and shape.filters <= 1
    return one_row and alone and shape.columns_each == 1


def line_layout(shape: StageShape, space: Space) -> StageLayout | None:
    """Place everything; None where there is not the space for it."""
    placer = _LinePlacer(shape, space)
    return placer.place() if placer.cell >= SMALLEST and placer.middle >= NODE * 2 else None


class _LinePlacer:
    def __init__(self, shape: StageShape, space: Space) -> None:
        self.shape, self.space = shape, space
        title = space.line + 6
        columns = max(padded(shape.input[1], shape.ring[1]), shape.output[1])
        wide = (space.width - 2 * MARGIN) / columns
        high = (space.height - 2 * EDGE - 2 * title - BRACKET - 2 * LANE) / 2
        self.weight = min(wide, space.height * WEIGHT_SHARE) if shape.filters else 0.0
        self.weight = min(self.weight, space.width * 0.4 / shape.weights[1])
        least = space.rows * CURVE_SHARE if shape.curve else self._least_middle()
        self.cell = float(int(min(wide, high - least / 2, LARGEST * space.grown)))
        self.top = EDGE + title
        self.middle = 2 * (high - self.cell)

    def _least_middle(self) -> float:
        bias = BIAS_GAP + self.space.line + 10 if self.shape.filters else 0.0
        return max(2 * (NODE + bias), self.weight + 2 * self.space.line + 10)

    def place(self) -> StageLayout:
        """The layout."""
        input_, output = self._input(), self._output()
        slices, curve = self._slices(), self._curve()
        line, node = self.space.line, self._node()
        above = self.top + self.cell + BRACKET + LANE / 2
        chips = (self._chip(),) if slices else ()
        below = slices[0].rect.bottomLeft() + QPointF(0, 3) if slices else QPointF()
        return StageLayout(
            (input_,),
            (slices,) if slices else (),
            (self._bias(),) if slices else (),
            (output,),
            chips,
            node,
            full=True,
            slot=QRectF(),
            input_title=input_.rect.topLeft() - QPointF(0, line + 5),
            output_title=output.rect.bottomLeft() + QPointF(0, 4),
            filter_titles=(below,) if slices else (),
            output_labels=(output.rect.topLeft(),),
            corridors=(above,),
            bias_corridor=above,
            output_columns=1,
            rows=(input_.rect.center().y(),),
            width=self.space.width,
            curve=curve,
            line=True,
        )

    @property
    def _centre(self) -> float:
        """The y of what stands in the middle."""
        return round(self.top + self.cell + BRACKET + LANE + self.middle / 2)

    def _row(self, columns: int, ring: int, top: float) -> Lattice:
        width = padded(columns, ring) * self.cell
        left = round((self.space.width - width) / 2)
        return Lattice(QRectF(left, round(top), width, self.cell), 1, columns, self.cell, (0, ring))

    def _input(self) -> Lattice:
        return self._row(self.shape.input[1], self.shape.ring[1], self.top)

    def _output(self) -> Lattice:
        bottom = self.top + 2 * self.cell + BRACKET + 2 * LANE + self.middle
        return self._row(self.shape.output[1], 0, bottom - self.cell)

    def _left(self) -> float:
        """Where the filter begins: it, the sum and Σ stand in the middle together."""
        lane = self.space.lane
        whole = self.shape.weights[1] * self.weight + 2 * lane + CHIP + 2 * NODE
        return round((self.space.width - whole) / 2)

    def _slices(self) -> tuple[Lattice, ...]:
        if not self.shape.filters:
            return ()
        columns, cell = self.shape.weights[1], self.weight
        rect = QRectF(self._left(), round(self._centre - cell / 2), columns * cell, cell)
        return (Lattice(rect, 1, columns, cell),)

    def _chip(self) -> QRectF:
        left = self._slices()[0].rect.right() + self.space.lane
        return QRectF(left, self._centre - CHIP_HEIGHT / 2, CHIP, CHIP_HEIGHT)

    def _node(self) -> QPointF:
        if not self.shape.filters:
            return QPointF(round(self.space.width / 2), self._centre)
        return QPointF(round(self._chip().right() + self.space.lane + NODE), self._centre)

    def _bias(self) -> Lattice:
        size, node = self.space.line + 10, self._node()
        rect = QRectF(round(node.x() - size / 2), round(node.y() + NODE + BIAS_GAP), size, size)
        return Lattice(rect, 1, 1, size)

    def _curve(self) -> QRectF:
        if not self.shape.curve:
            return QRectF()
        width = min(self.middle * CURVE, self.space.width - 2 * MARGIN)
        rect = QRectF(0, 0, round(width), round(self.middle))
        rect.moveCenter(QPointF(self.space.width / 2, self._centre))
        return rect.toRect().toRectF()
