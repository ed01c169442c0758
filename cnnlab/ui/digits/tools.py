"""Toolbar of the canvas: pen width, eraser, undo, redo, grid, clear, samples, pictures."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from cnnlab.lab.digits.sketch import THICKEST, THINNEST, USUAL_PEN
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.digits.pen_dot import PenDot
from cnnlab.ui.digits.samples_menu import SamplesMenu
from cnnlab.ui.widgets.icons import icon
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import label_button

PARTS = 1000  # of the canvas: the slider's unit
WIDTH_STEP = 5
ICON = 20  # px


class Tools(QWidget):
    """Emits a signal for each request."""

    width_chosen = Signal(float)
    eraser_chosen = Signal(bool)
    grid_chosen = Signal(bool)
    clear_asked = Signal()
    picture_asked = Signal()
    next_asked = Signal()
    """Another sample like the last one."""

    def __init__(self, undo_stack: QUndoStack) -> None:
        super().__init__()
        self._stack = undo_stack
        self.eraser, self.grid = QToolButton(), QToolButton()
        self.undo, self.redo = QToolButton(), QToolButton()
        self.clear, self.picture = QToolButton(), QToolButton()
        self.dot, self.width_ = PenDot(), MeantSlider()
        self.samples = QPushButton()
        self.menu = SamplesMenu(self.samples)
        self._pictures = (
            (self.eraser, "eraser"),
            (self.undo, "undo"),
            (self.redo, "redo"),
            (self.grid, "grid"),
            (self.clear, "clear"),
            (self.picture, "picture"),
        )
        self._lay_out()
        self._connect()
        self.retranslate()

    def set_width(self, width: float) -> None:
        with QSignalBlocker(self.width_):
            self.width_.setValue(round(width * PARTS))
        self.dot.set_width(width)

    def set_theme(self, theme: Theme) -> None:
        for button, name in self._pictures:
            button.setIcon(icon(name, theme.text))
        self.dot.set_theme(theme)

    def add_keys(self, host: QWidget, more: Mapping[str, Callable[[], object]]) -> None:
        """Keys that work anywhere on the tab; ``more`` are of what stands elsewhere."""
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            ("E", self.eraser.toggle),
            ("G", self.grid.toggle),
            ("N", self.next_asked.emit),
            ("[", lambda: self.width_.setValue(self.width_.value() - WIDTH_STEP)),
            ("]", lambda: self.width_.setValue(self.width_.value() + WIDTH_STEP)),
            *more.items(),
        ):
            shortcut = QShortcut(QKeySequence(keys), host)
            shortcut.setContext(context)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        for button in (self.eraser, self.grid):
            button.setCheckable(True)
        self.width_.setRange(round(THINNEST * PARTS), round(THICKEST * PARTS))
        self.width_.setValue(round(USUAL_PEN * PARTS))
        self.width_.set_meaning(
            lambda: number(self.width_.value() / PARTS, 3), lambda step: step / PARTS
        )
        self.width_.setMinimumWidth(48)
        self.samples.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.dot)
        row.addWidget(self.width_, 1)
        for button, _ in self._pictures[:-1]:
            row.addWidget(button)
        row.addWidget(self.samples)
        row.addWidget(self.picture)
        for button, _ in self._pictures:
            button.setIconSize(QSize(ICON, ICON))
            button.setProperty("look", "icon")
        self.samples.setMenu(self.menu)

    def _connect(self) -> None:
        self.eraser.toggled.connect(self.eraser_chosen)
        self.grid.toggled.connect(self.grid_chosen)
        self.width_.valueChanged.connect(self._on_width)
        self.clear.clicked.connect(self.clear_asked)
        self.picture.clicked.connect(self.picture_asked)
        self.undo.clicked.connect(self._stack.undo)
        self.redo.clicked.connect(self._stack.redo)
        self._stack.canUndoChanged.connect(self.undo.setEnabled)
        self._stack.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self.menu.next_asked.connect(self.next_asked)

    def _on_width(self, parts: int) -> None:
        self.dot.set_width(parts / PARTS)
        self.width_chosen.emit(parts / PARTS)

    def retranslate(self) -> None:
        for button, text, tip in (
            (
                self.eraser,
                self.tr("Eraser"),
                self.tr("Rub out parts of strokes (E, or the right button)"),
            ),
            (
                self.grid,
                self.tr("Grid"),
                self.tr("Lay the network’s 28 × 28 pixels over the drawing (G)"),
            ),
            (self.undo, self.tr("Undo"), self.tr("Undo (Ctrl+Z)")),
            (self.redo, self.tr("Redo"), self.tr("Redo (Ctrl+Shift+Z)")),
            (self.clear, self.tr("Clear"), self.tr("Take everything away (Delete)")),
            (
                self.samples,
                self.tr("Samples"),
                self.tr("A digit of a real hand, drawn by cnnlab, or of a folder"),
            ),
            (
                self.picture,
                self.tr("Picture…"),
                self.tr(
                    "Read the digit in a picture (Ctrl+Shift+O); dropping and pasting work too"
                ),
            ),
        ):
            label_button(button, text, tip)
        self.width_.setAccessibleName(self.tr("Width of the pen"))
        self.width_.setToolTip(self.tr("Width of the pen ( [ and ] )"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
