"""The page with the atlas, which is made a moment after the tab was seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.lab.shared.place import ExperimentPlace
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.window.notice import Say

if TYPE_CHECKING:
    from cnnlab.ui.digits.atlas_page import AtlasPage

FIRST_LOOK = 30  # ms after the tab was first painted


class LayersPage(QWidget):
    """Holds the atlas of the drawing, once it was asked for."""

    seen_changed = Signal(object)
    """What the pointed cell sees of the image (Field), or None."""
    wanted = Signal(object)
    """A cell (ExperimentPlace) to be shown in the Convolution tab."""
    menu_asked = Signal(QPoint, object)
    """Where on the screen, and what is offered there."""

    def __init__(self, sketch: Sketch, reader: Reader) -> None:
        super().__init__()
        self._sketch, self._reader = sketch, reader
        self._theme = load_theme("light")
        self.atlas: AtlasPage | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon)

    def ask(self) -> None:
        """Make the atlas soon, but never while the user draws."""
        if self.atlas is None and not self._soon.isActive():
            self._soon.start(FIRST_LOOK)

    def make(self) -> None:
        """Make it now, if it is not there yet."""
        if self.atlas is not None:
            return
        from cnnlab.ui.digits.atlas_page import AtlasPage  # not needed to draw

        self.atlas = AtlasPage(self._reader, self._theme)
        column = QVBoxLayout(self)
        column.addWidget(self.atlas)
        self.atlas.seen_changed.connect(self.seen_changed)
        self.atlas.wanted.connect(self._on_wanted)
        self.atlas.panel.menu_asked.connect(self.menu_asked)

    def copied(self) -> str:
        """What a copy takes while the atlas has the keyboard; else nothing."""
        panel = None if self.atlas is None else self.atlas.panel
        return panel.copied() if panel is not None and panel.view.hasFocus() else ""

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.atlas is not None:
            self.atlas.set_theme(theme)

    def close_down(self) -> None:
        """Stop what moves and what is computed."""
        self._soon.stop()
        if self.atlas is not None:
            self.atlas.close_down()

    def _on_wanted(self, opened: OpenedCell, title: Say) -> None:
        if opened.experiment is not None:
            self.wanted.emit(ExperimentPlace(opened.experiment, opened.at, title))

    def _on_soon(self) -> None:
        if self._sketch.busy:
            self._soon.start(FIRST_LOOK)
        else:
            self.make()
