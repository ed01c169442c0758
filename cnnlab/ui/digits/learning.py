"""Training on the user's own digits: how far it is, what it changed, and what is still missing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cnnlab.lab.digits.teaching import Teaching
from cnnlab.ui.digits.bars import percent
from cnnlab.ui.widgets.file_messages import unwritten_message
from cnnlab.ui.window.notice import Say, failed, refused

if TYPE_CHECKING:
    from cnnlab.digits.training.fine_tune import FineTuneReport

FEWEST = 3  # digits to learn from


class Learning(QWidget):
    """Starts and stops fine-tuning, and says what it came to."""

    notice = Signal(object)
    """A Notice."""
    changed = Signal()
    """Training begins or has ended."""

    def __init__(self, teaching: Teaching) -> None:
        super().__init__()
        self._teaching = teaching
        self._kept = 0
        self._said: Say | None = None
        self.learn, self.stop = QPushButton(), QPushButton()
        self.progress, self.result = QProgressBar(), QLabel()
        self._lay_out()
        self.learn.clicked.connect(self._on_learn)
        self.stop.clicked.connect(teaching.stop)
        teaching.reported.connect(self._on_reported)
        teaching.finished.connect(self._on_finished)
        teaching.unusable.connect(self._on_unusable)
        teaching.failed.connect(self._on_failed)
        teaching.unwritten.connect(self._on_unwritten)
        self.retranslate()

    def set_kept(self, count: int) -> None:
        """How many digits there are to learn from."""
        if count != self._kept:
            self._kept, self._said = count, None
        self.pull()

    def pull(self) -> None:
        """Show what can be done, and what was."""
        running = self._teaching.running
        focused = self.learn.hasFocus() or self.stop.hasFocus()
        shown, hidden = (self.stop, self.learn) if running else (self.learn, self.stop)
        self.learn.setEnabled(self._kept >= FEWEST)
        shown.show()
        if focused:
            shown.setFocus()
        hidden.hide()
        self.progress.setVisible(running)
        self.result.setText(self._text(running))

    def _text(self, running: bool) -> str:
        if running:
            return ""
        if self._said is not None:
            return self._said()
        if self._kept < FEWEST:
            text = self.tr("It takes {least} digits to train on; still to be kept: {missing}.")
            return text.format(least=FEWEST, missing=FEWEST - self._kept)
        return self.tr("A copy of the network is trained; the shipped one stays.")

    def _on_learn(self) -> None:
        self._said = None
        self._teaching.learn()
        self.progress.setRange(0, 0)
        self._pull_all()

    def _on_reported(self, report: "FineTuneReport") -> None:
        self.progress.setRange(0, report.steps)
        self.progress.setValue(report.step)

    def _on_finished(self, report: "FineTuneReport | None") -> None:
        self._said = lambda: self._outcome(report)
        self._pull_all()

    def _outcome(self, report: "FineTuneReport | None") -> str:
        if report is None or report.own[1] is None or report.others[1] is None:
            return self.tr("Stopped; nothing was changed.")
        return self.tr(
            "Your digits read right: {own_before} of {own} → {own_after} of {own}.\n"
            "Other digits read right: {others_before} → {others_after}."
        ).format(
            own=report.digits,
            own_before=report.own[0],
            own_after=report.own[1],
            others_before=percent(report.others[0]),
            others_after=percent(report.others[1]),
        )

    def _on_unusable(self) -> None:
        self.notice.emit(
            refused(
                lambda: self.tr(
                    "None of the kept files is a digit of 28 × 28 pixels: draw and keep some."
                )
            )
        )
        self._pull_all()

    def _on_failed(self, reason: str) -> None:
        self.notice.emit(failed(lambda: self.tr("Training failed: {reason}").format(reason=reason)))
        self._pull_all()

    def _on_unwritten(self, error: OSError) -> None:
        def say() -> str:
            used = self.tr("The network has learned, but is kept only until cnnlab ends.")
            return f"{used} {unwritten_message(error)}"

        self.notice.emit(failed(say))

    def _pull_all(self) -> None:
        self.pull()
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.learn)
        row.addWidget(self.stop)
        row.addWidget(self.progress, 1)
        row.addStretch()
        self.result.setWordWrap(True)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.result.setMinimumHeight(2 * self.result.fontMetrics().lineSpacing())
        column.addWidget(self.result)

    def retranslate(self) -> None:
        self.learn.setText(self.tr("Train on my digits"))
        self.learn.setToolTip(
            self.tr("Fine-tune a copy of the network on your digits, mixed with others")
        )
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Cancel training; nothing is changed"))
        self.pull()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
