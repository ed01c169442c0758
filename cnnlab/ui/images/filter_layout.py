"""Layout of the page of filters: picture, filter and result over the sum of a pixel."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from cnnlab.scene.colours import Theme
from cnnlab.ui.images.filter_grid import FilterGrid
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.level_scale import LevelScale
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.picture_view import PictureView
from cnnlab.ui.widgets.text_block import TextBlock

VIEWS, FILTER = 10, 5  # shares of the width
UPPER, LOWER = 100, 24  # shares of the height


class FilterParts:
    """The widgets of the page."""

    def __init__(self) -> None:
        self.picture, self.result = PictureView(), PictureView()
        self.filter, self.ledger = FilterGrid(), Ledger()
        self.picture_scale, self.result_scale = LevelScale(), LevelScale()
        self.picture_title, self.filter_title, self.result_title = QLabel(), QLabel(), QLabel()
        self.filter_note, self.wipe_label = TextBlock(3, centred=True), QLabel()
        self.wipe = MeantSlider()
        self.wipe.setRange(0, 100)
        self.wipe.set_meaning(lambda: f"{self.wipe.value()}%")
        self.wipe_label.setBuddy(self.wipe)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        scales = self.picture_scale, self.result_scale
        for part in (self.picture, self.result, self.filter, self.ledger, *scales):
            part.set_theme(theme)


def lay_out(page: QWidget, parts: FilterParts) -> None:
    """Place them on the page."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    upper, lower = _card(page), _card(page)
    column.addWidget(upper, UPPER)
    column.addWidget(lower, LOWER)
    _lay_out_views(upper, parts)
    inside = QVBoxLayout(lower)
    inside.setContentsMargins(12, 6, 12, 6)
    inside.addWidget(parts.ledger)
    grids = parts.filter.grid, parts.filter.second
    for before, after in pairwise((parts.picture, *grids, parts.result, parts.wipe)):
        page.setTabOrder(before, after)


def _lay_out_views(card: QFrame, parts: FilterParts) -> None:
    """Titles over views over scales, so that both views are of one size."""
    grid = QGridLayout(card)
    grid.setContentsMargins(12, 8, 12, 8)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    grid.addWidget(parts.picture_title, 0, 0)
    grid.addWidget(parts.filter_title, 0, 1, Qt.AlignmentFlag.AlignHCenter)
    titles = QHBoxLayout()
    grid.addLayout(titles, 0, 2)
    titles.addWidget(parts.result_title, 1)
    titles.setSpacing(10)
    titles.addWidget(parts.wipe_label)
    titles.addWidget(parts.wipe, 1)
    for column, (view, scale) in enumerate(
        (
            (parts.picture, parts.picture_scale),
            (parts.filter, parts.filter_note),
            (parts.result, parts.result_scale),
        )
    ):
        grid.addWidget(view, 1, column)
        grid.addWidget(scale, 2, column)
        grid.setColumnStretch(column, FILTER if view is parts.filter else VIEWS)
    grid.setRowStretch(1, 1)
    parts.filter_note.setObjectName("muted")


def _card(page: QWidget) -> QFrame:
    frame = QFrame(page)
    frame.setObjectName("card")
    return frame
