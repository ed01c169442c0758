"""An X that is known by its pieces, and by the whole picture."""

from functools import partial
from itertools import pairwise

import numpy as np

from cnnlab.core.pieces.compare import Curve
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.pieces import (
    WAYS,
    CurveRun,
    PiecesView,
    pool_window,
    same_but_preset,
    view_of,
)
from cnnlab.lessons.image_sheet import PIECE, ImagePage, ImagePieces
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.piece_curve import CurvePicture
from cnnlab.ui.images.page import ImagesPage
from cnnlab.ui.images.piece_board import PieceBoard, Place
from cnnlab.ui.images.piece_controls import PieceControls
from cnnlab.ui.images.piece_edits import PieceEdits
from cnnlab.ui.images.piece_grid import PixelGrid, Window
from cnnlab.ui.images.piece_layout import PiecesLayout
from cnnlab.ui.images.piece_naming import gestures, name_grids, name_parts, name_shares
from cnnlab.ui.images.piece_scores import ScoresView
from cnnlab.ui.images.piece_words import (
    LETTER_NAMES,
    copied,
    curve_summary,
    map_note,
    map_sum,
    pool_note,
    pool_sum,
    score_groups,
    status_line,
    sum_picture,
    weight_sum,
)
from cnnlab.ui.widgets.accessible import tell_keys
from cnnlab.ui.widgets.accessible_numbers import announce_cell
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.table_mime import copy_text
from cnnlab.ui.window.notice import refused

PIXELS: Place = ("pixels", 0)
Seen = tuple[Place, Pair]
"""A grid and a cell of it."""


