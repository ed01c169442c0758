"""A tab on the whole screen, without what stands around it: for a wall that many look at."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from cnnlab.ui.window.pages import Pages

HIGHEST = 16_777_215  # Qt's QWIDGETSIZE_MAX
SETTLED = 200
"""Milliseconds after which a window system has said all states that one change leads through."""


class Presenting(QObject):
    """Hides the bars of a window, and has its tabs hide what is not to be looked at.

    ``changed`` says whether it presents. ``pull_soon`` must be called when the window's state
    changes.
    """

    changed = Signal(bool)

    def __init__(self, window: QMainWindow, tabs: Pages) -> None:
        super().__init__(window)
        self._window, self._tabs = window, tabs
        self.on, self._was_maximised = False, False
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._pull)

    def toggle(self) -> None:
        """Present, or no longer."""
        if not self.on:
            self._was_maximised = self._window.isMaximized()
            self._window.showFullScreen()
            self._set(True)
        else:
            self._set(False)
            self._window.showMaximized() if self._was_maximised else self._window.showNormal()

    def leave(self) -> bool:
        """As before; False where nothing is presented."""
        if self.on:
            self.toggle()
            return True
        return False

    def pull_soon(self) -> None:
        """The system may have led the window back from the whole screen."""
        self._settled.start()

    def _pull(self) -> None:
        if self.on and not self._window.isFullScreen():
            self._set(False)

    def _set(self, on: bool) -> None:
        self.on = on
        bar = self._window.menuBar()
        bar.setMaximumHeight(0 if on else HIGHEST)  # a hidden one has no shortcuts
        self._tabs.tabBar().setVisible(not on)
        self._window.statusBar().setVisible(not on)
        self._tabs.set_presenting(on)
        self.changed.emit(on)
