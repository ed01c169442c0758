"""The picture of an atlas: a sheet under a camera that glides, and the page of one cell."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import NETWORK, AtlasPlace
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_card import WIDTH, MapCard
from cnnlab.scene.atlas_cell import CellPage
from cnnlab.scene.atlas_pointing import Pointed, paint_callout, paint_pointed
from cnnlab.scene.atlas_sheet import SheetWords
from cnnlab.scene.colours import Theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.ui.widgets.atlas_card_view import CardView
from cnnlab.ui.widgets.atlas_glide import Glide
from cnnlab.ui.widgets.atlas_page_view import PageView
from cnnlab.ui.widgets.sheet_canvas import SheetCanvas


class AtlasCanvas(SheetCanvas):
    """It is told what to show with ``set_…``; where the camera is, it knows itself."""

    arrived = Signal()
    """A glide has ended."""
    painted = Signal()
    """What was asked for is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.place: AtlasPlace = NETWORK
        self.opened, self.card = PageView(), CardView()
        self.pointed: Pointed | None = None
        self.lines: list[str] = []
        """What the callout beside the pointed cell says."""
        self.make_page: Callable[[QSizeF], CellPage | None] | None = None
        """Lays out the open cell for a size; gives None where none is open."""
        self._due = False  # whether the page of this image is still to be laid out
        self._glide = Glide(self)
        self._glide.moved.connect(self._on_glide)
        self._glide.arrived.connect(self._on_arrived)
        self.setMinimumSize(320, 240)

    # public

    @property
    def gliding(self) -> bool:
        """Whether the camera is on its way."""
        return self._glide.running

    def set_glide(self, ms: int) -> None:
        """How long the way from one place to another takes; 0 for at once."""
        self._glide.set_duration(ms)

    @property
    def page(self) -> CellPage | None:
        """The page of the cell that is open, or that is closing."""
        self._lay_out_due()
        return self.opened.page

    def set_inspection(self, inspection: Inspection, words: SheetWords) -> None:
        """Show another network, or another image."""
        same = self.inspection is not None and self.inspection.same_layers(inspection)
        self.inspection, self._words = inspection, words
        if same:
            self.follow_image(not self.gliding and self.opened.open < 1.0)
            self._due = True
            if self.opened.open < 1.0:
                self._lay_out_due()
            else:
                self.strip_waits.emit()
        else:
            self.unfolded = None
            self._look_anew()

    def set_words(self, words: SheetWords) -> None:
        super().set_words(words)
        self._pull_page()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.card.forget()
        self.opened.forget()

    def set_card(self, card: MapCard | None) -> None:
        """What stands beside a map."""
        if self.card.show(card):
            self.update()

    def set_pointed(self, pointed: Pointed | None, lines: list[str]) -> None:
        """Show what is pointed at."""
        self.pointed, self.lines = pointed, lines
        self.update()

    def set_place(self, place: AtlasPlace, going: bool) -> None:
        """Look at a place; ``going``: the camera glides there."""
        self.place = place
        self._pull_page()
        if going:
            self.glide_to(self.camera_on(place))

    def set_camera(self, camera: SheetCamera) -> None:
        self._glide.stop()
        super().set_camera(camera)

    def glide_to(self, camera: SheetCamera) -> None:
        """Go to another part."""
        self._glide.go(self.camera, camera.within(self.size_f), not self.isVisible())

    def card_rect(self) -> QRectF:
        """Where the card of the map that is looked at stands; empty where there is none."""
        if self.place.level != "map" or self.card.card is None:
            return QRectF()
        size = self.size_f
        return QRectF(size.width() - WIDTH, 0, WIDTH, size.height())

    def renew(self) -> None:
        if self._due:
            self._lay_out_due()
        elif self.opened.waiting:
            self.opened.prepare(self.theme, self.devicePixelRatioF())
            self._show_page()
        else:
            super().renew()

    def scroll_by(self, dy: float) -> None:
        """Move the rows of the open page."""
        if self.opened.scroll_by(dy):
            self.update()

    # building

    def arrange(self) -> None:
        """Lay out the layers; what is pointed at is of the layout that was."""
        self.pointed = None
        super().arrange()

    def _look_anew(self) -> None:
        """Lay out the sheet, and be at the place at once: a way over the old one leads nowhere."""
        self._glide.stop()
        self._camera = None
        self.arrange()
        self._pull_page()
        if self.place != NETWORK:
            self._camera = self.camera_on(self.place).within(self.size_f)
        if self.place.level == "cell":
            self.opened.open = 1.0
        else:
            self.opened.close()

    def _pull_page(self, show: Callable[[CellPage], None] | None = None) -> None:
        """Lay out the open cell; a page that was left stays until it is out of sight."""
        page, self._due = None, False
        if self.place.level == "cell" and self.make_page is not None:
            page = self.make_page(QSizeF(self.size()))
        if page is not None:
            (show or self.opened.show)(page)
        elif self.place.level == "cell":
            self.opened.close()
        self._show_page()

    def _lay_out_due(self) -> None:
        """The page of an image that has come, if it was not laid out yet."""
        if self._due:
            self._pull_page(self.opened.follow)

    def _show_page(self) -> None:
        """Paint the page that is open, or let its next part wait for its turn."""
        if self.opened.waiting:
            self.strip_waits.emit()
        else:
            self.update()

    # gliding

    def _on_glide(self, share: float) -> None:
        camera, opened = self._glide.camera(share), self.opened
        if camera is not None:
            self._camera = camera
        inside = self.place.level == "cell"
        opened.open = max(opened.open, share) if inside else min(opened.open, 1.0 - share)
        self.forget()

    def _on_arrived(self) -> None:
        if self.place.level != "cell":
            self.opened.close()
        self.update()
        self.arrived.emit()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        covered = self.sheet is not None and not self.gliding and self.opened.open < 1.0
        if not covered:
            painter.fillRect(event.rect(), self.theme.card)
        if self.opened.open < 1.0:
            self._paint_sheet(painter)
        cell, ratio = self._cell_on_screen(), self.devicePixelRatioF()
        self.opened.paint(painter, QRectF(self.rect()), cell, self.theme, ratio)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self.theme)
        painter.end()
        self.painted.emit()

    def _paint_sheet(self, painter: QPainter) -> None:
        size, camera = self.size_f, self.camera
        if self.sheet is None:
            return
        if self.gliding:
            self.paint_frame(painter)
        else:
            self.paint_kept_sheet(painter)
        painter.save()
        painter.setClipRect(QRectF(QPointF(0, 0), size))
        if self.pointed is not None and self.playing is None:
            paint_pointed(painter, self.pointed, camera, size, self.theme)
        free, place = QSizeF(size), self.card_rect()
        if not place.isEmpty() and not self.gliding:
            self.card.paint(painter, place, self.theme, self.font(), self.devicePixelRatioF())
            free.setWidth(place.left())
        if self.pointed is not None and self.lines and not self.gliding:
            at = camera.rect_to_screen(self.pointed.block.cell_rect(self.pointed.cell), size)
            paint_callout(painter, at, self.lines, free, self.theme, self.font())
        painter.restore()

    def _cell_on_screen(self) -> QRectF:
        """Where the cell is that a page grows out of."""
        page, whole = self.opened.page, QRectF(self.rect())
        opened = None if page is None else page.opened
        if opened is None:
            return whole
        place = AtlasPlace.of_cell(opened.layer.name, opened.cell)
        block = self.block_of(place)
        if block is None:
            return whole
        cell = opened.cell if block.layer.name == opened.layer.name else (opened.cell[0], 0, 0)
        return self.camera.rect_to_screen(block.cell_rect(cell), self.size_f)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_anew()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, and does not move."""
        self._glide.finish()
        super().hideEvent(event)
        self.card.forget()
        self.opened.forget()

    def sizeHint(self) -> QSize:
        return QSize(760, 560)
