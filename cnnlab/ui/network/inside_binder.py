"""The network in training, as the page inside shows it: of one example, with signs by layer."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.network import Network
from cnnlab.lab.network.data import DigitData, plain
from cnnlab.lab.network.judge import Judge
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.network.walk import filters_of
from cnnlab.lab.shared.turns import PAUSE
from cnnlab.scene.atlas_paint import WIDEST_STRIP
from cnnlab.ui.network.data_words import shown_example
from cnnlab.ui.network.inside_page import InsidePage

MANY = 200
"""Examples that one can go through."""
RESTING: Final = 0
"""ms between two turns while no training needs the time."""
RESTING_STRIP: Final = 400.0
"""px of maps that are painted in one turn then."""
SHOWN: Final = 40
"""Pictures of wrong ones."""
READ: Final = 400
"""ms that the page of an open cell stays as it is: its numbers are there to be read."""


class InsideBinder(QObject):
    """Pulls from the session, while the page is seen, and between two events while it trains."""

    def __init__(
        self, session: TrainingSession, rewind: Rewind, judge: Judge, page: InsidePage
    ) -> None:
        super().__init__(page)
        self._session, self._rewind, self._judge, self._page = session, rewind, judge, page
        self._drawing: Floats | None = None
        self._example = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.pull)
        self._turns = page.turns
        session.moved.connect(self._on_moved)
        session.data_changed.connect(self.pull)
        session.network_changed.connect(self.show_network)
        rewind.changed.connect(self._on_rewound)
        rewind.signs_known.connect(self._show_signs)
        page.changes_wanted.connect(self._show_filters)
        page.other_wanted.connect(self._on_other)
        page.seen.connect(self.pull)
        judge.judged.connect(self._on_judged)
        page.wrong.chosen.connect(self._on_chosen)

    def pull(self) -> None:
        """The network of the last report, and its signs; only while they are seen."""
        self._soon.stop()
        if self._page.isVisible():
            self.show_network()
            self._turns.soon(self._show_signs)

    def _show_signs(self) -> None:
        signs = self._rewind.signs
        if signs is not None:  # else those that are shown stay a little
            self._page.show_signs(signs)

    def show_network(self) -> None:
        """Seen or not: what is asked of the atlas is of the network that is there."""
        network = self._rewind.network
        if network is None:
            self._page.show_example(self._why_none(), others=False)
        else:
            self._page.show_inspection(self._inspection(network))
            self._turns.soon(self._show_filters)

    def _show_filters(self) -> None:
        network = self._rewind.network
        if network is None:
            return
        filters = filters_of(network)
        if filters is not None and self._page.wants_changes:
            before = self._rewind.before
            other = None if before is None else filters_of(before)
            filters = np.zeros_like(filters) if other is None else filters - other
        self._page.show_filters(filters)

    def _inspection(self, network: Network) -> Inspection:
        image = self._image()
        shown = np.zeros(network.input_shape, np.float32) if image is None else image
        with np.errstate(all="ignore"):  # of a training that diverges
            return Inspection.of(network, shown, image is None)

    def _why_none(self) -> str:
        if self._page.atlas.inspection is None:
            return self.tr("The network does not fit yet: see the marked layer.")
        return self.tr("The network does not fit: this is the last one that did.")

    def _image(self) -> Floats | None:
        """The chosen example of validation; None while there are none for the network."""
        data, network = self._session.examples, self._rewind.network
        if data is None or network is None:
            self._page.show_example("")
            return None
        if self._drawing is not None and self._page.wrong.wants_drawing:
            self._page.show_example(self.tr("Your drawing in Digits"), others=False)
            return self._drawing
        indices = self._indices(data)
        if not len(indices):
            return None
        image, text = shown_example(data, int(indices[self._example % len(indices)]))
        self._page.show_example(text)
        return image

    def _indices(self, data: DigitData) -> npt.NDArray[np.int_]:
        """Of the examples that one goes through: those that are read wrong, or the first ones."""
        verdict = self._judge.verdict
        if verdict is not None and self._page.wrong.wants_wrong and len(verdict.wrong):
            return verdict.indices[verdict.wrong]
        return data.validation_indices[:MANY]

    def show_drawing(self, drawing: Floats | None) -> None:
        """What is drawn in the Digits tab (28, 28) in 0…1; None for nothing."""
        self._drawing = None if drawing is None else drawing[None]
        self._page.wrong.show_drawing(drawing is not None)
        if self._page.wrong.wants_drawing:
            self.pull()

    def _on_judged(self) -> None:
        verdict, data = self._judge.verdict, self._session.examples
        if verdict is None or data is None:
            self._page.wrong.show_none()
            return
        names, wrong = data.classes, verdict.wrong[:SHOWN]
        pairs = zip(verdict.labels[wrong], verdict.said[wrong], strict=True)
        words = [f"{names[int(label)]}→{names[int(said)]}" for label, said in pairs]
        images = data.images[verdict.indices[wrong]]
        images = plain(images) if images.ndim == 4 else images[:0]
        self._page.wrong.show_wrong(len(verdict.wrong), len(verdict.labels), images, words)

    def _on_chosen(self) -> None:
        self._example = 0
        self.show_network()

    def _on_moved(self) -> None:
        if self._rewind.moment is not None:
            return  # what is shown does not go on
        if not self._session.running:
            self.pull()
        elif not self._soon.isActive():
            self._soon.start(READ if self._page.atlas.path.place.level == "cell" else 0)

    def _on_rewound(self) -> None:
        """While nothing else goes on turns are longer, and follow one another closely."""
        running = self._session.running
        self._turns.pause = PAUSE if running else RESTING
        self._page.atlas.view.widest_strip = WIDEST_STRIP if running else RESTING_STRIP
        self.pull()

    def _on_other(self, by: int) -> None:
        self._example = (self._example + by) % MANY
        self.show_network()
