"""All steps of the layers as cards, a row for each CONV, RELU and POOL, and one map large."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from cnnlab.core.arrays import Floats
from cnnlab.core.pipeline import MOST_STEPS, Pipeline
from cnnlab.lab.images.layers import MOST_TILES, LayersSeen
from cnnlab.lessons.image_sheet import ImageLayers
from cnnlab.scene.colours import Theme
from cnnlab.ui.images.layer_card import StepCard
from cnnlab.ui.images.layer_view import MapView
from cnnlab.ui.images.layer_words import (
    code_name,
    cost_text,
    map_title,
    problem_text,
    shape_text,
    step_title,
)
from cnnlab.ui.widgets.accessible import tell_keys
from cnnlab.ui.widgets.translated import TranslatedWidget

translate = QCoreApplication.translate
ACROSS = 3  # cards in a row
INPUT = -1  # the place of what goes into the first step


class LayerStack(TranslatedWidget):
    """Shows what is there; says which map of which step was chosen."""

    chosen = Signal(int, int)
    """Place of the step, INPUT for the picture, and the map."""

    def __init__(self) -> None:
        super().__init__()
        self.input = StepCard(grey=True)
        self.cards = [StepCard() for _ in range(MOST_STEPS)]
        self.title, self.view = QLabel(), MapView()
        self.view.setObjectName("layerMap")
        self.title.setObjectName("heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chosen_place = 0
        self._seen: LayersSeen | None = None
        self._layers = ImageLayers(Pipeline())
        self._large: tuple[Floats, int] | None = None
        self._lay_out()
        for place, card in enumerate(self.cards):
            card.hide()
            card.chosen.connect(lambda index, place=place: self._choose(place, index))
        self.input.chosen.connect(lambda index: self._choose(INPUT, index))
        self.retranslate()

    @property
    def place(self) -> int:
        """Of the step that is shown large; the last one until the chosen one is there."""
        there = 0 if self._seen is None else len(self._seen.steps)
        return min(self._chosen_place, there - 1)

    @property
    def map(self) -> int:
        """The map that is shown large."""
        maps = self._layers.maps
        chosen = maps[self.place] if 0 <= self.place < len(maps) else 0
        return min(chosen, max(0, self._count(self.place) - 1))

    def show_seen(self, seen: LayersSeen, layers: ImageLayers) -> None:
        """What is there so far; of the layers which map of each step is the shown one."""
        self._seen, self._layers = seen, layers
        self._pull_cards(seen)
        self._pull_large(seen)

    def rest(self, seen: LayersSeen) -> None:
        """Hold small copies of the maps; what is painted stays as it is."""
        self._seen = seen
        self._pull_large(seen)

    def set_layers(self, layers: ImageLayers) -> None:
        """Other maps are the shown ones, or other filters are known."""
        if self._seen is not None:
            self.show_seen(self._seen, layers)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.view.set_theme(theme)
        for card in (self.input, *self.cards):
            card.set_theme(theme)

    def _choose(self, place: int, index: int) -> None:
        self._chosen_place = place
        self.chosen.emit(place, index)

    def _count(self, place: int) -> int:
        if self._seen is None or place == INPUT:
            return 1
        return min(MOST_TILES, len(self._seen.steps[place].result.output))

    def _pull_cards(self, seen: LayersSeen) -> None:
        steps = seen.pipeline.steps
        text = translate("ImageLayers", "Input")
        height, width = seen.input.shape[1:]
        facts = "…" if seen.preview else shape_text((1, height, width))
        self.input.show_step(text, facts, seen.tiles)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(steps))
            if place < len(seen.steps):
                self._pull_step(card, seen, place)
            elif place == len(seen.steps) and seen.problem is not None:
                title = step_title(seen.pipeline, place)
                card.show_problem(title, problem_text(seen.problem))
            elif place < len(steps):
                card.show_waiting(step_title(seen.pipeline, place))
                card.setVisible(seen.problem is None)
            card.sheet.set_current(self.map if place == self.place else None)
            if place == self.place:
                tell_keys(card.sheet, code_name(seen.pipeline, place, self.map))
        self.input.sheet.set_current(0 if self.place == INPUT else None)

    def _pull_step(self, card: StepCard, seen: LayersSeen, place: int) -> None:
        step = seen.steps[place]
        facts = "…"
        if not seen.preview:
            facts = f"{shape_text(step.result.shape)}\n{cost_text(step.result)}"
        maps = len(step.result.output)
        if maps > MOST_TILES:
            text = translate("ImageLayers", "the first {shown} of {maps} maps")
            facts += "\n" + text.format(shown=MOST_TILES, maps=maps)
        card.show_step(step_title(seen.pipeline, place), facts, step.tiles)

    def _pull_large(self, seen: LayersSeen) -> None:
        self.title.setText(self._large_title(seen))
        self.title.setToolTip(f"{self.title.text()}\n{_hint()}")  # over the view it hides pixels
        self.view.setAccessibleName(self.title.text())
        maps, index = seen.before(self.place + 1), self.map  # INPUT is what the first step reads
        if self._large is None or maps is not self._large[0] or index != self._large[1]:
            self._large = maps, index
            self.view.set_values(maps[index], grey=self.place == INPUT)

    def _large_title(self, seen: LayersSeen) -> str:
        if self.place == INPUT:
            return translate("ImageLayers", "Input")
        before = len(seen.before(self.place))
        return map_title(seen.pipeline, self.place, self.map, before, self._layers.filters)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        left, grid = QVBoxLayout(), QGridLayout()
        row.addLayout(left, 2)
        row.addLayout(grid, 3)
        left.addWidget(self.input, 1)
        left.addWidget(self.title)
        left.addWidget(self.view, 3)
        grid.setSpacing(8)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, place // ACROSS, place % ACROSS)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def retranslate(self) -> None:
        tip = translate("ImageLayers", "Click or use the arrow keys: this map is shown large")
        for card in (self.input, *self.cards):
            card.sheet.setToolTip(tip)
        if self._seen is not None:
            self.show_seen(self._seen, self._layers)


def _hint() -> str:
    return translate(
        "ImageLayers", "Point at a pixel to read it; click or use the arrow keys to mark it"
    )


def total_text(seen: LayersSeen) -> str:
    """Shapes from the first to the last, and the cost of all."""
    cost = sum(step.result.multiplications for step in seen.steps)
    if not seen.steps or seen.preview:
        return ""
    height, width = seen.input.shape[1:]
    text = translate("ImageLayers", "{first} → {last}, {cost} multiplications in all")
    first, last = shape_text((1, height, width)), shape_text(seen.steps[-1].result.shape)
    return text.format(first=first, last=last, cost=f"{cost:,}")
