"""Size and place of a window on the screen, remembered between two starts."""

from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.settings import Settings

WIDTH, HEIGHT = 1440, 900  # px, where the screen has them
LEAST_WIDTH, LEAST_HEIGHT = 900, 560  # likewise
FRAME = 32  # px that the title bar takes


def limit_size(window: QWidget) -> None:
    """Keep a window large enough to be used, but no larger than its screen."""
    available = window.screen().availableGeometry().size()
    window.setMinimumSize(
        min(LEAST_WIDTH, available.width()), min(LEAST_HEIGHT, available.height() - FRAME)
    )


def take_usual_size(window: QWidget) -> None:
    """Give a window the size it has at the first start, which leaves some of the screen free."""
    available = window.screen().availableGeometry().size()
    window.resize(min(WIDTH, available.width() - 40), min(HEIGHT, available.height() - 60))


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put a window where it was at the end of the last run."""
    take_usual_size(window)
    window.restoreGeometry(settings.state("geometry"))


def remember_place(window: QWidget, settings: Settings) -> None:
    """Keep where a window is for the next start."""
    settings.remember("geometry", window.saveGeometry())
