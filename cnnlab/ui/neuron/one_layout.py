"""Layout of the page of one neuron: the picture and its sum, plane and table, the curve."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

WITH_PLANE = 45, 55  # shares of the width
WITHOUT_PLANE = 62, 38  # a window's numbers need the space, and a curve alone does not


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
    halves = QHBoxLayout(page)
    halves.setContentsMargins(0, 0, 0, 0)
    halves.setSpacing(8)
    left, column = card(page)
    column.addWidget(picture, 5)
    column.addWidget(sum_line, 2)
    halves.addWidget(left, WITH_PLANE[0])
    right = QVBoxLayout()
    halves.addLayout(right, WITH_PLANE[1])
    right.setSpacing(8)
    upper, column = card(page)
    row = QHBoxLayout()
    column.addLayout(row, 1)
    row.setSpacing(10)
    row.addWidget(plane, 13)
    row.addWidget(table, 8)
    column.addWidget(caption)
    lower, column = card(page)
    column.addWidget(curve, 1)
    right.addWidget(upper, 58)
    right.addWidget(lower, 42)
    return upper


def show_plane(page: QWidget, plane_card: QFrame, shown: bool) -> None:
    """Show the plane's card, or give its space to the drawing and the curve."""
    halves = page.layout()
    if plane_card.isHidden() == shown and isinstance(halves, QHBoxLayout):
        plane_card.setVisible(shown)
        for place, stretch in enumerate(WITH_PLANE if shown else WITHOUT_PLANE):
            halves.setStretch(place, stretch)
