"""The page of fitting in the Neuron tab."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from cnnlab.core.dense.points import Points
from cnnlab.core.dense.points_text import points_text
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.neuron.fitting import FitRun, FitTrouble
from cnnlab.lessons.sheet import Page
from cnnlab.scene.colours import Theme
from cnnlab.ui.neuron.fit_actions import gestures, page_actions, point_entries
from cnnlab.ui.neuron.fit_binder import FitBinder
from cnnlab.ui.neuron.fit_edits import FitEdits
from cnnlab.ui.neuron.fit_incoming import IncomingPoints, may_hold_points
from cnnlab.ui.neuron.fit_layout import FitParts, lay_out
from cnnlab.ui.neuron.fit_messages import full_message, trouble_message
from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.widgets.table_mime import copy_text
from cnnlab.ui.window.notice import Notice, Offer, refused
from cnnlab.ui.window.tab import Action

KEYS = (",", ".", "Ctrl+,", "[", "]")


class FitPage(NeuronPage):
    """Points in the plane and a network that is fitted to them."""

    name: Page = "fit"

    def __init__(self, document: SheetDocument) -> None:
        super().__init__(document)
        self.run = FitRun(document.sheet.fitting, self)
        self.edits = FitEdits(document)
        self.parts = FitParts()
        self.binder = FitBinder(self.run, self.parts)
        self.incoming = IncomingPoints(self)
        self._stale = True
        lay_out(self, self.parts)
        filled = QVBoxLayout(self.controls)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(self.parts.controls)
        self._connect_run()
        self._connect_points()
        self._connect_controls()
        self._add_keys()
        self.parts.controls.set_chosen(False)
        self.parts.transport.set_speed(self.run.speed)

    # what it can be asked for

    def to_layers(self) -> None:
        """The network as it is on the page of layers, with the chosen point."""
        if self.parts.plane.chosen >= 0 and self.run.fitting.network.hidden:
            self.edits.open_in_layers(self.binder.dense, self.parts.plane.chosen)
            self.page_asked.emit("layers")

    def use_weights(self) -> None:
        """The network as it is on the page of layers."""
        if self.run.fitting.network.hidden:
            self.edits.open_in_layers(self.binder.dense, -1)
            self.page_asked.emit("layers")

    def turn_chosen(self) -> None:
        """The chosen point into the other class."""
        if self.parts.plane.chosen >= 0:
            self.edits.turn(self.parts.plane.chosen)

    def erase_chosen(self) -> None:
        """The chosen point goes."""
        gone = self.parts.plane.chosen
        if gone >= 0:
            self.parts.plane.choose(-1)
            self.edits.erase([gone])

    # what every page has

    def pull(self) -> None:
        fitting = self.document.sheet.fitting
        self.parts.controls.set_fitting(fitting)
        if fitting.kind != "own" and fitting.points is not self.parts.plane.points:
            self.parts.plane.choose(-1)
        self.parts.plane.set_points(fitting.points)
        self.run.use(fitting)
        self._on_chosen(self.parts.plane.chosen)
        self.binder.pull_figures()

    def set_theme(self, theme: Theme) -> None:
        self.parts.set_theme(theme)

    def retranslate(self) -> None:
        self.binder.retranslate()

    def status(self) -> str:
        return self.binder.status()

    def steps_shown(self) -> int:
        """Steps of the fit that have led to what is shown."""
        return self.run.state.step

    def page_actions(self) -> Sequence[Action]:
        return page_actions(self.run, self)

    def gestures(self) -> list[tuple[str, str]]:
        return gestures()

    def press_space(self) -> bool:
        self.run.toggle()
        return True

    def copy(self) -> None:
        """The points as a table."""
        copy_text(points_text(self.run.fitting.points))

    def paste(self, mime: QMimeData) -> bool:
        return self.take_mime(mime)

    def drop_text(self, mime: QMimeData) -> str:
        if not may_hold_points(mime):
            return ""
        return self.tr("Drop the table here: its points take the place of these")

    def take_mime(self, mime: QMimeData) -> bool:
        return self.incoming.take(mime)

    def close_down(self) -> None:
        self.run.close_down()

    # connecting

    def _connect_run(self) -> None:
        run, transport = self.run, self.parts.transport
        run.moved.connect(self._on_moved)
        run.restarted.connect(self._on_restarted)
        run.troubled.connect(self._on_troubled)
        transport.play_toggled.connect(run.toggle)
        transport.rewound.connect(run.rewind)
        transport.stepped.connect(lambda by: run.step() if by > 0 else run.back())
        transport.speed_chosen.connect(run.set_speed)
        self.parts.curve.sought.connect(run.seek)
        self.parts.network.chosen.connect(self.binder.show_unit)

    def _connect_points(self) -> None:
        plane, tools = self.parts.plane, self.parts.tools
        self.incoming.taken.connect(self._take)
        self.incoming.notice.connect(self.notice)
        plane.added.connect(self._on_added)
        plane.moved_to.connect(self.edits.move)
        plane.erased.connect(self.edits.erase)
        plane.taken_back.connect(self.document.undo_stack.undo)
        plane.chosen_changed.connect(self._on_chosen)
        plane.label_chosen.connect(self._use_label)
        plane.pointed.connect(lambda place: self.note_changed.emit(self.binder.note(place)))
        plane.menu_asked.connect(self._on_menu_asked)
        plane.zoomed.connect(self._on_zoomed)
        tools.label_chosen.connect(self._use_label)
        tools.erasing_chosen.connect(plane.set_erasing)

    def _connect_controls(self) -> None:
        controls, edits = self.parts.controls, self.edits
        controls.kind.chosen.connect(edits.use_kind)
        controls.count.valueChanged.connect(edits.use_count)
        controls.noise.valueChanged.connect(edits.use_noise)
        controls.share.valueChanged.connect(edits.use_share)
        controls.seed.valueChanged.connect(edits.use_seed)
        controls.clear.clicked.connect(edits.clear)
        controls.open.clicked.connect(self.incoming.choose)
        controls.hidden_chosen.connect(edits.use_hidden)
        controls.function.chosen.connect(edits.use_function)
        controls.start.valueChanged.connect(edits.use_start)
        controls.own.connect(edits.use_recipe)
        controls.rival.connect(edits.use_rival)
        controls.race.toggled.connect(edits.race)
        controls.to_layers.clicked.connect(self.to_layers)
        controls.use_weights.clicked.connect(self.use_weights)

    def _add_keys(self) -> None:
        """Keys that work while the page is seen, wherever the keyboard is."""
        speed = self.parts.transport.speed
        slots = (
            self.run.back,
            self.run.step,
            self.run.rewind,
            lambda: speed.setValue(speed.value() - 1),
            lambda: speed.setValue(speed.value() + 1),
        )
        for key, slot in zip(KEYS, slots, strict=True):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    # pulling

    def _on_moved(self) -> None:
        self.binder.pull_figures()
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self.run.playing:
            self.binder.pull_frame()
        else:
            self.binder.pull()
            self.binder.describe()
        self.status_changed.emit()

    def _on_restarted(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.binder.start_over()
        self.status_changed.emit()

    def _on_zoomed(self) -> None:
        self.parts.network.set_network(self.binder.dense, self.parts.plane.axes, self.binder.unit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.binder.start_over()

    # asked for

    def _on_added(self, x: float, y: float, label: float, gesture: object) -> None:
        if not self.edits.add(x, y, label, gesture):
            self.notice.emit(refused(full_message))

    def _on_chosen(self, index: int) -> None:
        self.parts.controls.set_chosen(index >= 0 and bool(self.run.fitting.network.hidden))

    def _on_menu_asked(self, at: QPoint, _index: int) -> None:
        self.menu_asked.emit(at, point_entries(self))

    def _on_troubled(self, trouble: FitTrouble) -> None:
        fitting = self.run.fitting
        say = partial(trouble_message, trouble, fitting, self.run.state.step)
        offer = None
        if trouble in ("diverged", "rival_diverged"):
            slow = partial(self.edits.slow_down, trouble == "rival_diverged")
            offer = Offer(lambda: self.tr("A tenth of it"), slow)
        self.notice.emit(Notice("refused", say, offer))

    def _use_label(self, label: float) -> None:
        self.parts.plane.label = label
        self.parts.plane.set_erasing(False)
        self.parts.tools.set_label(label)
        self.binder.pull_hint()

    def _take(self, points: Points) -> None:
        self.parts.plane.choose(-1)
        self.edits.take(points)
        self.parts.plane.fit()
