"""How a share is written in the language in use: 98.7 %, in Chinese without the space."""

import math

from PySide6.QtCore import QCoreApplication


def percent_form() -> str:
    """The text with ``{number}`` to be filled in."""
    return QCoreApplication.translate("Digits", "{number} %")


def share_text(share: float | None) -> str:
    """An accuracy as it is written: 98.7 %; never 100 where it is not."""
    if share is None or not math.isfinite(share):
        return "–"
    shown = 100 * share if share == 1 else min(100 * share, 99.9)
    return percent_form().format(number=f"{shown:.1f}")
