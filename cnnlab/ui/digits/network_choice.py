"""Which network reads: the shipped one, the fine-tuned copy, or weights of a file."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.lab.digits.networks import NetworkKind, Networks

LONGEST = 48  # letters of a file name that is shown whole


class NetworkChoice(QWidget):
    """Shows what is in use and changes it by one click."""

    chosen = Signal(str)
    """A NetworkKind."""
    open_asked = Signal()

    def __init__(self, networks: Networks) -> None:
        super().__init__()
        self._networks = networks
        self._busy = False
        self.heading, self.open = QLabel(), QPushButton()
        self.kinds: dict[NetworkKind, QRadioButton] = {
            kind: QRadioButton() for kind in ("shipped", "learned", "opened")
        }
        self._group = QButtonGroup(self)
        self._lay_out()
        for kind, button in self.kinds.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
        self.open.clicked.connect(self.open_asked)
        networks.recogniser_changed.connect(self.pull)
        self.retranslate()

    def set_busy(self, busy: bool) -> None:
        """Another network can't be chosen while one is being trained."""
        self._busy = busy
        self.pull()

    def pull(self) -> None:
        """Show which there are, and which is in use."""
        networks = self._networks
        there = {"shipped": True, "learned": networks.learned, "opened": networks.opened}
        for kind, button in self.kinds.items():
            button.setChecked(kind == networks.in_use)
            button.setEnabled(there[kind] is not None and not self._busy)
        self.kinds["opened"].setVisible(networks.opened is not None)
        self.open.setEnabled(not self._busy)
        self._name()

    def _name(self) -> None:
        networks = self._networks
        self.kinds["shipped"].setText(self.tr("Shipped network"))
        copy = self.tr("Copy fine-tuned on my digits")
        if networks.learned is None:
            copy = self.tr("Copy fine-tuned on my digits (not trained yet)")
        elif networks.learned_from:
            copy = self.tr("Copy of “{file}” fine-tuned on my digits").format(
                file=_shown(networks.learned_from)
            )
        self.kinds["learned"].setText(copy)
        self.kinds["opened"].setText(
            self.tr("Weights of “{file}”").format(file=_shown(networks.name))
        )
        self.kinds["opened"].setToolTip(networks.path)

    def _lay_out(self) -> None:
        self.heading.setObjectName("heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.heading, 1)
        row.addWidget(self.open)
        for button in self.kinds.values():
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            column.addWidget(button)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Read with"))
        self.open.setText(self.tr("Open weights…"))
        self.open.setToolTip(
            self.tr(
                "Read with another network (*.safetensors) that takes one grey image of 28 × 28 "
                "and has ten outputs; dropping the file works too"
            )
        )
        self.pull()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _shown(name: str) -> str:
    """A file name, cut in its middle where it is long; an & is no mnemonic."""
    if len(name) > LONGEST:
        name = f"{name[: LONGEST // 2]}…{name[-LONGEST // 2 :]}"
    return name.encode("utf-8", "replace").decode("utf-8").replace("&", "&&")
