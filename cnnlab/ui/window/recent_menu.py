"""The submenu of lab files that were opened or saved last."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cnnlab.ui.window.lab_files import LabFiles


class RecentMenu(QObject):
    """Lists them anew each time it opens."""

    def __init__(self, menu: QMenu, labs: LabFiles) -> None:
        super().__init__(menu)
        self._menu, self._labs = menu, labs
        menu.aboutToShow.connect(self._pull)
        menu.triggered.connect(self._on_triggered)
        labs.changed.connect(self._pull)
        self._pull()

    def _pull(self) -> None:
        self._menu.clear()
        recent = self._labs.recent()
        for path in recent:
            action = self._menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(str(path))
        self._menu.setToolTipsVisible(True)
        self._menu.setEnabled(bool(recent))

    def _on_triggered(self, action: QAction) -> None:
        self._labs.open_path(Path(action.data()))
