"""Stands in for the words on points that were not taken, until they are there."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.points import MOST_POINTS
from cnnlab.core.dense.points_text import PointsError
from cnnlab.ui.neuron.fit_points_file import PointsFileError
from cnnlab.ui.widgets.number_messages import number_message, visible

translate = QCoreApplication.translate


def points_file_message(error: PointsFileError) -> str:
    """Name the file that holds no points, with the place, the reason and the mend."""
    if error.reason is not None:
        text = translate("Points", "“{name}” holds no points to fit. {reason}")
        return text.format(name=visible(error.name), reason=points_message(error.reason))
    if error.code == "large":
        text = translate(
            "Points", "“{name}” is too large: at most 1 MB of a file are read. Keep fewer points."
        )
    else:
        text = translate(
            "Points",
            "“{name}” is no text that can be read here: save it as CSV (UTF-8) in another program.",
        )
    return text.format(name=visible(error.name))


def points_message(error: PointsError) -> str:
    """What is wrong with a text of points, where, and how to mend it."""
    if error.code == "number" and error.reason is not None:
        text = translate("Points", "Line {line}: {reason}")
        return text.format(line=f"{error.line:,}", reason=number_message(error.reason))
    if error.code == "many":
        return _too_many(int(error.came))
    return _sentence(error).format(line=f"{error.line:,}", came=visible(error.came))


def _too_many(count: int) -> str:
    text = translate(
        "Points",
        "There are {count} points, and at most {most} can be fitted: keep one line in {n}.",
    )
    n = -(-count // MOST_POINTS)
    return text.format(count=f"{count:,}", most=f"{MOST_POINTS:,}", n=n)


def _sentence(error: PointsError) -> str:
    if error.code == "columns":
        return translate(
            "Points",
            "Line {line} has {came} columns, and three are needed: write x, y and the class, 0 or "
            "1, in each line.",
        )
    if error.code == "class":
        return translate("Points", "Line {line}: the class is “{came}”: write 0 or 1.")
    if error.code == "far":
        return translate(
            "Points",
            "Line {line}: “{came}” lies beyond ±1,000,000: divide all coordinates by one number.",
        )
    return translate(
        "Points", "There are no points: write x, y and the class, 0 or 1, in each line."
    )
