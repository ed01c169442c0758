"""What is said where the system has no font for Chinese. It must be readable all the same."""

from PySide6.QtCore import QCoreApplication

from cnnlab.system import is_debian_like
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


def label() -> str:
    """The source text of the language's entry in the menu."""
    if is_debian_like():
        return QT_TRANSLATE_NOOP("Actions", "Chinese (no font: install fonts-noto-cjk)")
    return QT_TRANSLATE_NOOP("Actions", "Chinese (no font)")


def message() -> str:
    """Why the window is in English, and what helps."""
    if is_debian_like():
        return translate(
            "NoFont",
            "There is no font for Chinese, so the window is in English. Install fonts-noto-cjk and "
            "start cnnlab again.",
        )
    return translate(
        "NoFont",
        "There is no font for Chinese, so the window is in English. Install one and start cnnlab "
        "again.",
    )
