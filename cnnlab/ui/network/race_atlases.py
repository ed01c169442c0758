"""The networks of both sides of a race as atlases, side by side, of one example."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.lab.shared.turns import Turns
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.atlas.panel import AtlasPanel
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.named import label_button
from cnnlab.ui.widgets.translated import TranslatedWidget

LEAST = 240, 160
"""px of an atlas: beside the other, above the table."""


class RaceAtlases(TranslatedWidget):
    """Made when first seen. Where one goes in one atlas the other follows; one bar is for both."""

    other_wanted = Signal(int)
    """By how many examples to go on."""
    seen = Signal()

    def __init__(self, images: Callable[[], Floats]) -> None:
        super().__init__()
        self._images, self._theme = images, load_theme("light")
        self.panels: tuple[AtlasPanel, ...] = ()
        """Of the first and the second side, once they are seen."""
        self.titles = QLabel(), QLabel()
        self._names = "", ""
        self.example = ElidedLabel(align=Qt.AlignmentFlag.AlignLeft, margin=4)
        self.before, self.after = QPushButton("◂"), QPushButton("▸")
        self._lay_out()
        self.before.clicked.connect(lambda: self.other_wanted.emit(-1))
        self.after.clicked.connect(lambda: self.other_wanted.emit(1))
        self.retranslate()

    # what it shows

    def show_inspection(self, side: int, inspection: Inspection) -> None:
        """A side's network and the example. Only once it is seen."""
        self.panels[side].set_inspection(inspection)

    def show_example(self, text: str, others: bool) -> None:
        """Which example is shown, or why none; whether there are others."""
        self.example.set_text(text)
        for button in (self.before, self.after):
            button.setEnabled(others)

    def set_names(self, first: str, second: str) -> None:
        """What the sides are called."""
        if (first, second) != self._names:
            self._names = first, second
            self._say_titles()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._say_titles()
        for panel in self.panels:
            panel.set_theme(theme)

    def close_down(self) -> None:
        """Stop what moves and what is computed."""
        for panel in self.panels:
            panel.close_down()

    # inside

    def _make(self) -> None:
        turns = Turns(self)
        self.panels = AtlasPanel(self._images, turns), AtlasPanel(self._images, turns)
        for column, panel in zip(self._columns, self.panels, strict=True):
            column.addWidget(panel, 1)
            panel.view.setMinimumSize(*LEAST)
            panel.set_theme(self._theme)
            panel.retranslate()
        first, second = self.panels
        self._head.addWidget(first.bar, 1)
        second.bar.hide()
        first.play.changed.connect(self._on_played)
        for leader, other in (self.panels, self.panels[::-1]):
            leader.path.changed.connect(partial(self._on_path, leader, other))

    def _on_path(self, leader: AtlasPanel, other: AtlasPanel, going: bool) -> None:
        place = _counterpart(leader.path.place, leader.inspection, other.inspection)
        if place is not None:
            other.path.go(place)

    def _on_played(self) -> None:
        """The forward pass in the second atlas is where it is in the first."""
        first, second = (panel.view for panel in self.panels)
        own, other = first.layout_of_sheet, second.layout_of_sheet
        if own is not None and other is not None and len(own.blocks) == len(other.blocks):
            second.set_playing(self.panels[0].play.shown)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        head, sides = QHBoxLayout(), QHBoxLayout()
        self._head = head
        whole.addLayout(head)
        whole.addLayout(sides, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addWidget(self.example, 1)
        sides.setSpacing(8)
        self._columns = QVBoxLayout(), QVBoxLayout()
        for column, title in zip(self._columns, self.titles, strict=True):
            sides.addLayout(column, 1)
            column.setSpacing(0)
            column.addWidget(title)
            title.setTextFormat(Qt.TextFormat.RichText)

    def _say_titles(self) -> None:
        theme = self._theme
        colours = theme.positive_text, theme.negative_text
        for title, colour, name in zip(self.titles, colours, self._names, strict=True):
            title.setText(f'<span style="color:{colour.name()}">■</span> <b>{name}</b>')

    def retranslate(self) -> None:
        label_button(self.before, "◂", self.tr("The example before"))
        label_button(self.after, "▸", self.tr("The next example"))
        for button in (self.before, self.after):
            button.setAccessibleName(button.toolTip())

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.panels:
            self._make()
        self.seen.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, 320)


def _counterpart(
    place: AtlasPlace, own: Inspection | None, other: Inspection | None
) -> AtlasPlace | None:
    """The same place in another network: by the layer's name, else by its number; None for none."""
    if own is None or other is None:
        return None
    names, others = list(own.layers), list(other.layers)
    layer = place.layer
    if layer is not None and layer not in others:
        if len(names) != len(others):
            return None
        layer = others[names.index(layer)]
    if layer is not None and own.layers[place.layer or layer].shape != other.layers[layer].shape:
        return None
    return place._replace(layer=layer)
