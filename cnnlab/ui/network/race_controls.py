"""Who wins? And the buttons that start, pause and stop a race."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.button_row import ButtonRow
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.icons import icon, painted_icon
from cnnlab.ui.widgets.main_button import MainButton
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.translated import TranslatedWidget

GUESSES = ("first", "second", "tie", "skip")
ICON, DOT = QSize(18, 18), 12


@dataclass(frozen=True)
class RaceShown:
    """How a race stands, as words and numbers."""

    state: str = "new"
    """Or "running", "paused", "finished"."""
    names: tuple[str, str] = ("", "")
    """What the sides are called."""
    text: str = ""
    """How far it is, who won, or what to do first."""
    why_not: str = ""
    """Why it can't be started; empty where it can."""


class GuessRow(ButtonRow):
    """Of its buttons none may be down, too."""

    def clear_choice(self) -> None:
        """Let go of the button that is down."""
        group = next(iter(self.buttons.values())).group()
        group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        group.setExclusive(True)


class RaceControls(TranslatedWidget):
    """A race is started with a guess, or after saying that one makes none."""

    start_asked = Signal(str)
    """With the guess: "first", "second", "tie", or empty for none."""
    resume_asked = Signal()
    pause_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question, self.guesses = QLabel(), GuessRow(GUESSES, 4)
        self.start, self.pause, self.stop = MainButton(), QToolButton(), QToolButton()
        self.status = ElidedLabel(align=Qt.AlignmentFlag.AlignLeft, margin=0)
        self._shown, self._guess = RaceShown(), ""
        self._name()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._pull()

    @property
    def guess(self) -> str:
        """The button that is down, by its name in GUESSES; empty for none."""
        return self._guess

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on a button that starts, pauses or stops."""
        return any(one.hasFocus() for one in (self.start, self.pause, self.stop))

    def show_race(self, shown: RaceShown) -> None:
        """How it stands; a finished race takes the guess with it."""
        if shown.state == "finished" and self._shown.state in ("running", "paused"):
            self.clear_guess()
        if shown != self._shown:
            self._shown = shown
            self._pull()

    def clear_guess(self) -> None:
        """Ask anew."""
        self._guess = ""
        self.guesses.clear_choice()
        self._pull()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.start.setIcon(icon("play", theme.on_accent, theme.muted))
        self.pause.setIcon(icon("pause", theme.text))
        self.stop.setIcon(icon("stop", theme.text))
        for name, colour in (("first", theme.positive), ("second", theme.negative)):
            self.guesses.buttons[name].setIcon(_dot(colour))

    # inside

    def _pull(self) -> None:
        shown, buttons = self._shown, self.guesses.buttons
        rests = shown.state in ("new", "finished")
        ready = rests and not shown.why_not
        held = self.has_keyboard
        for button in buttons.values():
            button.setEnabled(ready)
        self.start.setEnabled(shown.state == "paused" or (ready and bool(self._guess)))
        self.pause.setEnabled(shown.state == "running")
        self.stop.setEnabled(shown.state in ("running", "paused"))
        if held:  # a button that is disabled hands the keyboard to whatever comes next
            (self.pause if shown.state == "running" else self.start).setFocus()
        self.status.set_text(shown.text)
        for name, text in zip(GUESSES, shown.names, strict=False):
            buttons[name].setText(text)
        self._say_start()

    def _on_guess(self, guess: str) -> None:
        self._guess = guess
        self._pull()

    def _on_start(self) -> None:
        if self._shown.state == "paused":
            self.resume_asked.emit()
        else:
            self.start_asked.emit("" if self._guess == "skip" else self._guess)

    def _connect(self) -> None:
        self.guesses.chosen.connect(self._on_guess)
        self.start.clicked.connect(self._on_start)
        self.pause.clicked.connect(self.pause_asked)
        self.stop.clicked.connect(self.stop_asked)

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "raceStartButton": self.start,
            "racePauseButton": self.pause,
        }
        named |= {"raceStopButton": self.stop, "raceStatus": self.status}
        for guess, button in self.guesses.buttons.items():
            named[f"raceGuess{guess.title()}"] = button
        for name, part in named.items():
            part.setObjectName(name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.question)
        row.addWidget(self.guesses)
        row.addStretch(1)
        for button in (self.start, self.pause, self.stop):
            button.setIconSize(ICON)
            row.addWidget(button)
        self.question.setObjectName("heading")
        column.addWidget(self.status)

    def _say_start(self) -> None:
        shown = self._shown
        paused = shown.state == "paused"
        tip = self.tr("Run the race")
        if shown.why_not:
            tip = shown.why_not
        elif not paused and not self._guess:
            tip = self.tr("First say who wins")
        label_button(self.start, self.tr("Resume") if paused else self.tr("Start the race"), tip)

    def _fit(self) -> None:
        """Have the button as wide as the longest text asks for."""
        widths = []
        for text in (self.tr("Start the race"), self.tr("Resume")):
            self.start.setText(text)
            widths.append(self.start.sizeHint().width())
        self.start.setMinimumWidth(max(widths))

    def retranslate(self) -> None:
        self.question.setText(self.tr("Who wins?"))
        buttons = self.guesses.buttons
        tip = self.tr("Within the standard error of the validation")
        label_button(buttons["tie"], self.tr("A tie"), tip)
        tip = self.tr("Start without a guess")
        label_button(buttons["skip"], self.tr("Don’t guess"), tip)
        name_control(self.pause, self.tr("Pause"), self.tr("Pause the race"))
        name_control(self.stop, self.tr("Stop"), self.tr("Give the race up, without a result"))
        self._fit()
        self._say_start()


def _dot(colour: QColor) -> QIcon:
    def paint(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(DOT / 2, DOT / 2), DOT / 2 - 1, DOT / 2 - 1)

    made = painted_icon(DOT, paint)
    made.addPixmap(made.pixmap(DOT), QIcon.Mode.Disabled)  # of the same colour
    return made
