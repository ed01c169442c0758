"""One step of the layers: its name, shape and cost, and a contact sheet of its maps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from cnnlab.core.arrays import Bytes
from cnnlab.scene.colours import Theme
from cnnlab.ui.images.layer_sheet import ContactSheet


class StepCard(QFrame):
    """Plain values in; says which map was chosen."""

    chosen = Signal(int)

    def __init__(self, grey: bool = False) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title, self.facts, self.sheet = QLabel(), QLabel(), ContactSheet(grey)
        self.problem = QLabel()
        self.title.setObjectName("heading")
        self.facts.setObjectName("muted")
        for label in (self.facts, self.problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sheet.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(2)
        for part in (self.title, self.facts):
            column.addWidget(part)
        column.addWidget(self.problem, 1)
        column.addWidget(self.sheet, 1)
        self.problem.hide()

    def show_step(self, title: str, facts: str, tiles: Bytes) -> None:
        """A step with its maps (n, h, w) as small pictures."""
        self._say(title, facts, "")
        self.sheet.set_tiles(tiles)

    def show_problem(self, title: str, problem: str) -> None:
        """A step that has no result, and why."""
        self._say(title, "", problem)

    def show_waiting(self, title: str) -> None:
        """A step that is still being worked out; what was there stays in sight."""
        self._say(title, "…", "")

    def _say(self, title: str, facts: str, problem: str) -> None:
        self.title.setText(title)
        self.facts.setText(facts)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.sheet.setVisible(not problem)
        self.sheet.setAccessibleName(f"{title}, {facts}" if facts else title)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.sheet.set_theme(theme)
