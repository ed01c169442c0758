"""The cached picture of a layered network: painted again only where something differs."""

from collections.abc import Hashable

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from cnnlab.core.dense.dense import Dense
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.network_brush import NetworkBrush
from cnnlab.scene.network_graph import NetworkLayout, network_layout
from cnnlab.scene.network_links import changed_links, ground_opacity, width_scale
from cnnlab.scene.network_paint import paint_face, paint_ground, paint_now
from cnnlab.scene.network_parts import Link
from cnnlab.scene.network_shown import NetworkLit, NetworkNow, NetworkShown
from cnnlab.scene.text import KeyedFont

SMALLEST = 60  # px
MOST_APART = 4  # links


class NetworkPicture:
    """Belongs to one widget, and has it updated."""

    def __init__(self, widget: QWidget, shown: NetworkShown) -> None:
        self._widget = widget
        self.shown, self.lit = shown, NetworkLit()
        self._now: NetworkNow | None = None
        self._theme = load_theme("light")
        self._font = KeyedFont(widget.font())
        self._small: dict[Hashable, QPixmap] = {}
        self._grounds: dict[float, QPixmap] = {}  # by the opacity of their links
        self._apart: frozenset[Link] = frozenset()  # links that the grounds lack
        self._painted = shown.dense  # whose other links they have
        self._face: QPixmap | None = None  # all but what plays
        self._stale = True

    @property
    def plan(self) -> NetworkLayout:
        """Where everything stands."""
        widget = self._widget
        width, height = max(SMALLEST, widget.width()), max(SMALLEST, widget.height())
        text = float(max(8, widget.fontMetrics().height()))
        return network_layout(width, height, self.shown.dense.sizes, text)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.invalidate()

    def show_network(self, shown: NetworkShown) -> None:
        """Other numbers; the links are painted anew only where weights or words differ."""
        old, self.shown = self.shown, shown
        if old.dense.sizes != shown.dense.sizes:
            self._small.clear()
            self._forget_grounds(frozenset())
        elif old.headings != shown.headings:
            self._forget_grounds(self._apart)
        elif old.dense is not shown.dense:
            self._follow_weights(shown.dense)
        self._update()

    def _follow_weights(self, dense: Dense) -> None:
        """A weight that is turned is painted apart, so that the other links can stay."""
        changed = changed_links(self._painted, dense)
        if width_scale(self._painted) != width_scale(dense) or len(changed) > MOST_APART:
            self._forget_grounds(self._apart if changed <= self._apart else frozenset())
        elif not changed <= self._apart:
            self._forget_grounds(changed)

    def _forget_grounds(self, apart: frozenset[Link]) -> None:
        self._grounds.clear()
        self._apart, self._painted = apart, self.shown.dense

    def show_lit(self, lit: NetworkLit) -> None:
        """What stands out."""
        if lit != self.lit:
            self.lit = lit
            self._update()

    def show_now(self, now: NetworkNow | None) -> None:
        """What plays."""
        self._now = now
        self._widget.update()

    def invalidate(self) -> None:
        """Paint all anew, in another size, theme or font."""
        self._font, self._face = KeyedFont(self._widget.font()), None
        self._small.clear()
        self._forget_grounds(self._apart)
        self._update()

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        if self._stale or self._face is None:
            self._face = self._paint_face(self._face)
            self._stale = False
        painter.drawPixmap(0, 0, self._face)
        if self._now is not None:
            paint_now(self._brush(painter), self._now)

    def _update(self) -> None:
        self._stale = True
        self._widget.update()

    def _paint_face(self, picture: QPixmap | None) -> QPixmap:
        """All but what plays, on the picture that was there before if there was one."""
        ground = self._ground(ground_opacity(self.lit))
        picture = ground.copy() if picture is None else picture
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawPixmap(0, 0, ground)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        paint_face(self._brush(painter), self.shown, self.lit, self._apart)
        painter.end()
        return picture

    def _ground(self, opacity: float) -> QPixmap:
        """Card and links."""
        if opacity not in self._grounds:
            ratio = self._widget.devicePixelRatioF()
            picture = QPixmap(self._widget.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            brush, window = self._brush(painter), self._theme.window
            paint_ground(brush, self.shown, window, opacity, self._apart)
            painter.end()
            self._grounds[opacity] = picture
        return self._grounds[opacity]

    def _brush(self, painter: QPainter) -> NetworkBrush:
        return NetworkBrush(painter, self.plan, self._theme, self._font, self._small)
