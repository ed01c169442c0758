"""Document, examples and training of one network, put together."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from cnnlab.core.changes import settings_at
from cnnlab.core.checkpoints import Checkpoint
from cnnlab.core.moment_store import MomentStore
from cnnlab.core.network import Network
from cnnlab.core.preprocess import FittedSteps
from cnnlab.core.recipe import Recipe
from cnnlab.lab.network.data import DataRefusedError, DigitData
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lab.network.live_recipe import first_network, recipe_of
from cnnlab.lab.network.preprocessor import Preprocessor
from cnnlab.lab.network.run import TrainingRun
from cnnlab.lab.network.sources import Request, Sources
from cnnlab.lab.network.trainer import Validation
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.network_form import network_sheet_data
from cnnlab.lessons.network_sheet import NetworkRecipe, NetworkSheet

WhyNot: TypeAlias = Literal["", "stack", "data", "loading", "missing", "fitting"]
SHEET: Final = "sheet"
"""Key of the sheet in the notes of a checkpoint."""
OF_NETWORK: Final = frozenset({"stack", "preprocessing"})
OF_DATA: Final = frozenset({"source", "points", "edits"})
FROM_FOLDERS: Final = ("folder", "mnist")


class TrainingSession(QObject):
    """What is trained follows the document; another network or other examples end a training.

    ``own`` is the folder of the user's own digits, ``kept`` gives the file for a training.
    """

    network_changed = Signal()
    """Another network, or the same begun anew."""
    data_changed = Signal()
    """Other examples, or labels; or the steps before the network are fitted."""
    moved = Signal()
    """Training went on, or stands otherwise; at most twenty times a second."""
    troubled = Signal(str, object)
    """A trouble's code and its numbers."""
    ended = Signal(object)
    """The Checkpoint of a training that was let go of: its network or examples are others now."""

    def __init__(
        self,
        document: NetworkDocument,
        own: Path,
        kept: Callable[[], Path | None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.sources, self.preprocessor = Sources(own, self), Preprocessor(self)
        self.data: DigitData | None = None
        """The examples that were loaded last; those of the document are ``examples``."""
        self.run: TrainingRun | None = None
        self.refusal: DataRefusedError | None = None
        """Why the examples as they are now can't be trained on."""
        self.folders: dict[str, Path] = {}
        """By the source that is read from it."""
        self.scratch: Callable[[], Path | None] = lambda: None
        """The folder for moments that have no place in memory."""
        self.downloads = False
        """Whether MNIST is downloaded when it is next loaded: only after the user was asked."""
        self.threads = 1
        """That a training computes in, from its next start on; the result is the same."""
        self._kept = kept
        self._initial: Network | None = None
        self.of_file = False
        """Whether the initial weights are those of a file, not drawn by chance."""
        self._asked: tuple[object, ...] = ()
        self._loaded: tuple[object, ...] = ()
        """What ``data`` was asked for as."""
        document.changed.connect(self._on_changed)
        self.sources.loaded.connect(self._on_loaded)
        self.preprocessor.fitted.connect(self._on_fitted)

    # what it shows

    @property
    def sheet(self) -> NetworkSheet:
        """The document."""
        return self.document.sheet

    @property
    def fitted(self) -> FittedSteps | None:
        """The steps before the network; None while they are fitted."""
        return self.preprocessor.current

    @property
    def begun(self) -> bool:
        """Whether a step was done since the initial weights."""
        return self.run is not None and (self.run.done > 0 or self.run.running)

    @property
    def running(self) -> bool:
        """Whether a network is being trained."""
        return self.run is not None and self.run.running

    @property
    def examples(self) -> DigitData | None:
        """Those of the document; None until they are loaded, while ``data`` are others."""
        return self.data if self._loaded == _wanted(self.sheet) else None

    @property
    def why_not(self) -> WhyNot:
        """Why nothing can be trained now; empty where it can."""
        if not self.document.check.fits:
            return "stack"
        if self.examples is None:
            return "loading" if self.sources.running else "missing"
        if self.refusal is not None:
            return "data"
        return "fitting" if self.fitted is None else ""

    @property
    def network(self) -> Network | None:
        """As of the last report, or as training would begin; None for a stack that does not fit."""
        if self.run is not None:
            return self.run.snapshot
        if self._initial is None and self.document.check.fits:
            self._initial = first_network(self.sheet, self.fitted)
        return self._initial

    @property
    def settings(self) -> Recipe:
        """Those of a training that has begun, with all that was asked for, else the document’s."""
        run = self.run
        if run is None or not self.begun:
            return recipe_of(self.sheet)
        return settings_at(run.recipe, run.changes, run.changes[-1].step if run.changes else 1)

    # what it can be asked for

    def load(self) -> None:
        """Load the examples of the document; from a folder only where that is known."""
        sheet, self._asked = self.sheet, _wanted(self.sheet)
        folder = self.folders.get(sheet.source)
        if sheet.source in FROM_FOLDERS and folder is None:
            self.sources.cancel()
            return
        download, self.downloads = self.downloads and sheet.source == "mnist", False
        self.sources.ask(Request(sheet.source, folder, download, sheet.points))

    def start(self) -> None:
        """Train until it is paused."""
        if (run := self._ready_run()) is not None:
            run.start()

    def step(self) -> None:
        """Train on one batch."""
        if (run := self._ready_run()) is not None:
            run.step()

    def pause(self) -> None:
        """Stand still after the step that is under way."""
        if self.run is not None:
            self.run.pause()

    def stop(self) -> None:
        """Back to the initial weights."""
        if self.run is not None:
            self.run.stop()

    def turn(self, name: str, value: float | str, text: StepName) -> None:
        """Another value of a setting: of the training that has begun, else of the document.

        Raises ValueError for a value out of range.
        """
        if self.run is not None and self.begun:
            self.run.change(name, value)
        elif name == "augmentation":
            self.document.edit_strength(float(value), text, ("knob", name))
        else:
            recipe: NetworkRecipe = replace(self.sheet.recipe, **{name: value})  # type: ignore[arg-type]
            self.document.edit_recipe(recipe, text, ("knob", name))

    def take_up(self, checkpoint: Checkpoint) -> None:
        """Stand where a training of this network on these examples did. Raises WeightsError."""
        if (run := self._ready_run()) is not None:
            run.take_up(checkpoint)

    def show_network(self, network: Network) -> None:
        """A network of a file, from which training would go on."""
        self._let_go()
        self._initial, self.of_file = network, True
        self.network_changed.emit()

    def close_down(self) -> None:
        """Keep the training, cancel and wait."""
        if self.run is not None:
            self.run.close_down()
        self.sources.close_down()
        self.preprocessor.close_down()

    # inside

    def _ready_run(self) -> TrainingRun | None:
        """The training, made where there is none yet; None where nothing can be trained."""
        if self.run is None and not self.why_not:
            network, data = self.network, self.examples
            assert network is not None  # noqa: S101 - else it says why not
            assert data is not None  # noqa: S101 - likewise
            self.run = TrainingRun(
                network,
                data.training(self.sheet.strength),
                Validation(*data.validation()),
                recipe_of(self.sheet),
                path=self._kept(),
                notes={SHEET: json.dumps(network_sheet_data(self.sheet))},
                moments=MomentStore(self.scratch()),
                parent=self,
            )
            self.run.moved.connect(self.moved)
            self.run.restarted.connect(self._on_restarted)
            self.run.troubled.connect(self.troubled)
        if self.run is not None:
            self.run.threads = self.threads
        return self.run

    def _let_go(self) -> None:
        """Of the training: what it was about is another thing now."""
        run, begun = self.run, self.begun
        self.run = self._initial = None
        self.of_file = False
        if run is None:
            return
        run.close_down()
        run.deleteLater()
        if begun:
            self.ended.emit(run.checkpoint())

    def _on_changed(self, what: frozenset[str]) -> None:
        if what & OF_DATA:
            self._pull_data()
        if what & {"preprocessing"}:
            self.preprocessor.choose(self.sheet.preprocessing)
        if what & (OF_NETWORK | OF_DATA):
            self._let_go()
            self.network_changed.emit()
        elif what & {"recipe", "strength"} and not self.begun:
            self._let_go()
            self.moved.emit()

    def _pull_data(self) -> None:
        """The labels of the document, or its source where that is another one."""
        if _wanted(self.sheet) != self._asked:
            self.load()
        elif self.sources.data is not None and self._loaded == _wanted(self.sheet):
            self._use(self.sources.data)

    def _on_loaded(self, data: DigitData) -> None:
        self._let_go()
        self._loaded = self._asked
        self._use(data)
        self.network_changed.emit()

    def _use(self, data: DigitData) -> None:
        self.data = data.edited(self.sheet.edits)
        self.refusal = None
        try:
            self.data.check()
        except DataRefusedError as error:
            self.refusal = error
        else:
            self.preprocessor.settings = self.sheet.preprocessing
            self.preprocessor.set_data(self.data)
        self.data_changed.emit()

    def _on_fitted(self) -> None:
        if not self.begun:
            self._let_go()
        self.data_changed.emit()
        self.network_changed.emit()

    def _on_restarted(self) -> None:
        self.network_changed.emit()
        self.moved.emit()


def _wanted(sheet: NetworkSheet) -> tuple[object, ...]:
    """What its examples are asked for as."""
    return sheet.source, sheet.points
