"""The picture that is shown, by name; another one is chosen or opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cnnlab.lessons.pictures import PICTURES
from cnnlab.ui.images.filter_words import picture_title
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.translated import TranslatedWidget

COMPACT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
OWN = ""  # the value of the row that names a picture from outside


class PictureBox(TranslatedWidget):
    """Plain values in, plain values out."""

    shipped_chosen = Signal(str)
    """One of PICTURES."""
    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.box, self.open, self.facts = (
            QLabel(),
            ChoiceBox(),
            QPushButton(),
            QLabel(),
        )
        self._own, self._shape = "", (1, 1, 1)
        self.heading.setObjectName("heading")
        self.facts.setObjectName("muted")
        self.heading.setBuddy(self.box)
        self.box.setObjectName("imagePictureBox")
        self.box.setSizeAdjustPolicy(COMPACT)
        BoxGuard(self, (self.box,))
        self.box.chosen.connect(self._on_chosen)
        self.open.clicked.connect(self.open_asked)
        self._lay_out()
        self.retranslate()

    def set_picture(self, name: str, shape: tuple[int, int, int], shipped: bool) -> None:
        """Its name, its channels, rows and columns, and whether it is one of PICTURES."""
        self._own, self._shape = ("" if shipped else name), shape
        self._pull_choices()
        self.box.show_choice(name if shipped else OWN)
        self._pull_facts()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.facts)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        row.addWidget(self.open)

    def _on_chosen(self, value: object) -> None:
        if isinstance(value, str) and value != OWN:
            self.shipped_chosen.emit(value)

    def _pull_choices(self) -> None:
        """The shipped ones, and before them one from outside while it is shown."""
        shipped: list[tuple[str, object]] = [(picture_title(name), name) for name in PICTURES]
        own: list[tuple[str, object]] = [(self._own, OWN)] if self._own else []
        self.box.set_choices([*own, *shipped])

    def _pull_facts(self) -> None:
        channels, rows, columns = self._shape
        text = self.tr("{columns}×{rows} pixels, grey")
        if channels == 3:
            text = self.tr("{columns}×{rows} pixels, colour")
        self.facts.setText(text.format(columns=columns, rows=rows))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Picture"))
        name_control(self.box, self.tr("Picture"), self.tr("One of the pictures that come with it"))
        tip = self.tr("Open a picture of yours; it can be pasted or dropped here too")
        label_button(self.open, self.tr("Open…"), tip)
        self._pull_choices()
        self._pull_facts()
