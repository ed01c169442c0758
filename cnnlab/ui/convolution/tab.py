"""The Convolution tab: puts document, player and focus together with what shows them."""

from functools import partial

import numpy as np
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint
from PySide6.QtGui import QResizeEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QLabel

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell, ConvolutionStep
from cnnlab.lab.convolution.bench import from_preset
from cnnlab.lab.convolution.focus import TermAt
from cnnlab.lab.convolution.own_presets import OwnPresets
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.shared.place import ExperimentPlace
from cnnlab.lab.shared.player import FASTEST, SLOWEST
from cnnlab.lab.shared.settings import Settings
from cnnlab.scene.channels import IN_FULL
from cnnlab.scene.colours import Theme
from cnnlab.ui.convolution.bench_actions import edit_actions, example_actions, view_actions
from cnnlab.ui.convolution.bench_edits import BenchEdits
from cnnlab.ui.convolution.examples import Examples
from cnnlab.ui.convolution.facts import chain_text
from cnnlab.ui.convolution.gestures import gestures
from cnnlab.ui.convolution.grids import Address
from cnnlab.ui.convolution.labels import cost_text, problem_text
from cnnlab.ui.convolution.ledger_binder import LedgerBinder
from cnnlab.ui.convolution.ledger_content import describe_step
from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.convolution.panel_binder import PanelBinder
from cnnlab.ui.convolution.picture_input import PictureInput
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.convolution.stage_menu import cell_entries, stage_entries
from cnnlab.ui.convolution.tab_layout import lay_out, prepare_problem
from cnnlab.ui.widgets.accessible_grid import announce
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.transport import Transport
from cnnlab.ui.window.notice import done, failed
from cnnlab.ui.window.tab import Action, Tab

LEDGER_SHARE = 0.36  # of the height, at most, for transport and ledger


