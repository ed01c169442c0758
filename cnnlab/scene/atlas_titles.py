"""The titles over the layers of an atlas: name, shape, range, and what is done."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter

from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import MARGIN, AtlasLayout
from cnnlab.scene.atlas_sheet import Sheet, Title
from cnnlab.scene.text import draw_from, number_font, text_width

LINE_SPACING = 1.18
TITLE_LINES = 5  # name, shape, range, and what is done in two
LEAST_WIDTH = 20.0  # px
BESIDE, EDGE = 8.0, 4.0  # px from a title to the next one, and to the widget's edge
SMALLEST_TITLE, SMALLEST_OPERATION = 10.0, 9.0  # px
SEPARATOR = " · "  # between operations


def title_height(base: QFont) -> float:
    """Pixels that titles need above the layers."""
    return TITLE_LINES * QFontMetricsF(base).height() * LINE_SPACING


def title_rects(
    layout: AtlasLayout, camera: SheetCamera, size: QSizeF, base: QFont
) -> list[QRectF]:
    """Where the title of each block stands in a widget: it ends before the next one's."""
    height, above = title_height(base), layout.top - MARGIN
    blocks = layout.seen(camera, size)
    rights = [block.left - BESIDE for block in blocks[1:]] + [size.width() - EDGE]
    return [
        QRectF(block.left, block.top - above, max(LEAST_WIDTH, right - block.left), height)
        for block, right in zip(blocks, rights, strict=True)
    ]


def paint_titles(
    painter: QPainter, sheet: Sheet, camera: SheetCamera, size: QSizeF, base: QFont, area: QRectF
) -> None:
    """The titles in an area; all are of one size, in which names and shapes fit."""
    rects, whole = title_rects(sheet.layout, camera, size, base), QRectF(QPointF(0, 0), size)
    shown = [
        (sheet.words.titles[block.layer.name], rect)
        for block, rect in zip(sheet.layout.blocks, rects, strict=True)
        if block.layer.name in sheet.words.titles and rect.intersects(whole)
    ]
    pixels = QFontInfo(base).pixelSize()
    plain = number_font(base, pixels)
    shares = [
        rect.width() / max(1.0, text_width(text, plain))
        for title, rect in shown
        for text in (title.name + title.mark, title.shape)
    ]
    font = number_font(base, max(SMALLEST_TITLE, pixels * min([1.0, *shares])))
    for title, rect in shown:
        if rect.intersects(area):
            _paint_title(painter, sheet, title, rect, font)


def _paint_title(painter: QPainter, sheet: Sheet, title: Title, rect: QRectF, font: QFont) -> None:
    bold = number_font(font, font.pixelSize(), bold=True)
    span = "" if sheet.inspection.at_rest else title.range
    operations = title_operations(title.operation, rect.width(), font)
    ranges = [(span, font)] if span else []
    lines = [(title.name + title.mark, bold), (title.shape, font), *ranges, *operations]
    y, line = rect.top(), QFontMetricsF(font).height() * LINE_SPACING
    for place, (text, one) in enumerate(lines):
        painter.setFont(one)
        painter.setPen(sheet.theme.muted if place else sheet.theme.text)
        draw_from(painter, QPointF(rect.left(), y), elided(text, rect.width(), one), one)
        y += line


def elided(text: str, width: float, font: QFont) -> str:
    """Text that is cut where it is wider than a width."""
    if text_width(text, font) <= width:
        return text
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def title_operations(text: str, width: float, font: QFont) -> list[tuple[str, QFont]]:
    """What is done, in one line or two and smaller, as far as that helps it into a width."""
    lines = [text]
    if text_width(text, font) > width and SEPARATOR in text:
        first, _, rest = text.partition(SEPARATOR)
        lines = [first + SEPARATOR.rstrip(), rest]
    share = min(1.0, *(width / max(1.0, text_width(line, font)) for line in lines))
    pixels = max(SMALLEST_OPERATION, font.pixelSize() * share)
    return [(line, number_font(font, pixels)) for line in lines]
