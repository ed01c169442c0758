"""The operations so far over the stage: earlier results to click, and what a cell goes back to."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from cnnlab.core.experiment.chained import Region, receptive_fields
from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.bench import Bench
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.text import cell_title
from cnnlab.ui.convolution.chain_thumb import ChainThumb
from cnnlab.ui.convolution.labels import operation_name, times, volume


class ChainStrip(QScrollArea):
    """Hidden where there is no chain; scrolls where it is long."""

    chosen = Signal(int)
    """Which step of the chain to go back to."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Bench, Evaluation | Problem] | None = None
        self._theme = load_theme("light")
        self.thumbs: list[ChainThumb] = []
        self._steps: list[QLabel] = []
        self._inner = QWidget()
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.horizontalScrollBar()
        bar.rangeChanged.connect(lambda _, most: bar.setValue(most))  # the end is what is new
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def text(self) -> str:
        """Shapes and operations, one after the other."""
        steps = (part for pair in zip(self.thumbs, self._steps, strict=True) for part in pair)
        return " ".join(part.text() for part in steps)

    def show_chain(self, bench: Bench, evaluation: Evaluation | Problem) -> None:
        """Show the links of a bench, and what is being made now."""
        self._shown = bench, evaluation
        links = (*bench.chain, bench)
        self._have(len(links) if bench.chain else 0)
        for link, thumb, step in zip(links, self.thumbs, self._steps, strict=False):
            self._write(link, thumb, step)
        if self._steps and isinstance(evaluation, Evaluation):
            last = self._steps[-1]
            last.setText(f"{last.text()} {volume(evaluation.output_shape)}")
        self.setVisible(bool(bench.chain))
        self._fit_height()

    def show_cell(self, cell: Cell | None) -> None:
        """Frame what an output cell is made of, back through all its steps; None for no cell."""
        if self._shown is None or not self.thumbs:
            return
        links = (*self._shown[0].chain, self._shown[0])
        fields = [] if cell is None else receptive_fields([one.experiment for one in links], cell)
        for i, thumb in enumerate(self.thumbs):
            thumb.set_field(fields[i] if fields else None)
            if cell is not None:
                thumb.setAccessibleDescription(self._reach_text(cell, fields[i]))

    def _reach_text(self, cell: Cell, field: Region) -> str:
        text = self.tr("{cell} goes back to {size} cells of each of {count} channels")
        if len(field.channels) == 1:
            text = self.tr("{cell} goes back to {size} cells of channel {channel}")
        return text.format(
            cell=cell_title(cell),
            size=times(len(field.rows), len(field.columns)),
            count=len(field.channels),
            channel=field.channels[0],
        )

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for thumb in self.thumbs:
            thumb.set_theme(theme)

    def _have(self, count: int) -> None:
        """So many results, each with the operation on it."""
        while len(self.thumbs) < count:
            index, thumb, step = len(self.thumbs), ChainThumb(), QLabel()
            thumb.set_theme(self._theme)
            thumb.clicked.connect(lambda _=False, i=index: self.chosen.emit(i))
            self.thumbs.append(thumb)
            self._steps.append(step)
            self._row.insertWidget(2 * index, thumb)
            self._row.insertWidget(2 * index + 1, step)
            thumb.show()  # a layout would do so later, and count nothing till then
            step.show()
        while len(self.thumbs) > count:
            for widget in (self.thumbs.pop(), self._steps.pop()):
                self._row.removeWidget(widget)
                widget.setParent(None)
                widget.deleteLater()

    def _write(self, link: Bench, thumb: ChainThumb, step: QLabel) -> None:
        e = link.experiment
        channels, rows, columns = e.input.shape
        shape = volume((channels, rows, columns))
        now = self._shown is not None and link is self._shown[0]
        thumb.setText(shape)
        thumb.set_maps(e.input, link.white)
        thumb.setEnabled(not now)
        tip = self.tr("The input that is shown now")
        if not now:
            tip = self.tr(
                "Back to this step: {operation} on {shape}. In the colour of the window: what the "
                "cell below is made of"
            )
        tip = tip.format(operation=operation_name(e), shape=shape)
        thumb.setToolTip(tip)
        thumb.setAccessibleName(tip)
        step.setText(f"→ {operation_name(e)} →")

    def _fit_height(self) -> None:
        needed = self._inner.sizeHint()
        bar = self.horizontalScrollBar().sizeHint().height()
        long = needed.width() > self.viewport().width()
        self.setFixedHeight(needed.height() + (bar if long else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self.show_chain(*self._shown)
        super().changeEvent(event)
