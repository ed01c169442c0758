"""How a picture becomes an input: size, channels, values, and what to do with its proportions."""

import numpy as np
from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.arrays import Array
from cnnlab.core.picture import LUMA, Picture
from cnnlab.core.sampling import MAX_CELLS, Sampling, fit_size, sample
from cnnlab.ui.dialogs.modal import shown
from cnnlab.ui.widgets.dialog_host import dressed
from cnnlab.ui.widgets.number_box import WholeBox


class PictureDialog(QDialog):
    """Asks how to sample a picture, and shows at once what comes of it."""

    def __init__(
        self,
        picture: Picture,
        name: str,
        parent: QWidget | None = None,
        last: Sampling | None = None,
    ) -> None:
        super().__init__(dressed(parent))
        self._source = picture
        self._name = name
        self._build()
        self._arrange()
        self._pull(last)
        self._connect()
        self.retranslate()
        self._refresh()

    @classmethod
    def ask(
        cls,
        picture: Picture,
        name: str,
        parent: QWidget | None = None,
        last: Sampling | None = None,
    ) -> Sampling | None:
        """Ask how to sample the picture called `name`, beginning with the `last` choices.

        None when it was cancelled.
        """
        dialog = cls(picture, name, parent, last)
        with shown(dialog) as accepted:
            return dialog.sampling() if accepted else None

    def sampling(self) -> Sampling:
        """Tell the choices as they stand."""
        return Sampling(
            rows=self._rows.value(),
            columns=self._columns.value(),
            colour=self._channels.second.isChecked(),
            white=255.0 if self._values.second.isChecked() else 1.0,
            crop=self._shape.first.isChecked(),
        )

    def retranslate(self) -> None:
        """Set every text in the language of now."""
        self.setWindowTitle(self.tr("Picture as input: {name}").format(name=self._name))
        self._retranslate_size()
        self._retranslate_choices()
        self._preview.setAccessibleName(self.tr("Preview"))
        self._cancel.setText(self.tr("Cancel"))
        self._use.setText(self.tr("&Use as input"))
        self._write_count(self.sampling())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        # In the order of the Tab key.
        self._preview = _Preview(self)
        self._count = QLabel(self)
        self._count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # Its text grows and shrinks with the size; the window must not.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._rows_label, self._rows = QLabel(self), WholeBox(self)
        self._columns_label, self._columns = QLabel(self), WholeBox(self)
        for label, box in ((self._rows_label, self._rows), (self._columns_label, self._columns)):
            box.setRange(1, MAX_CELLS)
            label.setBuddy(box)
        self._keep = QCheckBox(self)
        self._channels, self._values, self._shape = _Choice(self), _Choice(self), _Choice(self)
        self._buttons = QDialogButtonBox(self)
        self._use = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._use.setDefault(True)

    def _arrange(self) -> None:
        page = QVBoxLayout(self)
        page.setSpacing(16)
        page.setContentsMargins(16, 16, 16, 16)
        body, picture, controls = QHBoxLayout(), QVBoxLayout(), QGridLayout()
        page.addLayout(body, 1)
        body.addLayout(picture, 1)
        body.addLayout(controls)
        body.setSpacing(24)
        picture.setSpacing(8)
        picture.addWidget(self._preview, 1)
        picture.addWidget(self._count)
        self._fill(controls)
        page.addWidget(self._buttons)

    def _fill(self, controls: QGridLayout) -> None:
        controls.setHorizontalSpacing(16)
        controls.setVerticalSpacing(8)
        rows = (
            (self._rows_label, self._rows),
            (self._columns_label, self._columns),
            (None, self._keep),
            (self._channels.label, self._channels),
            (self._values.label, self._values),
            (self._shape.label, self._shape),
        )
        for row, (label, control) in enumerate(rows):
            if label is not None:
                controls.addWidget(label, row, 0)
            controls.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        controls.setColumnStretch(1, 1)
        controls.setRowStretch(len(rows), 1)

    def _pull(self, last: Sampling | None) -> None:
        """Show the last choices, or the usual ones in the proportions of the picture."""
        natural = Sampling(*fit_size(self._source.width, self._source.height))
        begin = last or natural
        size = (begin.rows, begin.columns)
        self._keep.setChecked(size == self._fit(max(size)))
        self._limit(self._keep.isChecked())
        self._rows.setValue(begin.rows)
        self._columns.setValue(begin.columns)
        self._channels.choose(second=begin.colour)
        self._values.choose(second=begin.white == 255.0)
        self._shape.choose(second=not begin.crop)

    def _connect(self) -> None:
        self._rows.valueChanged.connect(self._on_rows_changed)
        self._columns.valueChanged.connect(self._on_columns_changed)
        self._keep.toggled.connect(self._on_keep_toggled)
        for choice in (self._channels, self._values, self._shape):
            choice.changed.connect(self._refresh)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _retranslate_size(self) -> None:
        self._rows_label.setText(self.tr("&Rows"))
        self._rows.setAccessibleName(self.tr("Rows"))
        self._columns_label.setText(self.tr("&Columns"))
        self._columns.setAccessibleName(self.tr("Columns"))
        cells = self.tr(
            "The picture is laid on a grid of cells. Each cell becomes one number: "
            "the mean of all pixels that it covers."
        )
        _explain(self._rows, cells)
        _explain(self._columns, cells)
        keep = self.tr(
            "Rows and columns change together, so that the picture keeps its shape. "
            "Without it any size can be chosen, and whether to crop or to stretch."
        )
        self._keep.setText(self.tr("&Keep the proportions"))
        _explain(self._keep, keep)

    def _retranslate_choices(self) -> None:
        grey = self.tr(
            "One channel: one number a cell, how bright it is. Green counts most and blue least, "
            "as they do for the eye."
        )
        if self._source.mix != LUMA:
            grey = self.tr(
                "One channel: one number a cell. The colours of this picture are equally bright, "
                "so the number tells the colours apart, from dark to light."
            )
        colour = self.tr(
            "A channel is one layer of the picture. Colour has three, for red, green and blue, "
            "and a filter has a slice for each of them."
        )
        to_1 = self.tr("Black is 0 and white is 1: small numbers, which networks learn from best.")
        to_255 = self.tr("Black is 0 and white is 255: whole numbers, as picture files store them.")
        crop = self.tr("What does not fit the rows and columns is cut off at both ends.")
        stretch = self.tr("The whole picture is used, pulled to the shape of the rows and columns.")
        self._channels.name(self.tr("Channels"))
        self._channels.offer(self.tr("&Grey"), self.tr("C&olour (three channels)"))
        self._channels.explain(grey, colour)
        self._values.name(self.tr("Values"))
        self._values.offer(self.tr("&0 to 1"), self.tr("0 to &255"))
        self._values.explain(to_1, to_255)
        self._shape.name(self.tr("Shape"))
        self._shape.offer(self.tr("Cro&p the middle"), self.tr("&Stretch"))
        self._shape.explain(crop, stretch)

    def _fit(self, most: int) -> tuple[int, int]:
        return fit_size(self._source.width, self._source.height, most)

    def _limit(self, keep: bool) -> None:
        """Let rows and columns go only where the other can follow."""
        rows, columns = self._fit(MAX_CELLS) if keep else (MAX_CELLS, MAX_CELLS)
        self._rows.setMaximum(rows)
        self._columns.setMaximum(columns)
        # Nothing is left to crop or to stretch while the proportions are kept.
        self._shape.setEnabled(not keep)
        self._shape.label.setEnabled(not keep)

    def _follow(self, follower: WholeBox, value: int, ratio: float) -> None:
        with QSignalBlocker(follower):
            follower.setValue(int(value * ratio + 0.5))

    def _on_rows_changed(self, rows: int) -> None:
        if self._keep.isChecked():
            self._follow(self._columns, rows, self._source.width / self._source.height)
        self._refresh()

    def _on_columns_changed(self, columns: int) -> None:
        if self._keep.isChecked():
            self._follow(self._rows, columns, self._source.height / self._source.width)
        self._refresh()

    def _on_keep_toggled(self, keep: bool) -> None:
        with QSignalBlocker(self._rows), QSignalBlocker(self._columns):
            self._limit(keep)
            if keep:
                rows, columns = self._fit(max(self._rows.value(), self._columns.value()))
                self._rows.setValue(rows)
                self._columns.setValue(columns)
        self._refresh()

    def _refresh(self) -> None:
        sampling = self.sampling()
        self._preview.set_values(sample(self._source, sampling) / sampling.white)
        self._write_count(sampling)

    def _write_count(self, sampling: Sampling) -> None:
        count = sampling.rows * sampling.columns
        text = self.tr("Numbers: {rows} × {columns} = {count}")
        if sampling.colour:
            count *= 3
            text = self.tr("Numbers: 3 × {rows} × {columns} = {count}")
        self._count.setText(
            text.format(rows=sampling.rows, columns=sampling.columns, count=f"{count:,}")
        )
        self._preview.setAccessibleDescription(self._count.text())


