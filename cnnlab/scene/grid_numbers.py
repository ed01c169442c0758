"""Numbers in the cells of a grid: how large they are written, and shorter where one is too long."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from cnnlab.scene.text import draw_centred, number_font, text_width

ELLIPSIS = "…"
SMALLEST_FONT = 8
READABLE_FONT = 11  # below which numbers are written shorter, where they can be
LARGEST_FONT = 30
LARGE_SHARE = 0.3  # of a cell, in which figures may be larger than that


def size_for(longest: str, cell: float, base: QFont) -> float:
    """Size in pixels of figures of which the longest fits a cell."""
    size = min(max(cell * 0.54, SMALLEST_FONT + 1), max(LARGEST_FONT, cell * LARGE_SHARE))
    width, space = text_width(longest, number_font(base, size)), space_of(cell)
    return size * space / width if width > space else size


def space_of(cell: float) -> float:
    """Width of a number in a cell, all in pixels."""
    return cell - max(2.0, cell * 0.14)


def fitted(value: float, text: str, font: QFont, space: float) -> tuple[str, QFont]:
    """A number that fits a width in pixels, and its font.

    It is written smaller; where that does not help its decimals are cut (1.2…), and a whole number
    is given as a power (1e6).
    """
    width = text_width(text, font)
    if width <= space:
        return text, font
    size = font.pixelSize() * space / width
    if size >= SMALLEST_FONT:
        return text, number_font(font, size)
    small = number_font(font, SMALLEST_FONT)
    short = f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e").replace("-", "−")
    whole = text.partition(".")[0]
    while len(text) > len(whole) + 1 and text_width(text + ELLIPSIS, small) > space:
        text = text[:-1]
    for cut in (text + ELLIPSIS, short, ELLIPSIS):
        if text_width(cut, small) <= space:
            break
    return cut, small


def draw_number(
    painter: QPainter, cell: QRectF, value: float, text: str, font: QFont, space: float
) -> None:
    """A number, smaller where it is longer than the others."""
    shown, smaller = fitted(value, text, font, space)
    if smaller is not font:
        painter.setFont(smaller)
    draw_centred(painter, cell, shown, smaller)
    if smaller is not font:
        painter.setFont(font)
