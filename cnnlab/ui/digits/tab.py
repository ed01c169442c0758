"""The Digits tab: the canvas, the network's input, its prediction and explanation."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF
from PySide6.QtGui import (
    QGuiApplication,
    QPaintEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QTabWidget

from cnnlab.core.inspect.fields import Field
from cnnlab.digits.find_ink import digits_in
from cnnlab.digits.ink import MIDDLE, SIZE, Preparation
from cnnlab.digits.page_search import LARGEST, Found
from cnnlab.digits.recogniser import Recogniser
from cnnlab.lab.digits.explainer import Explainer
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.regions import drawing_of
from cnnlab.lab.digits.sketch import THICKEST, THINNEST, Drawing, Sketch
from cnnlab.lab.digits.teaching import Teaching
from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.place import DrawnImage, ExperimentPlace, WeightsPlace
from cnnlab.lab.shared.settings import Settings
from cnnlab.lab.shared.weights_file import is_weights
from cnnlab.scene.colours import Theme
from cnnlab.ui.dialogs.picture_source import PictureSource
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog
from cnnlab.ui.digits.answer import Answer
from cnnlab.ui.digits.explanation import Explanation
from cnnlab.ui.digits.folder import FolderPicker
from cnnlab.ui.digits.gestures import canvas_entries, gestures, images_action
from cnnlab.ui.digits.ink_paint import ink_on_white
from cnnlab.ui.digits.layers_page import LayersPage
from cnnlab.ui.digits.my_digits import MyDigits
from cnnlab.ui.digits.pad import DrawPad
from cnnlab.ui.digits.samples import SamplePicker
from cnnlab.ui.digits.tab_layout import lay_out
from cnnlab.ui.digits.tools import Tools
from cnnlab.ui.digits.weights import Weights
from cnnlab.ui.digits.words import (
    drop_text,
    guess,
    no_picture,
    numbers_are_no_picture,
    why_no_digit,
)
from cnnlab.ui.widgets.accessible import announce
from cnnlab.ui.widgets.table_mime import copy_text, holds_cells
from cnnlab.ui.window.notice import Offer, Say, done, failed
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Tab

if TYPE_CHECKING:
    from cnnlab.ui.digits.atlas_page import AtlasPage


class DigitsTab(Tab):
    """The Digits tab; made when it is first shown."""

    takes_pictures = True

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.sketch = Sketch(self)
        self.teaching = Teaching(folder, self)
        self.reader = Reader(self.sketch, self.teaching.networks.recogniser, self)
        self.explainer = Explainer(self.sketch, self.reader, self)
        self.pad, self.tools = DrawPad(self.sketch), Tools(self.sketch.undo_stack)
        self.answer, self.why = Answer(self.pad), Explanation(self.explainer)
        self.mine = MyDigits(self.sketch, self.reader, self.teaching)
        self.folder = FolderPicker(self)
        self._loader = PictureSource(self, self.undo_stack, digits_in, LARGEST)
        self.weights = Weights(self, self.teaching)
        self.samples = SamplePicker(self, self.folder)
        self.side, self.layers = QTabWidget(), LayersPage(self.sketch, self.reader)
        pages = self.layers, self.why, self.mine
        self.splitter = lay_out(self, self.tools, self.pad, self.answer, self.side, pages)
        self._connect()
        self.retranslate()
        self._pull_reading()

    @property
    def undo_stack(self) -> QUndoStack:
        """Undo stack of the drawing."""
        return self.sketch.undo_stack

    # public

    def clear(self) -> None:
        """Take everything off the canvas, as one step."""
        self.sketch.replace(Drawing(), lambda: self.tr("Clear"))

    def open_path(self, path: str) -> None:
        """Read the digit in a picture file, or with weights; say what is wrong if there is none."""
        (self.weights.open if is_weights(path) else self._loader.open)(path)

    def use_picture(self, found: Found, name: str) -> None:
        """Lay the ink of a picture's digits on the canvas."""
        if not found.inks:
            self.refuse(partial(why_no_digit, found.reason, name))
            return
        self.sketch.replace(drawing_of(found), lambda: self.tr("Picture"))

    def drop_text(self, mime: QMimeData) -> str:
        """A picture is read; weights read, while none are taught."""
        return drop_text(mime, can_load=not self.teaching.running)

    def take_mime(self, mime: QMimeData) -> bool:
        """Use a picture or weights that were pasted or dropped; False if there are none."""
        return self.weights.take(mime) or self._loader.take(mime, self.tr("Clipboard"))

    @property
    def inner(self) -> "AtlasPage | None":
        """The atlas; it is made after the canvas has been seen."""
        return self.layers.atlas

    def look_inside(self) -> None:
        """Show the layers now."""
        self.layers.make()

    def actions_by_menu(self) -> list[Action]:
        """Other weights, and the way to the Images tab."""
        return [
            Action(
                "open_weights",
                "file",
                QT_TRANSLATE_NOOP("Actions", "Open &weights…"),
                self.weights.choose,
                enabled=lambda: not self.teaching.running,
            ),
            images_action(self.sketch, self.go_to.emit),
        ]

    def status(self) -> str:
        """Which network reads."""
        return self.weights.text()

    def gestures(self) -> list[tuple[str, str]]:
        """Keys, mouse and pen of the canvas."""
        return gestures()

    def cut(self) -> None:
        """The drawing goes to the clipboard."""
        self.copy()
        self.clear()

    def copy(self) -> None:
        """The number or sum that the atlas shows while it has the keyboard, else the drawing."""
        text = self.layers.copied()
        if text:
            copy_text(text)
            return
        QGuiApplication.clipboard().setImage(ink_on_white(self.sketch.drawing))

    def paste(self, mime: QMimeData) -> None:
        """A picture on the canvas."""
        if not self.take_mime(mime):
            self.refuse(numbers_are_no_picture if holds_cells(mime) else no_picture)

    def press_escape(self) -> bool:
        return self._loader.cancel()

    def press_delete(self) -> bool:
        self.clear()
        return True

    def restore_state(self, settings: Settings) -> None:
        """The pen, the network and the widths of the columns; tells of one that was not loaded."""
        self.weights.restore_state(settings)
        self.set_pen(settings.number("pen", THINNEST, THICKEST))
        self.splitter.restore(settings.state("digits_columns"))
        if self.mine.unread_message():
            self.notice.emit(failed(self.mine.unread_message))

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        self.weights.save_state(settings)
        settings.remember("pen", self.pad.pen_width)
        if self.splitter.sized_by_hand:
            settings.remember("digits_columns", self.splitter.saveState())

    def set_pen(self, width: float) -> None:
        """Draw with a pen of this share of the canvas."""
        self.pad.set_pen_width(width)
        self.tools.set_width(width)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.pad, self.answer, self.tools, self.layers, self.why, self.mine):
            part.set_theme(theme)

    def snapshot(self) -> Callable[[], Document]:
        """The drawing, and whether it is prepared."""
        from cnnlab.lab.digits.drawing_form import document_data  # not needed to draw

        return partial(document_data, self.sketch.history.value, self.reader.prepares)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A drawing and the switch; an empty canvas where there is none."""
        from cnnlab.lab.digits.drawing_form import document_from  # not needed to draw

        drawing, prepares = document_from(document)

        def show() -> None:
            self.sketch.history.reset(drawing)
            self.answer.prepares.setChecked(prepares)

        return show

    def offer(self) -> object:
        """The drawing as it is read; None for an empty canvas."""
        image = self.reader.reading.image
        return DrawnImage(image) if image.any() else None

    def receive(self, value: object) -> None:
        if isinstance(value, WeightsPlace):
            self.weights.open(value.path)

    def may_close(self) -> bool:
        return not self.teaching.running or StopTrainingDialog.ask_for_teaching(self)

    def close_down(self) -> None:
        for part in (self.explainer, self.folder, self._loader, self.teaching):
            part.close_down()
        for view in (self.mine, self.layers):
            view.close_down()

    # building

    def _connect(self) -> None:
        tools, pad, answer = self.tools, self.pad, self.answer
        tools.width_chosen.connect(pad.set_pen_width)
        tools.eraser_chosen.connect(pad.set_erasing)
        tools.grid_chosen.connect(pad.set_grid)
        tools.clear_asked.connect(self.clear)
        tools.menu.asked.connect(self.samples.pick)
        tools.menu.folder_asked.connect(self.folder.choose)
        tools.next_asked.connect(self.samples.another)
        tools.picture_asked.connect(self.picture_asked)
        tools.add_keys(self, {"P": answer.prepares.toggle})
        pad.menu_asked.connect(self._on_menu_asked)
        self.reader.changed.connect(self._pull_reading)
        self.explainer.changed.connect(lambda: self.answer.bars.set_chosen(self.explainer.chosen))
        self.layers.seen_changed.connect(self._on_seen)
        self.layers.wanted.connect(self._on_wanted)
        self.layers.menu_asked.connect(self.menu_asked)
        self.why.seen_changed.connect(self._on_seen)
        answer.prepares_chosen.connect(self.reader.set_prepares)
        answer.bars.chosen.connect(self.explainer.choose)
        self._loader.loaded.connect(self.use_picture)
        self._loader.unusable.connect(self.refuse)
        self.folder.refused.connect(self.refuse)
        self.mine.notice.connect(self.notice)
        self.mine.networks.chosen.connect(self.weights.use)
        self.mine.networks.open_asked.connect(self.weights.choose)
        self.weights.notice.connect(self.notice)
        self.sketch.changed.connect(self.succeeded)
        self.sketch.page_replaced.connect(self._on_page_replaced)
        self.teaching.networks.recogniser_changed.connect(self._on_recogniser_changed)
        self.samples.picked.connect(self._on_picked)

    # pulling

    def _pull_reading(self) -> None:
        reading = self.reader.reading
        self.answer.set_reading(reading)
        if self.sketch.live() is None and reading.prediction.label is not None:
            announce(self.pad, f"{self.answer.digit.text()}: {self.answer.said.text()}")
        self.pad.set_seen(_seen(reading.preparation))
        self.pad.set_read([guess(one) for one in reading.regions])

    def _on_seen(self, field: Field | None) -> None:
        window = None if field is None else QRectF(field.left, field.top, field.columns, field.rows)
        self.answer.image.set_window(window)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.layers.ask()

    def _on_wanted(self, place: ExperimentPlace) -> None:
        self.go_to.emit("convolutionTab", place)

    def _on_recogniser_changed(self, recogniser: Recogniser) -> None:
        self.reader.use(recogniser)
        self.status_changed.emit(self.status())

    def _on_menu_asked(self, at: QPoint) -> None:
        see = images_action(self.sketch, self.go_to.emit)
        self.menu_asked.emit(at, canvas_entries(self.sketch, self.clear, see))

    def _on_picked(self, drawing: Drawing, digit: int, say: Say | None) -> None:
        self.sketch.replace(drawing, lambda: self.tr("Sample {digit}").format(digit=digit))
        if say is not None:
            self.notice.emit(done(say))

    def _on_page_replaced(self) -> None:
        undo = Offer(lambda: self.tr("Undo"), self.sketch.undo_stack.undo)
        self.notice.emit(done(lambda: self.tr("The stroke took the picture’s place."), undo))

    def retranslate(self) -> None:
        self.side.setTabText(0, self.tr("Through the layers"))
        self.side.setTabText(1, self.tr("Why"))
        self.side.setTabText(2, self.tr("My digits"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _seen(preparation: Preparation | None) -> QRectF:
    """The square of the canvas that the prepared image shows."""
    if preparation is None or not preparation.scale:
        return QRectF(0, 0, 1, 1)
    x, y = preparation.mass
    half = (MIDDLE + 0.5) / preparation.scale
    return QRectF(x - half, y - half, SIZE / preparation.scale, SIZE / preparation.scale)
