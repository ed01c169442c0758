"""A tab on the whole screen, without what stands around it: for a wall that many look at."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from cnnlab.ui.window.pages import Pages

HIGHEST = 16_777_215  # Qt's QWIDGETSIZE_MAX


class Presenting(QObject):
    """Hides the bars of a window, and has its tabs hide what is not to be looked at."""

    def __init__(self, window: QMainWindow, tabs: Pages) -> None:
        super().__init__(window)
        self._window, self._tabs = window, tabs
        self.on, self._was_maximised = False, False

    def toggle(self) -> None:
        """Present, or no longer."""
        if self.on != self._window.isFullScreen():  # the system has left the whole screen
            self.on = self._window.isFullScreen()
        self.on = not self.on
        bar = self._window.menuBar()
        bar.setMaximumHeight(0 if self.on else HIGHEST)  # a hidden one has no shortcuts
        self._tabs.tabBar().setVisible(not self.on)
        self._window.statusBar().setVisible(not self.on)
        self._tabs.set_presenting(self.on)
        if self.on:
            self._was_maximised = self._window.isMaximized()
            self._window.showFullScreen()
        elif self._was_maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()

    def leave(self) -> bool:
        """As before; False where nothing is presented."""
        if self.on:
            self.toggle()
            return True
        return False
