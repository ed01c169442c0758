"""One idea of the page of why: a question, a picture, and its controls in the panel."""

from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas
from cnnlab.ui.neuron.idea_question import Question, QuestionCard
from cnnlab.ui.widgets.translated import TranslatedWidget

Settings = TypeVar("Settings")


class IdeaView(TranslatedWidget, Generic[Settings]):
    """Hides its answer until one was expected or a control was moved.

    ``shown`` are its settings, a dataclass; it begins with those that its question is about.
    """

    notice = Signal(object)
    """A Notice."""
    changed = Signal()
    """Other numbers are shown."""

    def __init__(self, first: Settings) -> None:
        super().__init__()
        self.shown = self._first = first
        self.card, self.controls = QuestionCard(), QWidget()
        self.picked, self.revealed = -1, False
        self._asked: object = None
        self.card.chosen.connect(self._on_chosen)
        self.card.again_asked.connect(self._on_again_asked)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.card)
        self.panel = QVBoxLayout(self.controls)
        self.panel.setContentsMargins(0, 0, 0, 0)
        self.panel.setSpacing(6)

    # what each idea says

    def question(self) -> Question:
        """What is asked first, in the language in use."""
        raise NotImplementedError

    def pull(self) -> None:
        """Show the numbers, hidden or not."""
        raise NotImplementedError

    def summary(self) -> str:
        """The numbers in a line, in the language in use."""
        raise NotImplementedError

    def text(self) -> str:
        """The numbers, to be copied; columns are parted by tabs."""
        return self.summary()

    # what they share

    def show_settings(self, **settings: Any) -> None:
        """Other settings, and the answer with them."""
        old: Any = self.shown
        self.shown = replace(old, **settings)
        self.reveal()

    def reveal(self) -> None:
        """Show the answer."""
        self.revealed = True
        self.show_all()

    def show_all(self) -> None:
        """Show the numbers and the question."""
        self.pull()
        asked = self.question(), self.picked, self.revealed
        if asked != self._asked:
            self._asked = asked
            self.card.set_question(*asked)
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for canvas in self.findChildren(IdeaCanvas):
            canvas.set_theme(theme)

    def _on_chosen(self, index: int) -> None:
        """The first answer counts."""
        if self.picked < 0 and not self.revealed:
            self.picked = index
        self.reveal()

    def _on_again_asked(self) -> None:
        self.picked, self.revealed = -1, False
        self.shown = self._first
        self.show_all()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_all()
