"""The softmax of an opened cell as a table: logit z, e^z and share of each class."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QLineF, QRectF

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_items import Bar, Fonts, Ink, Item, Label, Rule, Spot
from cnnlab.scene.atlas_cell_numbers import (
    LARGE_IN_TABLE,
    Powers,
    class_of,
    exact,
    figure,
    powers_of,
    signed,
)
from cnnlab.scene.atlas_cell_rows import Block
from cnnlab.scene.atlas_cell_words import CellWords, cell_name
from cnnlab.scene.text import text_width

LINE = 1.95  # height over the size of text
GAP = 26.0  # px between columns
LEAST_BAR = 60.0  # px


@dataclass(frozen=True, eq=False)
class SoftmaxTable:
    """Ten rows and three columns, or as many rows as there are classes."""

    opened: OpenedCell
    words: CellWords
    fonts: Fonts
    left: float
    width: float

    @cached_property
    def powers(self) -> Powers:
        """The numbers, rounded."""
        assert self.opened.values is not None  # noqa: S101 - a softmax has all logits
        return powers_of(self.opened.values)

    @cached_property
    def widths(self) -> tuple[float, float, float, float]:
        """Of the classes and of the three columns of numbers."""
        font, numbers = self.fonts.sized(1.05, bold=True), self._numbers
        found = [
            max(text_width(text, font) for text in (head, *(row[n] for row in numbers)))
            for n, head in enumerate(self.heads)
        ]
        return found[0], found[1], found[2], found[3]

    @property
    def heads(self) -> tuple[str, str, str, str]:
        """Of the columns."""
        return (
            self.words.unit,
            self.words.logit,
            power_head(self.powers, self.words),
            self.words.share,
        )

    def blocks(self) -> list[Block]:
        """A block a line: heads, classes, rounding where there is some, total."""
        powers, high = self.powers, self.fonts.px * LINE
        lines = [self._head, *(self._maker(n) for n in range(len(powers.z)))]
        if powers.rounding or powers.share_rounding:
            lines.append(self._rounding)
        return [*(Block(high, make) for make in lines), Block(high + 4, self._total)]

    @cached_property
    def _numbers(self) -> list[tuple[str, str, str, str]]:
        powers = self.powers
        rows = [
            (str(n), figure(float(z)), figure(float(e), large=LARGE_IN_TABLE), figure(float(p)))
            for n, (z, e, p) in enumerate(zip(powers.z, powers.powers, powers.shares, strict=True))
        ]
        total = figure(powers.total, large=LARGE_IN_TABLE)
        ends = (self.words.total, "", total, figure(powers.all_shares))
        return [*rows, self._rest, ends]

    @property
    def _rest(self) -> tuple[str, str, str, str]:
        """What rounding leaves, where it leaves something."""
        rests = self.powers.rounding, self.powers.share_rounding
        powers, shares = (signed(rest) if rest else "" for rest in rests)
        return self.words.rounding, "", powers, shares

    def _cells(self) -> list[QRectF]:
        x, found = self.left, []
        for width in self.widths:
            found.append(QRectF(x, 0, width, self.fonts.px * LINE))
            x += width + GAP
        return found

    def _row(self, texts: tuple[str, ...], ink: Ink, bold: bool, spots: list[Spot]) -> list[Item]:
        font = self.fonts.sized(1.05, bold=bold)
        cells = zip(self._cells(), texts, (-1, 1, 1, 1), strict=True)
        return [
            Label(rect, text, font, ink, side, next((s for s in spots if s.place[1] == n), None))
            for n, (rect, text, side) in enumerate(cells)
        ]

    def _head(self) -> tuple[Item, ...]:
        return tuple(self._row(self.heads, "muted", False, []))

    def _maker(self, n: int) -> Callable[[], tuple[Item, ...]]:
        return lambda: self._class(n)

    def _class(self, n: int) -> tuple[Item, ...]:
        powers, chosen = self.powers, n == class_of(self.opened)
        items = self._row(self._numbers[n], "accent" if chosen else "text", chosen, self._spots(n))
        p = float(powers.shares[n])
        x = self._cells()[-1].right() + GAP
        wide = self.left + self.width - x
        if wide >= LEAST_BAR:
            high = self.fonts.px * LINE
            items.append(Bar(QRectF(x, high * 0.25, wide, high * 0.5), p, chosen))
        return tuple(items)

    def _spots(self, n: int) -> list[Spot]:
        """Of a class's columns."""
        assert self.opened.values is not None  # noqa: S101 - a softmax has all logits
        assert self.opened.before is not None  # noqa: S101 - a softmax has all logits
        own, before = self.opened.layer.name, self.opened.before.layer.name
        z, cell, place = float(self.opened.values[n]), (n, 0, 0), f"class {n}"
        e, p = float(self.powers.powers[n]), float(self.powers.shares[n])
        name = cell_name(self.words, own, cell, is_vector=True)
        logit = f"{cell_name(self.words, before, cell, is_vector=True)} = {exact(z)}"
        return [
            Spot("share", p, name, own, cell, (place, 0)),
            Spot("logit", z, logit, before, cell, (place, 1)),
            Spot(
                "power", e, f"{power_head(self.powers, self.words)} = {exact(e)}", place=(place, 2)
            ),
            Spot("share", p, f"{name} = {exact(p)}", own, cell, (place, 3)),
        ]

    def _rounding(self) -> tuple[Item, ...]:
        return tuple(self._row(self._rest, "muted", False, []))

    def _total(self) -> tuple[Item, ...]:
        powers = self.powers
        total = figure(powers.total, large=LARGE_IN_TABLE)
        texts = self.words.total, "", total, figure(powers.all_shares)
        spot = Spot("power", powers.total, f"Σ = {exact(powers.total)}", place=("Σ", 2))
        end = self._cells()[-1].right()
        rule = Rule(QLineF(self.left, 1.0, end, 1.0))
        return (rule, *self._row(texts, "text", True, [spot]))


def power_head(powers: Powers, words: CellWords) -> str:
    """What the powers are of: e^z, or e^(z − 25.0000)."""
    return words.less.format(less=figure(powers.less)) if powers.less else words.power


def quotient(powers: Powers, n: int) -> str:
    """A class's power over the sum of all, written out."""
    one = figure(float(powers.powers[n]), large=LARGE_IN_TABLE)
    return f"{one} / {figure(powers.total, large=LARGE_IN_TABLE)}"
