"""The panel beside the pages: the examples, and the controls of the page that is shown."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cnnlab.ui.widgets.example_box import ExampleBox

WIDTH = 268  # px at the usual font


class PagePanel(QFrame):
    """Takes titles and widgets; says which example was chosen."""

    preset_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.heading, self.preset, self.about = QLabel(), ExampleBox(), QLabel()
        self.heading.setObjectName("heading")
        self.heading.setBuddy(self.preset)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setObjectName("muted")
        self.preset.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.preset.currentIndexChanged.connect(self._on_row)
        self.preset.chosen.connect(self.preset_chosen)  # the same again takes edits back
        self._pages: list[QWidget] = []
        self._lay_out()
        self.retranslate()

    def add_controls(self, controls: QWidget) -> None:
        """Room for the controls of another page."""
        self._pages.append(controls)
        controls.hide()
        self._column.insertWidget(self._column.count() - 1, controls)

    def add_above(self, part: QWidget) -> None:
        """A widget above the controls of all pages."""
        self._column.insertWidget(3, part)  # below the example

    def show_controls(self, controls: QWidget) -> None:
        """Show these and no others."""
        for page in self._pages:
            page.setVisible(page is controls)

    def show_examples(self, shown: bool) -> None:
        """Whether there are examples to choose from."""
        for part in (self.heading, self.preset):
            part.setVisible(shown)
        self.about.setVisible(shown and bool(self.about.text()))

    def set_preset(self, index: int, about: str) -> None:
        """Which example this came from, -1 for none, and what it is about."""
        self.preset.show_place(index)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.preset_chosen.emit(self.preset.itemData(row))

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(6)
        for part in (self.heading, self.preset, self.about):
            self._column.addWidget(part)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._fit_width()

    def _fit_width(self) -> None:
        self.setFixedWidth(max(WIDTH, self.fontMetrics().horizontalAdvance("0") * 36))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Example"))
        self.preset.setPlaceholderText(self.tr("Choose an example"))
        self.preset.setToolTip(self.tr("Start over from a worked example"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_width()
        super().changeEvent(event)
