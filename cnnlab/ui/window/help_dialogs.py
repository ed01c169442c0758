"""What the Help menu opens: dialogs that are loaded only then."""

from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.tab import Tab


def show_about(window: QWidget, settings: Settings) -> None:
    """What this program is."""
    from cnnlab.ui.dialogs.about import AboutDialog

    AboutDialog.show_to(window, settings)


def show_gestures(window: QWidget, tab: Tab | None) -> None:
    """Keys and mouse of the tab that is shown."""
    from cnnlab.ui.dialogs.gestures import GesturesDialog

    GesturesDialog.show_to(window, [] if tab is None else tab.gestures())
