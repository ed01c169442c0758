"""The tutorial's notation of layered networks, as text and painted: a₁⁽²⁾, Θ₁₀⁽¹⁾, δ₁⁽²⁾.

Layers and units count from 0 in the program and from 1 as they are written; a weight's source 0 is
the bias, which is written as 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from cnnlab.scene.text import number_font, static_text

SCRIPT = 0.7  # size of what is raised or lowered
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


@dataclass(frozen=True)
class Symbol:
    """A letter with what is lowered and what is raised after it, one over the other."""

    base: str
    lowered: str = ""
    raised: str = ""

    @cached_property
    def text(self) -> str:
        """On one line: a₁⁽²⁾."""
        return self.base + self.lowered.translate(_LOWERED) + self.raised.translate(_RAISED)


def unit_symbol(sizes: Sequence[int], layer: int, unit: int) -> Symbol:
    """What a unit hands on: x of the input, h of the output, else a; 1 of a bias unit (-1)."""
    if unit < 0:
        return Symbol("1")
    number = str(unit + 1)
    if layer == 0:
        return Symbol("x", number)
    if layer == len(sizes) - 1:
        return Symbol("h", number if sizes[-1] > 1 else "")
    return Symbol("a", number, f"({layer + 1})")


def activation_symbol(layer: int, unit: int) -> Symbol:
    """The same where the layer is to be read, of the output too: a₁⁽³⁾."""
    return Symbol("a", str(unit + 1), f"({layer + 1})")


def sum_symbol(layer: int, unit: int) -> Symbol:
    """A unit's sum."""
    return Symbol("z", str(unit + 1), f"({layer + 1})")


def error_symbol(layer: int, unit: int) -> Symbol:
    """A unit's error."""
    return Symbol("δ", str(unit + 1), f"({layer + 1})")


def weight_symbol(layer: int, unit: int, source: int) -> Symbol:
    """A weight of ``weights[layer]``: to which unit, from which source."""
    return Symbol("Θ", f"{unit + 1}{source}", f"({layer + 1})")


def target_symbol(sizes: Sequence[int], unit: int) -> Symbol:
    """What an output should be."""
    return Symbol("y", str(unit + 1) if sizes[-1] > 1 else "")


def symbol_width(symbol: Symbol, font: QFont) -> float:
    """Pixels across."""
    small = number_font(font, font.pixelSize() * SCRIPT)
    scripts = [static_text(s, small)[1] for s in (symbol.lowered, symbol.raised) if s]
    return static_text(symbol.base, font)[1] + max(scripts, default=0.0)


def draw_symbol(painter: QPainter, corner: QPointF, symbol: Symbol, font: QFont) -> float:
    """Draw with the painter's pen from a top left corner; gives the width."""
    laid_out, width, height = static_text(symbol.base, font)
    painter.setFont(font)
    painter.drawStaticText(corner, laid_out)
    small = number_font(font, font.pixelSize() * SCRIPT)
    scripts = 0.0
    painter.setFont(small)
    for text, drop in ((symbol.lowered, 0.47), (symbol.raised, -0.10)):
        if text:
            script, across, _ = static_text(text, small)
            painter.drawStaticText(corner + QPointF(width, height * drop), script)
            scripts = max(scripts, across)
    painter.setFont(font)
    return width + scripts
