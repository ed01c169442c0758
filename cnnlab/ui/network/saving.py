"""Ways out for a trained network, and in for one of a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cnnlab.core.layers.scale import Temperature
from cnnlab.core.network import Network
from cnnlab.core.shapes import ShapeError
from cnnlab.core.stack.read_back import stack_of
from cnnlab.core.weights import WeightsError, load_network, save_network
from cnnlab.digits.recogniser import DEFAULT_THRESHOLD, Recogniser, calibrate, save_recogniser
from cnnlab.files.folders import CLASSES
from cnnlab.lab.network.live_recipe import layers_before
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.shared.place import WeightsPlace
from cnnlab.lab.shared.weights_file import take_weights
from cnnlab.lessons.network_sheet import IMAGE_SHAPE
from cnnlab.ui.dialogs.open_weights import OpenWeightsDialog
from cnnlab.ui.dialogs.save_weights import SaveWeightsDialog
from cnnlab.ui.widgets.weights_messages import weights_message
from cnnlab.ui.window.notice import done, failed, refused, unwritten

FILE = "network.safetensors"
CALIBRATED = 500
"""Examples that probabilities are calibrated on: more would be waited for."""


class NetworkFiles(QObject):
    """Saves, opens, and hands a network to the Digits tab; says what became of it."""

    notice = Signal(object)
    """A Notice."""
    go_to = Signal(str, object)

    def __init__(
        self, session: TrainingSession, rewind: Rewind, folder: Path, host: QWidget
    ) -> None:
        """``folder`` is that of the network which the Digits tab reads with."""
        super().__init__(host)
        self._session, self._rewind = session, rewind
        self._folder, self._host = folder, host
        self._last = ""
        self.language = ""
        """The code of that of programs that are copied."""

    @property
    def readable(self) -> bool:
        """Whether the Digits tab could read with it."""
        network = self._rewind.network
        return network is not None and reads_digits(network)

    def use_tip(self) -> str:
        """What that would do, or why it could not."""
        if self.readable:
            return self.tr("Read digits with this network from now on")
        return self._why_not_digits()

    def use_in_digits(self) -> None:
        """Keep it beside the settings, and read digits with it from now on."""
        network = self._rewind.network
        if network is None or not reads_digits(network):
            self.notice.emit(refused(self._why_not_digits))
            return
        path = self._folder / FILE
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save_recogniser(path, self._recogniser(network))
        except OSError as error:
            self.notice.emit(unwritten(error))
            return
        self.go_to.emit("digitsTab", WeightsPlace(str(path)))

    def save(self) -> None:
        """Ask where it goes, and write it."""
        network = self._rewind.network
        if network is None:
            self.notice.emit(refused(lambda: self.tr("The network does not fit yet.")))
            return
        path = SaveWeightsDialog.ask(self._host, self._last or FILE)
        if path is not None:
            self.save_to(path, network.copy())

    def save_to(self, path: Path, network: Network) -> None:
        """Write a network, and say so."""
        try:
            save_network(path, network)
        except OSError as error:
            self.notice.emit(unwritten(error))
            return
        self._last = str(path)
        self.notice.emit(done(lambda: self.tr("“{name}” is saved.").format(name=path.name)))

    def copy_program(self) -> None:
        """Put the network as a PyTorch program on the clipboard: what ``save`` would write."""
        from cnnlab.export.stack_code import network_program, stack_program  # not needed to start

        network, stack = self._rewind.network, self._session.sheet.stack
        if network is not None:
            text = network_program(network.input_shape, network.layers, self.language)
        else:
            text = stack_program(stack, layers_before(stack, self._session.fitted), self.language)
        QGuiApplication.clipboard().setText(text)
        self.notice.emit(done(lambda: self.tr("The network is copied as a PyTorch program.")))

    def open(self) -> None:
        """Ask for a file of weights."""
        if self._session.running:
            self.notice.emit(refused(self._why_not_open))
            return
        path = OpenWeightsDialog.ask(self._host, str(Path(self._last).parent) if self._last else "")
        if path:
            self.open_path(path)

    def take(self, mime: QMimeData) -> bool:
        """Open the file of weights that was pasted or dropped; False if there is none."""
        return take_weights(mime, self.open_path)

    def open_path(self, path: str) -> None:
        """Show the network of a file, from which training goes on; or say why not."""
        if self._session.running:
            self.notice.emit(refused(self._why_not_open))
            return
        try:
            network = load_network(path)
            stack = stack_of(network)
        except ShapeError as error:
            found = WeightsError(f"{path}: {error}", "architecture")
            self.notice.emit(failed(partial(weights_message, found, path)))
            return
        except (WeightsError, OSError) as error:
            self.notice.emit(failed(partial(weights_message, error, path)))
            return
        if stack.input_shape != self._session.sheet.stack.input_shape:
            self.notice.emit(refused(partial(self._other_input, Path(path).name)))
            return
        name = Path(path).name
        self._session.document.edit_stack(stack, lambda: self.tr("Open network"))
        self._session.show_network(network)
        self._last = path
        self.notice.emit(done(lambda: self.tr("“{name}” is shown.").format(name=name)))

    def _recogniser(self, network: Network) -> Recogniser:
        """With a temperature at its end, fitted to examples that were not trained on."""
        data = self._session.examples
        if data is None or any(isinstance(one, Temperature) for one in network.layers):
            return Recogniser(network, DEFAULT_THRESHOLD)
        images, labels = data.validation()
        layers = [*network.layers, Temperature("temperature")]
        temperature = Network(network.input_shape, layers).parameters["temperature.value"]
        parameters = {**network.copy().parameters, "temperature.value": temperature}
        calibrated = Network(network.input_shape, layers, parameters)
        threshold = calibrate(calibrated, images[:CALIBRATED], labels[:CALIBRATED])
        return Recogniser(calibrated, threshold)

    def _why_not_open(self) -> str:
        return self.tr("A network is being trained: pause that first.")

    def _why_not_digits(self) -> str:
        return self.tr("Only a network that reads images of 28×28 as ten digits can be used there.")

    def _other_input(self, name: str) -> str:
        text = self.tr("“{name}” takes other inputs than the data here: choose those first.")
        return text.format(name=name)


def reads_digits(network: Network) -> bool:
    """Whether it reads one grey image of 28×28 as ten digits."""
    out = network.shapes[network.layers[-1].name]
    return network.input_shape == IMAGE_SHAPE and out == (CLASSES,)
