"""The chain rule's product of slopes, written out as far as there is room."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from cnnlab.core.dense.ideas import Passed
from cnnlab.scene.text import KeyedFont, text_width
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, write
from cnnlab.ui.neuron.idea_words import scaled, short


class Chain:
    """g′(z) of some layers multiplied: in symbols, in numbers, and as one number."""

    def __init__(self, layers: Sequence[Passed]) -> None:
        self._symbols = [f"g′({short(one.z)})" for one in layers]
        self._numbers = [short(one.slope) for one in layers]
        self._result = scaled(layers[-1].product)

    def text(self, most: int = 99) -> str:
        """Written out; of more than ``most`` factors only the first ones and the last."""
        symbols, numbers = (_shortened(some, most) for some in (self._symbols, self._numbers))
        return f"{' × '.join(symbols)} = {' × '.join(numbers)} = {self._result}"

    def fitting(self, room: float, font: KeyedFont) -> str:
        """With as many factors as there is room for, in pixels."""
        counts = range(2, len(self._symbols) + 1)
        longest = bisect_right(counts, room, key=lambda most: text_width(self.text(most), font))
        return self.text(counts[longest - 1] if longest else 1)


def _shortened(factors: Sequence[str], most: int) -> list[str]:
    if len(factors) <= most:
        return list(factors)
    return [*factors[: most - 1], "…", factors[-1]] if most > 1 else [factors[0], "…"]


class ChainLines(IdeaCanvas):
    """A line for each of two functions."""

    def __init__(self) -> None:
        super().__init__()
        self._chains: tuple[Chain, ...] = ()
        self._names: tuple[str, ...] = ()
        self._known = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chains(
        self, chains: tuple[Sequence[Passed], ...], names: tuple[str, ...], known: bool
    ) -> None:
        """The layers of each function, and its name."""
        self._chains, self._names = tuple(Chain(one) for one in chains), names
        self._known = known
        self.setAccessibleName(self.tr("Chain rule"))
        self.say("; ".join(self.lines()) if known else "?")
        self.update()

    def lines(self) -> list[str]:
        """All that is written out, without regard to the room for it."""
        pairs = zip(self._names, self._chains, strict=True)
        return [f"{name}: {chain.text()}" for name, chain in pairs]

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
            text = chain.fitting(rest.width(), font) if self._known else "g′(z) × … = ?"
            write(painter, rest, text, font, self.theme.text, Qt.AlignmentFlag.AlignLeft)
