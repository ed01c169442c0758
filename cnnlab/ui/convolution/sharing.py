"""An experiment as one line of text on the clipboard: to send to someone, and back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.shared.player import Player
from cnnlab.ui.window.notice import Notice, done, refused

if TYPE_CHECKING:
    from cnnlab.lessons.clip import ClipError
    from cnnlab.lessons.form import FormError

translate = QCoreApplication.translate


def copy_experiment(document: Document) -> Notice:
    """Put the experiment on the clipboard; gives what to tell the user."""
    from cnnlab.lessons.clip import ClipError, to_text  # not needed to start

    try:
        text = to_text(document.bench.experiment, document.bench.white)
    except ClipError as error:
        return refused(partial(clip_message, error))
    QGuiApplication.clipboard().setText(text)
    return done(
        lambda: translate("Sharing", "The experiment is on the clipboard as one line of text.")
    )


def paste_experiment(document: Document, player: Player) -> Notice | None:
    """Take an experiment from the clipboard as one undo step; gives why not, if not."""
    from cnnlab.lessons.clip import ClipError, from_text  # not needed to start

    try:
        experiment, white = from_text(QGuiApplication.clipboard().text())
    except ClipError as error:
        return refused(partial(clip_message, error))
    bench = document.bench
    mode = "fill" if bench.output_mode == "predict" else bench.output_mode
    pasted = Bench(experiment, experiment, bench.preset, mode, white=white)
    document.replace(pasted, translate("Sharing", "Paste experiment"))
    player.seek(0)
    return None


def clip_message(error: "ClipError") -> str:
    """Why a text was not taken, and what helps."""
    if error.reason is not None:
        text = translate("Sharing", "This experiment can’t be used. {reason}")
        return text.format(reason=form_message(error.reason))
    texts = {
        "none": translate(
            "Sharing",
            "The clipboard holds no experiment. Copy one with Edit → Copy experiment first.",
        ),
        "newer": translate(
            "Sharing", "This experiment was made by a newer cnnlab. Update cnnlab to open it."
        ),
        "large": translate(
            "Sharing", "This experiment is too large: make its input or its filters smaller."
        ),
        "damaged": translate(
            "Sharing", "This experiment is damaged: a part of it was lost. Copy it again, whole."
        ),
    }
    return texts[error.code]


def form_message(error: "FormError") -> str:
    """What is wrong with the data of an experiment, and where."""
    texts = {
        "syntax": translate("Sharing", "What it holds is not valid JSON."),
        "object": translate("Sharing", "{place}: expected an object in braces, got {came}."),
        "missing": translate("Sharing", "{place} is missing."),
        "unknown": translate("Sharing", "{place}: there is no such setting."),
        "choice": translate("Sharing", "{place}: expected one of {choices}, got {came}."),
        "flag": translate("Sharing", "{place}: expected true or false, got {came}."),
        "pair": translate(
            "Sharing", "{place}: expected [rows, columns] from {least} to {most}, got {came}."
        ),
        "scale": translate("Sharing", "{place}: expected 1 or a fraction such as 1/9, got {came}."),
        "slope": translate("Sharing", "{place}: expected a number within ±{most}, got {came}."),
        "list": translate("Sharing", "{place}: expected a list of 1 to {most} entries."),
        "lengths": translate("Sharing", "{place}: expected lists of equal length."),
        "numbers": translate("Sharing", "{place}: expected numbers and nothing else."),
        "range": translate("Sharing", "{place}: expected a number within ±{most}."),
        "white": translate("Sharing", "{place}: expected 1 or 255, got {came}."),
        "picture": translate("Sharing", "{place}: there is no picture that can be read."),
    }
    details = {name: f"{v:,}" if name == "most" else v for name, v in error.details.items()}
    return texts[error.code].format(place=error.place, **details)
