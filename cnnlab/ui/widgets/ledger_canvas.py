"""The ledger's terms, painted in columns."""

from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.text import number, signed_factor, static_text
from cnnlab.ui.widgets.ledger_metrics import COMMA, DOT, Metrics, Place, measure
from cnnlab.ui.widgets.ledger_parts import NUMBERS, Look, by_look, differing, same_but
from cnnlab.ui.widgets.ledger_sum import Sum, Term

Spot: TypeAlias = tuple[float, float]
"""x and y in pixels."""

PADDING = "–"
FEW = 12  # terms that are painted anew one by one


class LedgerCanvas(QWidget):
    """Paints a Sum's products and says which term the pointer is on."""

    term_pointed = Signal(object)
    """(channel, row, column), or None."""

    def __init__(self) -> None:
        super().__init__()
        self._sum: Sum | None = None
        self._metrics: Metrics | None = None
        self._theme = load_theme("light")
        self._at: Term | None = None
        self._room: float | None = None
        self._width: int | None = None
        self.setMouseTracking(True)

    @property
    def metrics(self) -> Metrics | None:
        """Where things stand; None without content."""
        if self._metrics is None and self._sum is not None:
            usual = float(self.fontInfo().pixelSize())
            width = self.width() if self._width is None else self._width
            self._metrics = measure(self._sum, width, self.font(), usual, self._room)
        return self._metrics

    def set_sum(self, content: Sum | None) -> None:
        """Show another sum, or none; where only another term is lit, little is painted."""
        old, self._sum = self._sum, content
        if content is not None and old is not None and same_but(old, content, ("lit",)):
            for term in (old.lit, content.lit):
                if term is not None and old.lit != content.lit:
                    self.update(self.term_rect(term).toAlignedRect().adjusted(-2, -1, 4, 1))
            return
        same = (
            content is not None
            and old is not None
            and content.values.shape == old.values.shape
            and (content.widest, content.names) == (old.widest, old.names)
            and (content.weights is None) == (old.weights is None)
        )
        if not same:
            self.fit()
        if not (
            same and old is not None and content is not None and self._update_few(old, content)
        ):
            self.update()

    def _update_few(self, old: Sum, new: Sum) -> bool:
        """Paint anew only the terms whose numbers differ; False where more does."""
        m = self.metrics
        if m is None or not same_but(old, new, NUMBERS):
            return False
        changed = np.argwhere(differing(old, new)).tolist()
        if len(changed) > FEW:
            return False
        for channel, row, column in changed:
            # The sign before the next term stands midway between the two.
            rect = self.term_rect((channel, row, column)).adjusted(-2, -1, m.plus, 1)
            self.update(rect.toAlignedRect())
        sums = None if old.channel_sums is None else old.channel_sums != new.channel_sums
        for channel in () if sums is None else np.flatnonzero(sums).tolist():
            top = channel * m.lines * m.line
            row_of_sum = QRectF(m.sum_x - 6, top, self.width(), m.lines * m.line)
            self.update(row_of_sum.toAlignedRect())
        return True

    def set_room(self, room: float) -> None:
        """How high, in pixels, figures may make it with the total; on one line a channel."""
        if room != self._room:
            self._room = room
            self.fit()
            self.update()

    def set_width(self, width: int) -> None:
        """How wide, in pixels, it may be: with a scroll bar beside it as without.

        Or figures would grow when the bar goes, which then would have to come again.
        """
        if width != self._width:
            self._width = width
            self.fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def fit(self) -> None:
        """Take the height that the content needs."""
        self._metrics = None
        if self._sum is not None and self.metrics is not None:
            height = len(self._sum.names) * self.metrics.lines * self.metrics.line
            self.setMinimumHeight(round(height))
            self.updateGeometry()

    def term_at(self, point: QPointF) -> Term | None:
        """The term under a point."""
        if self._sum is None or self.metrics is None:
            return None
        return self.metrics.term_at(point, len(self._sum.names))

    def term_rect(self, term: Term) -> QRectF:
        """Where a term stands, in pixels."""
        if self._sum is None or self.metrics is None:
            return QRectF()
        return self.metrics.rect(term[0], term[1] * self._sum.values.shape[2] + term[2])

    def _paint_row(self, painter: QPainter, content: Sum, m: Metrics, channel: int) -> None:
        """A channel's name and its sum."""
        y = channel * m.lines * m.line
        draw(painter, 0, y, m, content.names[channel], m.font, self._theme.muted)
        if content.sums_done is not None and channel >= content.sums_done:
            return
        if content.channel_sums is None:
            return
        text = "=  " + number(float(content.channel_sums[channel]), 4)
        y += (m.lines - 1) * m.line
        if channel == content.lit_sum:
            width = static_text(text, m.bold)[1]
            self._paint_behind(painter, QRectF(m.sum_x - 5, y + 1, width + 10, m.line - 2))
        draw(painter, m.sum_x, y, m, text, m.bold, self._theme.text)

    def _paint_terms(
        self, painter: QPainter, content: Sum, m: Metrics, places: list[Place]
    ) -> None:
        """Terms of one look at a time, and of those all that is written in one pen."""
        painter.setFont(m.font)
        corners = {at: m.corner(*at) for at in places}
        for look, some in by_look(content, places).items():
            painter.setPen(self._theme.muted)
            for at in some:
                if at[1] > 0 and content.joiner != COMMA:
                    x, y = corners[at]
                    left = self._joiner_left(content, m, at)
                    _write(painter, x + left, y, m, content.joiner)
            if content.weights is None:
                for at in some:
                    self._paint_value(painter, content, m, at, corners[at], look)
            else:
                self._paint_products(painter, content, m, {at: corners[at] for at in some}, look)
            if look is Look.TO_COME:
                painter.setPen(QPen(self._theme.muted, 1.5, Qt.PenStyle.DotLine))
                painter.drawLines([m.underline(*at) for at in some])

    def _joiner_left(self, content: Sum, m: Metrics, at: Place) -> float:
        """Where the sign before a term begins, from the term's left.

        It stands midway between what is written before it and after it; at the start of a line it
        is as far from its term as elsewhere.
        """
        sign = static_text(content.joiner, m.font)[1]
        channel, place = at
        begins = m.plus
        if content.weights is not None:
            written = content.weight_text(float(content.weights[channel].ravel()[place]))
            begins += m.weight - static_text(written, m.font)[1]
        if place % m.per_line == 0:
            return begins - (m.plus + sign) / 2
        before = signed_factor(float(content.values[channel].ravel()[place - 1]))
        if content.weights is None:
            before = content.text(float(content.values[channel].ravel()[place - 1]))
        ends = static_text(before, m.font)[1] - (m.value if m.weighted else m.value + m.dot / 2)
        return (begins + ends - sign) / 2

    def _paint_behind(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent_soft)
        painter.drawRoundedRect(rect, 5, 5)

    def _paint_value(
        self, painter: QPainter, content: Sum, m: Metrics, at: Place, corner: Spot, look: Look
    ) -> None:
        term = (at[0], *divmod(at[1], m.kernel[1]))
        x, y = corner
        padding = content.inside is not None and not content.inside[term[1:]]
        text = PADDING if padding else content.text(float(content.values[term]))
        won = term == content.winner
        plain = self._theme.text if look is Look.FULL else self._theme.muted
        ink = self._theme.accent if won else plain
        font = m.bold if won else m.font
        end = draw(painter, x + m.plus, y, m, text, font, ink)
        painter.setFont(m.font)
        last = term[1:] == (m.kernel[0] - 1, m.kernel[1] - 1)
        after = content.closing if last else content.joiner if content.joiner == COMMA else ""
        painter.setPen(self._theme.muted)
        _write(painter, end, y, m, after)

    def _paint_products(
        self, painter: QPainter, content: Sum, m: Metrics, corners: dict[Place, Spot], look: Look
    ) -> None:
        assert content.weights is not None  # noqa: S101 - the caller's to hold
        theme, size, first = self._theme, content.values[0].size, m.plus + m.weight
        inks = {1: theme.positive_text, -1: theme.negative_text, 0: theme.muted}
        if look is not Look.FULL:
            inks = dict.fromkeys(inks, theme.muted)
        weights, values = content.weights.ravel().tolist(), content.values.ravel().tolist()
        for sign, ink in inks.items():
            painter.setPen(ink)
            for (channel, place), (x, y) in corners.items():
                w = weights[channel * size + place]
                if (w > 0) - (w < 0) == sign:
                    factor = content.weight_text(w)
                    left = x + first - static_text(factor, m.font)[1]
                    _write(painter, left, y, m, factor)
        painter.setPen(theme.text if look is Look.FULL else theme.muted)
        for (channel, place), (x, y) in corners.items():
            text = DOT + signed_factor(values[channel * size + place])
            _write(painter, x + first, y, m, text)

    def _point(self, term: Term | None) -> None:
        if term != self._at:
            self._at = term
            self.term_pointed.emit(term)

    def sizeHint(self) -> QSize:
        return QSize(400, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        content, m = self._sum, self.metrics
        if content is None or m is None:
            return
        painter = QPainter(self)
        exposed: list[QRect] = list(event.region())  # type: ignore[call-overload]  # stubs lack it
        channels = len(content.names)
        if content.lit is not None:
            lit = self.term_rect(content.lit).adjusted(m.plus - 3, 1, 3, -1)
            self._paint_behind(painter, lit)
        height = m.lines * m.line
        for channel in range(channels):
            row = QRectF(0, channel * height, self.width(), height)
            if row.intersects(event.rect().toRectF()):
                self._paint_row(painter, content, m, channel)
        places = sorted({place for rect in exposed for place in m.places_in(rect, channels)})
        self._paint_terms(painter, content, m, places)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.term_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width is None:
            self.fit()


def _write(painter: QPainter, x: float, y: float, m: Metrics, text: str) -> None:
    """Draw a figure in the painter's pen; its font is the figures' own."""
    laid_out, _, height = static_text(text, m.font)
    painter.drawStaticText(QPointF(round(x), round(y + (m.line - height) / 2)), laid_out)


def draw(
    painter: QPainter, x: float, y: float, m: Metrics, text: str, font: QFont, ink: QColor
) -> float:
    """Draw on the line that begins at ``y``; gives where the text ends."""
    laid_out, width, height = static_text(text, font)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawStaticText(QPointF(round(x), round(y + (m.line - height) / 2)), laid_out)
    return x + width
