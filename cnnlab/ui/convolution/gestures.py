"""What keys and mouse do on the Convolution tab, in words."""

from PySide6.QtCore import QCoreApplication


def gestures() -> list[tuple[str, str]]:
    """Each gesture and what it does."""
    translate = QCoreApplication.translate
    return [
        (translate("Gestures", "Space"), translate("Gestures", "Play or pause")),
        (", .", translate("Gestures", "One step back or forward")),
        ("[ ]", translate("Gestures", "Slower or faster")),
        (
            translate("Gestures", "Enter, Escape"),
            translate("Gestures", "Into the window, product by product, and out"),
        ),
        (
            translate("Gestures", "Enter, where outputs are predicted"),
            translate("Gestures", "Take the number; then go to the next hidden cell"),
        ),
        (
            translate("Gestures", "Click an output"),
            translate("Gestures", "Go there and keep its sum in the ledger"),
        ),
        (
            translate("Gestures", "Point at a cell"),
            translate("Gestures", "See what it is made of, or everywhere it is used"),
        ),
        (
            translate("Gestures", "Double click, F2, digits"),
            translate("Gestures", "Edit a number; 1/9 works too"),
        ),
        (
            translate("Gestures", "Enter, Tab"),
            translate("Gestures", "While editing: take the number and go to the next"),
        ),
        (
            translate("Gestures", "Drag with the middle button, Alt+drag, wheel"),
            translate("Gestures", "Turn the number up or down"),
        ),
        (
            translate("Gestures", "Drag, Shift+arrows"),
            translate("Gestures", "Select a block to copy, paste or clear"),
        ),
        (
            translate("Gestures", "Ctrl+plus, Ctrl+minus, Ctrl+0"),
            translate("Gestures", "Enlarge the whole stage, show all of it"),
        ),
        (
            translate("Gestures", "Ctrl+wheel over a grid"),
            translate("Gestures", "Zoom the grid in its place"),
        ),
        ("Ctrl+Shift+N", translate("Gestures", "See the window in use as a neuron")),
    ]
