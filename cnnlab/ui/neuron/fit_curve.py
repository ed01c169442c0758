"""The losses of a fit over its steps, and the step it stands at, which can be dragged."""

import math
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.plots import Axes, margins, paint_axes, paint_dot, polylines, small_font, ticks
from cnnlab.scene.text import KeyedFont, number, static_text, text_width, write_left_to_right
from cnnlab.ui.neuron.fit_text import loss_text
from cnnlab.ui.widgets.accessible import describe_as, tell_keys
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.translated import TranslatedWidget

FEWEST = 20  # steps that the axis reaches to at least
SMALLEST, LARGEST = 1e-12, 1e12  # of a loss on the logarithmic axis, and on the other
PAGE = 10  # steps of a page key
DASHES = (6.0, 4.0)  # px of the rival's line and of the gaps in it
WIDTHS = (3, 1)  # px of training, of held-out points


@dataclass(frozen=True)
class Course:
    """Losses (steps + 1, 2) of training and held-out points of a run, and where it stands."""

    losses: Array = field(default_factory=lambda: np.zeros((0, 2)))
    step: int = 0


class FitCurve(TranslatedWidget):
    """Paints one course or two."""

    sought = Signal(int)
    """The step to be at."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._courses: list[Course] = [Course()]
        self._logarithmic = False
        self.switch = QCheckBox(self)
        self.switch.toggled.connect(self.set_logarithmic)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 110)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_courses(self, courses: list[Course]) -> None:
        """The run's, and its rival's."""
        self._courses = courses
        self.update()

    def set_logarithmic(self, on: bool) -> None:
        """Whether each line up is ten times the one under it."""
        self._logarithmic = on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 190)

    # the mouse and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, last = self._courses[0].step, self._last()
        to = {
            Qt.Key.Key_Left: step - 1,
            Qt.Key.Key_Right: step + 1,
            Qt.Key.Key_PageUp: step - PAGE,
            Qt.Key.Key_PageDown: step + PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            self._go(to)

    def _seek(self, place: QPointF) -> None:
        x, _ = self.axes().value(place)
        self._go(round(x))

    def _go(self, step: int) -> None:
        step = min(max(0, step), self._last())
        if step != self._courses[0].step:
            self.sought.emit(step)

    def _last(self) -> int:
        return max(0, max(len(course.losses) for course in self._courses) - 1)

    # painting

    def axes(self) -> Axes:
        """Steps across, losses, or their logarithms, up."""
        font = small_font(self.font())
        low, high = self._range()
        widest = "1e−10" if self._logarithmic or high > 1000 else "0.000"
        left, below = margins(font, widest)
        legend = max(_height(font), self.switch.height())
        right = text_width(number(float(self._last())), font) / 2 + 2
        room = QRectF(self.rect()).adjusted(left, legend + 6, -max(10.0, right), -below - 2)
        return Axes(room, 0.0, float(max(FEWEST, self._last())), low, high)

    def _range(self) -> tuple[float, float]:
        seen = [self._heights(course.losses.ravel()) for course in self._courses]
        all_ = np.concatenate(seen) if seen else np.zeros(0)
        all_ = all_[np.isfinite(all_)]
        if not len(all_):
            return (-3.0, 0.0) if self._logarithmic else (0.0, 1.0)
        top = float(all_.max())
        if not self._logarithmic:
            return 0.0, max(1e-6, top * 1.05)
        low, top = math.floor(float(all_.min())), max(0.0, math.ceil(top))
        return min(low, top - 1.0), top

    def _heights(self, losses: Array) -> Array:
        if self._logarithmic:
            return np.log10(np.clip(losses, SMALLEST, 1e300))
        return np.clip(losses, 0.0, LARGEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        write_left_to_right(painter)
        painter.fillRect(self.rect(), self._theme.card)
        axes, font, theme = self.axes(), small_font(self.font()), self._theme
        upright = self._powers(axes) if self._logarithmic else None
        paint_axes(painter, axes, theme, font, upright=upright)
        self._paint_name(painter, axes)
        for run in range(len(self._courses)):
            self._paint_course(painter, axes, run)
        self._paint_cursor(painter, axes)
        self._paint_legend(painter, axes)
        if self.hasFocus():
            paint_focus(painter, axes.rect, theme)
        painter.end()

    def _paint_name(self, painter: QPainter, axes: Axes) -> None:
        """The name of the axis across, in the corner where no line runs."""
        laid_out, width, _ = static_text(self.tr("step"), small_font(self.font()))
        painter.setFont(small_font(self.font()))
        painter.setPen(self._theme.text)
        x = max(0.0, axes.rect.left() - width - 12)
        painter.drawStaticText(QPointF(round(x), round(axes.rect.bottom() + 2)), laid_out)

    def _powers(self, axes: Axes) -> list[tuple[float, str]]:
        most = max(2, int(axes.rect.height() / (2.0 * self.fontMetrics().height())))
        whole = [n for n in ticks(axes.bottom, axes.top, most) if n == int(n)]
        return [(n, _power(int(n))) for n in whole]

    def _paint_course(self, painter: QPainter, axes: Axes, run: int) -> None:
        losses = self._courses[run].losses
        painter.save()
        painter.setClipRect(axes.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for which in (1, 0):
            heights = self._heights(losses[:, which])
            xs, ys = thinned(heights, max(50, round(axes.rect.width() / 2)))
            painter.setPen(run_pen(self._colour(run), run))
            for line in polylines(axes, xs, ys):
                paint_wide(painter, line, WIDTHS[which])
        painter.restore()

    def _colour(self, run: int) -> QColor:
        return self._theme.text if run == 0 else self._theme.muted

    def _paint_cursor(self, painter: QPainter, axes: Axes) -> None:
        course, theme = self._courses[0], self._theme
        if course.step >= len(course.losses):
            return
        loss = float(self._heights(course.losses[course.step : course.step + 1, 0])[0])
        x = axes.pixel(course.step, axes.bottom).x()
        painter.setPen(QPen(theme.accent, 2))
        painter.drawLine(QPointF(x, axes.rect.top()), QPointF(x, axes.rect.bottom()))
        if math.isfinite(loss):
            paint_dot(painter, axes.pixel(course.step, loss), 5, theme.accent, theme.card)

    def _paint_legend(self, painter: QPainter, axes: Axes) -> None:
        """The lines' names over the plot, from its right edge."""
        font, theme = small_font(self.font()), self._theme
        painter.setFont(font)
        x, y = axes.rect.right(), _height(font) / 2 + 2
        lines = self._legend()
        while lines and x - sum(text_width(t, font) + 40 for *_, t in lines) < self.switch.width():
            lines.pop()
        for run, which, text in reversed(lines):
            wide = text_width(text, font)
            x -= wide
            room = QRectF(x, 0, wide + 2, _height(font) + 4)
            painter.setPen(theme.text)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
            painter.setPen(run_pen(self._colour(run), run))
            ends = QPolygonF([QPointF(x - 28, y), QPointF(x - 6, y)])
            paint_wide(painter, ends, WIDTHS[which])
            x -= 40

    def _legend(self) -> list[tuple[int, int, str]]:
        """Run, kind of points, and name of each line that there is."""
        names = [self.tr("training"), self.tr("held out")]
        if len(self._courses) > 1:
            names.append(self.tr("rival"))
        found = []
        for n, name in enumerate(names):
            losses = self._courses[n // 2].losses
            if n % 2 == 0 or (len(losses) and np.isfinite(losses[0, 1])):
                found.append((n // 2, n % 2, name))
        return found

    # words

    def describe(self) -> None:
        """What a screen reader says of it."""
        course = self._courses[0]
        if len(course.losses):
            text = self.tr("Step {step} of {last}. Loss {loss}; at the start {first}.").format(
                step=course.step,
                last=self._last(),
                loss=loss_text(float(course.losses[min(course.step, self._last()), 0])),
                first=loss_text(float(course.losses[0, 0])),
            )
            tell_keys(self, text)

    def retranslate(self) -> None:
        tip = self.tr("Drag to go to any step so far; the arrows go step by step")
        name_control(self, self.tr("Loss over the steps"), tip)
        self.switch.setText(self.tr("log"))
        tip = self.tr("Each line up is ten times the one under it")
        name_control(self.switch, self.tr("Logarithmic losses"), tip)
        self.switch.setCursor(Qt.CursorShape.ArrowCursor)
        self.switch.adjustSize()
        self.update()


def thinned(heights: Array, most: int) -> tuple[Array, Array]:
    """Places and heights (2 · most,) of a long line: of each part its least and its greatest."""
    n = len(heights)
    if n <= 2 * most:
        return np.arange(n, dtype=np.float64), heights
    part = -(-n // most)
    padded = np.concatenate([heights, np.full(-n % part, heights[-1])]).reshape(-1, part)
    ends = np.sort(np.stack([padded.argmin(axis=1), padded.argmax(axis=1)], axis=1), axis=1)
    at = np.minimum((ends + part * np.arange(len(padded))[:, None]).ravel(), n - 1)
    return at.astype(np.float64), heights[at]


def run_pen(colour: QColor, run: int) -> QPen:
    """A run's line is solid, its rival's dashed."""
    pen = QPen(colour, 1.0)
    if run:
        pen.setDashPattern(DASHES)
    return pen


def paint_wide(painter: QPainter, line: QPolygonF, width: int) -> None:
    """A line as thin ones beside one another: Qt takes fifty times as long for a noisy wide one."""
    for nth in range(width):
        by = nth - (width - 1) / 2
        for dx, dy in ((0.0, by), (by, 0.0)) if by else ((0.0, 0.0),):
            painter.drawPolyline(line.translated(dx, dy))


def _power(n: int) -> str:
    """A power of ten as it is written at an axis."""
    return number(10.0**n, 4) if -4 < n < 4 else f"1e{number(float(n))}"


def _height(font: KeyedFont) -> float:
    return static_text("0", font)[2]


describe_as(FitCurve, QAccessible.Role.Chart)
