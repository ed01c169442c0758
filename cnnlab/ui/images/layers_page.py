"""Layers on a picture: CONV, RELU and POOL up to three times."""

from cnnlab.ui.images.page import ImagesPage


class ImageLayersPage(ImagesPage):
    """Empty until it is built."""

    name = "layers"
