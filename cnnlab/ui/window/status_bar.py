"""The status bar: shapes and cost on the left, what is pointed at on the right."""

from PySide6.QtWidgets import QLabel, QStatusBar

from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.window.tab import Tab


class StatusBar(QStatusBar):
    """Two lines of text, of the tab that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._status, self._note = QLabel(), ElidedLabel()
        self.addWidget(self._status)
        self.addPermanentWidget(self._note, 1)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 4, 0)

    def show_tab(self, tab: Tab | None) -> None:
        """Show what a tab says now; nothing without a tab."""
        self._status.setText("" if tab is None else tab.status())
        self._note.set_text("" if tab is None else tab.note())
