"""A page of the Images tab."""

from cnnlab.export.picture_code import PictureWork
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.layer_region import Region
from cnnlab.lessons.image_sheet import ImagePage
from cnnlab.ui.images.layer_programs import no_region
from cnnlab.ui.window.tab_page import TabPage


class ImagesPage(TabPage[ImageDocument]):
    """Shows parts of the sheet."""

    name: ImagePage

    has_regions = False
    """Whether a pixel can be marked whose surroundings are an experiment."""

    def picture_work(self) -> PictureWork | None:
        """What is done to the whole picture, to be written as a program; None for nothing."""
        return None

    def open_region(self) -> None:
        """Take the marked pixel and what is around it to the Convolution tab."""

    def region_name(self) -> str:
        """The marked pixel as it is called; empty where the page itself shows which it is."""
        return ""

    def why_no_region(self) -> str:
        """Why there is nothing to look at around the marked pixel, and the mend."""
        return no_region()

    def region_shown(self) -> Region | None:
        """What is done around the marked pixel, None where there is nothing to show of it."""
        return None
