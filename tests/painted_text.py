"""What Python code paints as text while pictures are taken: its pen, and the ground under it."""

from dataclasses import dataclass

import numpy as np
from contrast import LARGE, LARGE_BOLD, READABLE, SEEN, contrast, ground_of
from image_pixels import colours_in
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

draw_text, draw_static_text = QPainter.drawText, QPainter.drawStaticText


@dataclass
class Written:
    """A text, where it stands, and what it is written with."""

    text: str
    place: QRect
    ink: QColor
    large: bool

    def fault(self, picture: np.ndarray) -> str:
        """What is wrong with it in a picture; empty for nothing."""
        place = self.place & QRect(0, 0, picture.shape[1], picture.shape[0])
        if place.isEmpty():
            return ""
        rows, columns = slice(place.top(), place.bottom() + 1), slice(place.left(), place.right())
        part = picture[rows, columns]
        if not part.size:
            return ""
        ground, alpha = ground_of(part), self.ink.alphaF()
        ink = np.array([self.ink.red(), self.ink.green(), self.ink.blue()])
        found = float(contrast(ink * alpha + ground * (1 - alpha), ground))
        if found >= (SEEN if self.large else READABLE):
            return ""
        return f"{self.text!r}: {found:.2f}, {self.ink.name()} on {ground.tolist()}"


class TextWatch:
    """Patches QPainter; judges what is painted on pictures at once, on widgets in ``judge``."""

    def __init__(self, monkeypatch) -> None:
        self.on_widgets: list[Written] = []
        self.faults: set[str] = set()
        self.count = 0
        watch = self

        def text(painter, *given):
            words = next(one for one in given if isinstance(one, str))
            watch._record(painter, words, _place(painter, words, given))
            return draw_text(painter, *given)

        def static_text(painter, *given):
            at, laid_out = QPointF(given[0]), given[-1]
            watch._record(painter, laid_out.text(), QRectF(at, laid_out.size()))
            return draw_static_text(painter, *given)

        monkeypatch.setattr(QPainter, "drawText", text)
        monkeypatch.setattr(QPainter, "drawStaticText", static_text)

    def judge(self, window: QWidget) -> set[str]:
        """All faults of what a window shows, and of what was made for it since the last look."""
        self.on_widgets.clear()
        picture = colours_in(window.grab().toImage())
        found = self.faults | {one.fault(picture) for one in self.on_widgets}
        self.faults = set()
        return found - {""}

    def _record(self, painter: QPainter, text: str, place: QRectF) -> None:
        if not text.strip():
            return
        self.count += 1
        device, where = painter.device(), painter.deviceTransform()
        ink = QColor(painter.pen().color())
        ink.setAlphaF(ink.alphaF() * painter.opacity())
        size = QFontInfo(painter.font()).pixelSize() * abs(where.m22())
        large = size >= (LARGE_BOLD if painter.font().bold() else LARGE)
        written = Written(text, where.mapRect(place).toAlignedRect(), ink, large)
        if isinstance(device, QWidget):
            self.on_widgets.append(written)
        elif isinstance(device, QImage | QPixmap):
            self._judge_now(written, device)

    def _judge_now(self, written: Written, device: QImage | QPixmap) -> None:
        """On a picture that is kept; where it is transparent nothing is known of the ground."""
        image = device.toImage() if isinstance(device, QPixmap) else device
        part = image.copy(written.place & image.rect())
        if part.isNull() or not part.width() or part.pixelColor(part.rect().center()).alpha() < 255:
            return
        written.place = part.rect()
        self.faults.add(written.fault(colours_in(part)))


def _place(painter: QPainter, words: str, given) -> QRectF:
    """Where a text is painted, of whichever of drawText's forms."""
    if isinstance(given[0], QRect | QRectF):
        flags = int(getattr(given[1], "value", given[1])) if len(given) > 2 else 0
        return painter.boundingRect(QRectF(given[0]), flags, words)
    box = QFontMetricsF(painter.font()).boundingRect(words)
    if isinstance(given[0], QPoint | QPointF):
        return box.translated(QPointF(given[0]))
    return box.translated(*given[:2]) if len(given) == 3 else QRectF(*given[:4])
