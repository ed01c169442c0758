"""The page of layers in the Neuron tab: a network as nodes and links, and its two passes."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.neuron.passes import PassPlayer, StepKind
from cnnlab.lab.shared.fast_forward import MOST_STEPS
from cnnlab.lab.shared.player import SLOWEST, Player
from cnnlab.lab.shared.settings import Settings
from cnnlab.lessons.sheet import Page
from cnnlab.scene.colours import Theme
from cnnlab.scene.network_parts import Item, Link, Unit
from cnnlab.scene.network_shown import NetworkLit, NetworkShown
from cnnlab.ui.neuron import layers_words as words
from cnnlab.ui.neuron.layers_actions import item_entries, pass_actions
from cnnlab.ui.neuron.layers_binder import LayersBinder
from cnnlab.ui.neuron.layers_edits import LayersEdits
from cnnlab.ui.neuron.layers_panel import LayersPanel
from cnnlab.ui.neuron.layers_playback import PassPlayback
from cnnlab.ui.neuron.layers_state import LayersState
from cnnlab.ui.neuron.network_sum import NetworkSum
from cnnlab.ui.neuron.network_view import NetworkView
from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.widgets.accessible import announce
from cnnlab.ui.widgets.accessible_numbers import announce_cell
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.transport import Transport
from cnnlab.ui.window.notice import refused
from cnnlab.ui.window.tab import Action


class LayeredPage(NeuronPage):
    """The picture over the written-out unit and the transport."""

    name: Page = "layers"

    def __init__(self, document: SheetDocument) -> None:
        super().__init__(document)
        self.edits = LayersEdits(document)
        self.player: PassPlayer = Player(self, MOST_STEPS)
        self.state = LayersState(document.sheet.layered, self.player)
        self.player.set_plan(self.state.passes)
        self.view = NetworkView(self._shown())
        self.view.setObjectName("neuronNetwork")
        self.view.set_reading(self.state.usable, self.state.number_of, self._name_of)
        self.sum = NetworkSum()
        self.transport = Transport(lambda: words.pass_words(lambda: self.state.passes))
        self.playback = PassPlayback(self.transport, self.state)
        self.panel = LayersPanel()
        self.binder = LayersBinder(
            self.panel,
            self.edits,
            self.state,
            lambda: self.view.current,
            self._show,
            self.notice.emit,
        )
        self._lay_out()
        self.editor = CellEditor(self)
        self._connect()
        self.retranslate()

    # building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.view, 1)
        column.addWidget(self.sum)
        column.addWidget(self.transport)
        self.transport.setObjectName("card")
        panel = QVBoxLayout(self.controls)
        panel.setContentsMargins(0, 0, 0, 0)
        panel.addWidget(self.panel)

    def _connect(self) -> None:
        player, view = self.player, self.view
        player.moved.connect(self._on_moved)
        player.posed.connect(self._on_posed)
        player.playing_changed.connect(self._on_playing)
        view.painted.connect(player.painted)
        view.number_edited.connect(self.edits.set_number)
        view.item_pointed.connect(self._on_pointed)
        view.item_chosen.connect(self._on_chosen)
        view.current_moved.connect(self._on_current_moved)
        view.enter_pressed.connect(self._on_enter)
        view.escape_pressed.connect(self._on_escape)
        view.edit_requested.connect(lambda r, c, text: self.editor.open_over(view, r, c, text))
        view.step_key_pressed.connect(self.state.note_step)
        view.step_was_typing.connect(self._on_step_was_typing)
        for part in (view, self.editor):
            part.refused.connect(lambda say: self.notice.emit(refused(say)))
        self.sum.parts.chosen.connect(self.write_part)
        view.menu_asked.connect(lambda at: self.menu_asked.emit(at, item_entries(view)))

    # what the tab asks of a page

    def pull(self) -> None:
        layered = self.document.sheet.layered
        self.state.take(layered)
        self.player.set_plan(self.state.passes)
        if self.editor.isVisible():
            self.editor.follow()
        self.binder.pull()
        self._show()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.view, self.sum, self.transport):
            part.set_theme(theme)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Layered network"))
        self.binder.retranslate()
        self._show()

    def status(self) -> str:
        return words.status(self.state.layered, self.state.passes)

    def page_actions(self) -> Sequence[Action]:
        return pass_actions(self.playback, self.write_next_part, lambda: not self.isHidden())

    def gestures(self) -> list[tuple[str, str]]:
        return words.gestures()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.state.text())

    def paste(self, mime: QMimeData) -> bool:
        return self.view.paste(mime)

    def press_space(self) -> bool:
        self.player.toggle()
        return True

    def restore_state(self, settings: Settings) -> None:
        self.player.set_speed(settings.number("passes_speed", SLOWEST, MOST_STEPS))
        self.player.set_loop(settings.flag("passes_loop"))
        self.state.all_shown = settings.text("passes_shown") == "all"
        self.binder.pull_mode()
        self._show()

    def save_state(self, settings: Settings) -> None:
        settings.remember("passes_speed", self.player.speed)
        settings.remember("passes_loop", self.player.loop)
        settings.remember("passes_shown", "all" if self.state.all_shown else "fill")

    def leave(self) -> None:
        self.player.pause()

    def close_down(self) -> None:
        self.player.pause()

    # what it can be asked for

    def open_unit(self, unit: Unit | None) -> None:
        """Write out a unit; None writes out what plays."""
        self.state.opened = unit
        self.state.follow_part()
        self._show()

    def write_part(self, part: StepKind) -> None:
        """Write out a unit's sum, its error, or the gradients of its weights."""
        self.state.part = part
        self._show()

    def write_next_part(self) -> None:
        """The next of these."""
        parts = get_args(StepKind)
        self.write_part(parts[(parts.index(self.state.part) + 1) % len(parts)])

    # pulling

    def _show(self) -> None:
        state, view = self.state, self.view
        view.show_network(self._shown())
        view.show_lit(self._lit())
        view.show_now(state.now(view.plan))
        self.sum.parts.show_choice(state.part)
        self.sum.formulas.set_blocks(state.blocks(), state.text)
        if not self.player.playing:  # nobody can listen as fast as that
            self._describe()
        self.sum.picture.show_unit(state.picture())
        self.playback.pull()
        self.binder.pull_current()

    def _shown(self) -> NetworkShown:
        return self.state.shown(words.headings(len(self.state.passes.layout)))

    def _describe(self) -> None:
        text = self.state.text()
        self.view.setAccessibleDescription(text)
        self.sum.formulas.setAccessibleDescription(text)

    # what the user does

    def _on_moved(self) -> None:
        self.state.begun = True
        self.state.follow_part()
        self._show()
        step = self.player.step
        if step is not None and not self.player.playing:
            announce(self.view, words.step_name(self.state.passes, step.index))

    def _on_posed(self) -> None:
        if self.player.pose.arrived:
            self._show()
        else:
            self.view.show_now(self.state.now(self.view.plan))

    def _on_playing(self, playing: bool) -> None:
        if playing:
            self.state.follow()
            self.state.follow_part()
        self._show()

    def _on_pointed(self, item: Item | None) -> None:
        if item != self.state.pointed:
            self.state.pointed = item
            self.view.show_lit(self._lit())
            self.note_changed.emit(words.item_note(self.state.layered, self.state.passes, item))

    def _lit(self) -> NetworkLit:
        return self.state.lit(self.view.plan, self.view.current if self.view.hasFocus() else None)

    def _on_chosen(self, item: Item) -> None:
        if isinstance(item, Unit) and item.layer > 0 and item.unit >= 0:
            self.open_unit(None if item == self.state.opened else item)

    def _on_current_moved(self) -> None:
        self.view.show_lit(self._lit())
        self.binder.pull_current()
        if self.view.hasFocus():
            item = self.view.current
            self.note_changed.emit(words.item_note(self.state.layered, self.state.passes, item))
            announce_cell(self.view)

    def _on_enter(self) -> None:
        item = self.view.current
        unit = Unit(item.layer + 1, item.unit) if isinstance(item, Link) else item
        if not isinstance(unit, Unit) or unit.layer == 0 or unit.unit < 0:
            self.view.edit_current()
        elif unit != self.state.opened:
            self.open_unit(unit)
        else:
            self._enter_opened()

    def _enter_opened(self) -> None:
        """Inside the opened unit, at its first term."""
        index = self.state.index_of_unit()
        self.state.follow()
        self.player.pause()
        self.player.seek(index)
        self.player.enter()

    def _on_escape(self) -> None:
        if self.player.moment_index is not None:
            self.player.leave()
        else:
            self.open_unit(None)

    def _on_step_was_typing(self) -> None:
        self.state.take_back_step()
        self._show()

    def _name_of(self, item: Item) -> str:
        return words.item_name(self.state.layered, self.state.passes, item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.sum.fit(self.height())
        super().resizeEvent(event)
        if self.editor.isVisible():
            self.editor.cancel()
