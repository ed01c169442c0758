"""What the user must know when the window opens."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.notice import Notice, failed


def start_notices(settings: Settings, *, lacks_font: bool) -> Iterator[Notice]:
    """That the chosen language has no font, that the settings could not be read."""
    if lacks_font:
        from cnnlab.ui.window import no_font  # seldom needed

        yield failed(no_font.message)
    if settings.damaged is not None:
        name = settings.damaged.name
        yield failed(
            lambda: QCoreApplication.translate(
                "StartNotices",
                "The settings file was damaged, so the usual settings are used. The old file was "
                "kept as {name}.",
            ).format(name=name)
        )
