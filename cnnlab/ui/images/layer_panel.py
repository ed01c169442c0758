"""Controls of the layers: how many, which filters each has, and its pool. Plain values in."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from cnnlab.core.experiment.experiment import Pooling
from cnnlab.lab.images.layer_blocks import MOST_BLOCKS
from cnnlab.lab.images.layer_filters import NAMED, NETWORK, LayerFilter, same_filter
from cnnlab.ui.images.layer_words import filter_title, own_title, pool_text
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.translated import TranslatedWidget

POOLS = [Pooling(kind, (size, size)) for size in (2, 3, 4) for kind in ("max", "average")]
COMPACT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
OTHER = "other"  # the value of a pool that is not in the list
ORDER = "CONV → RELU → POOL"  # in every language
_VALUE = Qt.ItemDataRole.UserRole
"""One of NAMED or NETWORK, or the place of a filter of the layer's own."""
ROWS = 6  # of the list of filters, that are seen at once


class LayerPanel(TranslatedWidget):
    """Says what was chosen."""

    count_chosen = Signal(int)
    block_chosen = Signal(int)
    filter_toggled = Signal(str, bool)
    """One of NAMED, or NETWORK, and whether it is to be there."""
    own_asked = Signal()
    """The filter of the Filters page is to be added."""
    own_removed = Signal(int)
    """The place in the layer of a filter that is to go."""
    pool_chosen = Signal(object)
    """A Pooling."""
    convolution_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count, self.block, self.pool = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.filters, self.add, self.convolution = QListWidget(), QPushButton(), QPushButton()
        self._own: dict[int, LayerFilter] = {}
        self._labels = {name: QLabel() for name in ("count", "block", "filters", "pool")}
        self._blocks, self._other, self._offered = 1, False, ""
        for name, box in (("count", self.count), ("block", self.block), ("pool", self.pool)):
            box.setSizeAdjustPolicy(COMPACT)
            self._labels[name].setBuddy(box)
        self.filters.setObjectName("layerFilters")
        self.add.setObjectName("layerAddFilter")
        self._labels["filters"].setBuddy(self.filters)
        BoxGuard(self, (self.count, self.block, self.pool))
        self._fill()
        self._lay_out()
        self._connect()
        self.retranslate()

    def set_layers(self, count: int, block: int) -> None:
        """How many layers there are, and which one the rest of the panel is about."""
        self._blocks = count
        self._pull_blocks()
        self.count.show_choice(min(max(count, 1), MOST_BLOCKS))
        self.block.show_choice(block)

    def set_filters(self, filters: Sequence[LayerFilter]) -> None:
        """The filters of that layer: its own stand above those that every layer can have."""
        own = {place: one for place, one in enumerate(filters) if one.own}
        checked = {*own, *(one.name for one in filters if not one.own)}
        with QSignalBlocker(self.filters):
            self._list_own([*own])
            for item in self._items():
                there = item.data(_VALUE) in checked
                item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        self._own = own
        self._pull_titles()

    def reveal(self, filter_: LayerFilter) -> None:
        """Scroll to a filter, if it is listed."""
        for item in self._items():
            value = item.data(_VALUE)
            own = self._own.get(value)
            if value == filter_.name or (own is not None and same_filter(own, filter_)):
                self.filters.setCurrentItem(item)

    def set_own(self, title: str, editable: bool) -> None:
        """What the Filters page's filter is, and whether there is a layer to add it to."""
        self._offered = title
        self.add.setEnabled(editable)
        self._pull_add()

    def set_pool(self, pool: Pooling | None) -> None:
        """The pool of that layer; None where it has none that can be chosen."""
        self._other = pool not in POOLS
        self._pull_pools()
        self.pool.show_choice(OTHER if self._other else pool)
        self.pool.setEnabled(pool is not None)

    def _list_own(self, places: Sequence[int]) -> None:
        """An entry for each filter of the layer's own."""
        there, due = len(self._own), len(places)
        for _ in range(there, due):
            self.filters.insertItem(there, QListWidgetItem())
        for _ in range(due, there):
            self.filters.takeItem(due)
        for row, place in enumerate(places):
            self.filters.item(row).setData(_VALUE, place)

    def _items(self) -> list[QListWidgetItem]:
        return [self.filters.item(i) for i in range(self.filters.count())]

    def _fill(self) -> None:
        for name in (*NAMED, NETWORK):
            item = QListWidgetItem(self.filters)
            item.setData(_VALUE, name)
            item.setCheckState(Qt.CheckState.Unchecked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._labels["count"].setObjectName("heading")
        column.addWidget(self._labels["count"])
        column.addWidget(self.count)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        grid.addWidget(self._labels["block"], 0, 0)
        grid.addWidget(self.block, 0, 1)
        grid.addWidget(self._labels["pool"], 1, 0)
        grid.addWidget(self.pool, 1, 1)
        column.addWidget(self._labels["filters"])
        column.addWidget(self.filters)
        column.addWidget(self.add)
        column.addWidget(self.convolution)
        self.filters.setFixedHeight((self.fontMetrics().height() + 6) * ROWS)

    def _connect(self) -> None:
        self.count.chosen.connect(self._on_count)
        self.block.chosen.connect(self._on_block)
        self.pool.chosen.connect(self._on_pool)
        self.filters.itemChanged.connect(self._on_item)
        self.add.clicked.connect(self.own_asked)
        self.convolution.clicked.connect(self.convolution_asked)

    def _on_count(self, value: object) -> None:
        if isinstance(value, int):
            self.count_chosen.emit(value)

    def _on_block(self, value: object) -> None:
        if isinstance(value, int):
            self.block_chosen.emit(value)

    def _on_pool(self, value: object) -> None:
        if isinstance(value, Pooling):
            self.pool_chosen.emit(value)

    def _on_item(self, item: QListWidgetItem) -> None:
        there, value = item.checkState() == Qt.CheckState.Checked, item.data(_VALUE)
        if isinstance(value, str):
            self.filter_toggled.emit(value, there)
        elif not there:
            self.own_removed.emit(value)

    def _pull_blocks(self) -> None:
        name = self.tr("Layer {n}")
        self.block.set_choices([(name.format(n=i + 1), i) for i in range(max(1, self._blocks))])

    def _pull_pools(self) -> None:
        pools: list[tuple[str, object]] = [(pool_text(p.kind, p.size[0]), p) for p in POOLS]
        self.pool.set_choices([*pools, (self.tr("Other"), OTHER)] if self._other else pools)

    def _pull_titles(self) -> None:
        with QSignalBlocker(self.filters):
            for item in self._items():
                value = item.data(_VALUE)
                item.setText(
                    filter_title(value) if isinstance(value, str) else own_title(self._own[value])
                )
                item.setToolTip(item.text())

    def _pull_add(self) -> None:
        tip = self.tr("Adds to this layer: {filter}, as it is chosen on the Filters page")
        text = self.tr("Add the Filters page’s filter")
        label_button(self.add, text, tip.format(filter=self._offered))

    def retranslate(self) -> None:
        texts = {
            "count": ORDER,
            "block": self.tr("Change"),
            "filters": self.tr("Its filters"),
            "pool": self.tr("Its pool"),
        }
        for name, label in self._labels.items():
            label.setText(texts[name])
        times = {1: self.tr("Once"), 2: self.tr("Twice"), 3: self.tr("Three times")}
        self.count.set_choices([(text, n) for n, text in times.items()])
        self._pull_blocks()
        self._pull_pools()
        self._pull_titles()
        self._pull_add()
        name_control(self.count, self.tr("Number of layers"), self.tr("How often the three follow"))
        name_control(self.block, self.tr("Layer to change"), self.tr("Which layer to change"))
        name_control(self.pool, self.tr("Pool"), self.tr("The pool at the end of this layer"))
        tip = self.tr("Each filter meets each map: three filters make three maps of one")
        name_control(self.filters, self.tr("Filters of this layer"), tip)
        tip = self.tr("The marked pixel and what is around it, window by window")
        label_button(self.convolution, self.tr("Open in Convolution"), tip)
