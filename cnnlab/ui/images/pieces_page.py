"""An X that is known by its pieces."""

from cnnlab.ui.images.page import ImagesPage


class PiecesPage(ImagesPage):
    """Empty until it is built."""

    name = "pieces"
