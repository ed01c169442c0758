"""An experiment as one line of text on the clipboard: to send to someone, and back."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from cnnlab.lab.bench import Bench
from cnnlab.lab.document import Document
from cnnlab.lab.player import Player

translate = QCoreApplication.translate


def copy_experiment(document: Document) -> str:
    """Put the experiment on the clipboard; gives what to tell the user."""
    from cnnlab.lessons.clip import ClipError, to_text  # not needed to start

    try:
        text = to_text(document.bench.experiment)
    except ClipError as error:
        return clip_message(error.code, str(error))
    QGuiApplication.clipboard().setText(text)
    return translate("Sharing", "The experiment is on the clipboard as one line of text.")


def paste_experiment(document: Document, player: Player) -> str:
    """Take an experiment from the clipboard as one undo step; gives what to tell the user."""
    from cnnlab.lessons.clip import ClipError, from_text  # not needed to start

    try:
        experiment = from_text(QGuiApplication.clipboard().text())
    except ClipError as error:
        return clip_message(error.code, str(error))
    bench = document.bench
    mode = "fill" if bench.output_mode == "predict" else bench.output_mode
    pasted = Bench(experiment, experiment, bench.preset, mode)
    document.replace(pasted, translate("Sharing", "Paste experiment"))
    player.seek(0)
    return ""


def clip_message(code: str, reason: str) -> str:
    """Why a text was not taken, and what helps."""
    if code == "none":
        return translate(
            "Sharing",
            "The clipboard holds no experiment. Copy one with Edit → Copy experiment first.",
        )
    if code == "newer":
        return translate(
            "Sharing", "This experiment was made by a newer cnnlab. Update cnnlab to open it."
        )
    if code == "large":
        return translate(
            "Sharing", "This experiment is too large: make its input or its filters smaller."
        )
    if code == "damaged":
        return translate(
            "Sharing", "This experiment is damaged: a part of it was lost. Copy it again, whole."
        )
    return translate("Sharing", "This experiment can’t be used: {reason}").format(reason=reason)
