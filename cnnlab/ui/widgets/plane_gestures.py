"""What mouse and keys do on the plane: drag line and point, pan, zoom."""

import math
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent

from cnnlab.scene.line_drag import Line, rounded, shifted, turned, turned_by
from cnnlab.scene.neuron_plane import PlaneContent
from cnnlab.scene.plots import Axes
from cnnlab.ui.widgets.gesture_run import GestureRun

MAGNET = 5.0  # px round whole numbers, which the point snaps to
KEY_STEP = 0.1  # of an input, a key
KEY_ANGLE = math.radians(3)
KEY_SHARE = 0.02  # of the axes' span by which a key shifts the line
PAUSE = 900  # ms after which another key is another undo step
_CURSORS = {
    "point": Qt.CursorShape.OpenHandCursor,
    "shift": Qt.CursorShape.SizeAllCursor,
    "turn": Qt.CursorShape.PointingHandCursor,
}


class Plane(Protocol):
    """What gestures need of the plane that they belong to."""

    content: PlaneContent
    line_dragged: SignalInstance
    point_dragged: SignalInstance
    pointed: SignalInstance

    @property
    def axes(self) -> Axes:
        """The part that is shown."""

    @property
    def line(self) -> Line:
        """Where z = 0."""

    def grip(self, at: QPointF) -> str | None:
        """What a press would take."""

    def line_ends(self) -> tuple[QPointF, QPointF] | None:
        """Where the line enters and leaves."""

    def set_axes(self, axes: Axes | None) -> None:
        """Show another part."""

    def zoom_key(self, event: QKeyEvent) -> bool:
        """Zoom by keys."""

    def rest(self) -> None:
        """A drag is over."""

    def update(self) -> None:
        """Have it painted."""

    def setCursor(self, shape: Qt.CursorShape, /) -> None:
        """Set the cursor."""

    def unsetCursor(self) -> None:
        """Reset the cursor."""


@dataclass
class _Drag:
    kind: str  # "point", "shift", "turn" or "pan"
    axes: Axes
    at: QPointF
    line: Line
    pivot: tuple[float, float]
    gesture: object = field(default_factory=object)


class PlaneGestures:
    """Turns events into what the plane emits; belongs to one plane."""

    def __init__(self, plane: Plane) -> None:
        self._plane = plane
        self._drag: _Drag | None = None
        self._hovered: str | None = None
        self._keys = GestureRun()

    @property
    def holds(self) -> bool:
        """Whether something is dragged."""
        return self._drag is not None

    @property
    def lit(self) -> str | None:
        """What is dragged, or would be."""
        return self._hovered if self._drag is None else self._drag.kind

    def press(self, event: QMouseEvent) -> None:
        """Take hold of the point, of the line, or of the plane itself."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        plane, at = self._plane, event.position()
        kind = plane.grip(at) or "pan"
        self._drag = _Drag(kind, plane.axes, at, plane.line, self._pivot())
        plane.update()

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held; else say where the pointer is."""
        at = event.position()
        if self._drag is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(self._drag, at)
            return
        self._hover(self._plane.grip(at))
        inside = self._plane.axes.rect.contains(at)
        self._plane.pointed.emit(self._plane.axes.value(at) if inside else None)

    def release(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._drag is not None:
            self._drag = None
            self._plane.rest()

    def leave(self) -> None:
        """The pointer is gone."""
        self._hover(None)
        self._plane.pointed.emit(None)

    def key(self, event: QKeyEvent) -> bool:
        """Arrows move the input, with Shift the line; plus and minus zoom, 0 shows what fits."""
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if self._plane.zoom_key(event):
            return True
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None or self._plane.content.hidden or self._plane.content.fixed:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move_line(way)
        else:
            self._move_point(way)
        return True

    def _pivot(self) -> tuple[float, float]:
        """The middle of the line as it is shown."""
        ends = self._plane.line_ends()
        axes = self._plane.axes
        return axes.value(axes.rect.center() if ends is None else (ends[0] + ends[1]) / 2)

    def _hover(self, grip: str | None) -> None:
        if grip == self._hovered:
            return
        self._hovered = grip
        if grip is None:
            self._plane.unsetCursor()
        else:
            self._plane.setCursor(_CURSORS[grip])
        self._plane.update()

    def _drag_to(self, drag: _Drag, at: QPointF) -> None:
        start, to = drag.axes.value(drag.at), drag.axes.value(at)
        if drag.kind == "pan":
            self._plane.set_axes(drag.axes.moved(at - drag.at))
        elif drag.kind == "point":
            self._plane.point_dragged.emit(*self._input_at(drag.axes, at), drag.gesture)
        elif drag.kind == "shift":
            line = shifted(drag.line, start, to)
            self._plane.line_dragged.emit(line, "shift", drag.gesture)
        else:
            line = turned(drag.line, drag.pivot, start, to)
            self._plane.line_dragged.emit(line, "turn", drag.gesture)

    def _input_at(self, axes: Axes, at: QPointF) -> tuple[float, float]:
        """The inputs at a pixel, whole numbers a little favoured."""
        rect = axes.rect
        x = axes.value(axes.clamped(at))
        spans = axes.right - axes.left, axes.top - axes.bottom
        sides = rect.width(), rect.height()
        found = []
        for value, span, side in zip(x, spans, sides, strict=True):
            pixel = span / max(1.0, side)
            near = abs(value - round(value)) <= MAGNET * pixel
            found.append(float(round(value)) if near else rounded(value, span))
        return found[0], self._plane.content.x[1] if self._plane.content.single else found[1]

    def _move_point(self, way: tuple[int, int]) -> None:
        content = self._plane.content
        x1 = round(content.x[0] + way[0] * KEY_STEP, 6)
        x2 = content.x[1] if content.single else round(content.x[1] + way[1] * KEY_STEP, 6)
        self._plane.point_dragged.emit(x1, x2, self._gesture("point"))

    def _move_line(self, way: tuple[int, int]) -> None:
        """Up and down shift it, towards where z > 0 and back; left and right turn it."""
        plane, line = self._plane, self._plane.line
        if not line.size:
            return
        if way[1] or plane.content.single:
            by = KEY_SHARE * (plane.axes.right - plane.axes.left) * (way[1] or way[0])
            step = by / line.size
            to = line.w[0] * step, line.w[1] * step
            plane.line_dragged.emit(shifted(line, (0, 0), to), "shift", self._gesture("shift"))
        else:
            turned_ = turned_by(line, self._pivot(), -way[0] * KEY_ANGLE)
            plane.line_dragged.emit(turned_, "turn", self._gesture("turn"))

    def _gesture(self, kind: str) -> object:
        """Keys of a kind that follow one another are one gesture."""
        return self._keys.gesture(kind, PAUSE)
