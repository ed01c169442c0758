"""Layers on a picture: CONV, RELU and POOL up to three times, and a filter to be guessed."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from cnnlab.core.pipeline import Pipeline
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.layer_blocks import blocks_of, pool_of
from cnnlab.lab.images.layer_region import Region, region_of
from cnnlab.lab.images.layers import LayersRun
from cnnlab.lab.shared.place import ExperimentPlace
from cnnlab.lessons.image_sheet import ImageSheet
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.images.channel_box import ChannelBox
from cnnlab.ui.images.filter_gestures import weight_entries
from cnnlab.ui.images.guess_binder import GuessBinder, guess_name
from cnnlab.ui.images.layer_edits import LayerEdits
from cnnlab.ui.images.layer_gestures import guess_gestures, layer_gestures
from cnnlab.ui.images.layer_panel import LayerPanel
from cnnlab.ui.images.layer_programs import region_title
from cnnlab.ui.images.layer_stack import INPUT, LayerStack, total_text
from cnnlab.ui.images.layer_words import code_name
from cnnlab.ui.images.page import ImagesPage
from cnnlab.ui.widgets.accessible import tell_keys
from cnnlab.ui.widgets.button_row import ButtonRow
from cnnlab.ui.widgets.named import label_button
from cnnlab.ui.window.notice import Say, refused

translate = QCoreApplication.translate


class ImageLayersPage(ImagesPage):
    """The picture goes through the layers on a worker while the page is seen."""

    name = "layers"
    has_regions = True

    def __init__(self, document: ImageDocument) -> None:
        super().__init__(document)
        self.run, self.stack, self.panel = LayersRun(self), LayerStack(), LayerPanel()
        self.edits = LayerEdits(document, self._refuse)
        self.guess = GuessBinder(document, self.note_changed.emit, self._refuse_guess)
        self.views, self.switch = QStackedWidget(), ButtonRow(("layers", "guess"), 6)
        self.channel = ChannelBox()
        self.channel.box.setObjectName("layerChannelBox")
        self._block, self._shown = 0, document.sheet
        self._lay_out()
        self._connect()
        self._show_view("layers")
        self.retranslate()

    def pull(self) -> None:
        """Panel and maps of the document; they are worked out while the page is seen.

        An undo shows the view in which it has changed something.
        """
        before, self._shown = self._shown, self.document.sheet
        guess = self._shown.guess is not before.guess
        layers = _layers_of(self._shown) != _layers_of(before)
        if guess != layers and guess != self.guessing:
            self._show_view("guess" if guess else "layers")
        self._pull_panel()
        self.channel.show_channel(
            self._shown.layers.channel, coloured=len(self._shown.picture.pixels) > 1
        )
        self.stack.set_layers(self._shown.layers)
        if self.isVisible():
            self._ask()

    def set_theme(self, theme: Theme) -> None:
        self.stack.set_theme(theme)
        self.guess.view.set_theme(theme)

    def status(self) -> str:
        """Shapes and cost of all layers."""
        if self.run.seen is None or self.guessing:
            return ""
        return total_text(self.run.seen)

    def close_down(self) -> None:
        """Cancel what is being worked out."""
        self.run.close_down()

    def gestures(self) -> list[tuple[str, str]]:
        return guess_gestures() if self.guessing else layer_gestures()

    @property
    def guessing(self) -> bool:
        """Whether a filter is to be guessed."""
        return self.views.currentWidget() is self.guess.view

    def region_shown(self) -> Region | None:
        """What is done around the marked pixel; None where that is no single experiment."""
        seen, stack = self.run.seen, self.stack
        if self.guessing:
            return self.guess.region()
        if seen is None or seen.preview or stack.place == INPUT:
            return None
        step = seen.pipeline.steps[stack.place]
        _, height, width = seen.steps[stack.place].result.shape
        maps = seen.before(stack.place)
        return region_of(maps, step, stack.map, stack.view.pinned, (height, width))

    def copy(self) -> None:
        """The large map as it is seen, or what the guess makes."""
        view = self.guess.view.result if self.guessing else self.stack.view
        QGuiApplication.clipboard().setImage(view.image)

    # following

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views)
        self.views.addWidget(self.stack)
        self.views.addWidget(self.guess.view)
        column = QVBoxLayout(self.controls)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        for part in (self.switch, self.channel, self.panel, self.guess.panel):
            column.addWidget(part)

    def _show_view(self, name: str) -> None:
        """The layers, or the filter to be guessed, with its controls."""
        guessing = name == "guess"
        self.switch.show_choice(name)
        self.views.setCurrentWidget(self.guess.view if guessing else self.stack)
        self.panel.setVisible(not guessing)
        self.guess.panel.setVisible(guessing)
        self.note_changed.emit("")
        if self.isVisible():
            self._ask()
        self.status_changed.emit()

    def _connect(self) -> None:
        panel, edits = self.panel, self.edits
        panel.count_chosen.connect(edits.set_count)
        panel.block_chosen.connect(self._on_block)
        panel.filter_toggled.connect(self._on_filter)
        panel.own_asked.connect(self._on_own_asked)
        # queued: the list still handles the event in which its entry goes
        panel.own_removed.connect(self._on_own_removed, Qt.ConnectionType.QueuedConnection)
        panel.convolution_asked.connect(self.open_region)
        panel.pool_chosen.connect(lambda pooling: edits.set_pool(self._block, pooling))
        self.switch.chosen.connect(self._show_view)
        grid = self.guess.view.filter.grid
        grid.menu_asked.connect(lambda at: self.menu_asked.emit(at, weight_entries(grid)))
        self.channel.box.chosen.connect(edits.set_channel)
        self.run.changed.connect(self._on_seen)
        self.stack.chosen.connect(self._on_chosen)
        self.stack.view.pointed.connect(self._on_pointed)
        self.stack.view.pinned_changed.connect(lambda: self._on_pointed(self.stack.view.pinned))

    def _ask(self) -> None:
        sheet = self.document.sheet
        if self.guessing:
            self.guess.pull()
        else:
            self.run.show(sheet.picture, sheet.layers.channel, sheet.layers.pipeline)

    def _pull_panel(self) -> None:
        pipeline = self.document.sheet.layers.pipeline
        count = len(blocks_of(pipeline))
        self._block = min(self._block, max(0, count - 1))
        self.panel.set_layers(count, self._block)
        self.panel.set_filters(self.edits.filters(self._block))
        self.panel.set_own(self.edits.offered(), editable=count > 0)
        pool = pool_of(pipeline, self._block) if count else None
        self.panel.set_pool(None if pool is None else pool.pooling)

    def _on_block(self, block: int) -> None:
        self._block = block
        self._pull_panel()

    def _on_filter(self, name: str, there: bool) -> None:
        self.edits.toggle(self._block, name, there)
        self._pull_panel()  # where there is no such layer nothing has changed

    def _on_own_asked(self) -> None:
        added = self.edits.add_own(self._block)
        if added is not None:
            self.panel.reveal(added)

    def _on_own_removed(self, place: int) -> None:
        self.edits.remove_own(self._block, place)
        self._pull_panel()  # the last one stays

    def _on_seen(self) -> None:
        if self.run.seen is not None:
            self.stack.show_seen(self.run.seen, self.document.sheet.layers)
            self.status_changed.emit()

    def _on_chosen(self, place: int, map_: int) -> None:
        if place == INPUT:
            self._on_seen()
            return
        self._block = max(0, sum(s <= place for s in blocks_of(self._pipeline)) - 1)
        self.edits.show_map(place, map_)
        self._pull_panel()
        self._on_seen()

    @property
    def _pipeline(self) -> Pipeline:
        return self.document.sheet.layers.pipeline

    def open_region(self) -> None:
        """Take the marked pixel and what is around it to the Convolution tab."""
        found, seen = self.region_shown(), self.run.seen
        if found is None:
            self._refuse(self.why_no_region)
            return
        if self.guessing or seen is None:
            title = partial(region_title, guess_name, self.guess.view.result.pinned)
        else:
            name = code_name(seen.pipeline, self.stack.place, self.stack.map)
            title = partial(region_title, lambda: name, self.stack.view.pinned)
        self.go_to.emit("convolutionTab", ExperimentPlace(found.experiment, found.cell, title))

    def _on_pointed(self, pixel: Pair | None) -> None:
        seen, stack = self.run.seen, self.stack
        if pixel is None or seen is None:
            self.note_changed.emit("")
            return
        name = translate("ImageLayers", "input")
        if stack.place != INPUT:
            name = code_name(seen.pipeline, stack.place, stack.map)
        text = translate("ImageLayers", "{map}, row {row}, column {column}: {value}")
        value = number(stack.view.value(*pixel), 4)
        row, column = pixel
        note = text.format(map=name, row=row, column=column, value=value)
        tell_keys(stack.view, note)
        self.note_changed.emit(note)

    def _refuse(self, say: Say) -> None:
        self.notice.emit(refused(say))
        self._pull_panel()  # it is as it was

    def _refuse_guess(self, say: Say) -> None:
        self.notice.emit(refused(say))

    def retranslate(self) -> None:
        tip = translate("ImageLayers", "The picture through CONV, RELU and POOL, step by step")
        label_button(self.switch.buttons["layers"], translate("ImageLayers", "Layers"), tip)
        tip = translate("ImageLayers", "A result is shown: find the filter that made it")
        text = translate("ImageLayers", "Guess the filter")
        label_button(self.switch.buttons["guess"], text, tip)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pull_panel()  # the filter that is offered is another page's
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.run.rest()
        if self.run.seen is not None:
            self.stack.rest(self.run.seen)


def _layers_of(sheet: ImageSheet) -> tuple[Pipeline, tuple[int, ...]]:
    """What belongs to the layers alone, and not to the guess as well."""
    return sheet.layers.pipeline, sheet.layers.maps
