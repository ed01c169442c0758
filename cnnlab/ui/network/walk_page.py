"""Why does it learn edges? One filter of the first convolution, along a training."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.arrays import Bytes, Floats
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_colours, ink_picture
from cnnlab.ui.network.inside_page import MOST_FILTERS, filter_pictures
from cnnlab.ui.network.walk_filter_view import FilterView
from cnnlab.ui.network.walk_pictures import WalkPictures
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.named import label_button
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.translated import TranslatedWidget

SENTENCES = 3
LEFT = Qt.AlignmentFlag.AlignLeft


class WalkPage(TranslatedWidget):
    """Shows what it is given; says what is chosen, and that it is seen now."""

    filter_chosen = Signal(int)
    stop_chosen = Signal(int)
    """One of the stops, from 0."""
    back_asked = Signal()
    on_asked = Signal()
    """To the stop before what is shown, or after it."""
    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("walkPage")
        self.filters, self.stops = WalkPictures(0, 60), WalkPictures(7, 52, captions=True)
        self.digits, self.large = WalkPictures(3, 112, captions=True), FilterView()
        self.digits.show_only()
        self.filters_title, self.digits_title = QLabel(), QLabel()
        self.title, self.place = TextBlock(1), ElidedLabel(align=LEFT)
        self.back, self.on = QPushButton("◂"), QPushButton("▸")
        self.words, self.message = TextBlock(SENTENCES), QLabel()
        self.views, self._walk = QStackedWidget(), QWidget()
        self._theme = load_theme("light")
        self._filters: Sequence[Floats] = ()
        self._stops: Sequence[Floats] = ()
        self._digits: Sequence[Bytes] = ()
        self._name()
        self._lay_out()
        self._connect()
        self.retranslate()

    # what it shows

    def show_message(self, text: str) -> None:
        """Why there is nothing to be walked along; empty where there is."""
        self.message.setText(text)
        self.views.setCurrentWidget(self.message if text else self._walk)

    def show_filters(self, filters: Sequence[Floats], chosen: int) -> None:
        """Filters (C, kh, kw), and which one is looked at."""
        self._filters = filters[:MOST_FILTERS]
        self.filters.set_pictures(filter_pictures(self._filters, self._theme))
        self.filters.set_current(chosen)

    def show_filter(self, title: str, weights: Floats, largest: float) -> None:
        """The filter (C, kh, kw) that is looked at, on colours up to ±``largest``."""
        self.title.set_text(title)
        self.large.set_filter(weights, largest)

    def show_stops(
        self, filters: Sequence[Floats], captions: Sequence[str], stop: int, there: bool
    ) -> None:
        """The filter at each stop; at which stop what is shown is, or after which."""
        self._stops = filters
        self.stops.set_pictures(filter_pictures(filters, self._theme), captions)
        self.stops.set_current(stop, there)

    def show_digits(
        self, digits: Sequence[Bytes], captions: Sequence[str], frames: Sequence[QRectF]
    ) -> None:
        """Digits (H, W) that excite it most, and the piece of each that it sees, from 0 to 1."""
        self._digits = digits
        self.digits.set_pictures(self._digit_pictures(), captions, frames)

    def show_place(self, text: str, back: bool, on: bool) -> None:
        """Which stop it is, and whether there are others before it and after it."""
        self.place.set_text(text)
        for button, other, there in ((self.back, self.on, back), (self.on, self.back, on)):
            if button.hasFocus() and not there:  # a disabled button hands the keyboard on
                other.setEnabled(True)
                other.setFocus()
            button.setEnabled(there)

    def show_words(self, sentences: Sequence[str]) -> None:
        """What one sees, a line for each sentence."""
        self.words.set_text("\n".join(sentences[:SENTENCES]))

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for part in (self.filters, self.stops, self.digits, self.large):
            part.set_theme(theme)
        self.show_filters(self._filters, self.filters.current)
        self.stops.set_pictures(filter_pictures(self._stops, theme), self.stops.captions)
        self.show_digits(self._digits, self.digits.captions, self.digits.frames)

    # inside

    def _digit_pictures(self) -> list[QImage]:
        colours = ink_colours(self._theme)
        return [ink_picture(digit, colours) for digit in self._digits]

    def _connect(self) -> None:
        self.filters.chosen.connect(self.filter_chosen)
        self.stops.chosen.connect(self.stop_chosen)
        self.back.clicked.connect(self.back_asked)
        self.on.clicked.connect(self.on_asked)

    def _name(self) -> None:
        named: dict[str, QWidget] = {"walkFilters": self.filters, "walkStops": self.stops}
        named |= {"walkDigits": self.digits, "walkFilter": self.large, "walkWords": self.words}
        named |= {"walkBack": self.back, "walkOn": self.on, "walkPlace": self.place}
        for name, part in (named | {"walkMessage": self.message}).items():
            part.setObjectName(name)
        for title in (self.filters_title, self.digits_title):
            title.setObjectName("muted")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.addWidget(self.views)
        self.views.addWidget(self._walk)
        self.views.addWidget(self.message)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        inner = QVBoxLayout(self._walk)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        row = QHBoxLayout()
        inner.addLayout(row, 1)
        row.setSpacing(16)
        self._add_column(row, 2, self.filters_title, self.filters)
        self._add_column(row, 6, self.title, self.large, self.stops)
        self._add_column(row, 5, self.digits_title, self.digits)
        self.stops.setFixedHeight(76)
        foot = QHBoxLayout()
        inner.addLayout(foot)
        foot.setSpacing(6)
        for part in (self.back, self.on):
            foot.addWidget(part)
        foot.addWidget(self.place, 1)
        inner.addWidget(self.words)

    def _add_column(self, row: QHBoxLayout, stretch: int, *parts: QWidget) -> None:
        column = QVBoxLayout()
        row.addLayout(column, stretch)
        column.setSpacing(4)
        for part in parts:
            column.addWidget(part, 1 if part in (self.filters, self.large, self.digits) else 0)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.filters_title.setText(self.tr("Filters"))
        self.digits_title.setText(self.tr("The digits that excite it most"))
        self.filters.setAccessibleName(self.tr("Filters of the first convolution"))
        self.stops.setAccessibleName(self.tr("The filter at the stops of the walk"))
        self.digits.setAccessibleName(self.digits_title.text())
        self.large.setAccessibleName(self.tr("The chosen filter"))
        label_button(self.back, "◂", self.tr("The stop before"))
        label_button(self.on, "▸", self.tr("The next stop"))
        for button in (self.back, self.on):
            button.setAccessibleName(button.toolTip())

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)
