"""The Images tab: filters on a picture, layers on it, and an X known by its pieces."""

from collections.abc import Callable
from functools import partial

from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.shared.labfile import Document
from cnnlab.lessons.image_form import document_data, document_from
from cnnlab.lessons.image_sheet import first_image_sheet
from cnnlab.ui.images.page import ImagesPage
from cnnlab.ui.images.pages import page_specs
from cnnlab.ui.window.paged_tab import PagedTab


class ImagesTab(PagedTab[ImagesPage]):
    """Its pages show one sheet."""

    page_setting = "images_page"
    document: ImageDocument

    def __init__(self, language: str, page: str = "filters") -> None:
        super().__init__(language)
        self.document = ImageDocument(first_image_sheet(), self)
        self.build(page_specs(self.document), page)

    def snapshot(self) -> Callable[[], Document]:
        """The sheet, and the page that is shown."""
        return partial(document_data, self.document.sheet, self.page.name)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A sheet and a page; the first ones where there is none."""
        if not document:
            return lambda: self.open_value(first_image_sheet(), "filters")
        return partial(self.open_value, *document_from(document))