class PiecesPage(ImagesPage):
    """The picture with its scores at the left; at the right maps, vote or curve."""

    name: ImagePage = "pieces"

    def __init__(self, document: ImageDocument) -> None:
        super().__init__(document)
        self.edits = PieceEdits(document, lambda say: self.notice.emit(refused(say)))
        self.pixels, self.board, self.scores = PixelGrid(), PieceBoard(), ScoresView()
        self.panel = PieceControls(self.controls)
        self.parts = PiecesLayout(self, self.pixels, self.board, self.scores, self.panel)
        self._shown: tuple[ImagePieces, PiecesView] | None = None
        self._guesses: dict[str, bool] = {}
        self._pointed: Seen | None = None
        self._pinned: Seen | None = None
        self.run = CurveRun(self)
        self._drawn: tuple[Curve, CurvePicture] | None = None
        self._connect()
        self.retranslate()

    @property
    def pieces(self) -> ImagePieces:
        """What is shown."""
        return self.document.sheet.pieces

    @property
    def view(self) -> PiecesView:
        """What follows from it, worked out once."""
        shown, pieces = self._shown, self.pieces
        if shown is None or shown[0] is not pieces:
            if shown is None or not same_but_preset(shown[0], pieces):
                self._guesses = {}
            self._shown = shown = pieces, view_of(pieces)
        return shown[1]

    @property
    def hidden(self) -> bool:
        """Whether the scores are still to be predicted."""
        return self.pieces.predicts and len(self._guesses) < len(WAYS)

    # what a page is asked for

    def pull(self) -> None:
        view, pieces = self.view, self.pieces
        self.pixels.set_cells(Cells(view.picture))
        self.board.show_numbers(view, pieces.pieces, self.panel.rectified.isChecked())
        self.panel.show_pieces(pieces)
        self._pull_scores()
        self._pull_curve()
        name_parts(self.board, view, self.panel.rectified.isChecked())
        self._explain()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.pixels, self.board, self.scores, self.parts.curve, self.parts.arithmetic):
            part.set_theme(theme)

    def status(self) -> str:
        return status_line(self.view.scores, self.hidden)

    def gestures(self) -> list[tuple[str, str]]:
        return gestures()

    def copy(self) -> None:
        """Scores and maps; what is selected in a grid is the window's to copy."""
        copy_text(copied(self.view, self.hidden))

    def close_down(self) -> None:
        self.run.close()

    def retranslate(self) -> None:
        self.parts.retranslate()
        name_grids(self.pixels, self.board)
        self.pull()

    # building

    def _connect(self) -> None:
        edits, parts = self.edits, self.parts
        self._connect_grids()
        self._connect_panel()
        self.board.pointed.connect(self._on_pointed)
        self.board.clicked.connect(self._on_clicked)
        for letter, button in parts.letters.items():
            button.clicked.connect(lambda _on=False, letter=letter: edits.set_letter(letter))
        for name, button in parts.views.items():
            button.clicked.connect(lambda _on=False, name=name: self.show_view(name))
        self.run.ready.connect(self._on_curve)
        parts.curve.amount_dragged.connect(edits.set_amount)
        parts.editor.refused.connect(lambda say: self.notice.emit(refused(say)))
        order = [self.pixels, *parts.letters.values(), *self.board.grids.values()]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect_grids(self) -> None:
        self.pixels.drawn.connect(partial(self.edits.set_cell, ("pixels", 0, 0)))
        self._wire(PIXELS, self.pixels)
        for place, grid in self.board.editable():
            self._wire(place, grid)
        for grid in (self.pixels, *self.board.grids.values()):
            grid.current_moved.connect(partial(announce_cell, grid))
            entries = ["cut", "copy", "paste"] if grid.editable else ["copy"]
            grid.menu_asked.connect(lambda at, entries=entries: self.menu_asked.emit(at, entries))

    def _connect_panel(self) -> None:
        edits, panel = self.edits, self.panel
        panel.rectified.toggled.connect(self.pull)
        panel.pool.chosen.connect(edits.set_partial)
        panel.kind.chosen.connect(edits.set_distortion)
        panel.seed.valueChanged.connect(edits.set_seed)
        panel.amount_moved.connect(edits.set_amount)
        panel.predicts.toggled.connect(edits.set_predicts)
        panel.predict.guessed.connect(self._on_guessed)
        panel.reset_pieces.clicked.connect(edits.reset_pieces)
        panel.reset_weights.clicked.connect(edits.reset_weights)

    def _wire(self, place: Place, grid: GridView) -> None:
        kind, index = place
        part = (
            ("weights", index, LETTER_NAMES.index(kind))
            if kind in LETTER_NAMES
            else (kind, index, 0)
        )
        edits, editor = self.edits, self.parts.editor
        grid.cell_edited.connect(partial(edits.set_cell, part))
        grid.block_edited.connect(partial(edits.put, part))
        grid.block_pasted.connect(lambda r, c, block: edits.paste(part, grid.shape, r, c, block))
        grid.refused.connect(lambda say: self.notice.emit(refused(say)))
        if place != PIXELS:
            grid.edit_requested.connect(lambda r, c, text: editor.open_over(grid, r, c, text))

    # what happened

    def _on_guessed(self, way: str, answer: bool) -> None:
        self._guesses[way] = answer
        self._pull_scores()
        self._pull_curve()
        self._explain()
        self.status_changed.emit()

    def show_view(self, name: str) -> None:
        """Pieces and maps, the vote, or the curve."""
        self._pointed = self._pinned = None
        self.parts.show_view(name)
        self._pull_curve()
        self._explain()

    def _pull_curve(self) -> None:
        """The curve where it is seen; it is asked for where it is not known yet."""
        shown = self.parts.curve
        if self.parts.stack.currentWidget() is not shown:
            return
        self.run.ask(self.pieces)
        curve = self.run.curve
        if curve is None or self.hidden:
            shown.set_picture(None, self.tr("Predict it first") if self.hidden else "")
        else:
            if self._drawn is None or self._drawn[0] is not curve:
                self._drawn = curve, CurvePicture(curve.amounts, curve.pieces, curve.whole)
            shown.set_picture(self._drawn[1])
            shown.set_now(self.pieces.amount)
        amount = f"{self.pieces.amount:.0%}"
        tell_keys(shown, "\n".join(filter(None, (amount, self._idle()))))

    def _idle(self) -> str:
        """What is said while no cell is pointed at: of the curve how long the letter lasts."""
        curve = self.run.curve
        if self.parts.stack.currentWidget() is not self.parts.curve:
            return ""
        return "" if curve is None or self.hidden else curve_summary(curve, self.view.letter)

    def _on_curve(self) -> None:
        self._pull_curve()
        self._explain()

    def _pull_scores(self) -> None:
        view, guesses = self.view, self._guesses
        self.scores.set_groups(score_groups(view.scores, self.hidden))
        name_shares(self.board, view, self.hidden)
        known = self.pieces.predicts and not self.hidden
        right = {way: guesses[way] == view.still(way) for way in WAYS} if known else {}
        self.panel.predict.show_guesses(view.letter, guesses, right)

    def _on_pointed(self, place: Place, cell: Pair | None) -> None:
        self._pointed = None if cell is None else (place, cell)
        self._explain()

    def _on_clicked(self, place: Place, cell: Pair) -> None:
        """A click keeps what is explained, the next one on the same cell lets it go."""
        self._pinned = None if self._pinned == (place, cell) else (place, cell)
        self._explain()

    def _explain(self) -> None:
        """The arithmetic of the cell that is pointed at, else of the one that was clicked."""
        seen = self._pointed or self._pinned
        if seen is not None and not self._explains(*seen):
            seen = self._pinned = None
        if seen is None:
            self.parts.say(self._idle())
            self.note_changed.emit("")
            self._light({}, None)

    def _explains(self, place: Place, cell: Pair) -> bool:
        """Say where a cell's number comes from; False where that is none of ours."""
        (kind, index), view, (row, column) = place, self.view, cell
        shape = self.board.grids[place].shape
        if row >= shape[0] or column >= shape[1]:
            return False
        picture = None
        if kind == "map":
            picture = sum_picture(view, self.pieces.pieces[index], index, *cell)
            note = map_note(view, index, *cell)
            text = map_sum(view, self.pieces.pieces[index], index, *cell)
            self._light({place: (row, column, 1, 1)}, (row, column, PIECE, PIECE))
        elif kind == "pool":
            note, text = pool_note(view, index, *cell), pool_sum(view, index, *cell)
            self._light_pooled(index, cell)
        elif kind in LETTER_NAMES and not self.hidden:
            text = weight_sum(view, LETTER_NAMES.index(kind), index, *cell)
            note = text.partition("\n")[0]
            self._light({("pool", index): (row, column, 1, 1)}, None)
        else:
            return False
        self.parts.say(text, picture)
        self.note_changed.emit(note)
        return True

    def _light_pooled(self, index: int, cell: Pair) -> None:
        """The window of the pool, and the piece's place in the picture that won it."""
        values = self.view.maps.rectified[index]
        top, left, rows, columns = pool_window(values.shape, *cell)
        inside = values[top : top + rows, left : left + columns]
        down, right = divmod(int(np.argmax(inside)), columns)
        place = top + down, left + right, PIECE, PIECE
        self._light({("map", index): (top, left, rows, columns)}, place)

    def _light(self, windows: dict[Place, Window], pixels: Window | None) -> None:
        self.board.light(windows)
        self.pixels.light(pixels)
