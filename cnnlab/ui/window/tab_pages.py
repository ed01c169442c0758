"""The pages of a tab that has several, each made when it is first asked for."""

from collections.abc import Iterator, Sequence
from typing import Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from cnnlab.ui.window.tab_page import PG, PageSpec


class TabPages(QStackedWidget, Generic[PG]):
    """A stack of which a page is made when it is first shown."""

    page_made = Signal(object)
    """A TabPage, which is in its place but was not shown yet."""

    def __init__(self, specs: Sequence[PageSpec[PG]]) -> None:
        super().__init__()
        self._specs = {spec.name: spec for spec in specs}
        self._made: dict[str, PG] = {}

    def __getitem__(self, name: str) -> PG:
        """The page of that name."""
        if name not in self._made:
            page = self._made[name] = self._specs[name].make()
            self.addWidget(page)
            self.page_made.emit(page)
        return self._made[name]

    def __iter__(self) -> Iterator[PG]:
        """Those that are made."""
        return iter(self._made.values())

    def complete(self) -> None:
        """Make those that are missing."""
        for name in self._specs:
            self[name]

    @property
    def shown(self) -> PG | None:
        """The page that is shown; None before the first."""
        shown = self.currentWidget()
        return next((page for page in self if page is shown), None)
