"""The activations of all layers for the current drawing, one strip below the other."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import Field, receptive_fields
from cnnlab.core.inspect.layers import (
    SOFTMAX,
    LayerInfo,
    Maps,
    activations_of,
    maps_of,
    shown_layers,
)
from cnnlab.core.network import INPUT
from cnnlab.lab.digits.reader import Reader
from cnnlab.scene.colours import Theme
from cnnlab.ui.digits.strip import COLUMNS, Strip
from cnnlab.ui.digits.words import caption_text, code_name, layer_name

LARGEST_MAP = 46.0  # px
BEAT = 450  # ms per layer while the forward pass plays
REST = 90  # ms between two updates of the maps while the user draws


class Layers(QWidget):
    """Strips of feature maps, or of filters where chosen."""

    seen_changed = Signal(object)
    """Receptive field (Field) of the hovered cell in the input, or None."""
    opened = Signal(object, object)
    """A layer (LayerInfo) and a cell of it."""
    pulled = Signal()
    """The maps were updated."""

    def __init__(self, reader: Reader, theme: Theme) -> None:
        super().__init__()
        self._reader, self._theme = reader, theme
        self.network = reader.recogniser.network
        self.shown: list[LayerInfo] = []
        self.strips: dict[str, Strip] = {}
        self.titles: dict[str, QLabel] = {}
        self.filter_buttons: dict[str, QCheckBox] = {}
        self.activations: dict[str, Maps] = {}
        self.play, self.fit = QPushButton(), QPushButton()
        self._reached: int | None = None
        self._beat, self._soon = QTimer(self), QTimer(self)
        self._beat.setInterval(BEAT)
        self._soon.setSingleShot(True)
        self._beat.timeout.connect(self._on_beat)
        self._soon.timeout.connect(self._begin)
        self._waiting: list[LayerInfo] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._show_next)
        self._build()
        reader.changed.connect(self._on_reading)
        self.play.clicked.connect(self.toggle_play)
        self.fit.clicked.connect(self.fit_all)
        self.retranslate()
        self._begin()

    # public

    def pull(self) -> None:
        """Show the maps of the drawing as it is now."""
        self._begin()
        while self._waiting:
            self._show_next()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for layer in self.shown:
            self._show(layer)

    def toggle_play(self) -> None:
        """Run the forward pass, layer by layer; or stop it."""
        self._reached = None if self._beat.isActive() else 0
        if self._reached is None:
            self._beat.stop()
        else:
            self._beat.start()
        self._pull_reached()

    def stop(self) -> None:
        """Stop all timers."""
        self._beat.stop()
        self._soon.stop()
        self._next.stop()

    def fit_all(self) -> None:
        """Reset zoom and position of every strip."""
        for strip in self.strips.values():
            strip.fit()

    # building

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4, 2, 10, 8)
        column.setSpacing(2)
        for layer in shown_layers(self.network):
            self._add(layer, column)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        row = QHBoxLayout()
        whole.addLayout(row)
        row.addWidget(self.play)
        row.addWidget(self.fit)
        row.addStretch(1)
        whole.addWidget(self.area, 1)

    def _add(self, layer: LayerInfo, column: QVBoxLayout) -> None:
        title, strip, button = QLabel(), Strip(), QCheckBox()
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(title)
        head.addStretch(1)
        if layer.has_filters:
            button.toggled.connect(partial(self._show, layer))
            head.addWidget(button)
            self.filter_buttons[layer.name] = button
        else:
            button.deleteLater()
        column.addWidget(strip)
        self.shown.append(layer)
        self.strips[layer.name], self.titles[layer.name] = strip, title
        strip.pointed.connect(partial(self._on_pointed, layer))
        strip.opened.connect(partial(self._on_opened, layer))
        first = self.strips[self.shown[0].name]
        if strip is not first:
            strip.box.setXLink(first.box)

    # pulling

    def _show(self, layer: LayerInfo, _on: bool = False) -> None:
        strip, button = self.strips[layer.name], self.filter_buttons.get(layer.name)
        if button is not None and button.isChecked():
            weight = self.network.parameters[f"{layer.name}.weight"]
            maps = weight.reshape(-1, *weight.shape[2:])
            strip.set_maps(maps, self._theme, COLUMNS if weight.shape[1] == 1 else weight.shape[1])
        else:
            strip.set_maps(maps_of(self.activations, layer), self._theme)
        self._size(layer)

    def _size(self, layer: LayerInfo) -> None:
        """Set a strip's height from its maps and the available width."""
        strip, button = self.strips[layer.name], self.filter_buttons.get(layer.name)
        each = min(LARGEST_MAP, max(10.0, (self.area.viewport().width() - 14) / COLUMNS))
        rows = -(-layer.shape[0] // COLUMNS)
        if button is not None and button.isChecked():
            weight = self.network.parameters[f"{layer.name}.weight"]
            if weight.shape[1] > 1:
                rows = weight.shape[0]
                each = each * COLUMNS / weight.shape[1]
        height = round(rows * each)
        if strip.height() != height:
            strip.setFixedSize(round(min(LARGEST_MAP, each) * COLUMNS), height)
        strip.fit()

    def _begin(self) -> None:
        """Compute the activations; they are shown strip by strip, so that no frame is late."""
        self.network = self._reader.recogniser.network
        self.activations = activations_of(self.network, self._reader.reading.image[None])
        self._waiting = list(self.shown)
        self._next.start(0)

    def _show_next(self) -> None:
        self._show(self._waiting.pop(0))
        if self._waiting:
            self._next.start(0)
        else:
            self._next.stop()
            self.pulled.emit()

    def _on_reading(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start(REST)

    def _on_pointed(self, layer: LayerInfo, cell: Cell | None) -> None:
        button = self.filter_buttons.get(layer.name)
        filters = button is not None and button.isChecked()
        if cell is None or filters or layer.name == SOFTMAX:
            fields: dict[str, Field] = {}
        else:
            fields = receptive_fields(self.network, layer.name, cell[1], cell[2])
        before = self._before(layer)
        own_map = layer.sight is not None and layer.sight.own_channel
        own_map = own_map and layer.shape[0] == before.shape[0]
        for name, strip in self.strips.items():
            field = fields.get(name) if name == before.name else None
            strip.set_seen(field, self._theme, cell[0] if own_map and cell else None)
            strip.set_cell(cell if name == layer.name else None, self._theme)
        self.seen_changed.emit(fields.get(INPUT))

    def _before(self, layer: LayerInfo) -> LayerInfo:
        place = self.shown.index(layer)
        return self.shown[max(0, place - 1)]

    def _on_opened(self, layer: LayerInfo, cell: Cell) -> None:
        button = self.filter_buttons.get(layer.name)
        if button is None or not button.isChecked():
            self.opened.emit(layer, cell)

    def _on_beat(self) -> None:
        assert self._reached is not None  # noqa: S101 - it plays
        self._reached += 1
        if self._reached >= len(self.shown):
            self._reached = None
            self._beat.stop()
        self._pull_reached()

    def _pull_reached(self) -> None:
        for index, layer in enumerate(self.shown):
            self.strips[layer.name].set_dimmed(self._reached is not None and index > self._reached)
        if self._reached is not None:
            self.area.ensureWidgetVisible(self.strips[self.shown[self._reached].name])
        self._name_play()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for layer in self.shown:
            self._size(layer)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        self._reached = None
        self._pull_reached()
        super().hideEvent(event)

    # words

    def retranslate(self) -> None:
        self._name_play()
        self.play.setToolTip(self.tr("Run the image through the network, layer by layer"))
        self.fit.setText(self.tr("Show whole"))
        self.fit.setToolTip(self.tr("Reset zoom and position; Ctrl+wheel zooms, dragging pans"))
        for layer in self.shown:
            text = layer_title(layer)
            self.titles[layer.name].setText(text)
            self.titles[layer.name].setToolTip(code_name(layer.name))
            self.strips[layer.name].setAccessibleName(text)
        for button in self.filter_buttons.values():
            button.setText(self.tr("Filters"))
            button.setToolTip(
                self.tr("Show the weights: a row for each filter, a column for each channel")
            )

    def _name_play(self) -> None:
        playing = self._beat.isActive()
        self.play.setText(self.tr("Stop") if playing else self.tr("Play forward pass"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def layer_title(layer: LayerInfo) -> str:
    """A layer's name, operation and output shape."""
    sizes = layer.shape if layer.shape[1:] != (1, 1) else layer.shape[:1]
    return QCoreApplication.translate("Layers", "{name}: {operation} → {shape}").format(
        name=layer_name(layer.name),
        operation=caption_text(layer.caption),
        shape="×".join(str(n) for n in sizes),
    )
