"""The Convolution tab: puts document, player and focus together with what shows them."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from cnnlab.core.evaluate import Evaluation, Problem
from cnnlab.core.experiment import Convolution, Experiment
from cnnlab.core.steps import Cell, ConvolutionStep, StepPlan
from cnnlab.lab.bench import Bench, from_preset, is_edited
from cnnlab.lab.document import Document
from cnnlab.lab.focus import Focus, TermAt
from cnnlab.lab.outputs import difference, is_right, score
from cnnlab.lab.own_presets import OwnPresets
from cnnlab.lab.pictures import picture_from_mime
from cnnlab.lab.player import Player
from cnnlab.lessons.kernels import name_of
from cnnlab.scene.channels import IN_FULL
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.convolution.commands import Commands
from cnnlab.ui.convolution.examples import Examples
from cnnlab.ui.convolution.facts import chain_text
from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.convolution.picture_input import PictureInput
from cnnlab.ui.convolution.pointing import term_under
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.convolution.sums import (
    bias_word,
    cell_title,
    describe_step,
    ledger_content,
    pointing_note,
)
from cnnlab.ui.labels import cost_text, problem_text
from cnnlab.ui.widgets.accessible_grid import announce
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.transport import Transport

LEDGER_SHARE = 0.36  # of the height, at most, for transport and ledger


class ConvolutionTab(QWidget):
    """The bench: stage, transport, ledger and the panel beside them."""

    status_changed = Signal(str)
    """Shapes and cost of what is shown."""
    note_changed = Signal(str)
    """One line on what is pointed at, or on what can be done."""
    refused = Signal(str)
    """Something was not taken; the message says why and what helps."""

    def __init__(self, language: str, own: OwnPresets) -> None:
        super().__init__()
        self.setObjectName("convolutionTab")
        self._language = language
        self.examples = Examples(own, self)
        self.sized_by_hand = False
        self.document = Document(from_preset(self.examples.presets[0]), self)
        self.player = Player(self)
        self.focus = Focus(self)
        self.commands = Commands(self.document, self.player)
        self.pictures = PictureInput(self.commands, self)
        self._pull_plan()
        # The player must have the new plan before any view pulls from it.
        self.document.changed.connect(self._on_document_changed)
        self.stage = Stage(self.document, self.player, self.focus)
        self.transport, self.ledger, self.panel = Transport(), Ledger(), Panel()
        self.notice = QLabel(self.stage)
        self.chain = QLabel()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._name()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    # building

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 8, 14, 6)
        inner.addWidget(self.ledger, 1)
        self.transport.setObjectName("card")
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.transport)
        column.addWidget(card, 1)
        above = QWidget()
        stage = QVBoxLayout(above)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.setSpacing(0)
        stage.addWidget(self.chain)
        stage.addWidget(self.stage, 1)
        self.splitter.addWidget(above)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self.splitter.setCollapsible(0, False)
        self.splitter.setCollapsible(1, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 4)
        row.setSpacing(10)
        row.addWidget(self.splitter, 1)
        row.addWidget(self.panel)
        self.chain.setTextFormat(Qt.TextFormat.RichText)
        self.chain.setContentsMargins(8, 2, 8, 2)
        self.chain.hide()
        self.notice.setObjectName("notice")
        self.notice.setWordWrap(True)
        self.notice.hide()

    def _name(self) -> None:
        """The names that tests and other people's code find widgets by."""
        for widget, name in (
            (self.stage, "stage"),
            (self.ledger, "ledger"),
            (self.transport.play, "playButton"),
            (self.transport.forward, "stepForwardButton"),
            (self.transport.back, "stepBackButton"),
            (self.transport.position, "positionSlider"),
            (self.transport.speed, "speedSlider"),
            (self.panel.preset, "presetBox"),
        ):
            widget.setObjectName(name)

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
        self.stage.refused.connect(self.refused)
        self.pictures.refused.connect(self.refused)
        self.examples.refused.connect(self.refused)
        self.examples.changed.connect(self.retranslate)
        panel.preset_chosen.connect(self.use_preset)
        panel.new_numbers_asked.connect(self.commands.use_seed)
        panel.seed_chosen.connect(self.commands.turn_seed)
        panel.reset_asked.connect(self.commands.reset)
        panel.kernel_chosen.connect(self.commands.use_kernel)
        panel.output_mode_chosen.connect(self.commands.use_output_mode)
        panel.geometry_box.operation_chosen.connect(self.commands.use_operation)
        panel.geometry_box.sized.connect(self.commands.resize)
        panel.geometry_box.set_.connect(self.commands.use_setting)
        panel.show_me_asked.connect(self.show_me)
        panel.pin_chosen.connect(self.commands.pin_output)
        panel.chain_asked.connect(self.commands.chain)
        self.chain.linkActivated.connect(lambda index: self.commands.back(int(index)))

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
        self.commands.use_experiment(experiment, title)
        plan = self.player.plan
        if plan is not None:
            self.player.pause()
            self.player.seek(plan.index_of(cell))
            self.focus.pin(cell)
            step = self.player.step
            if isinstance(step, ConvolutionStep):
                self.stage.show_channels(np.argsort(-np.abs(step.channel_sums)).tolist()[:IN_FULL])

    def use_preset(self, index: int) -> None:
        """Start over from a worked example."""
        self.commands.use_preset(self.examples.presets[index], self._language)

    def preset_titles(self) -> list[str]:
        """Names of the examples in the language in use."""
        return [preset.title[self._language] for preset in self.examples.presets]

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
        """Give the ledger the height of its content, and the stage the rest."""
        below = self.transport.sizeHint().height() + 8
        below += self.ledger.height_for_content() + 18
        below = min(below, round(self.splitter.height() * LEDGER_SHARE))
        if self.splitter.sizes()[1] == below:
            return
        self.splitter.setSizes([self.splitter.height() - below, below])

    # pulling

    def _on_document_changed(self, what: frozenset[str]) -> None:
        if "experiment" in what:
            self._pull_plan()
        self._pull_document()
        if what & {"output_mode", "predictions"}:
            self._pull_ledger()
        if what & {"input", "filters"} and not self.sized_by_hand:
            self.fit_ledger()

    def _pull_plan(self) -> None:
        evaluation = self.document.evaluation
        plan = evaluation.plan if isinstance(evaluation, Evaluation) else None
        old = self.player.plan
        if plan is None or old is None or _sizes(plan) != _sizes(old):
            # What is pointed at may be gone.
            self.focus.forget()
        self.player.set_plan(plan)

    def _pull_document(self) -> None:
        bench, evaluation = self.document.bench, self.document.evaluation
        index = self.examples.of(bench.preset)
        self.panel.set_preset(index, self._about(index))
        self.panel.set_seed(bench.seed)
        self.panel.set_edited(is_edited(bench))
        self.panel.set_output_mode(bench.output_mode)
        self.panel.geometry_box.set_experiment(bench.experiment, evaluation)
        self._pull_output_controls(bench, evaluation)
        self._pull_kernels()
        problem = isinstance(evaluation, Problem)
        self.notice.setText(problem_text(evaluation) if isinstance(evaluation, Problem) else "")
        self.notice.setVisible(problem)
        self._place_notice()
        self.status_changed.emit(self.status())

    def _pull_output_controls(self, bench: Bench, evaluation: Evaluation | Problem) -> None:
        self.chain.setText(chain_text(bench, evaluation))
        self.chain.setVisible(bool(bench.chain))
        self.panel.chain.setEnabled(isinstance(evaluation, Evaluation))
        if isinstance(evaluation, Evaluation):
            made = score(bench, evaluation)
            self.panel.set_score(made.right, made.guessed)
            fits = difference(bench, evaluation) is not None
            self.panel.set_pin(bench.pinned is not None, fits)

    def _about(self, index: int) -> str:
        """What is shown, in a sentence."""
        bench, preset = self.document.bench, self.examples.presets[index]
        if bench.preset == preset.id and bench.baseline is preset.experiment:
            return preset.about[self._language]
        if bench.chain:
            return self.tr("The output of the operation before, as input.")
        if bench.white is not None:
            return self.tr("A picture as input, under the example’s filters.")
        if bench.seed is not None:
            return self.tr("Random numbers no. {seed}, in the example’s sizes.").format(
                seed=bench.seed
            )
        return preset.about[self._language]

    def _pull_kernels(self) -> None:
        experiment = self.document.bench.experiment
        filters = experiment.filters
        k = min(self.player.pose.filter, filters.shape[0] - 1)
        fits = filters.shape[2:] == (3, 3) and isinstance(experiment.operation, Convolution)
        name = name_of(filters[k]) if fits and experiment.scale == 1 else None
        self.panel.set_kernel(fits, f"w{k}", name)

    def _pull_player(self) -> None:
        player, step = self.player, self.player.step
        moment = player.moment_index
        moments = None if moment is None or step is None else (moment, len(step.moments))
        self.transport.set_place(player.index, player.count, moments)
        self._pull_kernels()
        self._pull_ledger()
        if step is not None and not player.playing:
            announce(self.stage, describe_step(step))

    def _pull_ledger(self) -> None:
        plan, step = self.player.plan, self.player.step
        if plan is None or step is None:
            self.ledger.set_content(None, "", bias_word())
            self.note_changed.emit("")
            return
        cell = self.focus.shown(step.cell)
        shown = step if cell == step.cell else plan[plan.index_of(cell)]
        moment = self.player.moment if cell == step.cell else None
        note = pointing_note(plan, self.focus.pointed)
        lit = term_under(self.focus, plan, shown)
        content, arithmetic = ledger_content(plan, shown, moment, lit, self._hides(cell))
        text = "\n".join(filter(None, (arithmetic, note)))
        self.ledger.set_content(content, text, bias_word())
        note = note or self._verdict(cell)
        pinned = self.tr("{cell} is pinned: Escape lets go").format(cell=cell_title(cell))
        hint = self.tr("Point at an output to see its window, at a weight to see where it is used")
        self.note_changed.emit(note or (pinned if self.focus.pinned == cell else hint))

    def _verdict(self, cell: Cell) -> str:
        """What was guessed for a cell, and what was due."""
        bench, evaluation = self.document.bench, self.document.evaluation
        guess = dict(bench.predictions).get(cell)
        if bench.output_mode != "predict" or guess is None or isinstance(evaluation, Problem):
            return ""
        due = float(evaluation.output[cell])
        if is_right(guess, due):
            return self.tr("{cell}: {guess} is right").format(
                cell=cell_title(cell), guess=number(guess, 4)
            )
        return self.tr("{cell}: you typed {guess}, {due} was due").format(
            cell=cell_title(cell), guess=number(guess, 4), due=number(due, 4)
        )

    def _hides(self, cell: Cell) -> bool:
        """Whether a cell's sum is still to be guessed."""
        bench = self.document.bench
        return bench.output_mode == "predict" and cell not in dict(bench.predictions)

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
        self.panel.set_presets(self.preset_titles())
        self.ledger.setAccessibleName(self.tr("The sum, term by term"))
        self.stage.setAccessibleName(self.tr("Stage: input, filters and output"))
        self._pull_document()
        self._pull_player()

    def _place_notice(self) -> None:
        width = min(460, self.stage.width() - 40)
        self.notice.setFixedWidth(max(width, 200))
        self.notice.adjustSize()
        left = self.stage.width() - self.notice.width() - 20
        self.notice.move(left, (self.stage.height() - self.notice.height()) // 2)
        self.notice.raise_()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.sized_by_hand:
            self.fit_ledger()
        self._place_notice()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_from_mime(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.pictures.take_mime(event.mimeData())


def _sizes(plan: StepPlan) -> tuple[object, ...]:
    """What there is to point at depends on these."""
    e = plan.experiment
    return e.input.shape, e.filters.shape, type(e.operation), plan.output_shape
