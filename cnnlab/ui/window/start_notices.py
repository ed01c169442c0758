"""What the user must know when the window opens."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.shared.language import speaks_traditional
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.notice import Notice, done, failed


def start_notices(settings: Settings, *, lacks_font: bool) -> Iterator[Notice]:
    """That the language has no font, or is another Chinese; that settings could not be read."""
    if lacks_font:
        from cnnlab.ui.window import no_font  # seldom needed

        yield failed(no_font.message)
    elif speaks_traditional() and not _chosen_or_told(settings):
        settings.remember("told_simplified", True)
        yield done(
            lambda: QCoreApplication.translate(
                "StartNotices",
                "There is no Traditional Chinese yet: this is Simplified Chinese. "
                "View → Language has English.",
            )
        )
    if settings.damaged is not None:
        name = settings.damaged.name
        yield failed(
            lambda: QCoreApplication.translate(
                "StartNotices",
                "The settings file was damaged, so the usual settings are used. The old file was "
                "kept as {name}.",
            ).format(name=name)
        )


def _chosen_or_told(settings: Settings) -> bool:
    return bool(settings.text("language")) or settings.flag("told_simplified")
