"""Why a lab file was not opened or not written, and what helps."""

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.shared.labfile import MOST_BYTES, LabFileError
from cnnlab.lessons.form_checks import FormError
from cnnlab.ui.widgets.file_messages import unread_message, unwritten_message
from cnnlab.ui.widgets.form_messages import form_message

translate = QCoreApplication.translate
LabError: TypeAlias = LabFileError | FormError | OSError


def lab_message(name: str, error: LabError, *, writing: bool = False) -> str:
    """The sentence for a LabFileError, FormError or OSError about the file of that name."""
    if isinstance(error, OSError):
        return unwritten_message(error) if writing else unread_message(error)
    if writing:
        return _unwritten(name, error)
    if isinstance(error, LabFileError):
        return _refused(error).format(name=name, most=MOST_BYTES // 2**20)
    text = translate("LabFile", "“{name}” is damaged and was not opened. {reason}")
    return text.format(name=name, reason=form_message(error))


def _refused(error: LabFileError) -> str:
    texts = {
        "large": translate("LabFile", "“{name}” is too large for a lab file: at most {most} MB."),
        "syntax": translate("LabFile", "“{name}” is no lab file, or a part of it was lost."),
        "format": translate("LabFile", "“{name}” is no lab file of cnnlab. Choose another file."),
        "newer": translate(
            "LabFile", "“{name}” was made by a newer cnnlab. Update cnnlab to open it."
        ),
    }
    return texts[error.code]


def _unwritten(name: str, error: LabFileError | FormError) -> str:
    if isinstance(error, LabFileError) and error.code == "large":
        text = translate(
            "LabFile", "“{name}” was not saved: it would be larger than {most} MB. Make it smaller."
        )
        return text.format(name=name, most=MOST_BYTES // 2**20)
    if isinstance(error, FormError):
        text = translate("LabFile", "“{name}” was not saved. {reason}")
        return text.format(name=name, reason=form_message(error))
    return translate(
        "LabFile", "“{name}” was not saved: it holds numbers that are not finite."
    ).format(name=name)
