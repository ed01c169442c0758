"""The panel of attribution maps."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cnnlab.lab.digits.explainer import Explainer, MapKind
from cnnlab.lab.digits.reader import Reader

KINDS: tuple[MapKind, ...] = ("none", "occlusion", "gradient")


class Explanation(QWidget):
    """Chooses a map and a class, and says what the map shows."""

    kind_chosen = Signal(str)
    digit_chosen = Signal(object)

    def __init__(self, reader: Reader, explainer: Explainer) -> None:
        super().__init__()
        self._reader, self._explainer = reader, explainer
        self.buttons = {kind: QPushButton() for kind in KINDS}
        self.digit = QComboBox()
        self.meaning, self.stroke = QLabel(), QLabel()
        self._of = QLabel()
        self._lay_out()
        self._group.idClicked.connect(lambda i: explainer.set_kind(KINDS[i]))
        self.digit.activated.connect(lambda i: explainer.choose(None if i == 0 else i - 1))
        explainer.changed.connect(self.pull)
        self.retranslate()

    def pull(self) -> None:
        """Update the texts."""
        explainer, label = self._explainer, self._explainer.label
        self.digit.setCurrentIndex(0 if explainer.chosen is None else explainer.chosen + 1)
        texts = {
            "none": self.tr("Choose a map: it is laid over your drawing and over the image."),
            "occlusion": self.tr(
                "Occlusion: a 5×5 patch is blanked at every place in turn. Blue: without this ink "
                "“{digit}” is less probable; orange: more probable."
            ),
            "gradient": self.tr(
                "Gradient of the logit of “{digit}”: more ink raises it where blue, and lowers it "
                "where orange."
            ),
        }
        text = texts[explainer.kind]
        self.meaning.setText(text.format(digit="–" if label is None else label))
        self.stroke.setText(self._stroke_text())

    def _stroke_text(self) -> str:
        index = self._explainer.decisive
        if self._explainer.map is None:
            return ""
        if index is None:
            return self.tr(
                "No single stroke decides: without any one of them the answer is the same."
            )
        without = self._reader.without(index).label
        if without is None:
            return self.tr("Without the marked stroke nothing would be left to read.")
        text = self.tr("Without the marked stroke it would be read as {digit}.")
        return text.format(digit=without)

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        column.addLayout(row)
        for index, (kind, button) in enumerate(self.buttons.items()):
            button.setCheckable(True)
            button.setChecked(kind == "none")
            self._group.addButton(button, index)
            row.addWidget(button)
        row.addSpacing(12)
        row.addWidget(self._of)
        row.addWidget(self.digit)
        row.addStretch(1)
        for label in (self.meaning, self.stroke):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)

    def retranslate(self) -> None:
        for kind, text in (
            ("none", self.tr("No map")),
            ("occlusion", self.tr("Occlusion")),
            ("gradient", self.tr("Gradient")),
        ):
            self.buttons[kind].setText(text)  # type: ignore[index]
        self._of.setText(self.tr("for"))
        index = max(0, self.digit.currentIndex())
        self.digit.clear()
        self.digit.addItem(self.tr("the predicted digit"))
        self.digit.addItems([str(digit) for digit in range(10)])
        self.digit.setCurrentIndex(index)
        self.digit.setAccessibleName(self.tr("Digit to explain"))
        self.digit.setToolTip(self.tr("The digit whose probability the map explains"))
        for button in self.buttons.values():
            button.setToolTip(self.tr("Which pixels the prediction depends on"))
        self.pull()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