class ConvolutionTab(Tab):
    """The bench: stage, transport, ledger and the panel beside them."""

    takes_pictures = True

    def __init__(self, language: str, own: OwnPresets) -> None:
        super().__init__()
        self._language = language
        self.examples = Examples(own, self)
        self.sized_by_hand = False
        self._kept_sizes = QByteArray()
        self._note = ""
        self.document = PlayedDocument(from_preset(self.examples.presets[0]), self)
        self.player, self.focus = self.document.player, self.document.focus
        self.edits = BenchEdits(self.document, self.player)
        self.pictures = PictureInput(self.edits, self)
        self.document.changed.connect(self._on_document_changed)
        self.stage = Stage(self.document, self.player, self.focus)
        self.transport, self.ledger, self.panel = Transport(), Ledger(), Panel()
        self._panel_feed = PanelBinder(self.panel, self.document, self.examples, self.player)
        self._ledger_feed = LedgerBinder(self.ledger, self.document, self.player, self.focus)
        self.problem = QLabel(self.stage)
        self.chain = QLabel()
        parts = self.stage, self.chain, self.transport, self.ledger, self.panel
        self.splitter = lay_out(self, *parts)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        prepare_problem(self.problem)
        self._connect()
        self.retranslate()

    # building

    def _connect(self) -> None:
        player, transport, panel = self.player, self.transport, self.panel
        player.moved.connect(self._pull_player)
        player.plan_changed.connect(self._pull_player)
        player.playing_changed.connect(transport.set_playing)
        player.speed_changed.connect(transport.set_speed)
        player.loop_changed.connect(transport.set_loop)
        transport.set_loop(player.loop)
        self.focus.changed.connect(self._pull_ledger)
        transport.play_toggled.connect(player.toggle)
        transport.stepped.connect(self.step)
        transport.sought.connect(self.seek)
        transport.speed_chosen.connect(player.set_speed)
        transport.loop_chosen.connect(player.set_loop)
        transport.inside_chosen.connect(self._on_inside)
        self.ledger.term_pointed.connect(self._on_term_pointed)
        self.document.changed.connect(self.succeeded)
        self.stage.refused.connect(self.refuse)
        self.stage.done.connect(lambda say: self.notice.emit(done(say)))
        self.stage.menu_asked.connect(self._on_menu_asked)
        self.pictures.unusable.connect(self.refuse)
        self.examples.kept.connect(self.edits.use_kept)
        self.examples.notice.connect(self.notice)
        self.examples.changed.connect(self.retranslate)
        self.examples.changed.connect(self.examples_changed)
        panel.picture_asked.connect(self.picture_asked)
        panel.preset_chosen.connect(self.use_example)
        panel.new_numbers_asked.connect(self.edits.use_seed)
        panel.seed_chosen.connect(self.edits.turn_seed)
        panel.reset_asked.connect(self.edits.reset)
        panel.kernel_chosen.connect(self.edits.use_kernel)
        panel.output_mode_chosen.connect(self.edits.use_output_mode)
        panel.geometry_box.operation_chosen.connect(self.edits.use_operation)
        panel.geometry_box.sized.connect(self.edits.resize)
        panel.geometry_box.set_.connect(self.edits.use_setting)
        panel.show_me_asked.connect(self.show_me)
        panel.reference_chosen.connect(self.edits.set_reference)
        panel.chain_asked.connect(self.edits.chain)
        self.chain.linkActivated.connect(lambda index: self.edits.back(int(index)))

    # what it can be asked for

    def step(self, direction: int) -> None:
        """One step on or back; the ledger follows."""
        self.focus.follow()
        if direction > 0:
            self.player.step_forward()
        else:
            self.player.step_back()

    def seek(self, index: int) -> None:
        """Scrub to a step; the ledger follows."""
        self.focus.follow()
        self.player.pause()
        self.player.seek(index)

    def show_me(self) -> None:
        """Step through the sum of the pinned cell, or of the one the window is at."""
        plan = self.player.plan
        if plan is None:
            return
        if self.focus.pinned is not None:
            self.player.seek(plan.index_of(self.focus.pinned))
            self.focus.pin(None)
        self.player.enter()
        self.player.play()

    def show_place(self, experiment: Experiment, cell: Cell, title: str) -> None:
        """An experiment from another tab as one undo step, with the window at a cell."""
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
        tell = self.notice.emit
        return [
            *example_actions(self.examples, self.document),
            *edit_actions(self.document, self.player, self.edits, self.stage, self.panel, tell),
            *view_actions(self.stage, self.player, self.transport, self.step, self.seek),
        ]

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse of the bench."""
        return gestures()

    def start(self) -> None:
        """The demo plays, and keys go to the stage."""
        self.stage.setFocus()
        self.player.play()

    def leave(self) -> None:
        """Pause while the tab is hidden."""
        self.player.pause()

    def press_space(self) -> bool:
        """Play or pause."""
        self.player.toggle()
        return True

    def paste(self, mime: QMimeData) -> None:
        """A picture as input."""
        if not self.take_mime(mime):
            self.refuse(
                lambda: self.tr(
                    "There is no picture on the clipboard. To paste numbers, select a cell first."
                )
            )

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
        self._kept_sizes = settings.state("splitter")
        self.sized_by_hand = False
        self.fit_ledger()
        if self.examples.skipped:
            self.notice.emit(failed(self.examples.skipped_message))

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        settings.remember("speed", self.player.speed)
        settings.remember("loop", self.player.loop)
        if self.sized_by_hand:
            settings.remember("splitter", self.splitter.saveState())

    def close_down(self) -> None:
        """Pause, and cancel background work."""
        self.player.pause()
        self.pictures.close_down()

    def note(self) -> str:
        """The line on what is pointed at."""
        return self._note

    def use_example(self, index: int) -> None:
        """Start over from a worked example."""
        self.edits.use_preset(self.examples.presets[index], self._language)

    def example_titles(self) -> list[str]:
        """Names of the examples in the language in use."""
        return [preset.title[self._language] for preset in self.examples.presets]

    def own_examples(self) -> int:
        """How many of them, at the end, are the user's own."""
        return len(self.examples.presets) - self.examples.shipped

    def set_theme(self, theme: Theme) -> None:
        for part in (self.stage, self.transport, self.ledger):
            part.set_theme(theme)

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""
        self._language = code
        self.retranslate()

    def status(self) -> str:
        """Shapes and cost of what is shown; empty when there is no output."""
        evaluation = self.document.evaluation
        return "" if isinstance(evaluation, Problem) else cost_text(evaluation)

    def fit_ledger(self) -> None:
        """Give the ledger the height of its content, but the stage enough for its numbers."""
        height, around = self.splitter.height(), self.transport.sizeHint().height() + 8 + 18
        least = around + self.ledger.least_height()
        room = min(height * LEDGER_SHARE, height - self.stage.height_for_numbers())
        below = min(around + self.ledger.height_for_content(), max(least, round(room)))
        if self.splitter.sizes()[1] == below:
            return
        self.splitter.setSizes([self.splitter.height() - below, below])

    # pulling

    def _on_document_changed(self, what: frozenset[str]) -> None:
        self._pull_document()
        if what & {"output_mode", "predictions"}:
            self._pull_ledger()
        if what & {"input", "filters"} and not self.sized_by_hand:
            self.fit_ledger()

    def _pull_document(self) -> None:
        self._panel_feed.pull(self._language)
        evaluation = self.document.evaluation
        self.chain.setText(chain_text(self.document.bench, evaluation))
        self.chain.setVisible(bool(self.document.bench.chain))
        self.problem.setText(problem_text(evaluation) if isinstance(evaluation, Problem) else "")
        self.problem.setVisible(isinstance(evaluation, Problem))
        self._place_problem()
        self.status_changed.emit(self.status())

    def _pull_player(self) -> None:
        player, step = self.player, self.player.step
        moment = player.moment_index
        moments = None if moment is None or step is None else (moment, len(step.moments))
        self.transport.set_place(player.index, player.count, moments)
        self._panel_feed.pull_kernels()
        self._pull_ledger()
        if step is not None and not player.playing:
            announce(self.stage, describe_step(step))

    def _pull_ledger(self) -> None:
        self._note = self._ledger_feed.pull()
        self.note_changed.emit(self._note)

    def _on_splitter_moved(self) -> None:
        self.sized_by_hand = True

    def _on_inside(self, inside: bool) -> None:
        if inside:
            self.player.pause()
            self.player.enter()
        else:
            self.player.leave()

    def _on_term_pointed(self, term: tuple[int, int, int] | None) -> None:
        step = self.player.step
        if term is None or step is None:
            self.focus.point(None)
        else:
            self.focus.point(TermAt(self.focus.shown(step.cell), term))

    def retranslate(self) -> None:
        self.panel.set_presets(self.example_titles(), self.examples.shipped)
        self.ledger.setAccessibleName(self.tr("The sum, term by term"))
        self.stage.setAccessibleName(self.tr("Stage: input, filters and output"))
        self._pull_document()
        self._pull_player()

    def _on_menu_asked(self, at: QPoint, address: Address | None) -> None:
        if address is None:
            self.menu_asked.emit(at, stage_entries())
            return
        grid = self.stage.grids.by_address[address]
        go = partial(self.stage.keep_current, address)
        self.menu_asked.emit(at, cell_entries(grid, address, go))

    def _place_problem(self) -> None:
        width = min(460, self.stage.width() - 40)
        self.problem.setFixedWidth(max(width, 200))
        self.problem.adjustSize()
        left = self.stage.width() - self.problem.width() - 20
        self.problem.move(left, (self.stage.height() - self.problem.height()) // 2)
        self.problem.raise_()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        kept, self._kept_sizes = self._kept_sizes, QByteArray()
        if not kept.isEmpty():
            self.sized_by_hand = self.splitter.restoreState(kept)
        if not self.sized_by_hand:
            self.fit_ledger()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.sized_by_hand:
            self.fit_ledger()
        self._place_problem()
