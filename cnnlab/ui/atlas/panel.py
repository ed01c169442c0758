"""A network on one sheet with its path and its forward pass, for any tab."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.core.arrays import Floats
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import LayerInfo
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.inspect.place import NETWORK
from cnnlab.core.network import INPUT
from cnnlab.lab.shared.atlas_path import AtlasPath
from cnnlab.lab.shared.atlas_play import AtlasPlay
from cnnlab.lab.shared.exciting import Exciting
from cnnlab.lab.shared.turns import Turns
from cnnlab.scene.atlas_cell import CellPage, lay_out_cell
from cnnlab.scene.atlas_cell_words import Surroundings
from cnnlab.scene.atlas_pointing import Pointed
from cnnlab.scene.colours import Theme
from cnnlab.ui.atlas.bar import AtlasBar
from cnnlab.ui.atlas.cell_words import cell_words
from cnnlab.ui.atlas.map_card import map_card, map_text
from cnnlab.ui.atlas.menu import atlas_entries
from cnnlab.ui.atlas.reading import AtlasCells
from cnnlab.ui.atlas.words import cell_name, crumb, pointed_lines, sheet_words
from cnnlab.ui.widgets.accessible_cells import describe_cells
from cnnlab.ui.widgets.atlas_view import AtlasView, say, say_place

LOOK_AGAIN = 2500  # ms between two searches for the images that excite a map of a changing network


class AtlasPanel(QWidget):
    """It is told the network and the image with ``set_inspection``."""

    pointed = Signal(object)
    """The receptive field (Field) in the image of what is pointed at or open, or None."""
    wanted = Signal(object, object)
    """An OpenedCell to be shown in the Convolution tab, and its title."""
    menu_asked = Signal(QPoint, object)
    """Where on the screen, and what a right click offers there: a list of ``Entry``."""

    def __init__(self, images: Callable[[], Floats], turns: Turns | None = None) -> None:
        super().__init__()
        self._turns = turns or Turns(self)
        self.path, self.play = AtlasPath(self), AtlasPlay(self)
        self.exciting = Exciting(images, self)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.timeout.connect(self._look_for_exciting)
        self.view, self.bar = AtlasView(), AtlasBar()
        self.view.make_page = self._make_page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self._connect()
        self._add_keys()

    # public

    @property
    def inspection(self) -> Inspection | None:
        """What is shown."""
        return self.view.inspection

    def set_inspection(self, inspection: Inspection) -> None:
        """Another network, or another image.

        Of a network in training, which has the same layers, everything stays where it is.
        """
        before, pointed = self.inspection, self.view.pointed
        self.view.set_pointed(None, [])  # its block is of the layout that was
        same = before is not None and before.same_layers(inspection)
        self.path.use(inspection)
        words = sheet_words(inspection, self.view.unfolded if same else None)
        self.view.set_inspection(inspection, words)
        self._pull_count()
        if same and self.path.place.level == "cell":
            self._turns.soon(self._pull_place)  # after its page was laid out
        else:
            self._pull_place()
        if pointed is not None:
            self._pull_pointed(pointed)
        if same and before is not None and before.network is not inspection.network:
            self._on_other_weights()

    def set_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)
        self.view.set_theme(theme)

    def close_down(self) -> None:
        """Stop what moves and what is computed."""
        self.play.stop()
        self._look_again.stop()
        for job in (self.view.renew, self._pull_place):
            self._turns.drop(job)
        self.exciting.close()

    def copied(self) -> str:
        """What a copy takes: the number pointed at, else the sum or the map that is looked at."""
        view, inspection = self.view, self.inspection
        if inspection is None:
            return ""
        if view.place.level == "cell" and view.page is not None:
            return view.page.text() if view.opened.spot is None else repr(view.opened.spot.value)
        if view.pointed is not None:
            layer, cell = view.pointed.block.layer, view.pointed.cell
            return repr(float(inspection.maps(layer)[cell]))
        return self.map_text()

    def map_text(self) -> str:
        """The numbers of the map that is looked at, as a table; empty where none is."""
        return "" if self.inspection is None else map_text(self.inspection, self.path.place)

    # building

    def _connect(self) -> None:
        view, path, play, bar = self.view, self.path, self.play, self.bar
        view.asked.connect(path.go)
        view.followed.connect(path.follow)
        view.up_asked.connect(path.up)
        view.unfold_asked.connect(self._on_unfold)
        view.cell_pointed.connect(self._on_pointed)
        view.menu_asked.connect(self._on_menu)
        path.changed.connect(self._on_path)
        bar.crumbs.chosen.connect(lambda index: path.go(path.places[index]))
        bar.open.clicked.connect(self._on_open)
        bar.play_toggled.connect(play.toggle)
        bar.first.clicked.connect(play.stop)
        bar.stepped.connect(play.step)
        bar.speed_chosen.connect(play.set_speed)
        play.playing_changed.connect(bar.set_playing)
        play.changed.connect(self._on_played)
        view.painted.connect(play.ticker.painted)
        view.strip_waits.connect(self._on_strip_waits)
        self.exciting.changed.connect(self._pull_card)

    def _add_keys(self) -> None:
        for keys, act in (
            (".", lambda: self.play.step(1)),
            (",", lambda: self.play.step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # pulling

    def _pull_count(self) -> None:
        layout = self.view.layout_of_sheet
        self.play.set_count(0 if layout is None else len(layout.blocks))

    def _on_path(self, going: bool) -> None:
        if self.path.place.level != "network":
            self.play.stop()
        elsewhere = self.path.place != self.view.place
        self.view.set_place(self.path.place, going)
        self._pull_place()
        if elsewhere and self.inspection is not None:
            say_place(self.view, crumb(self.inspection, self.path.place))
        self._look_for_exciting()
        self._pull_card()

    def _on_other_weights(self) -> None:
        """Numbers follow at once; which images excite a map takes longer to find."""
        self._pull_card()
        if self.path.place.level == "map" and not self._look_again.isActive():
            self._look_again.start(LOOK_AGAIN)

    def _look_for_exciting(self) -> None:
        if self.inspection is not None and self.path.place.level == "map":
            self.exciting.look(self.inspection.network)

    def _pull_place(self) -> None:
        inspection, place = self.inspection, self.path.place
        if inspection is None:
            return
        self.bar.crumbs.set_places([crumb(inspection, one) for one in self.path.places])
        self.bar.show_playing(place.level in ("network", "layer"))
        self.bar.open.setVisible(self._experiment is not None)
        self._pull_field()

    def _pull_field(self) -> None:
        inspection, view = self.inspection, self.view
        if inspection is None:
            return
        if view.place.level == "cell" and view.page is not None:
            layer, cell = view.page.opened.layer.name, view.page.opened.cell
        elif view.pointed is not None:
            layer, cell = view.pointed.block.layer.name, view.pointed.cell
        else:
            self.pointed.emit(None)
            return
        self.pointed.emit(inspection.fields(layer, cell).get(INPUT))

    def _pull_card(self) -> None:
        inspection, place = self.inspection, self.path.place
        card = None if inspection is None else map_card(inspection, place, self.exciting)
        self.view.set_card(card)

    def _pull_pointed(self, before: Pointed) -> None:
        """The same cell in another image; nothing where another network does not have it."""
        layout = self.view.layout_of_sheet
        block = None if layout is None else layout.block(before.block.layer.name)
        if block is not None and all(
            n < size for n, size in zip(before.cell, block.layer.shape, strict=True)
        ):
            self.view.point_at(block, before.cell)

    def _make_page(self, size: QSizeF) -> CellPage | None:
        inspection, place = self.inspection, self.path.place
        if inspection is None or place.layer is None or place.cell is None:
            return None
        opened = inspection.open(place.layer, place.cell)
        if opened is None:
            return None
        around = Surroundings.of(inspection, opened)
        return lay_out_cell(opened, around, cell_words(), size, self.font())

    @property
    def _experiment(self) -> OpenedCell | None:
        """The open cell, or that of a layer before it, that an experiment stands for."""
        page = self.view.page
        if page is None or self.path.place.level != "cell":
            return None
        chain = reversed(page.opened.chain)
        return next((one for one in chain if one.experiment is not None), None)

    # slots

    def _on_pointed(self, found: tuple[LayerInfo, Cell] | None) -> None:
        inspection = self.inspection
        if found is not None and inspection is not None and self.view.pointed is not None:
            lines = pointed_lines(inspection, *found)
            self.view.set_pointed(self.view.pointed, lines)
            say(self.view, ", ".join(lines))
        self._pull_field()

    def _on_strip_waits(self) -> None:
        self._turns.soon(self.view.renew)

    def _on_unfold(self, stage: int | None) -> None:
        if self.inspection is not None:
            self.play.stop()
            self.path.go(NETWORK)
            self.view.set_unfolded(stage, sheet_words(self.inspection, stage))
            self._pull_count()

    def _on_played(self) -> None:
        self.play.ticker.expect_paint()
        self.view.set_playing(self.play.shown)

    def _on_open(self) -> None:
        opened = self._experiment
        if opened is not None:
            self.wanted.emit(opened, partial(cell_name, opened.layer, opened.cell))

    def _on_menu(self, at: QPoint) -> None:
        path, carry_over = self.path, self._on_open if self._experiment is not None else None
        self.menu_asked.emit(
            at,
            atlas_entries(
                self.copied(), self.map_text(), path.up, lambda: path.go(NETWORK), carry_over
            ),
        )

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("The network, layer by layer"))
        if self.inspection is not None:
            self.view.set_words(sheet_words(self.inspection, self.view.unfolded))
            self._pull_place()
            self._pull_card()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


describe_cells(AtlasView, AtlasCells)
