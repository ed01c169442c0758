"""The panel of the user's own digits: store them, fine-tune on them, undo it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cnnlab.lab.digits.collection import CollectionFullError
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.lab.digits.teaching import Teaching
from cnnlab.ui.digits.bars import percent
from cnnlab.ui.widgets.file_messages import undeleted_message, unwritten_message
from cnnlab.ui.window.notice import done, failed, refused, unwritten

if TYPE_CHECKING:
    from cnnlab.digits.training.fine_tune import FineTuneReport

FEWEST = 3  # digits to learn from


class MyDigits(QWidget):
    """Stores drawings with their labels, and fine-tunes a copy of the network on them."""

    notice = Signal(object)
    """A Notice."""
    kept = Signal()

    def __init__(self, sketch: Sketch, reader: Reader, teaching: Teaching) -> None:
        super().__init__()
        self._sketch, self._reader, self._teaching = sketch, reader, teaching
        self._last: Path | None = None
        self._said = ""
        self.digits = [QPushButton(str(digit)) for digit in range(10)]
        self.take_back, self.learn, self.stop = QPushButton(), QPushButton(), QPushButton()
        self.unlearn, self.export, self.erase = QPushButton(), QPushButton(), QPushButton()
        self.progress = QProgressBar()
        self.heading, self.count, self.result, self.which = QLabel(), QLabel(), QLabel(), QLabel()
        self._lay_out()
        self._connect()
        self.retranslate()

    # what is asked for

    def keep(self, digit: int) -> None:
        """Keep what is on the canvas as a digit."""
        if self._sketch.drawing.blank:
            self.notice.emit(
                refused(lambda: self.tr("There is nothing to keep: draw a digit first."))
            )
            return
        if self._reader.reading.regions and self._reader.reading.chosen is None:
            self.notice.emit(
                refused(lambda: self.tr("There are several digits: click the one to keep first."))
            )
            return
        image = self._reader.reading.image
        try:
            self._last = self._teaching.collection.keep(image, digit, self._sketch.drawing)
        except CollectionFullError:
            self.notice.emit(refused(self._full_message))
            return
        except OSError as error:
            self.notice.emit(unwritten(error))
            return
        self.kept.emit()
        self.pull()

    def _on_take_back(self) -> None:
        if self._last is not None:
            last = self._last
            if self._deleted(lambda: self._teaching.collection.forget(last)):
                self._last = None
        self.pull()

    def _on_learn(self) -> None:
        self._said = ""
        self._teaching.learn()
        self.progress.setRange(0, 0)
        self.pull()

    def _on_reported(self, report: "FineTuneReport") -> None:
        self.progress.setRange(0, report.steps)
        self.progress.setValue(report.step)

    def _on_finished(self, report: "FineTuneReport | None") -> None:
        if report is None or report.own[1] is None or report.others[1] is None:
            self._said = self.tr("Stopped; nothing was changed.")
        else:
            self._said = self.tr(
                "Your digits: {own_before} right before, {own_after} after.\n"
                "Other digits: {others_before} before, {others_after} after."
            ).format(
                own_before=percent(report.own[0]),
                own_after=percent(report.own[1]),
                others_before=percent(report.others[0]),
                others_after=percent(report.others[1]),
            )
        self.pull()

    def _on_failed(self, reason: str) -> None:
        self.notice.emit(failed(lambda: self.tr("Training failed: {reason}").format(reason=reason)))
        self.pull()

    def _on_unwritten(self, error: OSError) -> None:
        def say() -> str:
            used = self.tr("The network has learned, but is kept only until cnnlab ends.")
            return f"{used} {unwritten_message(error)}"

        self.notice.emit(failed(say))

    def _on_unlearn(self) -> None:
        if self._deleted(self._teaching.unlearn):
            self._said = ""
        self.pull()

    def _on_export(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Export your digits to"))
        if path:
            try:
                count = self._teaching.collection.export(Path(path))
            except OSError as error:
                self.notice.emit(unwritten(error))
                return
            self.notice.emit(
                done(lambda: self.tr("{count} digits were written.").format(count=count))
            )

    def _on_erase(self) -> None:
        question = self.tr("Erase all {count} digits that you kept? This can’t be undone.")
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.tr("Erase your digits"),
            question.format(count=len(self._teaching.collection)),
            buttons.Yes | buttons.Cancel,
        )
        if answer == buttons.Yes:
            if self._deleted(self._teaching.collection.erase):
                self._last = None
            self.pull()

    def _deleted(self, delete: Callable[[], None]) -> bool:
        """Whether it could be; if not, the notice says why."""
        try:
            delete()
        except OSError as error:
            self.notice.emit(failed(partial(undeleted_message, error)))
            return False
        return True

    def unread_message(self) -> str:
        """Why the fine-tuned network can't be used; empty when it can."""
        reasons = {
            "damaged": self.tr("its file is damaged"),
            "not finite": self.tr("some of its weights are infinite or not a number"),
            "other": self.tr("its layers are not those of this version"),
            "closed": self.tr("the system does not allow its file to be opened"),
        }
        if not self._teaching.unread:
            return ""
        return self.tr(
            "The network fine-tuned on your digits can’t be used: {reason}. The shipped network "
            "is used instead; train again to replace it."
        ).format(reason=reasons[self._teaching.unread])

    # pulling

    def pull(self) -> None:
        """Show how many there are and what can be done."""
        counts = self._teaching.collection.counts()
        running, total = self._teaching.running, sum(counts)
        written = ", ".join(f"{n}×{digit}" for digit, n in enumerate(counts) if n)
        text = self.tr("{count} digits kept: {digits}") if total else self.tr("No digits kept yet.")
        self.count.setText(text.format(count=total, digits=written))
        self.learn.setEnabled(not running and total >= FEWEST)
        self.learn.setVisible(not running)
        self.stop.setVisible(running)
        self.progress.setVisible(running)
        self.take_back.setEnabled(self._last is not None)
        self.export.setEnabled(total > 0)
        self.erase.setEnabled(total > 0 and not running)
        self.unlearn.setEnabled(self._teaching.learned is not None and not running)
        self.which.setText(
            self.tr("Using the shipped network.")
            if self._teaching.learned is None
            else self.tr("Using a copy of the network fine-tuned on your digits.")
        )
        self.result.setText(self._said)

    def _full_message(self) -> str:
        return self.tr("The collection is full: export the digits, then erase them.")

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
        column.addWidget(self.count)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.addWidget(self.learn, 0, 0)
        grid.addWidget(self.stop, 0, 0)
        grid.addWidget(self.progress, 0, 1)
        grid.addWidget(self.unlearn, 1, 0)
        grid.addWidget(self.take_back, 1, 1)
        grid.addWidget(self.export, 2, 0)
        grid.addWidget(self.erase, 2, 1)
        for label in (self.which, self.result, self.count):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.which)
        column.addWidget(self.result)
        column.addStretch(1)

    def _connect(self) -> None:
        for digit, button in enumerate(self.digits):
            button.clicked.connect(lambda _=False, digit=digit: self.keep(digit))
        self.take_back.clicked.connect(self._on_take_back)
        self.learn.clicked.connect(self._on_learn)
        self.stop.clicked.connect(self._teaching.stop)
        self.unlearn.clicked.connect(self._on_unlearn)
        self.export.clicked.connect(self._on_export)
        self.erase.clicked.connect(self._on_erase)
        self._teaching.reported.connect(self._on_reported)
        self._teaching.finished.connect(self._on_finished)
        self._teaching.failed.connect(self._on_failed)
        self._teaching.unwritten.connect(self._on_unwritten)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("It was a …"))
        for digit, button in enumerate(self.digits):
            button.setAccessibleName(self.tr("It was a {digit}").format(digit=digit))
            button.setToolTip(self.tr("Keep the drawing as a {digit}").format(digit=digit))
        for button, text, tip in (
            (
                self.take_back,
                self.tr("Remove the last"),
                self.tr("Remove the digit that was kept last"),
            ),
            (
                self.learn,
                self.tr("Train on my digits"),
                self.tr("Fine-tune a copy of the network on your digits, mixed with others"),
            ),
            (self.stop, self.tr("Stop"), self.tr("Cancel training; nothing is changed")),
            (
                self.unlearn,
                self.tr("Shipped network again"),
                self.tr("Discard the fine-tuned copy; your digits stay"),
            ),
            (self.export, self.tr("Export…"), self.tr("Copy your digits to a folder, as pictures")),
            (self.erase, self.tr("Erase…"), self.tr("Delete the digits you kept")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self.pull()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
