"""What a swipe scrolls, and how that glides on."""

import math
from collections.abc import Callable, Iterator
from typing import TypeAlias

import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QGraphicsView,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

Scroll: TypeAlias = Callable[[QPointF], None]
"""Moves what is shown by so many pixels."""
FRAME = 16  # ms
LASTING = 325.0  # ms
LATEST, LEAST = 100, 30  # ms of a swipe that its speed is taken of
FASTEST, SLOWEST = 4.0, 0.02  # px/ms


def scroll_at(widget: QWidget, at: QPointF, across: bool) -> Scroll | None:
    """What a swipe scrolls that begins on a point of a widget; None where it drags.

    A widget that scrolls its own content has a method ``swipe_from(point)``, which gives a
    ``Scroll``, or None where nothing is to be scrolled.
    """
    for part, place in _around(widget, at):
        if _is_dragged(part, across):
            return None
        own = getattr(part, "swipe_from", None)
        scroll = _of_area(part, across) if own is None else own(place)
        if scroll is not None:
            return scroll
    return None


def _around(widget: QWidget | None, at: QPointF) -> Iterator[tuple[QWidget, QPointF]]:
    """A widget and what it stands in, each with the point in its own pixels."""
    while widget is not None:
        yield widget, at
        if widget.isWindow():
            return
        at, widget = widget.mapToParent(at), widget.parentWidget()


def _is_dragged(widget: QWidget, across: bool) -> bool:
    """Whether it has a handle that is dragged this way."""
    if isinstance(widget, QAbstractSlider):
        return across == (widget.orientation() == Qt.Orientation.Horizontal)
    return isinstance(widget, QSplitterHandle)


def _of_area(widget: QWidget, across: bool) -> Scroll | None:
    if not isinstance(widget, QAbstractScrollArea) or isinstance(widget, QGraphicsView):
        return None
    if not _scrolls(widget, across):
        return None
    return _AreaScroll(widget)


def _scrolls(area: QAbstractScrollArea, across: bool) -> bool:
    """Whether there is more to see that way, and it may be seen."""
    bar = area.horizontalScrollBar() if across else area.verticalScrollBar()
    policy = area.horizontalScrollBarPolicy() if across else area.verticalScrollBarPolicy()
    off = policy == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return not off and bar.maximum() > bar.minimum()


class _AreaScroll:
    """Scrolls an area; one that counts in rows, by as many as stand in the pixels."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        size = area.viewport().size()
        ways = (
            (True, area.horizontalScrollBar(), size.width()),
            (False, area.verticalScrollBar(), size.height()),
        )
        self._bars: list[tuple[QScrollBar, bool, float]] = [
            (bar, across, bar.pageStep() / max(1, length))
            for across, bar, length in ways
            if _scrolls(area, across)
        ]
        self._places = [float(bar.value()) for bar, _, _ in self._bars]

    def __call__(self, by: QPointF) -> None:
        for i, (bar, across, ratio) in enumerate(self._bars):
            if not shiboken6.isValid(bar):
                continue  # a glide goes on where what it scrolls may be gone
            place = self._places[i] - (by.x() if across else by.y()) * ratio
            self._places[i] = min(max(place, float(bar.minimum())), float(bar.maximum()))
            bar.setValue(round(self._places[i]))


class Swipe(QObject):
    """One swipe after the other: scrolls along with the finger, and on when it is lifted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scroll: Scroll | None = None
        self._moves: list[tuple[int, QPointF]] = []
        self._speed = QPointF()
        self.lasting = LASTING
        """Milliseconds in which a glide slows down to a third; 0 for none."""
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._on_frame)

    def stop(self) -> bool:
        """Glide no further; whether it did."""
        gliding = self._timer.isActive()
        self._timer.stop()
        return gliding

    def begin(self, scroll: Scroll, at: QPointF, time: int) -> None:
        """A finger sets out from a point, at a time in ms."""
        self._scroll, self._moves = scroll, [(time, at)]

    def move(self, at: QPointF, time: int) -> None:
        """It has come to another point."""
        if self._scroll is not None and at != self._moves[-1][1]:
            self._scroll(at - self._moves[-1][1])
            self._moves = [*(m for m in self._moves if time - m[0] <= LATEST), (time, at)]

    def end(self, time: int) -> None:
        """It is lifted: glide on as fast as it went."""
        since, start = self._moves[0]
        took, way = time - since, self._moves[-1][1] - start
        if not self.lasting or took < LEAST or time - self._moves[-1][0] > LATEST:
            return
        speed = way / took
        fast = math.hypot(speed.x(), speed.y())
        self._speed = speed * min(1.0, FASTEST / fast) if fast else QPointF()
        self._clock.start()
        self._timer.start()

    def _on_frame(self) -> None:
        """As far as the glide would be now, however late the frame is."""
        ms = self._clock.restart()
        slower = math.exp(-ms / self.lasting)
        if self._scroll is not None:
            self._scroll(self._speed * (self.lasting * (1 - slower)))
        self._speed *= slower
        if math.hypot(self._speed.x(), self._speed.y()) < SLOWEST:
            self._timer.stop()
