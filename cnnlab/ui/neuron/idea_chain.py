"""The chain rule's product of slopes, written out as far as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from cnnlab.core.dense.ideas import Passed
from cnnlab.scene.text import number, text_width
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, write
from cnnlab.ui.neuron.idea_words import short


def chain_text(layers: Sequence[Passed], most: int) -> str:
    """g′(z) of the layers multiplied, in symbols, in numbers, and as one number.

    Of more than ``most`` factors those between the first ones and the last are left out.
    """
    symbols = [f"g′({short(one.z)})" for one in layers]
    numbers = [short(one.slope) for one in layers]
    written = " × ".join(_shortened(symbols, most)), " × ".join(_shortened(numbers, most))
    return f"{written[0]} = {written[1]} = {number(layers[-1].product, 4)}"


def _shortened(factors: Sequence[str], most: int) -> list[str]:
    if len(factors) <= most:
        return list(factors)
    return [*factors[: most - 1], "…", factors[-1]] if most > 1 else [factors[0], "…"]


class ChainLines(IdeaCanvas):
    """A line for each of two functions."""

    def __init__(self) -> None:
        super().__init__()
        self._chains: tuple[Sequence[Passed], ...] = ()
        self._names: tuple[str, ...] = ()
        self._known = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chains(
        self, chains: tuple[Sequence[Passed], ...], names: tuple[str, ...], known: bool
    ) -> None:
        """The layers of each function, and its name."""
        self._chains, self._names, self._known = chains, names, known
        self.setAccessibleName(self.tr("Chain rule"))
        self.say("; ".join(self.lines()) if known else "?")
        self.update()

    def lines(self) -> list[str]:
        """All that is written out, without regard to the room for it."""
        pairs = zip(self._names, self._chains, strict=True)
        return [f"{name}: {chain_text(chain, len(chain))}" for name, chain in pairs]

    def sizeHint(self) -> QSize:
        return QSize(300, round(self.line * 1.45 * 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def draw(self, painter: QPainter) -> None:
        bold, font = self.font_of(1.05, bold=True), self.font_of(1.05)
        first = max((text_width(name, bold) for name in self._names), default=0.0) + 14
        high = self.height() / 2
        colours = self.theme.positive_text, self.theme.negative_text
        for row, (name, chain) in enumerate(zip(self._names, self._chains, strict=True)):
            box = QRectF(4, row * high, self.width() - 4, high)
            write(painter, box, name, bold, colours[row], Qt.AlignmentFlag.AlignLeft)
            rest = box.adjusted(first, 0, 0, 0)
            text = self._fitting(chain, rest.width()) if self._known else "g′(z) × … = ?"
            write(painter, rest, text, font, self.theme.text, Qt.AlignmentFlag.AlignLeft)

    def _fitting(self, chain: Sequence[Passed], room: float) -> str:
        font = self.font_of(1.05)
        for most in range(len(chain), 1, -1):
            text = chain_text(chain, most)
            if text_width(text, font) <= room:
                return text
        return chain_text(chain, 1)
