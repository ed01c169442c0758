"""A filter along the moments of a training: where the walk stops, and what excites the filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Any, Final, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Floats, spread
from cnnlab.core.inspect.fields import NOTHING, Field, map_shape, receptive_fields
from cnnlab.core.inspect.strongest import Indices, strongest
from cnnlab.core.layers.base import Layer
from cnnlab.core.moment_store import Moment
from cnnlab.core.network import INPUT, Network
from cnnlab.lab.network.data import DigitData, plain
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected

STOPS: Final = 7
LOOKED_AT: Final = 400
"""Examples of validation among which the strongest are found."""


def stops(moments: Sequence[Moment], most: int = STOPS) -> tuple[Moment, ...]:
    """The first moment, the last, and those nearest to equal distances of log(1 + step) between.

    Moments are in the order of their steps. Fewer where the same one is nearest twice.
    """
    if len(moments) <= most:
        return tuple(moments)
    scale = np.log1p([moment.step for moment in moments])
    wanted = np.linspace(scale[0], scale[-1], most)
    nearest = {int(np.abs(scale - at).argmin()) for at in wanted}
    return tuple(moments[i] for i in sorted(nearest | {0, len(moments) - 1}))


def stop_at(steps: Sequence[int], step: int) -> int:
    """Of the steps of stops, in rising order, the last one up to a step; 0 for an earlier step."""
    return max(0, int(np.searchsorted(steps, step, side="right")) - 1)


def change_since(first: Floats, weights: Floats) -> float:
    """How much a filter has changed: the norm of the difference over that of ``first``."""
    before = first.astype(np.float64)
    norm = float(np.linalg.norm(before))
    return float(np.linalg.norm(weights - before)) / norm if norm else 0.0


def first_convolution(network: Network) -> Layer | None:
    """The first layer with filters (K, C, kh, kw); None without one."""
    weights = (f"{layer.name}.weight" for layer in network.layers)
    has = [network.parameters[w].ndim == 4 if w in network.parameters else False for w in weights]
    return network.layers[has.index(True)] if True in has else None


def filters_of(network: Network) -> Floats | None:
    """The filters (K, C, kh, kw) of the first convolution; None without one."""
    layer = first_convolution(network)
    return None if layer is None else network.parameters[f"{layer.name}.weight"]


def front_of(network: Network) -> Network:
    """The layers up to the first convolution, and its ReLU where that follows, as a network.

    Parameters are the network's own. Raises ValueError without a convolution.
    """
    layer = first_convolution(network)
    if layer is None:
        raise ValueError("got a network without a convolution, expected one with filters")
    end = network.layers.index(layer) + 1
    end += end < len(network.layers) and network.layers[end].rectifies
    layers = network.layers[:end]
    names = {f"{one.name}.{name}" for one in layers for name in one.parameter_shapes()}
    kept = {name: array for name, array in network.parameters.items() if name in names}
    return Network(network.input_shape, layers, kept)


def field_at(front: Network, row: int, column: int) -> Field:
    """What of the image a cell of the first convolution's maps sees; nothing of padding alone.

    Layers before it that mix all pixels and keep their places, as whitening does, do not count.
    """
    layer = first_convolution(front)
    assert layer is not None  # noqa: S101 - a front has one
    fields = receptive_fields(front, layer.name, row, column)
    names = list(front.shapes)
    before = names[names.index(layer.name) - 1]
    same_size = map_shape(front.shapes[before])[1:] == map_shape(front.input_shape)[1:]
    return fields.get(before if same_size else INPUT, NOTHING)


class ExcitingDigit(NamedTuple):
    """An image (H, W), its label, the largest number in the filter's map, and what that sees."""

    image: Floats
    label: int
    value: float
    field: Field

    @property
    def patch(self) -> Floats:
        """The piece of the image that the filter sees there."""
        top, left, rows, columns = self.field
        return self.image[top : top + rows, left : left + columns]


@dataclass(frozen=True, eq=False)
class Excited:
    """The digits that excite a filter of a network most, the strongest first."""

    network: Network
    filter: int
    digits: tuple[ExcitingDigit, ...]
    alike: float | None
    """The likeness of their patches."""


def likeness(patches: Sequence[Floats]) -> float | None:
    """Mean correlation of all pairs of patches of the commonest shape; None for fewer than two.

    That of two patches without any contrast is 1, that of one of them and another 0.
    """
    shapes = [patch.shape for patch in patches]
    common = max(shapes, key=shapes.count, default=())
    rows = np.array([p.ravel() for p in patches if p.shape == common], np.float64)
    if len(rows) < 2 or not rows.size:
        return None
    rows -= rows.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(rows, axis=1)
    flat = norms < 1e-6
    rows[~flat] /= norms[~flat, None]
    rows[flat] = 0
    table = rows @ rows.T + np.outer(flat, flat)
    count = len(rows)
    return float((table.sum() - np.trace(table)) / (count * (count - 1)))


class _Known(NamedTuple):
    """Which images excite each filter of a network most."""

    network: Network
    data: DigitData
    order: Indices


class FilterWalk(QObject):
    """Finds the digits that excite one filter most, on a thread; the newest request only."""

    found = Signal(object)
    """An Excited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: _Known | None = None
        self._newest = Newest(self)
        self._newest.finished.connect(self._on_finished)
        self._newest.failed.connect(raise_unexpected)

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._newest.running

    def look(self, network: Network, data: DigitData, k: int) -> bool:
        """Look for another network, data or filter; False for those that were asked for last.

        The network has a convolution, takes images as of ``data``, and does not change.
        """
        known = self._known
        if known is not None and (known.network, known.data) != (network, data):
            known = None
        return self._newest.ask((network, data, k), _search(network, data, k, known))

    def give_up(self) -> None:
        """Cancel what is under way."""
        self._newest.give_up()

    def close(self) -> None:
        """Cancel, and wait."""
        self._newest.close()

    def _on_finished(self, last: object) -> None:
        if isinstance(last, tuple):
            self._known, excited = last
            self.found.emit(excited)


def _search(
    network: Network, data: DigitData, k: int, known: _Known | None
) -> Callable[[Event], Iterator[Any]]:
    def work(stop: Event) -> Iterator[Any]:
        indices = data.validation_indices
        indices = indices[spread(len(indices), LOOKED_AT)]
        images, front = plain(data.images[indices]), front_of(network)
        found = known
        if found is None:
            looking = strongest(front, images)
            while found is None:
                if stop.is_set():
                    return
                try:
                    with np.errstate(all="ignore"):  # of a training that diverges
                        next(looking)
                except StopIteration as end:
                    found = _Known(network, data, end.value[front.layers[-1].name])
                yield None
        which = found.order[k]
        digits = tuple(_digit(front, images[i], int(data.labels[indices[i]]), k) for i in which)
        yield found, Excited(network, k, digits, likeness([one.patch for one in digits]))

    return work


def _digit(front: Network, image: Floats, label: int, k: int) -> ExcitingDigit:
    with np.errstate(all="ignore"):
        found = front.activations(image[None])[front.layers[-1].name][0, k]
    row, column = divmod(int(found.argmax()), found.shape[1])
    return ExcitingDigit(image[0], label, float(found[row, column]), field_at(front, row, column))
