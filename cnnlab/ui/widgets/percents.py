"""How a share is written in the language in use: 98.7 %, in Chinese without the space."""

from PySide6.QtCore import QCoreApplication


def percent_form() -> str:
    """The text with ``{number}`` to be filled in."""
    return QCoreApplication.translate("Digits", "{number} %")
