"""Connects the controls of the page of layers with its edits and its state."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from cnnlab.scene.network_brush import figure
from cnnlab.scene.network_parts import Item, Link
from cnnlab.scene.notation import weight_symbol
from cnnlab.ui.neuron import layers_words as words
from cnnlab.ui.neuron.layers_edits import LayersEdits
from cnnlab.ui.neuron.layers_panel import LayersPanel
from cnnlab.ui.neuron.layers_state import LayersState
from cnnlab.ui.window.notice import Notice, refused

translate = QCoreApplication.translate


class LayersBinder:
    """``current`` gives what is selected in the picture; ``show`` shows another state."""

    def __init__(
        self,
        panel: LayersPanel,
        edits: LayersEdits,
        state: LayersState,
        current: Callable[[], Item],
        show: Callable[[], object],
        tell: Callable[[Notice], object],
    ) -> None:
        self._panel, self._edits, self._state = panel, edits, state
        self._current, self._show, self._tell = current, show, tell
        self._losses: tuple[float, float] | None = None  # before and after the last step taken
        panel.sizes_chosen.connect(edits.set_sizes)
        panel.hidden.chosen.connect(edits.set_hidden_function)
        panel.output.chosen.connect(edits.set_output_function)
        panel.loss.chosen.connect(edits.set_loss)
        panel.target_chosen.connect(lambda unit, value: edits.set_target(unit, value, unit))
        panel.modes.chosen.connect(self._on_mode)
        panel.rate.valueChanged.connect(edits.set_learning_rate)
        panel.descent_asked.connect(self._on_descent)
        panel.new_weights_asked.connect(edits.use_seed)
        panel.seed.valueChanged.connect(lambda seed: edits.use_seed(seed, "seed of weights"))

    def pull(self) -> None:
        """Show the network's sizes, functions and settings."""
        panel, layered = self._panel, self._state.layered
        functions = layered.dense.functions
        panel.set_sizes(layered.dense.sizes)
        panel.set_functions(functions[0].kind, functions[-1].kind, layered.loss)
        panel.rate.show_value(layered.learning_rate)
        panel.set_targets(layered.target.tolist())
        panel.seed.show_value(layered.seed)
        self._losses = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say in the language in use what it has put together."""
        self.pull_mode()
        self._pull_result()

    def pull_mode(self) -> None:
        """What is shown, and how the guesses stand."""
        layered, passes = self._state.layered, self._state.passes
        shown = "all" if self._state.all_shown else "fill"
        self._panel.modes.show_choice("predict" if layered.predicts else shown)
        self._panel.set_score(words.score(layered, passes) if layered.predicts else "")

    def pull_current(self) -> None:
        """The weight that alone may take a step."""
        at, name = self._current(), ""
        if isinstance(at, Link):
            name = weight_symbol(at.layer, at.unit, at.source).text
        self._panel.set_only(name)

    def _on_mode(self, mode: str) -> None:
        self._state.all_shown = mode == "all"
        self._edits.set_predicts(mode == "predict")
        self.pull_mode()
        self._show()

    def _on_descent(self, only: bool) -> None:
        at = self._current()
        link = at if only and isinstance(at, Link) else None
        losses = self._edits.descend(self._state.passes, link)
        if losses is None:
            self._tell(refused(too_far_message))
            return
        self._losses = losses
        self._pull_result()

    def _pull_result(self) -> None:
        if self._losses is None:
            self._panel.set_result("")
            return
        text = translate("LayersWords", "Loss {before} → {after}")
        before, after = map(figure, self._losses)
        self._panel.set_result(text.format(before=before, after=after))


def too_far_message() -> str:
    """Why a step of descent was not taken."""
    return translate(
        "LayersWords", "This step would make a weight too large: choose a smaller learning rate."
    )
