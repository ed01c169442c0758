"""The network of the current drawing, as an atlas."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.shared.sample_images import sample_images
from cnnlab.scene.colours import Theme
from cnnlab.ui.atlas.panel import AtlasPanel

REST = 120  # ms between two updates of the maps while the user draws


class AtlasPage(QWidget):
    """Shows what the network makes of the drawing, and follows it."""

    seen_changed = Signal(object)
    wanted = Signal(object, object)

    def __init__(self, reader: Reader, theme: Theme) -> None:
        super().__init__()
        self._reader = reader
        self.panel = AtlasPanel(sample_images, reader.turns)
        self.panel.view.setObjectName("atlas")
        self.panel.set_theme(theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.pointed.connect(self.seen_changed)
        self.panel.wanted.connect(self.wanted)
        reader.changed.connect(self._on_reading)
        self.panel.retranslate()
        self.pull()

    def pull(self) -> None:
        """Show the maps of the drawing as it is now."""
        reading = self._reader.reading
        network = self._reader.recogniser.network
        blank = reading.prediction.verdict == "blank"
        self.panel.set_inspection(Inspection.of(network, reading.image[None], blank))

    def set_theme(self, theme: Theme) -> None:
        self.panel.set_theme(theme)

    def close_down(self) -> None:
        """Stop what moves and what is computed."""
        self._soon.stop()
        self._reader.turns.drop(self.pull)
        self.panel.close_down()

    def _on_reading(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start(REST)

    def _on_soon(self) -> None:
        self._reader.turns.soon(self.pull)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(0)
