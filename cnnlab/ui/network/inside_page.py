"""Inside a network in training: the atlas of one example, its filters, and signs by layer."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.training_signs import LayerSigns
from cnnlab.lab.shared.turns import Turns
from cnnlab.scene.colours import Theme, diverging, load_theme
from cnnlab.scene.pixmaps import colours_image
from cnnlab.scene.signs_paint import SignRow
from cnnlab.ui.atlas.layer_words import layer_name
from cnnlab.ui.atlas.panel import AtlasPanel
from cnnlab.ui.network.wrong_row import WrongRow
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.named import label_button
from cnnlab.ui.widgets.picture_strip import PictureStrip
from cnnlab.ui.widgets.section import Section
from cnnlab.ui.widgets.signs_view import SignsView
from cnnlab.ui.widgets.translated import TranslatedWidget

FILTER, SMALL_FILTER = 40, 26  # px of a filter, and where there are many
MOST_FILTERS = 32
LEAST = 100  # px of the atlas where signs are opened in such a page
LOW = 480  # px of the page, below which the atlas needs the space of what stands around it


class InsidePage(TranslatedWidget):
    """Shows what it is given; says that another example is wanted, or that it is seen now."""

    other_wanted = Signal(int)
    """By how many examples to go on."""
    seen = Signal()
    changes_wanted = Signal()
    """What changed since the moment before is to be seen in place of filters, or no longer."""

    def __init__(self, images: Callable[[], Floats]) -> None:
        super().__init__()
        self.turns = Turns(self)
        """In which it is painted, and what else follows the network."""
        self.atlas, self.signs = AtlasPanel(images, self.turns), SignsView()
        self.filters = PictureStrip(FILTER, least=SMALL_FILTER)
        self.example = ElidedLabel(align=Qt.AlignmentFlag.AlignLeft, margin=4)
        self.filters_title = QLabel()
        self.before, self.after = QPushButton("◂"), QPushButton("▸")
        self.changes, self.wrong = QCheckBox(), WrongRow()
        self.below = Section()
        self._weights: Floats | None = None
        self._signs: Sequence[LayerSigns] = ()
        self._theme = load_theme("light")
        self._low = False
        self._lay_out()
        self.before.clicked.connect(lambda: self.other_wanted.emit(-1))
        self.after.clicked.connect(lambda: self.other_wanted.emit(1))
        self.changes.toggled.connect(self.changes_wanted)
        self.retranslate()

    @property
    def wants_changes(self) -> bool:
        """Whether filters are shown as what has changed in them."""
        return self.changes.isChecked()

    def show_inspection(self, inspection: Inspection) -> None:
        """A network and its example."""
        self.atlas.set_inspection(inspection)

    def show_filters(self, weights: Floats | None) -> None:
        """Filters of the first convolution (K, C, kh, kw); None without one."""
        self._weights = weights
        shown = () if weights is None else weights[:MOST_FILTERS]
        self.filters.set_pictures(filter_pictures(shown, self._theme))
        for part in (self.filters, self.filters_title, self.changes):
            part.setVisible(weights is not None)

    def show_signs(self, signs: Sequence[LayerSigns]) -> None:
        """Gradients, dead units and weights; the same ones are not painted anew."""
        if signs is not self._signs:
            self._signs = signs
            self.signs.set_rows(sign_rows(signs))

    def show_example(self, text: str, others: bool = True) -> None:
        """Which example is shown, or why none; whether there are others to be shown."""
        self.example.set_text(text)
        for button in (self.before, self.after):
            button.setEnabled(others)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for part in (self.atlas, self.signs, self.filters, self.wrong):
            part.set_theme(theme)
        self.show_filters(self._weights)

    def close_down(self) -> None:
        """Stop what moves and what is computed."""
        self.atlas.close_down()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addWidget(self.example, 1)
        head.addWidget(self.filters_title)
        head.addWidget(self.filters, 1)
        head.addWidget(self.changes)
        self.filters_title.setObjectName("muted")
        column.addWidget(self.wrong)
        column.addWidget(self.atlas, 1)
        self.below.column.addWidget(self.signs)
        column.addWidget(self.below)

    def retranslate(self) -> None:
        self.atlas.retranslate()
        label_button(self.before, "◂", self.tr("The example before"))
        label_button(self.after, "▸", self.tr("The next example"))
        for button in (self.before, self.after):
            button.setAccessibleName(button.toolTip())
        self.filters_title.setText(self.tr("First filters"))
        self.filters.setAccessibleName(self.tr("Filters of the first convolution"))
        self.below.set_title(self.tr("Gradients, dead units and weights"))
        self.changes.setText(self.tr("Change"))
        self.changes.setToolTip(
            self.tr(
                "What has changed in the filters since the moment before, on a scale of its own"
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW
        self.wrong.pictures.setVisible(not low)
        if low == self._low:
            return
        self._low = low
        self.atlas.setMinimumHeight(LEAST if low else 0)
        self.below.set_foldable(low)
        if low and self.below.open:
            self.below.toggle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)


def filter_pictures(filters: Sequence[Floats] | Floats, theme: Theme) -> list[QImage]:
    """Each filter (C, kh, kw) as a picture, its channels one below the other, on one scale."""
    if not len(filters):
        return []
    all_of_them = np.asarray(filters)
    count, channels, high, wide = all_of_them.shape
    finite = np.nan_to_num(all_of_them).reshape(count, channels * high, wide).astype(np.float64)
    colours = diverging(finite, float(np.abs(finite).max()), theme)
    return [colours_image(one) for one in colours]


def sign_rows(signs: Sequence[LayerSigns]) -> list[SignRow]:
    """A row for each layer that learns; dead units stand with the layer that feeds them."""
    rows: list[SignRow] = []
    for sign in signs:
        if sign.gradient_norm is None and sign.histogram is None and rows and rows[-1].dead is None:
            before = rows.pop()
            name = f"{before.name}, {layer_name(sign.name)}"
            rows.append(SignRow(name, before.gradient, sign.dead, before.counts, before.largest))
            continue
        histogram = sign.histogram
        counts = None if histogram is None else histogram.counts
        largest = 0.0 if histogram is None else float(histogram.edges[-1])
        rows.append(
            SignRow(layer_name(sign.name), sign.relative_gradient, sign.dead, counts, largest)
        )
    return rows
