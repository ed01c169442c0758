"""The Images tab: filters on a picture, layers on it, and an X known by its pieces."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cnnlab.export.filter_code import FILTER_LIBRARIES, FilterLibrary
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.shared.incoming import may_hold_picture
from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.own_presets import OwnPresets
from cnnlab.lab.shared.place import PicturePlace
from cnnlab.lessons.image_form import PARTS, document_data, document_from
from cnnlab.lessons.image_presets import (
    IMAGE_FILES,
    ImagePreset,
    first_image_sheet,
    preset_of_page,
)
from cnnlab.lessons.image_sheet import PARTS_OF, ImagePicture, ImageSheet
from cnnlab.lessons.pictures import PICTURES, shipped_pixels
from cnnlab.ui.images.layer_programs import (
    copied_file_text,
    copied_text,
    picture_program_actions,
    region_action,
)
from cnnlab.ui.images.page import ImagesPage
from cnnlab.ui.images.pages import page_specs
from cnnlab.ui.images.ways_box import PictureBox
from cnnlab.ui.images.ways_in import WaysIn
from cnnlab.ui.window.examples import Examples
from cnnlab.ui.window.notice import done
from cnnlab.ui.window.paged_tab import PagedTab
from cnnlab.ui.window.part_examples import PartExamples, PartRules, kept_limits
from cnnlab.ui.window.program_actions import program_actions
from cnnlab.ui.window.tab import Action


class ImagesTab(PagedTab[ImagesPage]):
    """Its pages show one sheet."""

    page_setting = "images_page"
    takes_pictures = True
    document: ImageDocument

    def __init__(self, language: str, own: OwnPresets[ImagePreset], page: str = "filters") -> None:
        super().__init__(language)
        self.examples = Examples(IMAGE_FILES.shipped(), own, kept_limits, self)
        self.document = ImageDocument(first_image_sheet(self.examples.presets), self)
        self.pictures, self.picture_box = WaysIn(self.document, self), PictureBox()
        self.picture_box.setParent(self)  # shown without one it would be a window
        specs = page_specs(self.document)
        rules = PartRules(_data, preset_of_page, lambda *_: "")
        self.build(specs, page, PartExamples(self.examples, self.document, specs, rules))
        self.panel.preset.setObjectName("imagePresetBox")
        self.panel.add_above(self.picture_box)
        self.picture_box.shipped_chosen.connect(self.pictures.use_shipped)
        self.picture_box.open_asked.connect(self.picture_asked)
        self.pictures.notice.connect(self.notice)
        self.pictures.unusable.connect(self.refuse)
        self.document.changed.connect(self._pull_picture)
        self._pull_picture(frozenset({"picture"}))

    def show_page(self, name: str) -> None:
        """Show the page of that name, and the picture's name where it shows the picture."""
        super().show_page(name)
        self.picture_box.setVisible("picture" in PARTS_OF[self.page.name])

    def own_actions(self) -> Sequence[Action]:
        """What is around the marked pixel, in the Convolution tab and as programs."""

        def shown() -> bool:
            return self.page.has_regions

        see = region_action(lambda: self.page.open_region(), shown, lambda: self.page.region_name())
        whole = picture_program_actions(
            self.copy_picture_program, lambda: self.page.picture_work() is not None
        )
        return [*program_actions(self.copy_program, shown, FILTER_LIBRARIES), *whole, see]

    def press_escape(self) -> bool:
        """Leave a picture that is on its way."""
        return self.pictures.cancel()

    def copy_program(self, library: FilterLibrary) -> None:
        """Put a program that prints the numbers around the marked pixel on the clipboard."""
        region = self.page.region_shown()
        if region is None:
            self.refuse(self.page.why_no_region)
            return
        from cnnlab.export.filter_code import filter_program  # not needed to start

        text = filter_program(
            region.experiment, region.cell[0], library, self._language, region.combined
        )
        QGuiApplication.clipboard().setText(text)
        self.notice.emit(done(copied_text))

    def copy_picture_program(self, library: FilterLibrary) -> None:
        """Put a program that does the same to a picture file on the clipboard."""
        work = self.page.picture_work()
        if work is None:
            return
        from cnnlab.export.picture_code import picture_program  # not needed to start

        QGuiApplication.clipboard().setText(picture_program(work, library, self._language))
        self.notice.emit(done(copied_file_text))

    # ways in for a picture

    def drop_text(self, mime: QMimeData) -> str:
        """A picture, on any page, or what the page takes."""
        if may_hold_picture(mime):
            return self.tr("Drop the picture here: filters and layers work on it")
        return super().drop_text(mime)

    def take_mime(self, mime: QMimeData) -> bool:
        """What was dropped: for the page, or a picture."""
        return super().take_mime(mime) or self.pictures.take_mime(mime)

    def paste(self, mime: QMimeData) -> None:
        """For the page, or a picture."""
        if not self.page.paste(mime) and not self.pictures.take_mime(mime):
            self.refuse_pasted(mime, lambda: self.tr("There is no picture on the clipboard."))

    def open_path(self, path: str) -> None:
        """A picture file."""
        self.pictures.open(path)

    def receive(self, value: object) -> None:
        """A picture from another tab, on a page that shows it."""
        if isinstance(value, PicturePlace):
            self.pictures.use_place(value)

    def close_down(self) -> None:
        """Cancel what runs in the background."""
        super().close_down()
        self.pictures.close_down()

    # what a lab file holds

    def snapshot(self) -> Callable[[], Document]:
        """The sheet, and the page that is shown."""
        return partial(document_data, self.document.sheet, self.page.name)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A sheet and a page; the first ones where there is none."""
        if not document:
            return lambda: self.open_value(first_image_sheet(self.examples.presets), "filters")
        return partial(self.open_value, *document_from(document))

    def _pull_picture(self, what: frozenset[str]) -> None:
        if "picture" in what:
            picture = self.document.sheet.picture
            channels, rows, columns = picture.pixels.shape
            self.picture_box.set_picture(
                picture.name, (channels, rows, columns), _is_shipped(picture)
            )


def _is_shipped(picture: ImagePicture) -> bool:
    """Whether it is the shipped picture of its name; a file may be called so too."""
    return picture.name in PICTURES and np.array_equal(picture.pixels, shipped_pixels(picture.name))


def _data(sheet: ImageSheet) -> object:
    """What tells two sheets apart; a picture by itself, of which a PNG would take too long."""
    written = {
        name: part.write(getattr(sheet, name)) for name, part in PARTS.items() if name != "picture"
    }
    return written, sheet.picture
