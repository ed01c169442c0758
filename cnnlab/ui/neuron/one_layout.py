"""Layout of the page of one neuron: the picture and its sum, plane and table, the curve."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget


def card(page: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """A card and the column in it."""
    frame = QFrame(page)
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(4)
    return frame, column


def lay_out_page(
    page: QWidget,
    picture: QWidget,
    sum_line: QWidget,
    plane: QWidget,
    table: QWidget,
    caption: QWidget,
    curve: QWidget,
) -> QFrame:
    """Left the neuron with its sum, right the plane with its table over the curve.

    Gives the plane's card.
    """
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    left, column = card(page)
    column.addWidget(picture, 5)
    column.addWidget(sum_line, 2)
    upper, column = card(page)
    row = QHBoxLayout()
    column.addLayout(row, 1)
    row.setSpacing(10)
    row.addWidget(plane, 10)
    row.addWidget(table, 8)
    column.addWidget(caption)
    lower, column = card(page)
    column.addWidget(curve, 1)
    grid.addWidget(left, 0, 0, 2, 1)
    grid.addWidget(upper, 0, 1)
    grid.addWidget(lower, 1, 1)
    grid.setColumnStretch(0, 51)
    grid.setColumnStretch(1, 49)
    grid.setRowStretch(0, 52)
    grid.setRowStretch(1, 48)
    for frame in (left, upper, lower):
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return upper