class _Choice(QWidget):
    """One of two, side by side; its label is placed by whoever places it."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(parent)
        self.first, self.second = QRadioButton(self), QRadioButton(self)
        group = QButtonGroup(self)
        group.addButton(self.first)
        group.addButton(self.second)
        row = QHBoxLayout(self)
        row.setSpacing(16)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.first)
        row.addWidget(self.second)
        row.addStretch(1)
        # Of two, one change is enough to know both.
        self.second.toggled.connect(self._on_toggled)

    def name(self, name: str) -> None:
        self.label.setText(name)
        self.setAccessibleName(name)

    def offer(self, first: str, second: str) -> None:
        self.first.setText(first)
        self.second.setText(second)

    def explain(self, first: str, second: str) -> None:
        _explain(self.first, first)
        _explain(self.second, second)

    def choose(self, *, second: bool) -> None:
        (self.second if second else self.first).setChecked(True)

    def _on_toggled(self) -> None:
        self.changed.emit()


class _Preview(QWidget):
    """The sampled picture, a cell a square."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_values(self, values: Array) -> None:
        """Show an array (1 or 3, H, W) with values 0…1."""
        self._picture = _to_image(values)
        self.update()

    def cell_rect(self) -> QRect:
        """Where the picture is painted: in the middle, as large as its cells stay square."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, max(1, size.width()), max(1, size.height()))
        target.moveCenter(self.rect().center())
        return target

    def sizeHint(self) -> QSize:
        # Grows with the font, so that the line of numbers below has room.
        side = 18 * self.fontMetrics().height()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        target = self.cell_rect()
        painter.drawImage(target, self._picture)
        # White cells would melt into a light window, black ones into a dark one.
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(target.adjusted(0, 0, -1, -1))
        painter.end()


def _to_image(values: Array) -> QImage:
    """Make a picture, a pixel a cell, of an array (1 or 3, H, W) with values 0…1."""
    pixels = np.rint(np.broadcast_to(values, (3, *values.shape[1:])) * 255).astype(np.uint8)
    data = np.ascontiguousarray(pixels.transpose(1, 2, 0))
    height, width, _ = data.shape
    image = QImage(data.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    # The bytes go at the end of this function; the copy owns its own.
    return image.copy()


def _explain(widget: QWidget, text: str) -> None:
    """Say what a control means, to the mouse and to a screen reader."""
    # Rich text, because plain tool tips do not wrap.
    widget.setToolTip(f"<p>{text}</p>")
    widget.setAccessibleDescription(text)
