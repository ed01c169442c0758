"""A network on its sheet under a camera, without what one points at or opens."""

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import QWidget

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import AtlasLayout, Block, lay_out_atlas
from cnnlab.scene.atlas_paint import LEGEND, WIDEST_STRIP, numbers_seen, paint_sheet, strips
from cnnlab.scene.atlas_seen import block_of, camera_on
from cnnlab.scene.atlas_sheet import Playing, Sheet, SheetWords
from cnnlab.scene.atlas_titles import title_height
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.widgets.atlas_kept import KeptSheet

REST = 120  # ms without a change of the camera, after which many numbers are painted
MANY = 80  # numbers that cost more than a frame has
TITLE_SPACE = 6.0
EMPTY = SheetWords({}, ("z", "e^z", ""), "{sign}")


class SheetCanvas(QWidget):
    """It keeps the painted sheet, and paints another image into it part by part."""

    strip_waits = Signal()
    """A part of another image is to be painted when there is time for it."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = load_theme("light")
        self.inspection: Inspection | None = None
        self.unfolded: int | None = None
        self.playing: Playing | None = None
        self.sheet: Sheet | None = None
        """What is painted."""
        self.widest_strip = WIDEST_STRIP
        """px of another image's maps that are painted in one turn."""
        self._words = EMPTY
        self._layout: AtlasLayout | None = None
        self._camera: SheetCamera | None = None
        self._kept = KeptSheet(self._paint_kept, self)
        self._kept.strip_waits.connect(self.strip_waits)
        self._kept.renewed.connect(lambda strip: self.update(strip.toAlignedRect()))
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self._resting.timeout.connect(self.forget)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
        return None if self.sheet is None else self.sheet.layout

    def set_words(self, words: SheetWords) -> None:
        """Titles and legend, in another language."""
        self._words = words
        self._pull_sheet()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.theme = theme
        self._pull_sheet()

    def set_unfolded(self, stage: int | None, words: SheetWords) -> None:
        """Show all layers of a stage; of the others one each."""
        self.unfolded, self._words = stage, words
        self.arrange()

    def set_playing(self, playing: Playing | None) -> None:
        """Show how far a forward pass has come; None shows all."""
        if playing != self.playing:
            self.playing = playing
            self.forget()

    def renew(self) -> None:
        """Paint one part of another image; to be called once for each ``strip_waits``."""
        self._kept.renew()

    def set_camera(self, camera: SheetCamera) -> None:
        """Look at another part, at once."""
        self._camera = camera.within(self.size_f)
        if self.sheet is not None and numbers_seen(self.sheet, self._camera, self.size_f) > MANY:
            self._resting.start()
        self.forget()

    def camera_on(self, place: AtlasPlace) -> SheetCamera:
        """What part shows a place."""
        if self.sheet is None:
            return SheetCamera.whole(self.size_f)
        return camera_on(self.sheet, place, self.size_f, title_height(self.font()))

    def block_of(self, place: AtlasPlace) -> Block | None:
        """The block that shows a place: its layer's own, or that of its stage."""
        return None if self.sheet is None else block_of(self.sheet, place)

    # for the class that shows what is pointed at and opened

    def arrange(self) -> None:
        """Lay out the layers."""
        if self.inspection is not None:
            head = title_height(self.font()) + TITLE_SPACE
            unfolded = () if self.unfolded is None else (self.unfolded,)
            self._layout = lay_out_atlas(self.inspection.stages, self.size_f, head, unfolded)
            self._pull_sheet()

    def follow_image(self, by_strips: bool) -> None:
        """Show another image of the same network, part by part or at once."""
        self._make_sheet()
        if self.sheet is None or not by_strips:
            self.forget()
        else:
            self._kept.follow(strips(self.sheet, self.camera, self.size_f, self.widest_strip))

    def forget(self) -> None:
        """Have all of it painted anew."""
        self._kept.drop()
        self.update()

    def paint_kept_sheet(self, painter: QPainter) -> None:
        """The sheet as it was painted."""
        ratio, ground = self.devicePixelRatioF(), self.theme.card
        painter.drawPixmap(0, 0, self._kept.pixmap(self.size(), ratio, ground))

    def paint_frame(self, painter: QPainter) -> None:
        """One frame of a way, of which each is another one, without numbers."""
        assert self.sheet is not None  # noqa: S101 - the callers' to hold
        size, font = self.size_f, self.font()
        paint_sheet(painter, self.sheet, self.camera, size, font, self.playing, False)

    # building

    def _pull_sheet(self) -> None:
        """The maps in the colours and words of now."""
        self._make_sheet()
        self.forget()

    def _make_sheet(self) -> None:
        if self.inspection is not None and self._layout is not None:
            self.sheet = Sheet(self.inspection, self._layout, self._words, self.theme)

    def _paint_kept(self, painter: QPainter, strip: QRectF | None = None) -> None:
        sheet, numbers = self.sheet, not self._resting.isActive()
        assert sheet is not None  # noqa: S101 - the callers' to hold
        size, font = self.size_f, self.font()
        paint_sheet(painter, sheet, self.camera, size, font, self.playing, numbers, strip)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures."""
        super().hideEvent(event)
        self._resting.stop()
        self._kept.forget()
