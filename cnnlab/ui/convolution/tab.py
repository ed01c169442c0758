"""The Convolution tab: puts document, player and focus together with what shows them."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell, ConvolutionStep
from cnnlab.lab.convolution.bench import Bench, from_preset
from cnnlab.lab.convolution.played import Place, PlayedDocument
from cnnlab.lab.shared.incoming import may_hold_picture
from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.own_presets import OwnPresets
from cnnlab.lab.shared.place import ExperimentPlace
from cnnlab.lab.shared.player import FASTEST, SLOWEST
from cnnlab.lab.shared.settings import Settings
from cnnlab.lessons.presets import Preset, shipped_presets
from cnnlab.scene.channels import IN_FULL
from cnnlab.scene.colours import Theme
from cnnlab.ui.convolution.bench_actions import (
    caption_actions,
    edit_actions,
    film_action,
    kept_limits,
    neuron_action,
    own_example_actions,
    playback_actions,
    sharing_actions,
)
from cnnlab.ui.convolution.bench_edits import BenchEdits
from cnnlab.ui.convolution.bench_view import BenchView
from cnnlab.ui.convolution.film_save import FilmSave
from cnnlab.ui.convolution.gestures import gestures
from cnnlab.ui.convolution.grids import Address
from cnnlab.ui.convolution.guessing import Guessing
from cnnlab.ui.convolution.labels import cost_text
from cnnlab.ui.convolution.picture_input import PictureInput
from cnnlab.ui.convolution.stage_menu import stage_entries, sum_entries
from cnnlab.ui.convolution.stage_scroll import LARGEST
from cnnlab.ui.window.examples import Examples
from cnnlab.ui.window.notice import Say, done, failed
from cnnlab.ui.window.tab import Action, Tab, zoom_actions


class ConvolutionTab(Tab):
    """The bench: stage, transport, ledger and the panel beside them."""

    takes_pictures = True

    def __init__(self, language: str, own: OwnPresets[Preset]) -> None:
        super().__init__()
        self._language = language
        self.examples = Examples(shipped_presets(), own, kept_limits, self)
        self._note = ""
        self._came_back = False
        self.document = PlayedDocument(from_preset(self.examples.presets[0]), self)
        self.player, self.focus = self.document.player, self.document.focus
        self.edits = BenchEdits(self.document, self.player, self.refuse)
        self.pictures = PictureInput(self.edits, self.document.undo_stack, self)
        view = self.view = BenchView(self.document, self.examples, self.edits, language)
        self.stage, self.chain, self.problem = view.stage, view.chain, view.problem
        self.page = view.page
        self.transport, self.ledger, self.caption = view.transport, view.ledger, view.caption
        self.panel, self.playback, self.splitter = view.panel, view.playback, view.splitter
        self.film = FilmSave(self.document, view)
        self.guessing = Guessing(self.document, self.stage, self.panel.output, self.notice.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        stage, panel = self.stage, self.panel
        self.view.noted.connect(self._on_noted)
        self.document.changed.connect(self._on_document_changed)
        stage.refused.connect(self.refuse)
        stage.done.connect(lambda say: self.notice.emit(done(say)))
        stage.menu_asked.connect(self._on_menu_asked)
        stage.sum_clicked.connect(self._on_sum_clicked)
        self.pictures.unusable.connect(self.refuse)
        self.film.notice.connect(self.notice)
        self.examples.kept.connect(self.edits.use_kept)
        self.examples.notice.connect(self.notice)
        self.examples.changed.connect(self.retranslate)
        self.examples.changed.connect(self.examples_changed)
        panel.picture_asked.connect(self.picture_asked)
        panel.preset_chosen.connect(self.use_example)

    # what it can be asked for

    def show_place(self, experiment: Experiment, cell: Cell, title: Say) -> None:
        """An experiment from another tab as one undo step, with the window at a cell.

        The one that is shown already stays as it is.
        """
        if experiment is not self.document.bench.experiment:
            self.edits.use_experiment(experiment, title)
        plan = self.player.plan
        if plan is not None:
            self.player.pause()
            self.player.seek(plan.index_of(cell))
            self.focus.pin(cell)
            step = self.player.step
            if isinstance(step, ConvolutionStep):
                self.stage.show_channels(np.argsort(-np.abs(step.channel_sums)).tolist()[:IN_FULL])

    # what the window asks of every tab

    @property
    def undo_stack(self) -> QUndoStack:
        """Steps of the bench."""
        return self.document.undo_stack

    def actions_by_menu(self) -> list[Action]:
        """Examples, edits and playback."""
        return [
            *own_example_actions(self.examples, self.document),
            *sharing_actions(self.document, self.view, self.notice.emit),
            film_action(self.film.save, lambda: self.document.result is not None),
            *edit_actions(self.edits, self.stage, self.panel),
            neuron_action(self.document, self.go_to.emit),
            *zoom_actions(self.page.enlarge, self.page.fit),
            *playback_actions(self.playback),
            *caption_actions(self.view.toggle_caption, self.view.shows_caption),
        ]

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse of the bench."""
        return gestures()

    def start(self) -> None:
        """The demo plays, and keys go to the stage; what came back stands where it stood."""
        self.stage.setFocus()
        if not self._came_back:
            self.player.play()

    def leave(self) -> None:
        """Pause while the tab is hidden."""
        self.player.pause()

    def press_space(self) -> bool:
        """Play or pause."""
        self.player.toggle()
        return True

    def press_escape(self) -> bool:
        """Leave a picture that is on its way, or the inside of a window, wherever the focus is."""
        return self.pictures.cancel() or self.stage.escape()

    def press_page(self, step: int) -> bool:
        """One step back or forward."""
        self.playback.step(step)
        return True

    def set_presenting(self, on: bool) -> None:
        """Without the panel; keys go to the stage."""
        self.panel.setVisible(not on)
        self.splitter.set_presenting(on)
        if on:
            self.stage.setFocus()

    def paste(self, mime: QMimeData) -> None:
        """A picture as input."""
        if not self.take_mime(mime):
            self.refuse_pasted(
                mime,
                lambda: self.tr(
                    "There is no picture on the clipboard. To paste numbers, select a cell first."
                ),
            )

    def drop_text(self, mime: QMimeData) -> str:
        """A picture becomes the input."""
        if not may_hold_picture(mime):
            return ""
        return self.tr("Drop the picture here: it becomes the input")

    def take_mime(self, mime: QMimeData) -> bool:
        """A picture that was pasted or dropped, as input; False if there is none."""
        return self.pictures.take_mime(mime)

    def open_path(self, path: str) -> None:
        """A picture file as input."""
        self.pictures.open(path)

    def receive(self, value: object) -> None:
        """An experiment from another tab, with the window at a cell."""
        if isinstance(value, ExperimentPlace):
            self.show_place(value.experiment, value.cell, value.title)

    def restore_state(self, settings: Settings) -> None:
        """Speed, loop and the height of the ledger."""
        self.player.set_speed(settings.number("speed", SLOWEST, FASTEST))
        self.player.set_loop(settings.flag("loop"))
        self.view.set_caption({name: settings.flag(name) for name in self.view.caption_parts})
        self.page.set_factor(settings.number("stage_zoom", 1.0, LARGEST))
        self.splitter.restore(settings.state("splitter"))
        if self.examples.skipped:
            self.notice.emit(failed(self.examples.skipped_message))

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        settings.remember("speed", self.player.speed)
        settings.remember("loop", self.player.loop)
        settings.remember("stage_zoom", self.page.factor)
        for name, shown in self.view.caption_parts.items():
            settings.remember(name, shown)
        if self.splitter.sized_by_hand:
            settings.remember("splitter", self.splitter.saveState())

    def snapshot(self) -> Callable[[], Document]:
        """The bench, where the player stands, and what is pinned."""
        from cnnlab.lab.convolution.bench_form import document_data  # not needed to start

        return partial(document_data, self.document.bench, self.document.place)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A bench and a place; the first example where there is none."""
        from cnnlab.lab.convolution.bench_form import document_from  # not needed to start

        if not document:
            return self._show_first
        return partial(self._come_back, *document_from(document))

    def close_down(self) -> None:
        """Pause, and cancel background work."""
        self.film.close_down()
        self.player.pause()
        self.pictures.close_down()

    def note(self) -> str:
        """The line on what is pointed at."""
        return self._note

    def use_example(self, index: int) -> None:
        """Start over from a worked example."""
        self.edits.use_preset(self.examples.presets[index], lambda: self._language)

    def example_titles(self) -> list[str]:
        """Names of the examples in the language in use."""
        return [preset.title[self._language] for preset in self.examples.presets]

    def own_examples(self) -> int:
        """How many of them, at the end, are the user's own."""
        return self.examples.own

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""
        self._language = code
        self.retranslate()

    def status(self) -> str:
        """Shapes and cost of what is shown; empty when there is no output."""
        evaluation = self.document.evaluation
        return "" if isinstance(evaluation, Problem) else cost_text(evaluation)

    def _show_first(self) -> None:
        self._came_back = False
        self.document.open(from_preset(self.examples.presets[0]), Place())
        self.start()

    def _come_back(self, bench: Bench, place: Place) -> None:
        self._came_back = True
        self.document.open(bench, place)

    def _on_document_changed(self) -> None:
        self.status_changed.emit(self.status())
        self.succeeded.emit()

    def _on_noted(self, note: str) -> None:
        self._note = note
        self.note_changed.emit(note)

    def retranslate(self) -> None:
        self.panel.preset.set_titles(self.example_titles(), self.examples.shipped)
        self.view.set_language(self._language)
        self.status_changed.emit(self.status())

    def _on_menu_asked(self, at: QPoint, address: Address | None) -> None:
        see = partial(neuron_action, self.document, self.go_to.emit)
        self.menu_asked.emit(at, stage_entries(self.stage, address, see))

    def _on_sum_clicked(self, at: QPoint) -> None:
        self.menu_asked.emit(at, sum_entries(self.panel.output.channels))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
