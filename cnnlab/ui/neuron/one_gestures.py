"""What keys and mouse do on the page of one neuron, and what a right click offers."""

from PySide6.QtCore import QCoreApplication

from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tab import Entry, edit_action

translate = QCoreApplication.translate


def gestures() -> list[tuple[str, str]]:
    """Each gesture and what it does."""
    copies = "Ctrl+C", translate("Gestures", "Copy the sum as a line")
    return [*_of_numbers(), *_of_plots(), copies]


def _of_numbers() -> list[tuple[str, str]]:
    return [
        (
            translate("Gestures", "Double click, F2, digits"),
            translate("Gestures", "Edit a number; 1/9 works too"),
        ),
        (
            translate("Gestures", "Alt+drag, wheel"),
            translate("Gestures", "Turn the number up or down"),
        ),
        (
            translate("Gestures", "Arrows, Tab, Enter"),
            translate("Gestures", "From one number to the next"),
        ),
    ]


def _of_plots() -> list[tuple[str, str]]:
    return [
        (
            translate("Gestures", "Drag the line’s middle"),
            translate("Gestures", "Shift where z = 0: the bias changes"),
        ),
        (
            translate("Gestures", "Drag the line’s ends"),
            translate("Gestures", "Turn where z = 0: the weights change"),
        ),
        (
            translate("Gestures", "Drag the ring"),
            translate("Gestures", "Change the input"),
        ),
        (
            translate("Gestures", "Arrows, Shift+arrows on the plane"),
            translate("Gestures", "Move the input; shift and turn the line"),
        ),
        (
            translate("Gestures", "Click a row, a target"),
            translate("Gestures", "Try these inputs; set what should come out"),
        ),
        (
            translate("Gestures", "Up, Down, Space in the table"),
            translate("Gestures", "Choose a row; set its target"),
        ),
        (
            translate("Gestures", "Wheel, drag, + − on a plot"),
            translate("Gestures", "Zoom and move it"),
        ),
        (
            translate("Gestures", "Double click, 0 on a plot"),
            translate("Gestures", "Show it whole"),
        ),
        (
            translate("Gestures", "Point at a term"),
            translate("Gestures", "See its link and its number"),
        ),
    ]


def cell_entries(grid: GridView) -> list[Entry]:
    """What a right click on a number offers."""
    change = edit_action(grid.edit_current, lambda: grid.editable)
    return [change, None, "cut", "copy", "paste"]
