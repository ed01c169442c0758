"""Why a number, or a block of numbers, was not taken, and what helps."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.numbers import NumberError
from cnnlab.ui.widgets.blocks import MOST_CELLS, BlockError


def number_message(error: NumberError) -> str:
    """What is wrong with a typed number, and how to mend it."""
    translate = QCoreApplication.translate
    text = error.text.strip()
    if error.code == "infinite":
        return translate(
            "CellEditor", "Infinity and NaN can't be computed with: type a finite number."
        )
    if error.code == "zero":
        return translate("CellEditor", "{text}: can't divide by zero.").format(text=text)
    if error.code == "large":
        return translate("CellEditor", "{text} is too large: at most 1,000,000,000.").format(
            text=text
        )
    return translate(
        "CellEditor", "“{text}” is no number: type an integer, a decimal or a fraction like 1/9."
    ).format(text=text)


def block_message(error: BlockError | NumberError) -> str:
    """Why pasted text was not taken, and what helps."""
    translate = QCoreApplication.translate
    if isinstance(error, NumberError):
        return translate(
            "Blocks",
            "Nothing was pasted: “{text}” is no number. Copy cells that hold numbers only.",
        ).format(text=error.text.strip()[:40])
    if error.code == "empty":
        return translate("Blocks", "Nothing was pasted: the clipboard holds no numbers.")
    if error.code == "ragged":
        return translate("Blocks", "Nothing was pasted: every line must have as many numbers.")
    return translate("Blocks", "Nothing was pasted: at most {most} numbers at once.").format(
        most=MOST_CELLS
    )
