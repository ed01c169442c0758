"""What is shown of an error that no code has caught: what it means, and a text to copy."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cnnlab.ui.dialogs.modal import shown
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate
COLUMNS, LINES = 92, 18  # letters and lines of the text that are seen
MOST = 64 * 1024  # letters of a text
QUIT = 2  # beside QDialog's Accepted and Rejected


class ErrorReport(QObject):
    """The text of an error, which grows while it is shown."""

    changed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.more = 0
        """How many errors have followed the first."""

    def add(self, text: str) -> None:
        """Another error; its text is empty where the same is there already."""
        self.more += 1
        if text and len(self.text) < MOST:
            self.text += f"\n{text}"
        self.changed.emit()


class ReportDialog(QDialog):
    """A text that can be selected and copied, under what it means."""

    def __init__(self, report: ErrorReport, parent: QWidget | None = None) -> None:
        super().__init__(dressed(parent))
        self._report = report
        self.setWindowTitle("cnnlab")
        self.heading, self.said, self.more = QLabel(), QLabel(), QLabel()
        self.text = QPlainTextEdit(report.text)
        self.buttons = QDialogButtonBox()
        self.copy_button = QPushButton(self.tr("&Copy"))
        self._lay_out()
        self.copy_button.setToolTip(self.tr("Copy all of it, for a report"))
        self.copy_button.clicked.connect(self._copy)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        report.changed.connect(self._pull)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        for part in (self.heading, self.said, self.text, self.more):
            column.addWidget(part)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.copy_button)
        row.addWidget(self.buttons, 1)
        column.setStretchFactor(self.text, 1)
        self.heading.setObjectName("title")
        self.said.setWordWrap(True)
        self.more.hide()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        letters = self.text.fontMetrics()
        self.text.setMinimumHeight(LINES * letters.lineSpacing())
        self.text.setMinimumWidth(COLUMNS * letters.averageCharWidth())
        self.copy_button.setAutoDefault(False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)

    def _pull(self) -> None:
        shown = self.text.toPlainText()
        end = QTextCursor(self.text.document())  # the user's own place and selection stay
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(self._report.text[len(shown) :])
        self.more.setText(
            self.tr("Further errors since then: {count}").format(count=self._report.more)
        )
        self.more.show()


class ErrorDialog(ReportDialog):
    """An error while the program runs: go on, or quit."""

    def __init__(self, report: ErrorReport, said: str, parent: QWidget | None = None) -> None:
        super().__init__(report, parent)
        self.heading.setText(self.tr("An error in cnnlab"))
        self.said.setText(said)
        self.go_on, self.quit = QPushButton(self.tr("&Go on")), QPushButton(self.tr("&Quit"))
        self.buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.quit, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.quit.clicked.connect(lambda: self.done(QUIT))
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        report: ErrorReport,
        log: Path,
        *,
        logged: bool,
        saved: bool | None,
    ) -> bool:
        """Whether to go on. ``logged``: whether the log has the text.

        ``saved``: whether the work could be saved; None where nothing saves it.
        """
        dialog = cls(report, f"{_advice(saved)}\n{_place(log, logged)}", parent)
        with shown(dialog):
            return dialog.result() != QUIT


class LastRunDialog(ReportDialog):
    """What is known of a run that ended unexpectedly."""

    def __init__(self, text: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(ErrorReport(text), parent)
        self.heading.setText(self.tr("cnnlab ended unexpectedly last time"))
        said = self.tr("The text below says where it was then. It is kept in {path}.")
        self.said.setText(said.format(path=path))
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)

    @classmethod
    def show_to(cls, parent: QWidget, text: str, path: Path) -> None:
        """Show it until it is closed."""
        with shown(cls(text, path, parent)):
            pass


def _advice(saved: bool | None) -> str:
    advice = translate(
        "ErrorDialog",
        "You can go on. Where something is not shown or done as it should be, quit and start "
        "again.",
    )
    if saved is None:
        return advice
    kept = translate("ErrorDialog", "Your work was saved.")
    lost = translate("ErrorDialog", "Your work could not be saved.")
    return f"{advice} {kept if saved else lost}"


def _place(log: Path, logged: bool) -> str:
    if logged:
        text = translate("ErrorDialog", "The text below is also in the log, {path}.")
    else:
        text = translate(
            "ErrorDialog", "The text below could not be written to the log, {path}: copy it."
        )
    return text.format(path=log)
