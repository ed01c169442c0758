"""What is read in a drawing or a picture, in words."""

from PySide6.QtCore import QCoreApplication, QMimeData

from cnnlab.digits.page_search import Reason
from cnnlab.digits.recogniser import Prediction
from cnnlab.lab.shared.incoming import may_hold_picture
from cnnlab.lab.shared.weights_file import weights_in
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

REASONS: dict[Reason, str] = {
    "blank": QT_TRANSLATE_NOOP(
        "Page",
        "{name}: nothing in it stands out from the ground, so no digit is there. Write larger or "
        "with a darker pen.",
    ),
    "too small": QT_TRANSLATE_NOOP(
        "Page",
        "{name}: what is in it is too small to be read. Go closer, or crop the picture round the "
        "digit.",
    ),
    "too faint": QT_TRANSLATE_NOOP(
        "Page",
        "{name}: what is in it is too faint to be read. Write with a darker pen, or give the page "
        "more light.",
    ),
}


def guess(found: Prediction) -> str:
    """The digit that is read, with a question mark where it is not sure; a dash where none is."""
    if found.label is None:
        return "–"
    return f"{found.label}{'?' if found.verdict == 'unsure' else ''}"


def unbroken(share: str) -> str:
    """A probability in percent that no line break tears apart."""
    return share.replace(" ", "\N{NO-BREAK SPACE}")


def why_no_digit(reason: Reason, name: str) -> str:
    """Why nothing was read in a picture of that name, and how to take it better."""
    return translate("Page", REASONS[reason]).format(name=name)


def no_picture() -> str:
    """Why nothing was pasted."""
    return translate("DigitsTab", "There is no picture on the clipboard.")


def numbers_are_no_picture() -> str:
    """Why cells of a table were not pasted, though a spreadsheet offers a picture of them."""
    return translate(
        "DigitsTab",
        "Nothing was pasted: the clipboard holds cells of a table, and the canvas takes pictures.",
    )


def drop_text(mime: QMimeData, can_load: bool) -> str:
    """What is done with what is dragged over the tab; empty where it is not taken."""
    if weights_in(mime) is not None:
        text = translate("DigitsTab", "Drop the weights here: they read the digits from now on")
        return text if can_load else ""
    if may_hold_picture(mime):
        return translate("DigitsTab", "Drop the picture here: the digits in it are read")
    return ""
