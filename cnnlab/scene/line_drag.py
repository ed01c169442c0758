"""The line z = 0 of a plane taken by hand: its middle shifts it, its ends turn it."""

import math
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QPointF

Grip: TypeAlias = Literal["shift", "turn"]
Pair: TypeAlias = tuple[float, float]
NEAR = 9.0  # px from the line
MIDDLE = 0.25  # share of its length on either side of the middle, where it is shifted
DIGITS = 3  # significant ones of what a drag sets, so that the numbers can be read


class Line(NamedTuple):
    """w1 x + w2 y + b = 0."""

    w: Pair
    b: float

    @property
    def size(self) -> float:
        """|w|."""
        return math.hypot(*self.w)


def grip_at(ends: tuple[QPointF, QPointF], at: QPointF, only_shift: bool = False) -> Grip | None:
    """What a press at a pixel takes of a line between two pixels; None beside it."""
    start, along = ends[0], ends[1] - ends[0]
    length = math.hypot(along.x(), along.y())
    if length < 1:
        return None
    way = at - start
    share = (way.x() * along.x() + way.y() * along.y()) / length**2
    beside = abs(way.x() * along.y() - way.y() * along.x()) / length
    if beside > NEAR or not -NEAR / length <= share <= 1 + NEAR / length:
        return None
    return "shift" if only_shift or abs(share - 0.5) <= MIDDLE else "turn"


def shifted(line: Line, start: Pair, to: Pair) -> Line:
    """The line moved along with a point; only b changes."""
    w1, w2 = line.w
    b = line.b - w1 * (to[0] - start[0]) - w2 * (to[1] - start[1])
    return Line(line.w, rounded(b, max(line.size, abs(b) * 0.1)))


def turned(line: Line, pivot: Pair, start: Pair, to: Pair) -> Line:
    """The line turned round a point of it as another point turns; |w| stays, save for rounding."""
    before = math.atan2(start[1] - pivot[1], start[0] - pivot[0])
    after = math.atan2(to[1] - pivot[1], to[0] - pivot[0])
    return turned_by(line, pivot, after - before)


def turned_by(line: Line, pivot: Pair, angle: float) -> Line:
    """The line turned round a point of it by an angle, counter-clockwise."""
    (w1, w2), size = line.w, line.size
    cos, sin = math.cos(angle), math.sin(angle)
    w = rounded(cos * w1 - sin * w2, size), rounded(sin * w1 + cos * w2, size)
    return Line(w, rounded(-(w[0] * pivot[0] + w[1] * pivot[1]), size))


def rounded(value: float, scale: float) -> float:
    """A number with as many decimals as one of the size ``scale`` has use for."""
    if not (scale > 0 and math.isfinite(scale) and math.isfinite(value)):
        return value
    return round(value, max(0, DIGITS - 1 - math.floor(math.log10(scale)))) + 0.0
