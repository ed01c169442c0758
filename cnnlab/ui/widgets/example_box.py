"""A box of worked examples, with the user's own behind a line."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal

from cnnlab.ui.widgets.named_combo import NamedCombo


class ExampleBox(NamedCombo):
    """Names examples by their place in a list, which the line does not count in."""

    chosen = Signal(int)
    """The place of what the user chose, be it what was shown already."""

    def __init__(self) -> None:
        super().__init__()
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))

    def set_titles(self, titles: Sequence[str], shipped: int) -> None:
        """Names of the examples, the first of which are the program's; which is shown stays."""
        with QSignalBlocker(self):
            shown = self.currentData()
            self.clear()
            for place, title in enumerate(titles):
                if place == shipped:
                    self.insertSeparator(place)
                self.addItem(title, place)
            self.setCurrentIndex(self.findData(shown))

    def show_place(self, place: int) -> None:
        """Which example is shown, -1 for none."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(place))
