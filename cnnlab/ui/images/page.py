"""A page of the Images tab."""

from cnnlab.lab.images.document import ImageDocument
from cnnlab.lessons.image_sheet import ImagePage
from cnnlab.ui.window.tab_page import TabPage


class ImagesPage(TabPage[ImageDocument]):
    """Shows parts of the sheet."""

    name: ImagePage
