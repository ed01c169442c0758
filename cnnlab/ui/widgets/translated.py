"""Widgets that say everything anew in another language."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class TranslatedWidget(QWidget):
    """Calls ``retranslate`` when the language changes."""

    def retranslate(self) -> None:
        """Say everything in another language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
