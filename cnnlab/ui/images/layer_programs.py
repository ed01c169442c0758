"""What is done around a pixel, taken to the Convolution tab or as a program to the clipboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.core.shapes import Pair
from cnnlab.export.filter_code import FilterLibrary
from cnnlab.ui.window.notice import Say
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action

translate = QCoreApplication.translate


def region_action(
    see: Callable[[], object], enabled: Callable[[], bool], about: Callable[[], str]
) -> Action:
    """Look at the marked pixel and what is around it in the Convolution tab."""
    text = QT_TRANSLATE_NOOP("Actions", "See as a con&volution")
    return Action(
        "see_as_convolution", "edit", text, see, "Ctrl+Shift+N", enabled=enabled, about=about
    )


def picture_program_actions(
    copy: Callable[[FilterLibrary], object], enabled: Callable[[], bool]
) -> list[Action]:
    """A program for each library that does the same to any picture file."""
    submenu = QT_TRANSLATE_NOOP("Actions", "Copy program for a picture &file")
    names: dict[FilterLibrary, str] = {
        "numpy": QT_TRANSLATE_NOOP("Actions", "&NumPy"),
        "torch": QT_TRANSLATE_NOOP("Actions", "&PyTorch"),
        "scipy": QT_TRANSLATE_NOOP("Actions", "&SciPy"),
    }
    return [
        Action(f"copy_{library}_file", "edit", text, partial(copy, library), None, submenu, enabled)
        for library, text in names.items()
    ]


def region_title(name: Say, pixel: Pair) -> str:
    """What the undo step in the Convolution tab is called."""
    text = translate("ImageLayers", "{map} around row {row}, column {column}")
    return text.format(map=name(), row=pixel[0], column=pixel[1])


def no_region() -> str:
    """Why there is nothing to look at around a pixel, and the mend."""
    return translate(
        "ImageLayers",
        "There is no single step around this pixel: choose a map of a step, and wait until it is "
        "worked out.",
    )


def copied_file_text() -> str:
    """A program for picture files is on the clipboard."""
    return translate(
        "ImageLayers",
        "A program that does this to a picture file is on the clipboard. It is run as "
        "“python program.py picture.png result.png”.",
    )


def copied_text() -> str:
    """A program is on the clipboard."""
    return translate(
        "ImageLayers", "A program that prints the numbers around this pixel is on the clipboard."
    )
