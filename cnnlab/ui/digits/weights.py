"""Ways to another network: a dialog, a dropped file, and back."""

import os
from functools import partial

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.core.weights import WeightsError
from cnnlab.lab.digits.networks import NetworkKind, Networks
from cnnlab.lab.digits.teaching import Teaching
from cnnlab.lab.shared.settings import Settings
from cnnlab.lab.shared.weights_file import take_weights
from cnnlab.ui.dialogs.open_weights import OpenWeightsDialog
from cnnlab.ui.widgets.weights_messages import weights_message
from cnnlab.ui.window.notice import Offer, done, failed, refused

KINDS: tuple[NetworkKind, ...] = ("shipped", "learned", "opened")


class Weights(QObject):
    """Changes the network in use, and says so; while one is trained it does not."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self, host: QWidget, teaching: Teaching) -> None:
        super().__init__(host)
        self._host, self._teaching = host, teaching
        self._networks: Networks = teaching.networks
        self._before: tuple[NetworkKind, str] = "shipped", ""
        self._networks.opened_file.connect(self._on_opened)
        self._networks.refused.connect(self._on_refused)

    def choose(self) -> None:
        """Ask for a file of weights."""
        path = OpenWeightsDialog.ask(self._host, os.path.dirname(self._networks.path))  # noqa: PTH120
        if path:
            self.open(path)

    def open(self, path: str) -> None:
        """Read with the weights of a file, or say why not."""
        if self._teaching.running:
            self.notice.emit(refused(self._busy_message))
            return
        self._before = self._networks.in_use, self._networks.path
        self._networks.open(path)

    def take(self, mime: QMimeData) -> bool:
        """Open the file of weights that was pasted or dropped; False if there is none."""
        return take_weights(mime, self.open)

    def use(self, kind: NetworkKind) -> None:
        """Read with one of those that are there."""
        if self._teaching.running:
            self.notice.emit(refused(self._busy_message))
        else:
            self._networks.use(kind)

    def text(self) -> str:
        """What is in use."""
        networks = self._networks
        if networks.in_use == "shipped":
            return self.tr("Read with the shipped network")
        if networks.in_use == "learned":
            return self.tr("Read with a copy fine-tuned on your digits")
        return self.tr("Read with “{file}”").format(file=_readable(networks.name))

    def restore_state(self, settings: Settings) -> None:
        """Use what was in use in the last run."""
        kind = next(one for one in KINDS if one == settings.text("digits_network"))
        self._networks.restore(kind, settings.text("digits_weights"))

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start; a copy that is trained later on is used."""
        networks = self._networks
        none = networks.in_use == "shipped" and networks.learned is None
        settings.remember("digits_network", "learned" if none else networks.in_use)
        settings.remember("digits_weights", networks.path if networks.in_use == "opened" else "")

    def _busy_message(self) -> str:
        return self.tr("A network is being trained: stop that first, or wait for it.")

    def _on_opened(self) -> None:
        kind, path = self._before
        back = Offer(lambda: self.tr("Back"), partial(self._networks.restore, kind, path))
        self.notice.emit(done(self.text, back))

    def _on_refused(self, error: WeightsError | OSError, path: str) -> None:
        self.notice.emit(failed(partial(weights_message, error, path)))


def _readable(name: str) -> str:
    """Without halves of letters, which a file's name can have and Qt can't show."""
    return name.encode("utf-8", "replace").decode("utf-8")
