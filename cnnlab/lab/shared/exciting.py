"""The images that excite each map of a network most, found on a thread of its own."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.strongest import Indices, strongest
from cnnlab.core.network import Network
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected


class Exciting(QObject):
    """Of each network once; ``images`` gives (N, C, H, W), and is first called on the thread."""

    changed = Signal()

    def __init__(self, images: Callable[[], Floats], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._shown: Floats | None = None
        self._found: dict[str, Indices] = {}
        self._network: Network | None = None
        self._newest = Newest(self)
        self._newest.finished.connect(self._on_finished)
        self._newest.failed.connect(raise_unexpected)

    def look(self, network: Network) -> None:
        """Find them for another network; nothing is done for the one that was asked about last.

        For the same layers with other weights those that were found stay until then.
        """
        before = self._network
        if network is not before:
            if before is None or before.layers != network.layers:
                self._found = {}
            self._network = network
            self._newest.ask(id(network), self._work(network))

    def images_of(self, layer: str, k: int) -> tuple[Floats, ...] | None:
        """The images (H, W) for a map, the strongest first; None while they are not found yet."""
        if layer not in self._found or self._shown is None:
            return None
        return tuple(self._shown[i, 0] for i in self._found[layer][k])

    def close(self) -> None:
        """Cancel what is under way."""
        self._newest.close()

    def _work(self, network: Network) -> Callable[[Event], Iterator[Any]]:
        copy = network.copy()  # it may be trained meanwhile

        def work(stop: Event) -> Iterator[Any]:
            images = self._images()
            if images.shape[1:] != copy.input_shape:
                return  # those of another kind excite nothing
            looking = strongest(copy, images)
            while not stop.is_set():
                try:
                    next(looking)
                except StopIteration as end:
                    yield images, end.value
                    return
                yield None

        return work

    def _on_finished(self, last: object) -> None:
        if isinstance(last, tuple):
            self._shown, self._found = last
            self.changed.emit()
