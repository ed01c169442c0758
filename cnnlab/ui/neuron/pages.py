"""The pages of the Neuron tab, each made when it is first asked for."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.ui.neuron.page import NeuronPage


class NeuronPages(QStackedWidget):
    """A stack of which a page is made when it is first shown."""

    page_made = Signal(object)
    """A NeuronPage, which is in its place but was not shown yet."""

    def __init__(self, document: SheetDocument) -> None:
        super().__init__()
        self._document = document
        self._made: dict[str, NeuronPage] = {}

    def __getitem__(self, name: str) -> NeuronPage:
        """The page of that name."""
        if name not in self._made:
            page = self._made[name] = MAKERS[name](self._document)
            self.addWidget(page)
            self.page_made.emit(page)
        return self._made[name]

    def __iter__(self) -> Iterator[NeuronPage]:
        """Those that are made."""
        return iter(self._made.values())

    def complete(self) -> None:
        """Make those that are missing."""
        for name in MAKERS:
            self[name]

    @property
    def shown(self) -> NeuronPage | None:
        """The page that is shown; None before the first."""
        page = self.currentWidget()
        return page if isinstance(page, NeuronPage) else None


def _neuron(document: SheetDocument) -> NeuronPage:
    from cnnlab.ui.neuron.one_page import OneNeuronPage

    return OneNeuronPage(document)


def _layers(document: SheetDocument) -> NeuronPage:
    from cnnlab.ui.neuron.layers_page import LayeredPage

    return LayeredPage(document)


def _fit(document: SheetDocument) -> NeuronPage:
    from cnnlab.ui.neuron.fit_page import FitPage

    return FitPage(document)


def _ideas(document: SheetDocument) -> NeuronPage:
    from cnnlab.ui.neuron.ideas_page import IdeasPage

    return IdeasPage(document)


MAKERS: Final[dict[str, Callable[[SheetDocument], NeuronPage]]] = {
    "neuron": _neuron,
    "layers": _layers,
    "fit": _fit,
    "ideas": _ideas,
}
