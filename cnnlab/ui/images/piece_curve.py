"""Both scores over the amount of distortion, as a widget on which the amount is dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.piece_curve import (
    CurvePicture,
    curve_axes,
    paint_now,
    paint_scores_over_amount,
)
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.plots import Axes
from cnnlab.scene.text import draw_centred, number_font
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.gesture_run import GestureRun

STEP = 0.05  # of the amount, by a key
PAUSE = 900  # ms after which another key is another undo step


class AmountCurve(QWidget):
    """Shows curves, or a sentence while there is nothing to show."""

    amount_dragged = Signal(float, object)
    """Amount 0…1 and gesture."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.picture: CurvePicture | None = None
        self.now = 0.0
        self._layer: QPixmap | None = None
        self._instead, self._names, self._legend = "", ("", ""), ["", "", "", ""]
        self._gesture: object = None
        self._keys = GestureRun()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def axes(self) -> Axes:
        """Where amounts and scores stand."""
        return curve_axes(QRectF(self.rect()), self.picture, self.font())

    def set_picture(self, picture: CurvePicture | None, instead: str = "") -> None:
        """Show curves; ``instead`` is said where there are none."""
        if picture is None or picture is not self.picture or instead != self._instead:
            self.picture, self._instead = picture, instead
            self.forget()

    def set_now(self, amount: float) -> None:
        """The amount that is marked."""
        if amount != self.now:
            self.now = amount
            self.update()

    def forget(self) -> None:
        """Paint the curves anew."""
        self._layer = None
        self.update()

    def set_words(self, names: tuple[str, str], legend: Sequence[str]) -> None:
        """Names of the axes, and of four curves: X and O by pieces, X and O by the whole."""
        self._names, self._legend = names, list(legend)
        self.forget()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.forget()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        axes = self.axes
        if axes.rect.width() > 20 and axes.rect.height() > 20:
            self._paint(painter, axes)
        painter.end()

    def _paint(self, painter: QPainter, axes: Axes) -> None:
        if self.picture is None:
            font = number_font(self.font(), self.fontInfo().pixelSize())
            painter.setFont(font)
            painter.setPen(self._theme.muted)
            draw_centred(painter, QRectF(self.rect()), self._instead, font)
        else:
            painter.drawPixmap(0, 0, self._curves(self.picture, axes))
            paint_now(painter, axes, self.now, self._theme)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme)

    def _curves(self, picture: CurvePicture, axes: Axes) -> QPixmap:
        """All that stays while the amount is moved, kept until it changes."""
        ratio = self.devicePixelRatioF()
        if self._layer is None or self._layer.devicePixelRatio() != ratio:
            words = self._names, self._legend
            self._layer = painted(
                self.size(),
                ratio,
                lambda painter: paint_scores_over_amount(
                    painter, axes, picture, self._theme, self.font(), *words
                ),
            )
        return self._layer

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no picture."""
        super().hideEvent(event)
        self.forget()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.forget()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.picture is not None:
            self._gesture = object()
            self._drag_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gesture = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
        way = ways.get(Qt.Key(event.key()))
        if way is None or self.picture is None:
            super().keyPressEvent(event)
            return
        self._give(self.now + way, self._keys.gesture("key", PAUSE))

    def _drag_to(self, event: QMouseEvent) -> None:
        self._give(self.axes.value(event.position())[0], self._gesture)

    def _give(self, amount: float, gesture: object) -> None:
        self.amount_dragged.emit(round(min(max(amount, 0.0), 1.0), 2), gesture)

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 140)


describe_as(AmountCurve, QAccessible.Role.Chart)
