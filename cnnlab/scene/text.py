"""Numbers as text, and a cache of laid-out text."""

import math
from collections import deque
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

MOST_CACHED = 2000  # more than a full bench shows, with two decimals; laid out they take 3 MB
ROUNDS_TO_ZERO = 0.0005  # in absolute value, below this
NEAR_ZERO = "0.00"  # of a number that rounds to zero and is not zero
MOST_FONTS = 200
FIRST_HAN = "\u2e80"  # of the characters that fonts for Latin text lack
MOST_BASES = 4


class KeyedFont(QFont):
    """A font that caches its key: QFont.key() is slow, and every number needs it."""

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self.cached_key = self.key()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, KeyedFont):
            return self.cached_key == other.cached_key
        return isinstance(other, QFont) and bool(super().__eq__(other))

    def __hash__(self) -> int:
        return hash(self.cached_key)


_bases: deque[KeyedFont] = deque(maxlen=MOST_BASES)
_fonts: dict[tuple[str, int, bool], KeyedFont] = {}
_widths: dict[tuple[str, str], float] = {}
_laid_out: dict[tuple[str, str], tuple[QStaticText, float, float]] = {}


@lru_cache(MOST_CACHED)
def plain(value: float, decimals: int = 4) -> str:
    """A number with an ASCII sign and no more decimals than it needs: -8, 0.33, 1.2e+07.

    Infinity, the maximum of nothing but padding, is ∞.
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    if value == int(value) and abs(value) < 1e7:
        return str(int(value))
    if abs(value) >= 1e6 or abs(value) < 0.5 * 10.0**-decimals:
        return f"{value:.2g}"
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


@lru_cache(MOST_CACHED)
def number(value: float, decimals: int = 2) -> str:
    """A number as it is displayed: with a minus sign (U+2212) and few enough digits for a cell."""
    if value != 0 and decimals <= 2 and abs(value) < ROUNDS_TO_ZERO:
        return NEAR_ZERO
    if decimals <= 2 and math.isfinite(value) and abs(value) >= 100 and value != int(value):
        decimals = 1  # in a cell; an equation has to add up
    return plain(value, decimals).replace("-", "−")


def two_decimals(value: float) -> str:
    """A finite number with two decimals that are cut off, not rounded: 7/9 is 0.77, 1 is 1.00.

    Rounded to 1e-9 first, so that a perfect match reads 1.00. What is cut to zero has no sign.
    """
    return f"{math.trunc(round(value * 100, 7)) / 100:.2f}".replace("-", "−")


def cut_off(value: float) -> str:
    """The same in an equation, with … where more digits follow: 7/9 = 0.77…, 9/9 = 1.00."""
    exact = abs(value * 100 - round(value * 100)) < 1e-7
    return two_decimals(value) + ("" if exact else "…")


def truncated(value: float) -> str:
    """The same, but an integer, or what is not finite, has no decimals."""
    if not math.isfinite(value) or abs(value - round(value)) < 1e-9:
        return number(round(value) if math.isfinite(value) else value)
    return two_decimals(value)


def result_text(value: float, cut: bool) -> str:
    """A result with four decimals, or with two that are ``cut`` off as its cell has them."""
    return truncated(value) if cut else number(value, 4)


@lru_cache(MOST_CACHED)
def signed_factor(value: float) -> str:
    """A number as it is written after × or +: a negative one in brackets."""
    return f"({number(value, 4)})" if value < 0 else number(value, 4)


def share(value: float, divisor: int) -> str:
    """A number as so many parts of a whole: 2/16; with a divisor of 1 as a decimal."""
    if divisor == 1:
        return number(value, 4)
    parts = round(value * divisor)
    return number(parts) if parts == 0 else f"{number(parts)}/{divisor}"


def signed(value: float) -> str:
    """A number as it is added: with its sign, + or − (U+2212)."""
    return number(value, 4) if value < 0 else f"+{number(value, 4)}"


def cell_title(cell: tuple[int, int, int]) -> str:
    """The output cell's name: o0[2,1], counted from 0 as in code."""
    return f"o{cell[0]}[{cell[1]},{cell[2]}]"


def static_text(text: str, font: QFont) -> tuple[QStaticText, float, float]:
    """Text laid out for a font, with its width and height; cached."""
    key = text, _key(font)
    found = _laid_out.get(key)
    if found is None:
        if len(_laid_out) > MOST_CACHED:
            _laid_out.clear()
        laid_out = QStaticText(text)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid_out.prepare(font=font)
        size = laid_out.size()
        found = _laid_out[key] = (laid_out, size.width(), size.height())
    return found


def write_left_to_right(painter: QPainter) -> None:
    """Have what is painted run as numbers and formulas do, in a mirrored window too.

    A painter would turn what it aligns at the left to the right.
    """
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def draw_centred(painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
    """Draw text with the painter's pen and font, centred in a rectangle.

    At whole pixels, rounded so that the rectangle's place does not matter, as it does to round().
    """
    laid_out, width, height = static_text(text, font)
    x = rect.x() + (rect.width() - width) / 2
    y = rect.y() + (rect.height() - height) / 2
    painter.drawStaticText(QPointF(math.floor(x + 0.5), math.floor(y + 0.5)), laid_out)


def draw_from(painter: QPainter, corner: QPointF, text: str, font: QFont) -> None:
    """Draw text with the painter's pen and font, with its top left corner at a whole pixel.

    Where another font has to help out, whose lines are higher, the baseline stays the font's own.
    """
    x, y = math.floor(corner.x() + 0.5), math.floor(corner.y() + 0.5)
    if max(text, default="") < FIRST_HAN:
        painter.drawStaticText(QPointF(x, y), static_text(text, font)[0])
    else:
        painter.drawText(QPointF(x, y + QFontMetricsF(font).ascent()), text)


def number_font(base: QFont, pixels: float, bold: bool = False) -> KeyedFont:
    """The base font at a size in pixels, with tabular figures; cached, so not to be changed."""
    key = (_key(base), max(1, int(pixels)), bold)
    found = _fonts.get(key)
    if found is None:
        if len(_fonts) > MOST_FONTS:
            _fonts.clear()
        font = QFont(base)
        font.setPixelSize(key[1])
        font.setBold(bold or base.bold())
        font.setFeature(QFont.Tag("tnum"), 1)
        found = _fonts[key] = KeyedFont(font)
    return found


def text_width(text: str, font: QFont) -> float:
    """Width of text on one line, blanks at its end counted; cached."""
    key = text, _key(font)
    found = _widths.get(key)
    if found is None:
        if len(_widths) > MOST_CACHED:
            _widths.clear()
        found = _widths[key] = QFontMetricsF(font).horizontalAdvance(text)
    return found


def text_height(font: QFont) -> float:
    """Height of a line of text; cached."""
    return static_text("0", font)[2]


def _key(font: QFont) -> str:
    """Its key; the last fonts of widgets are compared, which is ten times as fast as a key."""
    if isinstance(font, KeyedFont):
        return font.cached_key
    for base in _bases:
        if base == font:
            return base.cached_key
    _bases.appendleft(KeyedFont(font))
    return _bases[0].cached_key
