"""What the Convolution tab's controls do to its document: each is one undo step."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.experiment import Experiment, Operation
from cnnlab.core.kernels import kernel, turned
from cnnlab.core.numbers import LARGEST
from cnnlab.core.picture import Picture
from cnnlab.core.sampling import Sampling, sample
from cnnlab.core.shapes import Pair
from cnnlab.lab.convolution.bench import (
    Bench,
    OutputMode,
    from_preset,
    is_edited,
    with_kernel,
    with_new_numbers,
    with_part,
    with_picture,
)
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.outputs import back_along, output_as_input, with_reference
from cnnlab.lab.convolution.reshape import (
    with_channels,
    with_field,
    with_filters,
    with_input_size,
    with_operation,
    with_setting,
)
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.lessons.presets import Preset
from cnnlab.ui.convolution.labels import kernel_name
from cnnlab.ui.window.examples import example_step, keep_step
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate
ELSEWHERE = "elsewhere"  # in place of a preset's id: the experiment came from another tab


class BenchEdits:
    """Edits of the whole bench."""

    def __init__(
        self, document: Document, player: StepPlayer, refuse: Callable[[Say], object]
    ) -> None:
        self._document, self._player, self._refuse = document, player, refuse

    def use_preset(self, preset: Preset, language: Callable[[], str]) -> None:
        """Start over from a worked example; ``language`` says the code of the one in use."""
        bench = from_preset(preset, self._document.bench.output_mode)
        self._document.replace(bench, partial(example_step, preset.title, language))
        self._player.seek(0)

    def use_kept(self, preset: Preset) -> None:
        """What is shown is an example of the user's own from now on."""
        bench = self._document.bench
        kept = replace(bench, preset=preset.id, baseline=bench.experiment, seed=None, chain=())
        self._document.replace(kept, keep_step)

    def use_seed(self, seed: int, gesture: object = None) -> None:
        """Random numbers of the demo's ranges."""
        bench = with_new_numbers(self._document.bench, seed)
        self._document.replace(bench, lambda: translate("BenchEdits", "New numbers"), gesture)

    def turn_seed(self, seed: int) -> None:
        """The same; turning the seed's box is one step."""
        self.use_seed(seed, "seed")

    def reset(self) -> None:
        """Reset to the baseline."""
        bench = self._document.bench
        if is_edited(bench):
            first = replace(bench, experiment=bench.baseline)
            self._document.replace(first, lambda: translate("BenchEdits", "Reset edits"))

    def use_experiment(self, experiment: Experiment, title: Say) -> None:
        """An experiment that was made elsewhere, with its whole output shown."""
        bench = Bench(experiment, experiment, ELSEWHERE, "all")
        self._document.replace(
            bench, lambda: translate("BenchEdits", "Open {title}").format(title=title())
        )

    def use_kernel(self, name: str) -> None:
        """A named 3×3 filter for the filter in use."""
        k = self._filter_in_use()
        bench = with_kernel(self._document.bench, k, kernel(name))
        self._document.replace(bench, partial(_kernel_step_name, k, name))

    def use_picture(self, picture: Picture, sampling: Sampling) -> None:
        """A picture as input, at the size and in the values that were chosen."""
        bench = with_picture(self._document.bench, sample(picture, sampling), sampling.white)
        self._document.replace(bench, lambda: translate("BenchEdits", "Picture as input"))
        self._player.seek(0)

    def use_operation(self, operation: Operation) -> None:
        """Another operation on the same input."""
        bench = with_operation(self._document.bench, operation)
        self._document.replace(bench, lambda: translate("BenchEdits", "Operation"))

    def resize(self, what: str, size: int | Pair) -> None:
        """Another number of channels or filters, another size of input or filters."""
        changes: dict[str, Callable[..., Bench]] = {
            "channels": with_channels,
            "filters": with_filters,
            "input": with_input_size,
            "field": with_field,
        }
        bench = changes[what](self._document.bench, size)
        self._document.replace(bench, lambda: translate("BenchEdits", "Size"))

    def use_setting(self, name: str, value: Pair) -> None:
        """Another stride, padding or dilation."""
        bench = with_setting(self._document.bench, name, value)
        self._document.replace(bench, lambda: translate("BenchEdits", "Size"))

    def set_reference(self, on: bool) -> None:
        """Compare later outputs with the one that is shown, or clear it."""
        evaluation = self._document.evaluation
        if not isinstance(evaluation, Evaluation):
            return
        if on and not self._fits_a_cell(evaluation.output):
            return
        output = evaluation.output if on else None
        bench = with_reference(self._document.bench, output)
        self._document.replace(bench, partial(_reference_name, on))

    def chain(self) -> None:
        """The output becomes the input of the next operation."""
        evaluation = self._document.evaluation
        if isinstance(evaluation, Evaluation) and self._fits_a_cell(evaluation.output):
            bench = output_as_input(self._document.bench, evaluation)
            self._document.replace(bench, lambda: translate("BenchEdits", "Use output as input"))
            self._player.seek(0)

    def back(self, index: int) -> None:
        """Back along the chain to an earlier link."""
        bench = back_along(self._document.bench, index)
        self._document.replace(bench, lambda: translate("BenchEdits", "Back along the chain"))
        self._player.seek(0)

    def turn_filter(self, way: str) -> None:
        """Transpose or mirror the filter in use, every channel of it."""
        k = self._filter_in_use()
        filters = self._document.bench.experiment.filters
        new = turned(filters[k], way)
        if new.shape != filters[k].shape:
            return
        changed = filters.copy()
        changed[k] = new
        self._document.replace(
            with_part(self._document.bench, "filters", changed),
            lambda: translate("BenchEdits", "Turn filter w{k}").format(k=k),
        )

    def _fits_a_cell(self, output: Array) -> bool:
        """Whether each number may be in a grid that is kept; the user is told where not."""
        if np.abs(output).max(initial=0.0) <= LARGEST:
            return True
        self._refuse(_too_large)
        return False

    def _filter_in_use(self) -> int:
        count = self._document.bench.experiment.filters.shape[0]
        return min(self._player.pose.filter, count - 1)

    def use_output_mode(self, mode: OutputMode) -> None:
        """Fill the output in as the window passes, show it whole, or hide it for predictions."""
        if mode != self._document.bench.output_mode:
            bench = replace(self._document.bench, output_mode=mode)
            self._document.replace(bench, partial(_mode_name, mode))
            if mode == "predict":
                self._player.pause()


def _kernel_step_name(k: int, kernel: str) -> str:
    text = translate("BenchEdits", "Filter w{k}: {kernel}")
    return text.format(k=k, kernel=kernel_name(kernel))


def _reference_name(on: bool) -> str:
    if on:
        return translate("BenchEdits", "Set reference")
    return translate("BenchEdits", "Clear reference")


def _mode_name(mode: OutputMode) -> str:
    return {
        "fill": translate("BenchEdits", "Fill in"),
        "all": translate("BenchEdits", "Show all"),
        "predict": translate("BenchEdits", "Predict"),
    }[mode]


def _too_large() -> str:
    return translate(
        "BenchEdits",
        "The output has numbers beyond ±1,000,000,000, more than a cell may hold: make the input "
        "or the filters smaller first.",
    )
