"""The page of races, which is made when it is first seen."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.lab.network.session import TrainingSession
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.network.race_binder import RaceBinder
from cnnlab.ui.network.race_page import RacePage


class RaceDoor(QWidget):
    """Stands where the page will be: two atlases and a table take time to make."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self) -> None:
        super().__init__()
        self.page: RacePage | None = None
        self.binder: RaceBinder | None = None
        self._session: TrainingSession | None = None
        self._theme = load_theme("light")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def running(self) -> bool:
        """Whether a race is under way."""
        return self.binder is not None and self.binder.race.running

    def open_for(self, session: TrainingSession) -> None:
        """Of whose network and examples races are; a training that starts makes them pause."""
        self._session = session
        session.moved.connect(self._on_moved)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        if self.page is not None:
            self.page.set_theme(theme)

    def close_down(self) -> None:
        """Cancel what is under way, and wait."""
        if self.binder is not None and self.page is not None:
            self.binder.close_down()
            self.page.close_down()

    def _on_moved(self) -> None:
        if self.running and self._session is not None and self._session.running:
            assert self.binder is not None  # noqa: S101 - as it is running
            self.binder.race.pause()

    def showEvent(self, event: QShowEvent) -> None:
        if self.page is None and self._session is not None:
            self.page = RacePage()
            self.binder = RaceBinder(self._session, self.page)
            self.binder.notice.connect(self.notice)
            self.page.set_theme(self._theme)
            self._column.addWidget(self.page)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.binder is not None:
            self.binder.retranslate()
        super().changeEvent(event)
