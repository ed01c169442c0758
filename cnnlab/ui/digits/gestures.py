"""What keys, mouse and pen do on the Digits tab, in words; and what a right click offers."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.digits.sketch import Sketch
from cnnlab.lab.shared.place import PicturePlace
from cnnlab.ui.digits.ink_paint import ink_as_pixels
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry


def gestures() -> list[tuple[str, str]]:
    """Each gesture and what it does."""
    translate = QCoreApplication.translate
    return [
        (translate("Gestures", "Left button, pen, finger"), translate("Gestures", "Draw")),
        (
            translate("Gestures", "Right button, dragged; the pen’s other end or barrel button"),
            translate("Gestures", "Rub out"),
        ),
        ("Delete", translate("Gestures", "Clear the canvas")),
        ("Esc", translate("Gestures", "Give up the stroke")),
        ("E", translate("Gestures", "Eraser or pen")),
        ("G", translate("Gestures", "The network’s pixels over the drawing")),
        ("P", translate("Gestures", "Prepare drawings, or merely shrink them")),
        ("N", translate("Gestures", "Another sample like the last one")),
        ("[ ]", translate("Gestures", "A thinner or thicker pen")),
        (
            translate("Gestures", "Click a digit of a picture; ← →"),
            translate("Gestures", "Read it alone; Esc: all of them"),
        ),
        (
            translate("Gestures", "Delete on a digit you kept, or its ×"),
            translate("Gestures", "Delete it; Ctrl+Z there brings it back"),
        ),
        (
            translate("Gestures", "Click, wheel, Enter in the network"),
            translate("Gestures", "Further in: a map, a cell, every product; Esc: back"),
        ),
        (
            translate("Gestures", "Point at a map of “Why”; ← → ↑ ↓"),
            translate("Gestures", "The numbers there of all ten digits"),
        ),
    ]


def _drawing_title() -> str:
    return QCoreApplication.translate("DigitsTab", "Drawing")


def images_action(sketch: Sketch, go_to: Callable[[str, object], object]) -> Action:
    """The drawing as a picture to filter in the Images tab; ``go_to`` takes a tab and a place."""

    def see() -> None:
        go_to("imagesTab", PicturePlace(ink_as_pixels(sketch.drawing), _drawing_title))

    text = QT_TRANSLATE_NOOP("Actions", "Filter the dra&wing in Images")
    return Action("filter_drawing", "edit", text, see, enabled=lambda: not sketch.drawing.blank)


def canvas_entries(sketch: Sketch, clear: Callable[[], object], see: Action) -> list[Entry]:
    """What a right click on the canvas offers; ``see`` is the way to the Images tab."""
    wipe = Action(
        "clear_canvas",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "C&lear the canvas"),
        clear,
        enabled=lambda: not sketch.drawing.blank,
    )
    return ["undo", "redo", None, "cut", "copy", "paste", "open_picture", see, None, wipe]
