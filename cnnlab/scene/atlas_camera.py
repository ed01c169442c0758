"""What part of the sheet is looked at, and the way from one part to another."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnlab.scene.camera import Camera

LARGEST_SCALE = 400.0


@dataclass(frozen=True)
class SheetCamera(Camera):
    """Looks at the sheet of an atlas; its places are pixels of the sheet at zoom 1."""

    @classmethod
    def whole(cls, size: QSizeF) -> "SheetCamera":
        """All of a sheet of that size."""
        return cls(size.width() / 2, size.height() / 2, 1.0)

    @classmethod
    def on(cls, rect: QRectF, view: QRectF, size: QSizeF, share: float = 0.86) -> "SheetCamera":
        """A rectangle of the sheet fills a share of ``view``, a part of a widget of that size."""
        width, height = max(rect.width(), 1e-6), max(rect.height(), 1e-6)
        scale = min(view.width() * share / width, view.height() * share / height, LARGEST_SCALE)
        away = view.center() - QRectF(QPointF(0, 0), size).center()
        centre = rect.center() - away / scale
        return cls(centre.x(), centre.y(), scale)

    def to_screen(self, point: QPointF, size: QSizeF) -> QPointF:
        """A place of the sheet in a widget of that size."""
        x = (point.x() - self.x) * self.scale + size.width() / 2
        return QPointF(x, (point.y() - self.y) * self.scale + size.height() / 2)

    def to_sheet(self, point: QPointF, size: QSizeF) -> QPointF:
        """The place of the sheet under a point of a widget of that size."""
        x = (point.x() - size.width() / 2) / self.scale + self.x
        return QPointF(x, (point.y() - size.height() / 2) / self.scale + self.y)

    def rect_to_screen(self, rect: QRectF, size: QSizeF) -> QRectF:
        """A rectangle of the sheet in a widget of that size."""
        corner = self.to_screen(rect.topLeft(), size)
        return QRectF(corner.x(), corner.y(), rect.width() * self.scale, rect.height() * self.scale)

    def zoomed(self, factor: float, at: QPointF) -> "SheetCamera":
        """Larger or smaller, with a place of the sheet staying where it is; never below 1."""
        scale = min(max(self.scale * factor, 1.0), LARGEST_SCALE)
        return self.scaled(scale, at.x(), at.y())

    def within(self, size: QSizeF) -> "SheetCamera":
        """Looking at nothing beyond a sheet of that size, in a widget that is as large."""
        half_x, half_y = size.width() / 2 / self.scale, size.height() / 2 / self.scale
        x = min(max(self.x, half_x), size.width() - half_x)
        return replace(self, x=x, y=min(max(self.y, half_y), size.height() - half_y))


def between(start: SheetCamera, end: SheetCamera, share: float) -> SheetCamera:
    """A share 0…1 of the way: the scale grows evenly, about the one place that stays still."""
    eased = share * share * (3 - 2 * share)
    ratio = end.scale / start.scale
    scale = start.scale * ratio**eased
    if abs(ratio - 1) < 1e-3:
        way = eased
    else:
        way = (1 / scale - 1 / start.scale) / (1 / end.scale - 1 / start.scale)
    return SheetCamera(start.x + (end.x - start.x) * way, start.y + (end.y - start.y) * way, scale)
