"""Where the parts of the fit's page stand, and their object names."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.neuron.fit_controls import FitControls
from cnnlab.ui.neuron.fit_curve import FitCurve
from cnnlab.ui.neuron.fit_figures import FitFigures
from cnnlab.ui.neuron.fit_network import FitNetworkView
from cnnlab.ui.neuron.fit_plane import FitPlane
from cnnlab.ui.neuron.fit_tools import FitTools
from cnnlab.ui.neuron.fit_transport import FitTransport

WIDEST = 0.585  # of the page that the plane takes at most
GAP = 8


class FitBody(QWidget):
    """The plane as a square on the left, as large as fits; the rest has what is left."""

    def __init__(self, left: QWidget, right: QWidget, over: QWidget) -> None:
        super().__init__()
        self._left, self._right, self._over = left, right, over
        for part in (left, right):
            part.setParent(self)
        self.setMinimumSize(560, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        high = self.height()
        square = high - self._over.sizeHint().height() + GAP
        wide = round(max(240.0, min(square, self.width() * WIDEST)))
        self._left.setGeometry(0, 0, wide, high)
        self._right.setGeometry(wide + GAP, 0, self.width() - wide - GAP, high)
        super().resizeEvent(event)


class FitParts:
    """The widgets of the page."""

    def __init__(self) -> None:
        self.plane, self.tools = FitPlane(), FitTools()
        self.figures, self.curve, self.network = FitFigures(), FitCurve(), FitNetworkView()
        self.transport, self.controls = FitTransport(), FitControls()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for part in (self.plane, self.tools, self.figures, self.curve, self.network):
            part.set_theme(theme)
        self.transport.set_theme(theme)


def lay_out(page: QWidget, parts: FitParts) -> None:
    """Plane on the left, numbers, losses and network on the right, the transport under them."""
    for widget, name in (
        (parts.transport.play, "fitButton"),
        (parts.transport.first, "fitRewindButton"),
        (parts.figures.loss, "fitLoss"),
        (parts.plane, "fitPlane"),
        (parts.curve, "fitCurve"),
        (parts.network, "fitNetwork"),
    ):
        widget.setObjectName(name)
    right = QWidget()
    column = QVBoxLayout(right)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    column.addWidget(_card(parts.figures, parts.curve), 11)
    column.addWidget(_card(parts.network), 10)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 4, 0, 0)
    whole.setSpacing(GAP)
    whole.addWidget(FitBody(_card(parts.tools, parts.plane), right, parts.tools), 1)
    whole.addWidget(parts.transport)


def _card(*parts: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(6)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
    return card
