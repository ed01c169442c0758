"""Why a number, or a block of numbers, was not taken, and what helps."""

import unicodedata

from PySide6.QtCore import QCoreApplication

from cnnlab.core.numbers import NumberError
from cnnlab.ui.widgets.blocks import MOST_CELLS, BlockError

MOST_SHOWN = 40  # characters of what was typed


def number_message(error: NumberError) -> str:
    """What is wrong with a typed number, and how to mend it."""
    translate = QCoreApplication.translate
    text = visible(error.text)
    if error.code == "ambiguous":
        decimal, whole = error.readings
        return translate(
            "CellEditor", "“{text}” can be {decimal} or {whole}: type the one that is meant."
        ).format(text=text, decimal=decimal, whole=whole)
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


def block_message(error: BlockError) -> str:
    """Why pasted text was not taken, and what helps."""
    translate = QCoreApplication.translate
    if error.reason is not None:
        return translate(
            "Blocks", "Nothing was pasted. Row {row}, column {column} of the copied cells: {reason}"
        ).format(row=error.row, column=error.column, reason=number_message(error.reason))
    if error.code == "empty":
        return translate("Blocks", "Nothing was pasted: the clipboard holds no numbers.")
    if error.code == "ragged":
        return translate(
            "Blocks",
            "Nothing was pasted: row {row} of the copied cells has {width} of them and the first "
            "row {expected}. Every row must have as many.",
        ).format(row=error.row, width=error.width, expected=error.expected)
    if error.code == "several":
        return translate(
            "Blocks", "Nothing was pasted: the clipboard holds several tables. Copy one of them."
        )
    return translate("Blocks", "Nothing was pasted: at most {most} numbers at once.").format(
        most=MOST_CELLS
    )


def select_first() -> str:
    """What is to be done before a block of numbers can be pasted."""
    return QCoreApplication.translate(
        "Blocks", "Select a cell first: the copied numbers are pasted from there on."
    )


def visible(text: str) -> str:
    """Text as it is told: without what surrounds it, cut short, unseen characters by name."""
    shown = text.strip()
    if len(shown) > MOST_SHOWN:
        shown = shown[:MOST_SHOWN] + "…"
    return "".join(map(_named, shown))


def _named(character: str) -> str:
    """A character, or its code and name in brackets where nobody could see it."""
    if character == " " or unicodedata.category(character)[0] not in "CZ":
        return character
    name = unicodedata.name(character, "")
    return f"[U+{ord(character):04X}{' ' if name else ''}{name}]"
