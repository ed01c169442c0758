"""Why digits from a folder, a file or a mirror can't be used, in the user's language."""

from collections.abc import Mapping, Sequence
from pathlib import PureWindowsPath

from PySide6.QtCore import QCoreApplication

from cnnlab.files.data_error import DataCode, DataError, DataFileError
from cnnlab.files.download import DownloadError
from cnnlab.files.picture_error import PictureError
from cnnlab.ui.dialogs.picture_messages import detail_text, picture_message
from cnnlab.ui.widgets.file_messages import FULL, reason_of, unread_message, unwritten_message

translate = QCoreApplication.translate


def folder_message(error: DataError | OSError) -> str:
    """Why no digits come of a folder or a download, and what was wanted."""
    if isinstance(error, OSError):
        return unwritten_message(error) if error.errno in FULL else unread_message(error)
    if isinstance(error, DownloadError):
        return data_message(error)
    text = translate(
        "DataError",
        "No digits could be read there. A folder with MNIST’s four files, with strokes "
        "(*.jsonl) or with pictures in folders 0 to 9 was wanted. {reason}",
    )
    return text.format(reason=data_message(error))


def unused_message(unread: Sequence[DataError]) -> str:
    """How many pictures of a folder are left out, and why the first is."""
    text = translate("DataError", "Pictures that could not be used: {count}. The first: {reason}")
    return text.format(count=len(unread), reason=data_message(unread[0]))


def data_message(error: DataError) -> str:
    """Word the error as plain text that names the file and the place in it."""
    if isinstance(error, PictureError):
        return picture_message(error)
    if isinstance(error, DownloadError):
        text = translate(
            "DataError",
            "“{name}” can’t be downloaded now: check the connection, try again later, or choose "
            "a folder that holds it. What the mirrors said: {reasons}",
        )
        return text.format(name=error.name, reasons="; ".join(error.reasons))
    if isinstance(error, DataFileError):
        return _sentences()[error.code].format(**_words(error))
    return str(error)


def _words(error: DataFileError) -> dict[str, str]:
    words = {key: detail_text(value) for key, value in error.details.items()}
    if error.code == "unread":
        number = error.details.get("errno")
        words["reason"] = reason_of(number if isinstance(number, int) else 0, words["reason"])
    first = error.details.get("first")
    words["first"] = data_message(first) if isinstance(first, DataError) else ""
    return {"name": PureWindowsPath(error.path).name or error.path, **words}


def _sentences() -> Mapping[DataCode, str]:
    return {**_of_folders(), **_of_images(), **_of_strokes()}


def _of_folders() -> dict[DataCode, str]:
    return {
        "no folder": translate(
            "DataError", "The folder “{name}” is not there. It may have been moved or renamed."
        ),
        "no digits": translate("DataError", "There are no digits in “{name}”."),
        "none usable": translate(
            "DataError", "None of the digits in “{name}” can be used. {first}"
        ),
        "many pictures": translate(
            "DataError", "“{name}” holds {count} pictures, and at most {most} are read."
        ),
        "no ink": translate("DataError", "There is no ink in “{name}”."),
        "unread": translate("DataError", "“{name}” can’t be read: {reason}."),
    }


def _of_images() -> dict[DataCode, str]:
    damaged = translate("DataError", "“{name}” is damaged or not whole: fetch it again.")
    return {
        "packed": damaged,
        "sizes": damaged,
        "cut": damaged,
        "other format": translate(
            "DataError", "“{name}” is no file of the format of MNIST (IDX), whatever its name says."
        ),
        "large": translate(
            "DataError", "“{name}” says that it holds {shape} numbers, and at most {most} are read."
        ),
        "half": translate("DataError", "“{other}” is missing beside “{beside}”."),
        "part": translate("DataError", "“{other}” is missing in “{name}”: MNIST is four files."),
        "side": translate(
            "DataError", "The images of “{name}” are of {shape} pixels, and 28 × 28 are wanted."
        ),
        "counts": translate("DataError", "“{name}” has {labels} labels for {images} images."),
        "label": translate(
            "DataError", "Label no. {number} of “{name}” is {label}, and 0 to 9 are wanted."
        ),
    }


def _of_strokes() -> dict[DataCode, str]:
    return {
        "packed line": translate(
            "DataError", "“{name}” is damaged after line {line}: fetch it again."
        ),
        "many drawings": translate(
            "DataError", "“{name}” holds more drawings than the {most} that are read."
        ),
        "long line": translate(
            "DataError", "Line {line} of “{name}” is longer than the {most} bytes that are read."
        ),
        "no drawing": translate(
            "DataError", "Line {line} of “{name}” is no drawing: it has no label and strokes."
        ),
        "line label": translate(
            "DataError", "The label in line {line} of “{name}” is {label}, and 0 to 9 are wanted."
        ),
        "no stroke": translate("DataError", "There is no stroke in line {line} of “{name}”."),
        "stroke": translate(
            "DataError", "A stroke in line {line} of “{name}” is not made of points [x, y]."
        ),
        "not finite": translate(
            "DataError", "A coordinate in line {line} of “{name}” is infinite or NaN."
        ),
        "far": translate(
            "DataError",
            "A coordinate in line {line} of “{name}” is {came}, and at most {most} is read: write "
            "the strokes in a larger unit.",
        ),
        "small": translate(
            "DataError",
            "The strokes in line {line} of “{name}” are {came} wide, and at least {least} is read: "
            "write them in a smaller unit.",
        ),
    }
