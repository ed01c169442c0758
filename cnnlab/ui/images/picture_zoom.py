"""One camera for the views of a picture and of what is made of it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSizeF

from cnnlab.core.shapes import Pair
from cnnlab.scene.picture_frame import PictureCamera
from cnnlab.ui.widgets.picture_view import ZOOM, PictureView

PIXELS = 40.0  # px a pixel, of which a number is read well


class PictureZoom(QObject):
    """Zoom and place of all views together; None of them shows all of the picture."""

    def __init__(self, views: Sequence[PictureView], parent: QObject) -> None:
        super().__init__(parent)
        self._views = views
        self._whole: Pair = (1, 1)
        self.camera: PictureCamera | None = None
        for view in views:
            view.zoomed.connect(self.zoom)
            view.moved.connect(self.move)
            view.fit_asked.connect(self.fit)

    def set_whole(self, whole: Pair) -> None:
        """Another picture of so many rows and columns: one of another size is shown whole."""
        if whole != self._whole:
            self._whole, self.camera = whole, None
        self._show()

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Larger or smaller round a place of the picture; no smaller than the whole of it."""
        view = self._views[0]
        whole = PictureCamera.whole(self._whole, QSizeF(view.size()))
        camera = view.camera.zoomed(factor, x, y, whole.scale)
        self.camera = None if camera.scale <= whole.scale else camera.within(self._whole)
        self._show()

    def zoom_by(self, turns: int) -> None:
        """Turns of the wheel round the middle."""
        camera = self._views[0].camera
        self.zoom(ZOOM**turns, camera.x, camera.y)

    def move(self, dx: float, dy: float) -> None:
        """By widget pixels; a picture that is seen whole stays."""
        if self.camera is not None:
            self.camera = self.camera.moved(dx, dy).within(self._whole)
            self._show()

    def follow(self, x: float, y: float) -> None:
        """Have a place of the picture in the middle."""
        if self.camera is not None:
            self.camera = PictureCamera(x, y, self.camera.scale).within(self._whole)
            self._show()

    def show_pixels(self, x: float, y: float) -> None:
        """So large that pixels show their numbers, round a place of the picture."""
        self.camera = PictureCamera(x, y, PIXELS).within(self._whole)
        self._show()

    def fit(self) -> None:
        """Show all of the picture."""
        self.camera = None
        self._show()

    def _show(self) -> None:
        for view in self._views:
            view.set_camera(self.camera, self._whole)
