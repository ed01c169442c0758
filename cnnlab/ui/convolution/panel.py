"""The column beside the stage: example, input, filter, output, and the size formula.

Plain values in, signals out; the tab connects it.
"""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.ui.convolution.geometry import Geometry
from cnnlab.ui.convolution.kernel_box import KernelBox
from cnnlab.ui.convolution.output_controls import OutputControls, add_row, muted
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.example_box import ExampleBox
from cnnlab.ui.widgets.number_box import WholeBox
from cnnlab.ui.widgets.section import Section
from cnnlab.ui.widgets.steady import Steady

LARGEST_SEED = 999_999
ABOUT_LINES, NOTE_LINES = 2, 6  # at least; what editing makes of these texts needs no more
AROUND = 44  # px between and around the sections


class Panel(QScrollArea):
    """Controls of the Convolution tab."""

    preset_chosen = Signal(int)
    new_numbers_asked = Signal(int)
    """The seed after the one that is shown."""
    seed_chosen = Signal(int)
    reset_asked = Signal()
    picture_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.preset = ExampleBox()
        self.about, self._around_about = muted(wraps=True), QWidget()
        self.new_numbers, self.reset = QPushButton(), QPushButton()
        self.seed = WholeBox()
        self.seed.setRange(0, LARGEST_SEED)
        self.seed_label, self.kernel_label = muted(), muted()
        self.seed_label.setBuddy(self.seed)
        self.picture = QPushButton()
        self.kernel = KernelBox()
        self.kernel_label.setBuddy(self.kernel)
        self.geometry_box, self.output = Geometry(), OutputControls()
        self.sections = {name: Section() for name in ("example", "output", "sizes")}
        self._build()
        Steady(self, (self._around_about, self.output))
        BoxGuard(self, (self.preset, self.seed, self.kernel, *self.geometry_box.boxes()))
        self._connect()
        self.retranslate()

    # what it shows

    def set_preset(self, index: int, about: str) -> None:
        """Which example it is, -1 for none, and what is said of it."""
        self.preset.show_place(index)
        self.about.setText(about)

    def set_seed(self, seed: int | None) -> None:
        """Which random numbers are shown; None when these are not random."""
        with QSignalBlocker(self.seed):
            self.seed.setValue(seed or 0)

    def set_edited(self, edited: bool) -> None:
        self.reset.setEnabled(edited)

    # building

    def _build(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        column = self._column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        for section in self.sections.values():
            column.addWidget(section)
        self._build_example(self.sections["example"].column)
        self.sections["sizes"].column.addWidget(self.geometry_box)
        self.sections["output"].column.addWidget(self.output)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its controls have it, and scroll into sight
        self.setWidget(card)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _build_example(self, column: QVBoxLayout) -> None:
        column.addWidget(self.preset)
        column.addWidget(self._around_about)
        around = QVBoxLayout(self._around_about)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.about)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.new_numbers, 1)
        row.addWidget(self.seed_label)
        row.addWidget(self.seed)
        column.addWidget(self.reset)
        column.addWidget(self.picture)
        add_row(column, self.kernel_label, self.kernel)

    def _connect(self) -> None:
        self.preset.chosen.connect(self.preset_chosen)
        self.new_numbers.clicked.connect(self._on_new_numbers)
        self.seed.valueChanged.connect(self.seed_chosen)
        self.reset.clicked.connect(self.reset_asked)
        self.picture.clicked.connect(self.picture_asked)

    def _on_new_numbers(self) -> None:
        seed = self.seed.value() % LARGEST_SEED + 1
        with QSignalBlocker(self.seed):
            self.seed.setValue(seed)
        self.new_numbers_asked.emit(seed)

    def retranslate(self) -> None:
        headings = {
            "example": self.tr("Example"),
            "output": self.tr("Output"),
            "sizes": self.tr("Operation and sizes"),
        }
        for name, text in headings.items():
            self.sections[name].set_title(text)
        self._write_controls()
        self.fit_width()

    def _write_controls(self) -> None:
        self.preset.setAccessibleName(self.tr("Example"))
        self.preset.setToolTip(self.tr("Worked examples: the numbers are always the same"))
        self.new_numbers.setText(self.tr("New numbers"))
        self.new_numbers.setToolTip(
            self.tr(
                "Random numbers of the course demo's ranges: input 0, 1, 2, weights -1, 0, 1, "
                "biases 1 and 0"
            )
        )
        self.seed_label.setText(self.tr("seed"))
        self.kernel_label.setText(self.tr("Named filter"))
        self.seed.setAccessibleName(self.tr("Number of the random numbers"))
        self.seed.setToolTip(
            self.tr("The same number here always gives the same numbers: tell it to your class")
        )
        self.reset.setText(self.tr("Reset edits"))
        self.reset.setToolTip(
            self.tr("Take back every edit since the example, marked by a corner (can be undone)")
        )
        self.picture.setText(self.tr("Open picture…"))
        self.picture.setToolTip(
            self.tr("A photograph or a drawing as input; it can also be pasted or dropped here")
        )

    def fit_width(self) -> None:
        """As wide as its rows need, with the scroll bar beside them."""
        for box in (self.preset, self.kernel):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        em = self.fontMetrics().horizontalAdvance("0")
        rows, needed = self.widget(), 0
        if rows is not None:
            for section in self.sections.values():
                section.measure_anew()
            self._column.invalidate()
            needed = rows.minimumSizeHint().width()
        wanted = max(252, em * 28, needed)
        for text, lines in ((self.about, ABOUT_LINES), (self.output.channels_note, NOTE_LINES)):
            text.setMinimumHeight(lines * text.fontMetrics().lineSpacing())
        if rows is not None:
            rows.setMaximumWidth(wanted)  # a scroll bar that comes moves nothing
        self.setFixedWidth(wanted + self.verticalScrollBar().sizeHint().width())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            QTimer.singleShot(0, self, self.fit_width)  # once all parts speak it
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_where_needed()

    def _fold_where_needed(self) -> None:
        """Sections can be folded where all of them together are too high."""
        needed = sum(one.height_when_open() for one in self.sections.values())
        foldable = needed + AROUND > self.viewport().height()
        for section in self.sections.values():
            section.set_foldable(foldable)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_width()
        self._fold_where_needed()
