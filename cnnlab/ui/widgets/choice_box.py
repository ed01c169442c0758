"""A combo box whose entries stand for values."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal

from cnnlab.ui.widgets.named_combo import NamedCombo


class ChoiceBox(NamedCombo):
    """Says which value was chosen, by hand or by another program."""

    chosen = Signal(object)
    chosen_again = Signal(object)
    """By hand, the value that is shown already."""

    def __init__(self) -> None:
        super().__init__()
        self._values: list[object] = []
        self._told = False  # in this event
        self.currentIndexChanged.connect(self._on_current)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Names and values; the current value stays, else the first is the current one."""
        values, current = [value for _, value in choices], self.currentIndex()
        stays = 0 <= current < len(self._values) and self._values[current] in values
        at = values.index(self._values[current]) if stays else 0
        with QSignalBlocker(self):
            self.clear()
            for name, value in choices:
                self.addItem(name, value)
            self.setCurrentIndex(at)
        self._values = values

    def _on_current(self, at: int) -> None:
        if at >= 0:
            self._told = True
            QTimer.singleShot(0, self, self._forget)
            self.chosen.emit(self._values[at])

    def _on_activated(self, at: int) -> None:
        if not self._told:
            self.chosen_again.emit(self._values[at])

    def _forget(self) -> None:
        self._told = False

    def show_choice(self, value: object) -> None:
        """Make a value the current one, and say nothing."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value))
