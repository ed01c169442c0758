"""The picture of an atlas: a sheet under a camera that glides, and the page of one cell."""

from collections.abc import Callable

from PySide6.QtCore import (
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import NETWORK, AtlasPlace
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_card import WIDTH, MapCard, paint_card
from cnnlab.scene.atlas_cell import CellPage
from cnnlab.scene.atlas_layout import AtlasLayout, Block, lay_out_atlas
from cnnlab.scene.atlas_paint import LEGEND, numbers_seen, paint_sheet, strips
from cnnlab.scene.atlas_pointing import Pointed, paint_callout, paint_pointed
from cnnlab.scene.atlas_seen import block_of, camera_on
from cnnlab.scene.atlas_sheet import Playing, Sheet, SheetWords
from cnnlab.scene.atlas_titles import title_height
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.pixmaps import painted
from cnnlab.ui.widgets.atlas_glide import Glide
from cnnlab.ui.widgets.atlas_kept import KeptSheet
from cnnlab.ui.widgets.atlas_page_view import PageView

REST = 120  # ms without a change of the camera, after which many numbers are painted
MANY = 150  # numbers that cost more than a frame has
TITLE_SPACE = 6.0
EMPTY = SheetWords({}, ("z", "e^z", ""), "{sign}")


class AtlasCanvas(QWidget):
    """It is told what to show with ``set_…``; where the camera is, it knows itself."""

    arrived = Signal()
    """A glide has ended."""
    painted = Signal()
    """What was asked for is seen."""
    strip_waits = Signal()
    """A part of another image is to be painted when there is time for it."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._words = EMPTY
        self.inspection: Inspection | None = None
        self.unfolded: int | None = None
        self.place: AtlasPlace = NETWORK
        self.opened = PageView()
        self.pointed: Pointed | None = None
        self.lines: list[str] = []
        """What the callout beside the pointed cell says."""
        self.make_page: Callable[[QSizeF], CellPage | None] | None = None
        """Lays out the open cell for a size; gives None where none is open."""
        self._card: MapCard | None = None
        self._playing: Playing | None = None
        self._layout: AtlasLayout | None = None
        self._sheet: Sheet | None = None
        self._camera: SheetCamera | None = None
        self._kept = KeptSheet(self._paint_kept, self)
        self.renew = self._kept.renew
        """Paints one part of another image; to be called once for each ``strip_waits``."""
        self._kept.strip_waits.connect(self.strip_waits)
        self._kept.renewed.connect(lambda strip: self.update(strip.toAlignedRect()))
        self._card_pixmap: QPixmap | None = None
        self._glide = Glide(self)
        self._glide.moved.connect(self._on_glide)
        self._glide.arrived.connect(self._on_arrived)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self._resting.timeout.connect(self._forget)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 240)

    # public

    @property
    def size_f(self) -> QSizeF:
        """Size of the part that shows the sheet."""
        return QSizeF(self.width(), max(80.0, self.height() - LEGEND))

    @property
    def camera(self) -> SheetCamera:
        """What part of the sheet is seen."""
        return self._camera or SheetCamera.whole(self.size_f)

    @property
    def layout_of_sheet(self) -> AtlasLayout | None:
        """Where the layers stand."""
        return None if self._sheet is None else self._sheet.layout

    @property
    def sheet(self) -> Sheet | None:
        """What is painted."""
        return self._sheet

    @property
    def gliding(self) -> bool:
        """Whether the camera is on its way."""
        return self._glide.running

    def set_glide(self, ms: int) -> None:
        """How long the way from one place to another takes; 0 for at once."""
        self._glide.set_duration(ms)

    def set_inspection(self, inspection: Inspection, words: SheetWords) -> None:
        """Show another network, or another image."""
        same = self.inspection is not None and self.inspection.same_layers(inspection)
        self.inspection, self._words = inspection, words
        if same:
            self._make_sheet()
            self._renew()
            self._pull_page()
        else:
            self.unfolded = None
            self._look_anew()

    def set_words(self, words: SheetWords) -> None:
        """Titles and legend, in another language."""
        self._words = words
        self._pull_sheet()
        self._pull_page()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._pull_sheet()
        self._card_pixmap = None
        self.opened.forget()

    def set_unfolded(self, stage: int | None, words: SheetWords) -> None:
        """Show all layers of a stage; of the others one each."""
        self.unfolded, self._words = stage, words
        self._arrange()

    def set_playing(self, playing: Playing | None) -> None:
        """Show how far a forward pass has come; None shows all."""
        if playing != self._playing:
            self._playing = playing
            self._forget()

    def set_card(self, card: MapCard | None) -> None:
        """What stands beside a map."""
        if card is not self._card:
            self._card, self._card_pixmap = card, None
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
        """Look at another part, at once."""
        self._glide.stop()
        self._camera = camera.within(self.size_f)
        sheet = self._sheet
        if sheet is not None and numbers_seen(sheet, self._camera, self.size_f) > MANY:
            self._resting.start()
        self._forget()

    def glide_to(self, camera: SheetCamera) -> None:
        """Go to another part."""
        self._glide.go(self.camera, camera.within(self.size_f), not self.isVisible())

    def camera_on(self, place: AtlasPlace) -> SheetCamera:
        """What part shows a place."""
        if self._sheet is None:
            return SheetCamera.whole(self.size_f)
        return camera_on(self._sheet, place, self.size_f, title_height(self.font()))

    def block_of(self, place: AtlasPlace) -> Block | None:
        """The block that shows a place: its layer's own, or that of its stage."""
        return None if self._sheet is None else block_of(self._sheet, place)

    @property
    def has_card(self) -> bool:
        """Whether something stands beside the map."""
        return self._card is not None

    def card_rect(self) -> QRectF:
        """Where the card stands."""
        size = self.size_f
        return QRectF(size.width() - WIDTH, 0, WIDTH, size.height())

    # building

    def _arrange(self) -> None:
        """Lay out the layers; what is pointed at is of the layout that was."""
        if self.inspection is not None:
            head = title_height(self.font()) + TITLE_SPACE
            unfolded = () if self.unfolded is None else (self.unfolded,)
            self._layout = lay_out_atlas(self.inspection.stages, self.size_f, head, unfolded)
            self.pointed = None
            self._pull_sheet()

    def _pull_sheet(self) -> None:
        """The maps in the colours and words of now."""
        self._make_sheet()
        self._forget()

    def _make_sheet(self) -> None:
        if self.inspection is not None and self._layout is not None:
            self._sheet = Sheet(self.inspection, self._layout, self._words, self._theme)

    def _renew(self) -> None:
        """Show another image of the same network."""
        if self._sheet is None or self.gliding or self.opened.open >= 1.0:
            self._forget()
        else:
            self._kept.follow(strips(self._sheet, self.camera, self.size_f))

    def _look_anew(self) -> None:
        """Lay out the sheet, and be at the place at once: a way over the old one leads nowhere."""
        self._glide.stop()
        self._camera = None
        self._arrange()
        self._pull_page()
        if self.place != NETWORK:
            self._camera = self.camera_on(self.place).within(self.size_f)
        if self.place.level == "cell":
            self.opened.open = 1.0
        else:
            self.opened.close()

    @property
    def page(self) -> CellPage | None:
        """The page of the cell that is open, or that is closing."""
        return self.opened.page

    def _pull_page(self) -> None:
        """Lay out the open cell; a page that was left stays until it is out of sight."""
        page = None
        if self.place.level == "cell" and self.make_page is not None:
            page = self.make_page(QSizeF(self.size()))
        if page is not None:
            self.opened.show(page)
        elif self.place.level == "cell":
            self.opened.close()
        self.update()

    def scroll_by(self, dy: float) -> None:
        """Move the rows of the open page."""
        if self.opened.scroll_by(dy):
            self.update()

    def _forget(self) -> None:
        self._kept.drop()
        self.update()

    # gliding

    def _on_glide(self, share: float) -> None:
        camera, opened = self._glide.camera(share), self.opened
        if camera is not None:
            self._camera = camera
        inside = self.place.level == "cell"
        opened.open = max(opened.open, share) if inside else min(opened.open, 1.0 - share)
        self._forget()

    def _on_arrived(self) -> None:
        if self.place.level != "cell":
            self.opened.close()
        self.update()
        self.arrived.emit()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.card)
        if self.opened.open < 1.0:
            self._paint_sheet(painter)
        cell, ratio = self._cell_on_screen(), self.devicePixelRatioF()
        self.opened.paint(painter, QRectF(self.rect()), cell, self._theme, ratio)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
        self.painted.emit()

    def _paint_sheet(self, painter: QPainter) -> None:
        sheet, size, camera = self._sheet, self.size_f, self.camera
        if sheet is None:
            return
        if self.gliding:  # of which each frame is another one
            paint_sheet(painter, sheet, camera, size, self.font(), self._playing, False)
        else:
            ratio, ground = self.devicePixelRatioF(), self._theme.card
            painter.drawPixmap(0, 0, self._kept.pixmap(self.size(), ratio, ground))
        painter.save()
        painter.setClipRect(QRectF(QPointF(0, 0), size))
        if self.pointed is not None and self._playing is None:
            paint_pointed(painter, self.pointed, camera, size, self._theme)
        free = QSizeF(size)
        if self._card is not None and self.place.level == "map" and not self.gliding:
            painter.drawPixmap(self.card_rect().topLeft(), self._kept_card(self._card))
            free.setWidth(self.card_rect().left())
        if self.pointed is not None and self.lines and not self.gliding:
            at = camera.rect_to_screen(self.pointed.block.cell_rect(self.pointed.cell), size)
            paint_callout(painter, at, self.lines, free, self._theme, self.font())
        painter.restore()

    def _kept_card(self, card: MapCard) -> QPixmap:
        ratio, rect = self.devicePixelRatioF(), self.card_rect()
        kept = self._card_pixmap
        if kept is None or kept.size() != rect.size().toSize() * ratio:

            def paint(painter: QPainter) -> None:
                place = QRectF(QPointF(0, 0), rect.size())
                paint_card(painter, card, place, self._theme, self.font())

            kept = self._card_pixmap = painted(rect.size().toSize(), ratio, paint)
        return kept

    def _paint_kept(self, painter: QPainter, strip: QRectF | None = None) -> None:
        sheet, numbers = self._sheet, not self._resting.isActive()
        assert sheet is not None  # noqa: S101 - the callers' to hold
        size, font = self.size_f, self.font()
        paint_sheet(painter, sheet, self.camera, size, font, self._playing, numbers, strip)

    def _cell_on_screen(self) -> QRectF:
        """Where the cell is that a page grows out of."""
        page, whole = self.page, QRectF(self.rect())
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
        super().hideEvent(event)
        self._glide.finish()
        self._resting.stop()
        self._kept.forget()
        self._card_pixmap = None
        self.opened.forget()

    def sizeHint(self) -> QSize:
        return QSize(760, 560)
