"""The panel beside the pages: the examples, and the controls of the page that is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

WIDTH = 268  # px at the usual font


class NeuronPanel(QFrame):
    """Takes titles and widgets; says which example was chosen."""

    preset_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.heading, self.preset, self.about = QLabel(), QComboBox(), QLabel()
        self.heading.setObjectName("heading")
        self.heading.setBuddy(self.preset)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setObjectName("muted")
        self.preset.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.preset.currentIndexChanged.connect(self.preset_chosen)
        self.preset.activated.connect(self.preset_chosen)  # the same again takes edits back
        self._pages: list[QWidget] = []
        self._lay_out()
        self.retranslate()

    def add_controls(self, controls: QWidget) -> None:
        """Room for the controls of another page."""
        self._pages.append(controls)
        controls.hide()
        self._column.insertWidget(self._column.count() - 1, controls)

    def show_controls(self, controls: QWidget) -> None:
        """Show these and no others."""
        for page in self._pages:
            page.setVisible(page is controls)

    def set_presets(self, titles: Sequence[str]) -> None:
        """The examples by name; which one is current stays."""
        with QSignalBlocker(self.preset):
            at = self.preset.currentIndex()
            self.preset.clear()
            self.preset.addItems(list(titles))
            self.preset.setCurrentIndex(at)

    def set_preset(self, index: int, about: str) -> None:
        """Which example this came from, -1 for none, and what it is about."""
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(index)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(8)
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
