"""Examples to look through, by class; a wrong label is mended, or the example dropped."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from cnnlab.lab.network.data import DigitData
from cnnlab.scene.cloud import Cloud
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_bytes, ink_colours, ink_picture
from cnnlab.ui.network.data_words import origin_text
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.class_list import ALL, ClassList, ClassRows
from cnnlab.ui.widgets.cloud_view import CloudView
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.picture_wall import NOTHING, PictureWall, Wall
from cnnlab.ui.widgets.translated import TranslatedWidget

WIDTH = 230  # px of the classes at the usual font


class DataBrowse(TranslatedWidget):
    """Classes at the left, their examples beside them, and what can be done below."""

    relabelled = Signal(int, int)
    """Index of an example, and its class."""
    dropped = Signal(object)
    """Indices of examples, as a list."""
    looked_at = Signal(int)
    """Index of the example that is current."""

    def __init__(self) -> None:
        super().__init__()
        self.classes, self.wall, self.cloud = ClassList(), PictureWall(), CloudView()
        self.part, self.label, self.drop = ChoiceBox(), ChoiceBox(), QPushButton()
        self.label_title, self.origin = QLabel(), ElidedLabel(align=Qt.AlignmentFlag.AlignLeft)
        self.legend = QLabel()
        self._theme = load_theme("light")
        self._data: DigitData | None = None
        self._part: str = "all"
        self.classes.setObjectName("dataClasses")
        self.wall.setObjectName("dataWall")
        self.label.setObjectName("exampleLabelBox")
        self.drop.setObjectName("dropExampleButton")
        self._lay_out()
        self._connect()
        self.retranslate()

    # what it shows

    def set_data(self, data: DigitData | None) -> None:
        """Show other examples; None for none."""
        before, self._data = self._data, data
        is_picture = data is not None and len(data.shape) == 3
        self.wall.setVisible(is_picture or data is None)
        self.cloud.setVisible(data is not None and not is_picture)
        for part in (self.label_title, self.label, self.drop, self.origin, self.part):
            part.setVisible(is_picture)
        if data is not None and (before is None or before.classes != data.classes):
            self.label.set_choices([(name, i) for i, name in enumerate(data.classes)])
        self._show_classes()
        self._show_wall()
        self._show_current()
        if data is not None and not is_picture:
            self._show_points(data)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for part in (self.classes, self.wall, self.cloud):
            part.set_theme(theme)
        self._show_classes()
        self._say_legend()

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.classes.set_all_words(self.tr("All"))
        name_control(self.classes, self.tr("Classes"), self.tr("Show the examples of one class"))
        name_control(
            self.wall,
            self.tr("Examples"),
            self.tr("Arrows: look through. A digit: mend the label. Delete: drop the example."),
        )
        self.part.set_choices(
            [
                (self.tr("All examples"), "all"),
                (self.tr("To train on"), "train"),
                (self.tr("To validate with"), "validate"),
                (self.tr("Labels changed"), "changed"),
            ]
        )
        name_control(self.part, self.tr("Which examples"), self.tr("Which examples are shown"))
        self.label_title.setText(self.tr("Label"))
        name_control(self.label, self.tr("Label"), self.tr("What this example is"))
        self.drop.setText(self.tr("Drop"))
        self.drop.setToolTip(self.tr("Neither train on the chosen examples nor validate with them"))
        self.wall.instead = self.tr("There are no examples here.")
        self._say_legend()
        self._show_current()

    def _show_classes(self) -> None:
        data = self._data
        if data is None:
            self.classes.set_rows(ClassRows((), np.zeros((0, 2), int)))
            return
        colours = ink_colours(self._theme)
        pictures: tuple[QImage, ...] = ()
        if len(data.shape) == 3:
            means = ink_bytes(data.class_means())
            pictures = tuple(ink_picture(mean[0], colours) for mean in means)
        self.classes.set_rows(ClassRows(data.classes, data.counts(), pictures))

    def _show_wall(self) -> None:
        data = self._data
        if data is None or len(data.shape) != 3:
            self.wall.set_wall(NOTHING)
            return
        shown = ~data.dropped
        if self.classes.current != ALL:
            shown &= data.labels == self.classes.current
        changed = data.labels != data.given
        parts = {"train": ~data.held_out, "validate": data.held_out, "changed": changed}
        shown &= parts.get(self._part, True)
        self.wall.set_wall(
            Wall(
                data.images[:, 0],
                data.labels,
                data.classes,
                np.flatnonzero(shown),
                changed,
                data.held_out,
            )
        )

    def _show_points(self, data: DigitData) -> None:
        points = data.images[data.training_indices].astype(np.float64)
        mean, covariance = points.mean(axis=0), np.cov(points.T, bias=True)
        labels = data.labels[data.training_indices]
        cloud = Cloud(points, mean, covariance, labels)
        self.cloud.set_cloud(cloud, self.tr("Examples to train on"), "", ("x1", "x2"))

    def _say_legend(self) -> None:
        text = self.tr("{blue}■{end} to train on, {orange}■{end} to validate with")
        blue, orange = (
            f'<span style="color:{colour.name()}">'
            for colour in (self._theme.positive, self._theme.negative)
        )
        self.legend.setText(text.format(blue=blue, orange=orange, end="</span>"))

    # what is done

    def _connect(self) -> None:
        self.classes.chosen.connect(self._on_class)
        self.part.chosen.connect(self._on_part)
        self.wall.current_changed.connect(self._on_current)
        self.wall.label_typed.connect(self._relabel)
        self.wall.delete_asked.connect(self.dropped)
        self.label.chosen.connect(self._relabel)
        self.drop.clicked.connect(lambda: self.dropped.emit(self.wall.selected))

    def _on_class(self) -> None:
        self._show_wall()

    def _on_part(self, part: str) -> None:
        self._part = part
        self._show_wall()

    def _on_current(self, index: int) -> None:
        self._show_current()
        if index >= 0:
            self.looked_at.emit(index)

    def _show_current(self) -> None:
        data, index = self._data, self.wall.current
        there = data is not None and index >= 0
        self.label.setEnabled(there)
        self.drop.setEnabled(there)
        if data is None or not there:
            self.origin.set_text("")
            return
        self.label.show_choice(int(data.labels[index]))
        text = origin_text(data.origins.of(index))
        if data.labels[index] != data.given[index]:
            name = data.classes[int(data.given[index])]
            text += self.tr("; its label was {name}").format(name=name)
        self.origin.set_text(text)

    def _relabel(self, label: int) -> None:
        index = self.wall.current
        if self._data is not None and index >= 0 and self._data.labels[index] != label:
            self.relabelled.emit(index, label)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        row.addLayout(left)
        row.addLayout(right, 1)
        left.addWidget(self.classes, 1)
        left.addWidget(self.legend)
        self._fit_width()
        self.legend.setWordWrap(True)
        self.legend.setObjectName("muted")
        right.addWidget(self.wall, 1)
        right.addWidget(self.cloud, 1)
        below = QHBoxLayout()
        right.addLayout(below)
        for part in (self.part, self.label_title, self.label, self.drop):
            below.addWidget(part)
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        below.addWidget(self.origin, 1)
        self.label_title.setBuddy(self.label)
        self.cloud.hide()

    def _fit_width(self) -> None:
        wide = max(WIDTH, self.fontMetrics().horizontalAdvance("0") * 31)
        for part in (self.classes, self.legend):
            part.setFixedWidth(wide)

    # events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit_width()
        super().changeEvent(event)
