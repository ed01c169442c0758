"""The page of one opened cell: all numbers that make it, from windows and weights to its value."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QPainter, QPixmap

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_items import Brush, Item, Spot
from cnnlab.scene.atlas_cell_parts import Parts, parts_of
from cnnlab.scene.atlas_cell_text import cell_text
from cnnlab.scene.atlas_cell_words import CellWords, Surroundings
from cnnlab.scene.colours import Theme
from cnnlab.scene.pixmaps import empty_picture

MOST_PICTURES = 24
THUMB = 4.0  # px
FEW = 4  # items that are painted in one turn
PictureKey: TypeAlias = tuple[int, Theme, float]
"""Of a block's picture: its index, the theme, and the screen's pixels for each of the page's."""


@dataclass(frozen=True, eq=False)
class CellPage:
    """An opened cell laid out; places are in pixels from the page's top left."""

    opened: OpenedCell
    words: CellWords
    around: Surroundings
    parts: Parts
    made: dict[int, tuple[Item, ...]] = field(default_factory=dict)
    """What is in the blocks that were seen."""
    pictures: dict[PictureKey, QPixmap] = field(default_factory=dict)
    """Blocks as they were painted before."""
    begun: dict[PictureKey, tuple[QPixmap, int]] = field(default_factory=dict)
    """Those that are being painted, with how many of their items."""

    @property
    def view(self) -> QRectF:
        """Where the rows scroll."""
        return self.parts.view

    @property
    def height(self) -> float:
        """Of all rows; those that ``view`` does not hold are scrolled to."""
        return self.parts.tops[-1]

    @property
    def most_scroll(self) -> float:
        """The largest scroll, in pixels."""
        return max(0.0, self.height - self.view.height())

    @property
    def total(self) -> float:
        """The value of the cell, as the numbers that are shown make it."""
        return self.parts.total

    def text(self) -> str:
        """The whole arithmetic, tab-separated, with rounded numbers that add up."""
        return cell_text(self.opened, self.words, self.around, self.parts.shown)

    def at(self, point: QPointF, scroll: float = 0.0) -> Spot | None:
        """What is under a point of the page."""
        if self.view.contains(point):
            y = point.y() - self.view.top() + scroll
            for index in self._between(y, y):
                inner = QPointF(point.x(), y - self.parts.tops[index])
                found = _at(self._items(index), inner)
                if found is not None:
                    return found
        return _at(self.parts.fixed, point)

    def paint(
        self, painter: QPainter, theme: Theme, scroll: float = 0.0, pointed: Spot | None = None
    ) -> None:
        """All that is seen, on a ground that is there; ``pointed`` is lit."""
        brush = Brush(painter, theme, pointed)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self.parts.fixed:
            item.paint(brush)
        painter.setClipRect(self.view)
        for index in self._between(scroll, scroll + self.view.height()):
            top = self.view.top() + self.parts.tops[index] - round(scroll)
            self._paint_block(brush, index, top)
        self._paint_thumb(painter, theme, scroll)
        painter.restore()

    def prepare(self, theme: Theme, scroll: float, ratio: float) -> bool:
        """Paint a few items ahead, of the blocks that will be seen; whether more wait."""
        seen = self._between(scroll, scroll + self.view.height())
        missing = [i for i in seen if (i, theme, ratio) not in self.pictures]
        if not missing:
            return False
        key = missing[0], theme, ratio
        self._paint_items(key, FEW)
        return key not in self.pictures or len(missing) > 1

    def _paint_block(self, brush: Brush, index: int, top: float) -> None:
        """From a picture that is kept, unless something in it is lit."""
        items, painter = self._items(index), brush.painter
        if brush.pointed is not None and any(item.lit(brush.pointed) for item in items):
            painter.save()
            painter.translate(0, top)
            for item in items:
                item.paint(brush)
            painter.restore()
            return
        ratio = painter.device().devicePixelRatioF()
        key = index, brush.theme, ratio
        if key not in self.pictures:
            self._paint_items(key, len(items))
        painter.drawPixmap(QPointF(0, top), self.pictures[key])

    def _paint_items(self, key: PictureKey, count: int) -> None:
        """Paint so many items more of a block's picture, which is kept once all are painted."""
        index, theme, ratio = key
        items = self._items(index)
        if key in self.begun:
            picture, done = self.begun.pop(key)
        else:
            size = QSize(math.ceil(self.view.right()), math.ceil(self.parts.blocks[index].height))
            picture, done = empty_picture(size, ratio), 0
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in items[done : done + count]:
            item.paint(Brush(painter, theme, None))
        painter.end()
        if done + count < len(items):
            self.begun[key] = picture, done + count
            return
        if len(self.pictures) >= MOST_PICTURES:
            self.pictures.clear()
        self.pictures[key] = picture

    def _paint_thumb(self, painter: QPainter, theme: Theme, scroll: float) -> None:
        """Where the view is among the rows."""
        if self.most_scroll > 0:
            high = self.view.height()
            size = max(24.0, high * high / self.height)
            y = self.view.top() + (high - size) * min(1.0, scroll / self.most_scroll)
            painter.fillRect(QRectF(self.view.right() - THUMB, y, THUMB, size), theme.line)

    def _between(self, top: float, bottom: float) -> range:
        tops = self.parts.tops
        first = bisect_right(tops, top, 1) - 1
        return range(first, min(bisect_right(tops, bottom, first), len(tops) - 1))

    def _items(self, index: int) -> tuple[Item, ...]:
        if index not in self.made:
            self.made[index] = self.parts.blocks[index].make()
        return self.made[index]


def lay_out_cell(
    opened: OpenedCell, around: Surroundings, words: CellWords, size: QSizeF, base: QFont
) -> CellPage:
    """The page in a size, in pixels."""
    return CellPage(opened, words, around, parts_of(opened, around, words, size, base))


def _at(items: Sequence[Item], point: QPointF) -> Spot | None:
    return next((spot for item in reversed(items) if (spot := item.at(point)) is not None), None)
