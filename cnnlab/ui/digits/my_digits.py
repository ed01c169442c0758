"""The page of the user's own digits: keep, look at and delete them, train on them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cnnlab.digits.own_images import label_of
from cnnlab.lab.digits.collection import CollectionFullError
from cnnlab.lab.digits.own_digits import Kept, OwnDigits, Step
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.lab.digits.teaching import Teaching
from cnnlab.scene.colours import Theme
from cnnlab.ui.digits.digit_tiles import DigitTiles
from cnnlab.ui.digits.kept_bar import KeptBar
from cnnlab.ui.digits.learning import Learning
from cnnlab.ui.digits.network_choice import NetworkChoice
from cnnlab.ui.widgets.file_messages import undeleted_message
from cnnlab.ui.window.notice import Offer, done, failed, refused, unwritten


class MyDigits(QWidget):
    """Stores drawings with their labels, and fine-tunes a copy of the network on them."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self, sketch: Sketch, reader: Reader, teaching: Teaching) -> None:
        super().__init__()
        self._sketch, self._reader = sketch, reader
        self.own = OwnDigits(teaching.collection, teaching.networks, self)
        self.digits = [QPushButton(str(digit)) for digit in range(10)]
        self.heading, self.bar = QLabel(), KeptBar()
        self.count = self.bar.count
        self.tiles, self.learning = DigitTiles(), Learning(teaching)
        self.networks = NetworkChoice(teaching.networks)
        self.undo, self.export, self.erase = self.bar.undo, self.bar.export, self.bar.erase
        self._teaching = teaching
        self._lay_out()
        self._connect()
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self.tiles.set_theme(theme)

    def close_down(self) -> None:
        """Cancel background work."""
        self.own.close_down()

    # what is asked for

    def keep(self, digit: int) -> None:
        """Keep what is on the canvas as a digit."""
        reading = self._reader.reading
        if self._sketch.drawing.blank:
            self.notice.emit(
                refused(lambda: self.tr("There is nothing to keep: draw a digit first."))
            )
            return
        if reading.regions and reading.chosen is None:
            self.notice.emit(
                refused(lambda: self.tr("There are several digits: click the one to keep first."))
            )
            return
        try:
            kept = self.own.keep(reading.image, digit, self._sketch.drawing)
        except CollectionFullError:
            self.notice.emit(refused(self._full_message))
        except OSError as error:
            self.notice.emit(unwritten(error))
        else:
            self._say_kept(kept, digit)

    def _say_kept(self, kept: Kept, digit: int) -> None:
        if kept == "again":
            self.notice.emit(
                refused(
                    lambda: self.tr(
                        "This drawing is kept as a {digit} already; it is not kept twice."
                    ).format(digit=digit)
                )
            )
        elif kept == "moved":
            self._offer_undo()

    def _on_delete(self, paths: Sequence[Path]) -> None:
        if self._deleted(lambda: self.own.delete(paths)):
            self._offer_undo()

    def _on_undo(self) -> None:
        if self.own.last is not None and not self.own.files.running:
            self.own.undo()

    def _on_export(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Export your digits to"))
        if path:
            self.own.export(Path(path))

    def _on_exported(self, count: int) -> None:
        self.notice.emit(done(lambda: self.tr("{count} digits were written.").format(count=count)))

    def _on_erase(self) -> None:
        question = self.tr("Erase all {count} digits that you kept? Undo works until cnnlab ends.")
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.tr("Erase your digits"),
            question.format(count=len(self.own.collection)),
            buttons.Yes | buttons.Cancel,
            buttons.Cancel,
        )
        if answer == buttons.Yes and self._deleted(self.own.erase):
            self._offer_undo()

    def _deleted(self, delete: Callable[[], None]) -> bool:
        """Whether it could be; if not, the notice says why."""
        try:
            delete()
        except OSError as error:
            self.notice.emit(failed(partial(undeleted_message, error)))
            return False
        return True

    def _offer_undo(self) -> None:
        step = self.own.last
        if step is not None:
            self.notice.emit(done(lambda: self._step_text(step), self._undo_offer()))

    def _undo_offer(self) -> Offer:
        """Of the last step only: later on it would take back another one."""
        step = self.own.last

        def undo() -> None:
            if self.own.last is step:
                self._on_undo()

        return Offer(lambda: self.tr("Undo"), undo)

    def _step_text(self, step: Step) -> str:
        texts = {
            "keep": self.tr("A {digit} was kept"),
            "move": self.tr("The drawing was kept as a {before}; it is a {digit} now"),
            "delete": self.tr("A {digit} was deleted"),
            "erase": self.tr("Digits deleted: {count}"),
        }
        kind = "erase" if step.label is None else step.kind
        before = label_of(step.went[0].path) if step.went else None
        return texts[kind].format(digit=step.label, before=before, count=len(step.went))

    def _full_message(self) -> str:
        return self.tr("The collection is full: export the digits, then erase them.")

    def unread_message(self) -> str:
        """Why the fine-tuned network can't be used; empty when it can."""
        reasons = {
            "damaged": self.tr("its file is damaged"),
            "not finite": self.tr("some of its weights are infinite or not a number"),
            "other": self.tr("its layers are not those of this version"),
            "closed": self.tr("the system does not allow its file to be opened"),
        }
        unread = self._teaching.networks.unread
        if not unread:
            return ""
        return self.tr(
            "The network fine-tuned on your digits can’t be used: {reason}. The shipped network "
            "is used instead; train again to replace it."
        ).format(reason=reasons[unread])

    # pulling

    def pull(self) -> None:
        """Show how many there are and what can be done."""
        total, running = len(self.own.collection), self._teaching.running
        self.bar.show_writing(self.own.files.running)
        self.tiles.set_digits(self.own.digits)
        self.tiles.set_instead("" if total else self.tr("Draw a digit, then press what it was."))
        wrong = sum(one.wrong for one in self.own.digits)
        text = self.tr("{count} kept, read wrong: {wrong}") if total else self.tr("None kept yet")
        self.count.setText(text.format(count=total, wrong=wrong))
        self.learning.set_kept(total)
        last = self.own.last
        self.undo.setToolTip("" if last is None else self._step_text(last))
        self._enable(self.undo, last is not None and not running)
        self._enable(self.export, total > 0)
        self._enable(self.erase, total > 0 and not running)

    def _enable(self, button: QPushButton, on: bool) -> None:
        """The keyboard goes no further than the digits where its button can't be pressed now."""
        if not on and button.hasFocus():
            self.tiles.setFocus()
        button.setEnabled(on)

    def _on_training(self) -> None:
        self.networks.set_busy(self._teaching.running)
        self.pull()

    # building

    def _lay_out(self) -> None:
        self.heading.setObjectName("heading")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.heading)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(4)
        for button in self.digits:
            button.setMinimumWidth(28)
            row.addWidget(button)
        column.addWidget(self.tiles, 1)
        column.addWidget(self.bar)
        column.addWidget(self.learning)
        column.addSpacing(8)
        column.addWidget(self.networks)

    def _connect(self) -> None:
        for digit, button in enumerate(self.digits):
            button.clicked.connect(lambda _=False, digit=digit: self.keep(digit))
        self.undo.clicked.connect(self._on_undo)
        self.export.clicked.connect(self._on_export)
        self.erase.clicked.connect(self._on_erase)
        self.tiles.delete_asked.connect(self._on_delete)
        self.tiles.undo_asked.connect(self._on_undo)
        self.bar.cancel.clicked.connect(self.own.files.cancel)
        self.own.changed.connect(self.pull)
        self.own.exported.connect(self._on_exported)
        self.own.files.progressed.connect(self.bar.show_progress)
        self.own.files.rested.connect(self.pull)
        self.own.files.unwritten.connect(lambda error: self.notice.emit(unwritten(error)))
        self.learning.notice.connect(self.notice)
        self.learning.changed.connect(self._on_training)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("It was a …"))
        for digit, button in enumerate(self.digits):
            button.setAccessibleName(self.tr("It was a {digit}").format(digit=digit))
            button.setToolTip(self.tr("Keep the drawing as a {digit}").format(digit=digit))
        self.tiles.setAccessibleName(self.tr("Your digits"))
        self.pull()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.own.ask()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
