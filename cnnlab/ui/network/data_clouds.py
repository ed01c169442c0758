"""A cloud of examples along two directions, with its covariance, before and after each step."""

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from cnnlab.core.arrays import Array
from cnnlab.core.preprocess import FittedSteps, pixels
from cnnlab.lab.network.data import DigitData, plain
from cnnlab.lab.network.origins import Ints
from cnnlab.scene.cloud import Cloud
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.network.data_words import step_name
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.cloud_view import CloudView
from cnnlab.ui.widgets.number_box import WholeBox
from cnnlab.ui.widgets.translated import TranslatedWidget

MOST = 600  # points that are shown
MOST_STEPS = 5
FIRST_PIXELS = (14 * 28 + 13, 14 * 28 + 14)


class DataClouds(TranslatedWidget):
    """One picture for each step that is on."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.pair = QLabel(), ChoiceBox()
        self.first, self.second = WholeBox(), WholeBox()
        self.views = [CloudView() for _ in range(MOST_STEPS)]
        self.pair.setObjectName("cloudPairBox")
        for box, at in zip((self.first, self.second), FIRST_PIXELS, strict=True):
            box.setRange(0, 783)
            box.setValue(at)
            box.valueChanged.connect(self._show)
        self._kind = "components"
        self._data: DigitData | None = None
        self._which: Ints = np.zeros(0, int)
        self._fitted: FittedSteps | None = None
        self.pair.chosen.connect(self._on_pair)
        self._lay_out()
        self.retranslate()

    def set_data(self, data: DigitData | None) -> None:
        """Other examples; some of those to train on are shown."""
        self._data = data
        if data is not None:
            indices = data.training_indices
            order = np.random.default_rng(18).permutation(len(indices))[:MOST]
            self._which = indices[np.sort(order)]
        self.set_fitted(None)

    def set_fitted(self, fitted: FittedSteps | None) -> None:
        """What the steps make of them."""
        self._fitted = fitted
        if fitted is not None:
            for box in (self.first, self.second):
                box.setMaximum(len(fitted.moments.mean) - 1)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for view in self.views:
            view.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.title.setText(self.tr("Cloud and covariance"))
        self.title.setToolTip(
            self.tr(
                "Each point is an example to train on; the ellipse lies two standard deviations "
                "from the mean, whichever way. Below: the standard deviations across and up, and "
                "the correlation"
            )
        )
        self.pair.set_choices(
            [
                (self.tr("along the first two components"), "components"),
                (self.tr("of two pixels"), "pixels"),
            ]
        )
        self.pair.setAccessibleName(self.tr("Directions of the cloud"))
        names = self.tr("Pixel across"), self.tr("Pixel up")
        for box, name in zip((self.first, self.second), names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(self.tr("A pixel by its number: 28 times its row plus its column"))
        self._show()

    def _on_pair(self, kind: str) -> None:
        self._kind = kind
        self._show()

    def _show(self) -> None:
        fitted, data = self._fitted, self._data
        steps = fitted.settings.steps if fitted is not None else ()
        flat = fitted is not None and len(fitted.shape) == 1
        self.pair.setVisible(not flat)
        for box in (self.first, self.second):
            box.setVisible(self._kind == "pixels" and not flat)
        for place, view in enumerate(self.views):
            view.setVisible(place < len(steps))
        if fitted is None or data is None:
            return
        directions = self._directions(fitted, flat)
        labels = data.labels[self._which] if len(data.classes) == 2 else None
        images = plain(data.images[self._which]).astype(np.float64)
        for view, step in zip(self.views, steps, strict=False):
            spread = fitted.spread(step, directions)
            cloud = Cloud(
                fitted.along(images, step, directions), spread.mean, spread.covariance, labels
            )
            view.set_cloud(cloud, step_name(step), self._numbers(cloud))

    def _directions(self, fitted: FittedSteps, flat: bool) -> Array:
        if flat:
            return pixels(fitted.shape, (0, 1))
        if self._kind == "pixels":
            return pixels(fitted.shape, (self.first.value(), self.second.value()))
        return fitted.main_axes

    def _numbers(self, cloud: Cloud) -> str:
        across, up = cloud.deviations
        r = number(round(cloud.correlation, 2), 2)
        spreads = " × ".join(number(x, 1 if x >= 2 else 2) for x in (across, up))
        return f"σ {spreads}  r {r}"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head, row = QHBoxLayout(), QHBoxLayout()
        column.addLayout(head)
        column.addLayout(row, 1)
        for part in (self.title, self.pair, self.first, self.second):
            head.addWidget(part)
        head.setSpacing(8)
        head.addStretch(1)
        row.setSpacing(8)
        for view in self.views:
            row.addWidget(view, 1)
