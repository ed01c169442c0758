"""The softmax of an atlas as a table: each class with its logit, e^z, and share."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPen

from cnnlab.core.inspect.rounding import fixed
from cnnlab.scene.atlas_layout import Block
from cnnlab.scene.atlas_sheet import Sheet
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import draw_centred, number_font, text_width

COLUMNS = (0.0, 0.08, 0.36, 0.61, 1.0)  # of the table: label, logit, e^z, share
LEAST_SHARE = 0.0005
AWAY = 4.0  # px of a bar beyond the text on it


def paint_table(painter: QPainter, sheet: Sheet, block: Block, base: QFont, at_rest: bool) -> None:
    """Each class with its logit, the power of it, and its share of all powers."""
    theme, inspection, percents = sheet.theme, sheet.inspection, sheet.words.percent
    logits = inspection.activations[list(inspection.layers)[-2]][0].ravel().astype(np.float64)
    shares = inspection.maps(block.layer).ravel()
    with np.errstate(over="ignore"):
        powers = np.exp(logits)
    best = int(shares.argmax())
    _paint_heads(painter, sheet, block, base)
    pixels = max(8.0, min(block.height * 0.42, block.width * 0.085, 15.0))
    font = number_font(base, pixels)
    painter.setFont(font)
    for k in range(block.layer.shape[0]):
        rect = block.rect(k)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        texts = [str(k)]
        if not at_rest:
            share = float(shares[k])
            _paint_share(painter, _column(rect, 3), share, theme, k == best)
            texts += [
                fixed(float(logits[k]), 2),
                _power(float(powers[k])),
                percent(share, percents),
            ]
        painter.setPen(theme.muted if at_rest else theme.text)
        draw_centred(painter, _column(rect, 0), texts[0], font)
        for place, text in enumerate(texts[1:], start=1):
            _draw_right(painter, _column(rect, place), text, font)


def percent(share: float, text: str = "{number} %") -> str:
    """A share 0…1 as percent with one decimal: 99.9 %, and never 100 where it is less."""
    number = f"{min(share, 1.0) * 100:.1f}"
    if 0 < share < LEAST_SHARE:
        number = "<0.1"
    elif 1 > share >= 1 - LEAST_SHARE:
        number = ">99.9"
    return text.format(number=number)


@lru_cache(4000)
def _power(value: float) -> str:
    """A power of e, as short as a column needs."""
    if value >= 1e5 or 0 < value < 0.005:
        return f"{value:.0e}".replace("e-0", "e−").replace("e-", "e−").replace("e+0", "e")
    return f"{value:.{0 if value >= 1000 else 1 if value >= 10 else 2}f}"


def _column(rect: QRectF, place: int) -> QRectF:
    left, right = COLUMNS[place], COLUMNS[place + 1]
    width = rect.width()
    return QRectF(rect.x() + left * width, rect.y(), (right - left) * width, rect.height())


def _paint_share(painter: QPainter, rect: QRectF, share: float, theme: Theme, best: bool) -> None:
    ground = theme.accent_soft if best else theme.control_hover
    bar = rect.adjusted(AWAY, 3, AWAY, -3)
    painter.fillRect(QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), ground)


def _paint_heads(painter: QPainter, sheet: Sheet, block: Block, base: QFont) -> None:
    first = block.rect(0)
    height = QFontMetricsF(base).height()
    head = QRectF(first.x(), first.y() - height - 2, first.width(), height)
    painter.setPen(sheet.theme.muted)
    font = number_font(base, max(9.0, QFontInfo(base).pixelSize() - 1.0))
    painter.setFont(font)
    for place, text in enumerate(sheet.words.columns, start=1):
        _draw_right(painter, _column(head, place), text, font)


def _draw_right(painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
    """Text that ends at the right of a rectangle, so that digits stand under one another."""
    wide = text_width(text, font)
    draw_centred(painter, QRectF(rect.right() - wide, rect.top(), wide, rect.height()), text, font)
