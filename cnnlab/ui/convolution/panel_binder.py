"""Connects the panel with the document: shows the bench, and edits it."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.experiment import Convolution, Experiment
from cnnlab.core.kernels import name_of
from cnnlab.lab.convolution.bench import Bench, is_edited
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.outputs import difference
from cnnlab.lab.convolution.predictions import score
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.lessons.presets import Preset
from cnnlab.ui.convolution.bench_edits import ELSEWHERE, BenchEdits
from cnnlab.ui.convolution.cells import MOST_APART, Channels
from cnnlab.ui.convolution.facts import channels_note
from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.window.examples import Examples

translate = QCoreApplication.translate
FILTERS = ("filters", "operation")
GEOMETRY = ("input", *FILTERS, "stride", "padding", "dilation")


class PanelBinder:
    """Pulls the bench into the panel; what is chosen there becomes an edit."""

    def __init__(
        self,
        panel: Panel,
        document: Document,
        examples: Examples[Preset],
        player: StepPlayer,
        edits: BenchEdits,
    ) -> None:
        self._panel, self._document = panel, document
        self._examples, self._player = examples, player
        self._shown: Channels = "sum"
        panel.new_numbers_asked.connect(edits.use_seed)
        panel.seed_chosen.connect(edits.turn_seed)
        panel.reset_asked.connect(edits.reset)
        panel.kernel.chosen.connect(edits.use_kernel)
        panel.output.mode_chosen.connect(edits.use_output_mode)
        panel.output.reference_chosen.connect(edits.set_reference)
        panel.output.chain_asked.connect(edits.chain)
        panel.geometry_box.operation_chosen.connect(edits.use_operation)
        panel.geometry_box.sized.connect(edits.resize)
        panel.geometry_box.set_.connect(edits.use_setting)

    def pull(self, language: str) -> None:
        """Show all of the bench."""
        bench, evaluation = self._document.bench, self._document.evaluation
        self._panel.set_preset(self._examples.of(bench.preset), self._about(bench, language))
        self._panel.set_seed(bench.seed)
        self._panel.set_edited(is_edited(bench))
        self._panel.output.set_mode(bench.output_mode)
        self._panel.geometry_box.set_experiment(bench.experiment, evaluation)
        self._pull_output(bench, evaluation)
        self.show_channels(self._shown)
        self.pull_player()
        self._panel.fit_width()

    def pull_player(self) -> None:
        """Show which named filter the one in use is, and whether anything is left to fill in."""
        self._panel.output.set_unfinished(self._player.index < self._player.count - 1)
        experiment = self._document.bench.experiment
        filters = experiment.filters
        k = min(self._player.pose.filter, filters.shape[0] - 1)
        fits = filters.shape[2:] == (3, 3) and isinstance(experiment.operation, Convolution)
        name = name_of(filters[k]) if fits and experiment.scale == 1 else None
        self._panel.kernel.show_kernel(fits, f"w{k}", name)

    def _pull_output(self, bench: Bench, evaluation: Evaluation | Problem) -> None:
        self._panel.output.chain.setEnabled(isinstance(evaluation, Evaluation))
        if isinstance(evaluation, Evaluation):
            made = score(bench, evaluation)
            self._panel.output.set_score(made.right, made.guessed)
            fits = difference(bench, evaluation) is not None
            self._panel.output.set_reference(bench.reference is not None, fits)

    def show_channels(self, shown: Channels) -> None:
        """What of the channels stands beside each output."""
        self._shown = shown
        bench, evaluation = self._document.bench, self._document.evaluation
        e, count = bench.experiment, bench.experiment.input.shape[0]
        few = count <= MOST_APART
        many = isinstance(e.operation, Convolution) and count > 1
        if not many or (shown == "apart" and not few):
            shown = "sum"
        note = ""
        if isinstance(evaluation, Evaluation):
            note = channels_note(e, evaluation.output_shape, shown)
        self._panel.output.set_channels(shown, few if many else None, note)

    def _about(self, bench: Bench, language: str) -> str:
        """What is shown, in a sentence that fits it."""
        if bench.preset == ELSEWHERE:
            return translate("Bench", "What makes one number of a map, taken from another tab.")
        if bench.chain:
            return translate("Bench", "The output of the operation before, as input.")
        index = self._examples.of(bench.preset)
        if index < 0:
            return ""
        preset = self._examples.presets[index]
        if bench.white != preset.white and _same(bench.experiment, preset.experiment, FILTERS):
            return translate("Bench", "A picture as input, under the example’s filters.")
        if not _same(bench.experiment, preset.experiment, GEOMETRY):
            return ""
        if bench.seed is not None:
            return translate("Bench", "Random numbers no. {seed}, in the example’s sizes.").format(
                seed=bench.seed
            )
        return preset.about[language]


def _same(one: Experiment, other: Experiment, names: tuple[str, ...]) -> bool:
    """Whether two experiments agree in these parts; of arrays the sizes count."""
    return all(_size(getattr(one, name)) == _size(getattr(other, name)) for name in names)


def _size(part: object) -> object:
    return part.shape if isinstance(part, np.ndarray) else part
