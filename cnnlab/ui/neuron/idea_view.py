"""One idea of the page of why: a question, a picture, and its controls in the panel."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas
from cnnlab.ui.neuron.idea_question import Question, QuestionCard


class IdeaView(QWidget):
    """Hides its answer until one was expected or a control was moved."""

    notice = Signal(object)
    """A Notice."""
    changed = Signal()
    """Other numbers are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.card, self.controls = QuestionCard(), QWidget()
        self.picked, self.revealed = -1, False
        self._asked: object = None
        self.card.chosen.connect(self._on_chosen)
        self.card.again_asked.connect(self._on_again_asked)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.card)

    # what each idea says

    def question(self) -> Question:
        """What is asked first, in the language in use."""
        raise NotImplementedError

    def pull(self) -> None:
        """Show the numbers, hidden or not."""
        raise NotImplementedError

    def begin_again(self) -> None:
        """The settings that the question is about."""
        raise NotImplementedError

    def summary(self) -> str:
        """The numbers in a line, in the language in use."""
        raise NotImplementedError

    def text(self) -> str:
        """The numbers, to be copied; columns are parted by tabs."""
        return self.summary()

    def retranslate(self) -> None:
        """Say everything in another language."""
        raise NotImplementedError

    # what they share

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
        self.begin_again()
        self.show_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_all()
        super().changeEvent(event)
