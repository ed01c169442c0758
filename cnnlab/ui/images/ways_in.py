"""Ways in for a picture: a file, what is pasted or dropped, a shipped one, and another tab's."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.picture_in import TakenPicture, taken
from cnnlab.lab.shared.place import PicturePlace
from cnnlab.lessons.image_sheet import MOST_SIDE, ImagePicture
from cnnlab.lessons.pictures import shipped_pixels
from cnnlab.scene.text import plain
from cnnlab.ui.dialogs.picture_source import PictureSource
from cnnlab.ui.images.filter_words import picture_title
from cnnlab.ui.window.notice import Say, done


class WaysIn(PictureSource):
    """Each ends in one undo step; what can't be taken leaves everything as it was."""

    notice = Signal(object)
    """A Notice: a picture was scaled down."""

    def __init__(self, document: ImageDocument, host: QWidget) -> None:
        super().__init__(host, document.undo_stack, taken, MOST_SIDE)
        self._document = document
        self.loaded.connect(self._use_taken)

    def take_mime(self, mime: QMimeData) -> bool:
        """A picture that was pasted or dropped; False if there is none."""
        return self.take(mime, self.tr("Clipboard"))

    def use_shipped(self, name: str) -> None:
        """One of PICTURES."""
        self._use(ImagePicture(name, shipped_pixels(name)), partial(picture_title, name))

    def use_place(self, place: PicturePlace) -> None:
        """What another tab sent."""
        self._use(ImagePicture(place.title(), place.pixels), place.title)

    def _use_taken(self, found: TakenPicture, name: str) -> None:
        self._use(replace(found.picture, name=name), partial(picture_title, name))
        if found.source_size is not None:
            _, height, width = found.picture.pixels.shape
            self.notice.emit(done(partial(self._scaled, name, found.source_size, (width, height))))

    def _use(self, picture: ImagePicture, title: Say) -> None:
        self._document.edit_picture(
            picture, lambda: self.tr("Picture “{name}”").format(name=title())
        )

    def _scaled(self, name: str, before: tuple[int, int], after: tuple[int, int]) -> str:
        text = self.tr(
            "“{name}” was {width}×{height} pixels; at most {most} along a side are used. "
            "It is scaled to {columns}×{rows}."
        )
        sizes = [plain(size) for size in (*before, *after)]
        return text.format(
            name=name,
            width=sizes[0],
            height=sizes[1],
            most=MOST_SIDE,
            columns=sizes[2],
            rows=sizes[3],
        )
