"""Filters on a picture: input, filter and result side by side."""

from cnnlab.ui.images.page import ImagesPage


class FiltersPage(ImagesPage):
    """Empty until it is built."""

    name = "filters"
