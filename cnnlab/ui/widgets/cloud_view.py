"""A cloud of points with the ellipse of its covariance, under a title."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.cloud import Cloud, cloud_axes, paint_cloud
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.plots import margins, small_font
from cnnlab.scene.text import number
from cnnlab.ui.widgets.accessible import describe_as

MOST_ASPECT = 1.25  # of the axes, either way


class CloudView(QWidget):
    """Shows one cloud; its numbers stand below, for all readers."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.cloud: Cloud | None = None
        self.title = self.words = ""
        self._names = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_cloud(
        self, cloud: Cloud, title: str, words: str, names: tuple[str, str] = ("", "")
    ) -> None:
        """Show a cloud with its title, a line of words below, and the names of the axes."""
        self.cloud, self.title, self.words, self._names = cloud, title, words, names
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setToolTip(f"{title}: {words}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.cloud is None:
            return
        painter = QPainter(self)
        line, inside, small = self.fontMetrics().height(), self._inside(), small_font(self.font())
        painter.setPen(self._theme.text)
        across = QRectF(0, 0, self.width(), line)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(across, centre, self.title)
        paint_cloud(painter, cloud_axes(self.cloud, inside), self.cloud, self._theme, self._names)
        painter.setFont(small)
        painter.setPen(self._theme.muted)
        below = inside.bottom() + margins(small)[1]
        painter.drawText(across.translated(0, below), centre, self.words)
        painter.end()

    def _inside(self) -> QRectF:
        """Where the axes stand: about as wide as high."""
        line = self.fontMetrics().height()
        left, below = margins(small_font(self.font()), number(-0.05))
        wide, high = self.width() - left - 6, self.height() - 2 * line - below - 4
        w, h = min(wide, MOST_ASPECT * high), min(high, MOST_ASPECT * wide)
        return QRectF(left + (wide - w) / 2, line + 2, w, h)

    def sizeHint(self) -> QSize:
        return QSize(190, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, 120)


describe_as(CloudView, QAccessible.Role.Chart)
