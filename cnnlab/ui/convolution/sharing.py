"""An experiment as one line of text on the clipboard: to send to someone, and back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.ui.widgets.form_messages import form_message
from cnnlab.ui.window.notice import Notice, done, refused

if TYPE_CHECKING:
    from cnnlab.export.code_text import Library
    from cnnlab.lessons.clip import ClipError

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


def copy_readable(document: Document, shown_sum: str) -> Notice:
    """Put the experiment on the clipboard as text to be read; gives what to tell the user."""
    from cnnlab.ui.convolution.readable import readable_text  # not needed to start

    text = readable_text(document.bench, document.evaluation, shown_sum)
    QGuiApplication.clipboard().setText(text)
    return done(
        lambda: translate(
            "Sharing", "The numbers, shapes and the sum that is shown are on the clipboard as text."
        )
    )


def copy_program(evaluation: Evaluation, library: "Library", language: str) -> Notice:
    """Put a program that prints the output on the clipboard; gives what to tell the user."""
    from cnnlab.export.bench_code import bench_program  # not needed to start

    QGuiApplication.clipboard().setText(bench_program(evaluation, library, language))
    return done(
        lambda: translate("Sharing", "A program that prints this output is on the clipboard.")
    )


def paste_experiment(document: PlayedDocument) -> Notice | None:
    """Take an experiment from the clipboard as one undo step; gives why not, if not."""
    from cnnlab.lessons.clip import ClipError, from_text  # not needed to start

    try:
        experiment, white = from_text(QGuiApplication.clipboard().text())
    except ClipError as error:
        return refused(partial(clip_message, error))
    bench = document.bench
    mode = "fill" if bench.output_mode == "predict" else bench.output_mode
    pasted = Bench(experiment, experiment, bench.preset, mode, white=white)
    document.replace(pasted, lambda: translate("Sharing", "Paste experiment"))
    document.player.seek(0)
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
