"""What a network is trained on: examples, preprocessing and augmentation, each on a page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cnnlab.core.preprocess import FittedSteps, Preprocessing
from cnnlab.lab.network.data import SOURCES, DigitData, SourceName
from cnnlab.scene.colours import Theme
from cnnlab.ui.network.data_augment import DataAugment
from cnnlab.ui.network.data_browse import DataBrowse
from cnnlab.ui.network.data_clouds import DataClouds
from cnnlab.ui.network.data_pictures import DataPictures, some_of_each
from cnnlab.ui.network.data_steps import DataSteps
from cnnlab.ui.network.data_words import counts_text, source_name
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.page_switch import PageSwitch
from cnnlab.ui.widgets.translated import TranslatedWidget


class DataView(TranslatedWidget):
    """Shows the data that it is given, and says what is wanted; it changes nothing itself."""

    preprocessing_chosen = Signal(object)
    """A Preprocessing."""
    strength_chosen = Signal(float)
    relabelled = Signal(int, int)
    """Index of an example, and its class."""
    dropped = Signal(object)
    """Indices of examples, as a list."""
    source_wanted = Signal(str)
    """A SourceName."""

    def __init__(self) -> None:
        super().__init__()
        self.source, self.counts = ChoiceBox(), ElidedLabel()
        self.switch = PageSwitch(
            [
                lambda: self.tr("Examples"),
                lambda: self.tr("Preprocessing"),
                lambda: self.tr("Augmentation"),
            ]
        )
        self.browse, self.steps, self.augment = DataBrowse(), DataSteps(), DataAugment()
        self.pictures, self.clouds = DataPictures(), DataClouds()
        self.source.setObjectName("dataSourceBox")
        self._pages = QStackedWidget()
        self._data: DigitData | None = None
        self._fitted: FittedSteps | None = None
        self._stale = True
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_data(None)

    # what it shows

    def set_data(self, data: DigitData | None) -> None:
        """Show other examples, or the same with labels mended; None while there are none."""
        before, self._data = self._data, data
        self.browse.set_data(data)
        if before is None or data is None or not _same_pictures(before, data):
            for part in (self.pictures, self.clouds):
                part.set_data(data)
            self._fitted, self._stale = None, True
        if data is not None:
            self.source.show_choice(data.source)
            self.steps.set_shape(data.shape, len(data.training_indices))
        is_picture = data is not None and len(data.shape) == 3
        self.pictures.setVisible(is_picture)
        if data is None or not is_picture:
            self.augment.set_image(None)
        elif before is None or before.images is not data.images:
            self._show_digit(int(some_of_each(data, 1)[0]))
        self._say_counts()

    def set_preprocessing(self, settings: Preprocessing, fitted: FittedSteps | None) -> None:
        """Show other steps; ``fitted`` is None while they are fitted."""
        self.steps.set_settings(settings, fitted)
        self._fitted, self._stale = fitted, True
        self._show_fitted()

    def set_strength(self, strength: float) -> None:
        """Show another strength of the augmentation."""
        self.augment.set_strength(strength)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for part in (self.browse, self.pictures, self.clouds, self.augment):
            part.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.switch.retranslate()
        self.source.set_choices([(source_name(name), name) for name in SOURCES])
        name_control(self.source, self.tr("Data"), self.tr("Where the examples come from"))
        self._say_counts()

    def _say_counts(self) -> None:
        self.counts.set_text("" if self._data is None else counts_text(self._data))

    def _show_fitted(self) -> None:
        """Pictures of the steps, once they are seen."""
        if self._stale and self._pages.currentIndex() == 1:
            self._stale = False
            self.pictures.set_fitted(self._fitted)
            self.clouds.set_fitted(self._fitted)

    def _show_digit(self, index: int) -> None:
        if self._data is not None and len(self._data.shape) == 3:
            self._digit = index
            self.augment.set_image(self._data.images[index, 0])

    # what is done

    def _connect(self) -> None:
        self.switch.chosen.connect(self._on_page)
        self.source.chosen.connect(self._on_source)
        self.source.chosen_again.connect(self._on_same_source)
        self.browse.relabelled.connect(self.relabelled)
        self.browse.dropped.connect(self.dropped)
        self.browse.looked_at.connect(self._show_digit)
        self.steps.chosen.connect(self.preprocessing_chosen)
        self.augment.strength_chosen.connect(self.strength_chosen)
        self.augment.other_wanted.connect(self._on_other)

    def _on_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._show_fitted()

    def _on_source(self, source: SourceName) -> None:
        """Until they have come, what is shown is what is there."""
        if self._data is not None:
            self.source.show_choice(self._data.source)
        self.source_wanted.emit(source)

    def _on_same_source(self, source: SourceName) -> None:
        """The one that is shown is wanted anew: another folder, or what was cancelled."""
        if source == self.source.currentData():
            self.source_wanted.emit(source)

    def _on_other(self) -> None:
        data = self._data
        if data is not None:
            indices = data.training_indices
            later = indices[indices > self._digit]
            self._show_digit(int(later[0] if len(later) else indices[0]))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(self.switch)
        head.addWidget(self.counts, 1)
        head.addWidget(self.source)
        self.source.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        preprocessing = QWidget()
        row = QHBoxLayout(preprocessing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.steps)
        right = QVBoxLayout()
        row.addLayout(right, 1)
        right.addWidget(self.pictures)
        right.addWidget(self.clouds, 1)
        for page in (self.browse, preprocessing, self.augment):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pictures.resize_pictures(round(self.height() * 0.55))


def _same_pictures(data: DigitData, other: DigitData) -> bool:
    """Whether nothing but labels differs: all that was made of the images still holds."""
    return data.images is other.images and data.dropped is other.dropped
