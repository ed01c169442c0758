"""The pages of the Neuron tab: their names, titles and what makes them."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lessons.sheet import PAGES, PART_OF, Page
from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.window.tab_page import PageSpec

translate = QCoreApplication.translate


def page_title(page: Page) -> str:
    """Name of a page in the language in use."""
    titles: dict[Page, str] = {
        "neuron": translate("NeuronTab", "One neuron"),
        "layers": translate("NeuronTab", "Layers"),
        "fit": translate("NeuronTab", "Fitting"),
        "ideas": translate("NeuronTab", "Why"),
    }
    return titles[page]


def page_specs(document: SheetDocument) -> list[PageSpec[NeuronPage]]:
    """All pages, in their order."""
    return [
        PageSpec(
            page,
            partial(page_title, page),
            partial(_make, page, document),
            (PART_OF[page],) if page in PART_OF else (),
        )
        for page in PAGES
    ]


def _make(page: Page, document: SheetDocument) -> NeuronPage:
    makers = {"neuron": _neuron, "layers": _layers, "fit": _fit, "ideas": _ideas}
    return makers[page](document)


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
