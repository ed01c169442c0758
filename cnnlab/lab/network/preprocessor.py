"""Preprocessing fitted in the background: the moments once, then each choice of steps."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.moments import Measured, Moments, measuring
from cnnlab.core.preprocess import FittedSteps, Preprocessing, fit
from cnnlab.lab.network.data import DigitData
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected

Report = Measured | FittedSteps


class _Known(NamedTuple):
    """What is known of some data: a fit and its moments are used again."""

    data: DigitData
    fitted: FittedSteps


class Preprocessor(QObject):
    """Fits the chosen steps on the training part of the data, the newest choice only."""

    fitted = Signal(object)
    """A FittedSteps, of the newest settings and data."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = Preprocessing()
        self._data: DigitData | None = None
        self._known: _Known | None = None
        self._fitting = Newest(self)
        self._fitting.finished.connect(self._on_finished)
        self._fitting.failed.connect(raise_unexpected)

    @property
    def running(self) -> bool:
        """Whether a fit is under way."""
        return self._fitting.running

    @property
    def current(self) -> FittedSteps | None:
        """The fit of the newest settings and data; None while it is not there."""
        known = self._known
        if known is None or known.data is not self._data:
            return None
        return known.fitted if known.fitted.settings == self.settings else None

    def set_data(self, data: DigitData) -> None:
        """Fit on the training part of other data."""
        self._data = data
        self._fit()

    def choose(self, settings: Preprocessing) -> None:
        """Fit other steps. Raises ValueError for settings that are out of range."""
        settings.check()
        self.settings = settings
        self._fit()

    def close_down(self) -> None:
        """Cancel and wait."""
        self._fitting.close()

    def _fit(self) -> None:
        data, settings, known = self._data, self.settings, self._known
        if data is None:
            return
        before = known.fitted if known is not None and _same_training(known.data, data) else None
        self._fitting.ask((data, settings), lambda stop: _fitting(data, settings, before, stop))

    def _on_finished(self, last: Report | None) -> None:
        if isinstance(last, FittedSteps) and self._data is not None:
            self._known = _Known(self._data, last)
            self.fitted.emit(last)


def _same_training(data: DigitData, other: DigitData) -> bool:
    """Whether the same examples are trained on; their labels have no say."""
    return data.images is other.images and (
        data.dropped is other.dropped
        or np.array_equal(data.training_indices, other.training_indices)
    )


def _fitting(
    data: DigitData, settings: Preprocessing, before: FittedSteps | None, stop: Event
) -> Iterator[Report]:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, user_api="blas"):
        moments: Moments | None = before.moments if before is not None else None
        if moments is None:
            for report in measuring(data.images, data.training_indices, stop):
                moments = report.moments
                yield report._replace(moments=None)
        if moments is not None and not stop.is_set():
            yield fit(settings, moments, before)
