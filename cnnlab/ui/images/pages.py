"""The pages of the Images tab: their names, titles and what makes them."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.images.document import ImageDocument
from cnnlab.lessons.image_sheet import IMAGE_PAGES, PARTS_OF, ImagePage
from cnnlab.ui.images.page import ImagesPage
from cnnlab.ui.window.tab_page import PageSpec

translate = QCoreApplication.translate


def page_title(page: ImagePage) -> str:
    """Name of a page in the language in use."""
    titles: dict[ImagePage, str] = {
        "filters": translate("ImagesTab", "Filters"),
        "layers": translate("ImagesTab", "Layers"),
        "pieces": translate("ImagesTab", "Pieces"),
    }
    return titles[page]


def page_specs(document: ImageDocument) -> list[PageSpec[ImagesPage]]:
    """All pages, in their order."""
    makers = {"filters": _filters, "layers": _layers, "pieces": _pieces}
    return [
        PageSpec(page, partial(page_title, page), partial(makers[page], document), PARTS_OF[page])
        for page in IMAGE_PAGES
    ]


def _filters(document: ImageDocument) -> ImagesPage:
    from cnnlab.ui.images.filters_page import FiltersPage

    return FiltersPage(document)


def _layers(document: ImageDocument) -> ImagesPage:
    from cnnlab.ui.images.layers_page import ImageLayersPage

    return ImageLayersPage(document)


def _pieces(document: ImageDocument) -> ImagesPage:
    from cnnlab.ui.images.pieces_page import PiecesPage

    return PiecesPage(document)
