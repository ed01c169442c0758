"""The panel of the page of filters. The page connects it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cnnlab.core.arrays import Floats
from cnnlab.core.image_filters import KINDS, LARGEST, ImageFilter, Parameter
from cnnlab.lab.images.layer_filters import network_place, network_weights
from cnnlab.lessons.image_sheet import ImageFiltering
from cnnlab.lessons.image_steps_form import MOST_REPEAT, MOST_SETTING
from cnnlab.ui.images import filter_words as words
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.field_panel import FieldPanel
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.pair_edit import PairEdit

SETTINGS: Final = ("stride", "padding", "dilation", "repeat", "flip")


class FilterControls(FieldPanel):
    """Shows how a picture is filtered."""

    parameter_set = Signal(str, float)
    """Name and value of a parameter of the filter's kind."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.padding, self.flip = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.display, self.channel = ChoiceBox(), ChoiceBox()
        self.typed_size, self.network = PairEdit(1, LARGEST), WholeBox()
        self.stride, self.dilation = PairEdit(1, MOST_SETTING), PairEdit(1, MOST_SETTING)
        self.repeat, self.save, self.convolution = WholeBox(), QPushButton(), QPushButton()
        self.region = ElidedLabel(align=Qt.AlignmentFlag.AlignLeft)
        """Which pixel the button above it takes."""
        self.progress, self.cancel = QProgressBar(), QPushButton()
        """Of what is being saved or copied, while that takes long."""
        self.repeat.setRange(1, MOST_REPEAT)
        self.parameters = {name: NumberBox() for name in _parameter_names()}
        self._lay_out()
        for name, box in self.parameters.items():
            box.valueChanged.connect(lambda value, name=name: self.parameter_set.emit(name, value))
        combos = (self.kind, self.padding, self.flip, self.display, self.channel)
        for combo in combos:
            combo.setMinimumContentsLength(8)
            combo.setSizeAdjustPolicy(combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        boxes = (self.typed_size, self.network, self.stride, self.dilation, self.repeat)
        BoxGuard(self, (*combos, *boxes, *self.parameters.values()))
        self.retranslate()

    def set_filtering(self, filtering: ImageFiltering, coloured: bool) -> None:
        """Show all of it; a channel is chosen of a picture in colour."""
        filter_, settings = filtering.filter, filtering.settings
        named = isinstance(filter_, ImageFilter)
        self._show("size", self.typed_size, not named)
        if isinstance(filter_, ImageFilter):
            self.kind.show_choice(filter_.kind)
            self._show("network", self.network, False)
            self._show_parameters(filter_)
        else:
            self._show_typed(filter_)
            self._show_parameters(None)
        self.stride.set_value(settings.stride)
        self.dilation.set_value(settings.dilation)
        self.padding.show_choice(settings.padding)
        self.repeat.show_value(settings.repeat)
        self.flip.show_choice(settings.flip)
        self.display.show_choice(filtering.display)
        self.channel.show_choice(filtering.channel)
        self._show("channel", self.channel, coloured)

    def set_progress(self, name: str, share: float) -> None:
        """Show what is under way and how much of it is done, 0…1; "" for nothing."""
        self.progress.setVisible(bool(name))
        self.cancel.setVisible(bool(name))
        self.progress.setValue(round(100 * share))
        self.progress.setFormat("%p%")
        self.progress.setAccessibleName(name)
        self.progress.setToolTip(name)

    def _show_typed(self, weights: Floats) -> None:
        """Weights that are typed, or one of the network's filters and its number."""
        rows, columns = weights.shape
        self.typed_size.set_value((rows, columns))
        place = network_place(weights)
        self.kind.show_choice(words.TYPED if place is None else words.NETWORK)
        self._show("network", self.network, place is not None)
        if place is not None:
            self.network.setMaximum(len(network_weights()) - 1)
            self.network.show_value(place)

    def _show_parameters(self, filter_: ImageFilter | None) -> None:
        shown = {} if filter_ is None else {p.name: p for p in KINDS[filter_.kind].parameters}
        for name, box in self.parameters.items():
            self._show(f"parameter {name}", box, name in shown)
            if filter_ is not None and name in shown:
                _show_parameter(box, shown[name], filter_.value(name))

    def _show(self, label: str, box: QWidget, shown: bool) -> None:
        self.labels[label].setVisible(shown)
        box.setVisible(shown)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        grid = self.add_section(column, "filter")
        grid.addWidget(self.kind, 0, 0, 1, 2)
        self.add_row(grid, "network", self.network)
        self.add_row(grid, "size", self.typed_size)
        for name, box in self.parameters.items():
            self.add_row(grid, f"parameter {name}", box)
        grid = self.add_section(column, "use")
        for name in SETTINGS:
            self.add_row(grid, name, getattr(self, name))
        grid = self.add_section(column, "result")
        self.add_row(grid, "channel", self.channel)
        self.add_row(grid, "display", self.display)
        column.addSpacing(4)
        for button in (self.convolution, self.region, self.save):
            column.addWidget(button)
        self.region.setObjectName("muted")
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        self.set_progress("", 0.0)

    def retranslate(self) -> None:
        texts = words.labels()
        self.labels["filter"].setBuddy(self.kind)
        for name, label in self.labels.items():
            kind, _, parameter = name.partition(" ")
            label.setText(words.parameter_name(parameter) if parameter else texts[kind])
        self.save.setText(texts["save"])
        self.convolution.setText(texts["convolution"])
        self.cancel.setText(texts["cancel"])
        for name, tip in words.tips().items():
            getattr(self, name).setToolTip(tip)
        for name, box in self.parameters.items():
            box.setToolTip(words.parameter_tip(name))
        for combo, names in (
            (self.kind, words.filter_names()),
            (self.padding, words.padding_names()),
            (self.flip, words.flip_names()),
            (self.display, words.display_names()),
            (self.channel, words.channel_names()),
        ):
            combo.set_choices([(text, value) for value, text in names.items()])


def _parameter_names() -> list[str]:
    """Of all kinds, each once."""
    found: dict[str, None] = {}
    for kind in KINDS.values():
        found.update(dict.fromkeys(parameter.name for parameter in kind.parameters))
    return list(found)


def _show_parameter(box: NumberBox, parameter: Parameter, value: float) -> None:
    box.blockSignals(True)
    box.setRange(parameter.low, parameter.high)
    box.setSingleStep(parameter.step)
    box.setValue(value)
    box.blockSignals(False)
