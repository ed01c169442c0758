"""Where things stand on the page of pieces, and the words round them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnlab.scene.piece_sum import SumPicture
from cnnlab.ui.images.piece_board import PieceBoard
from cnnlab.ui.images.piece_controls import PieceControls
from cnnlab.ui.images.piece_curve import AmountCurve
from cnnlab.ui.images.piece_grid import PixelGrid
from cnnlab.ui.images.piece_holder import GridHolder
from cnnlab.ui.images.piece_scores import ScoresView
from cnnlab.ui.images.piece_sum import PieceSum
from cnnlab.ui.images.piece_words import curve_legend
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.named import label_button, name_control

translate = QCoreApplication.translate
WIDTHS = 30, 70  # shares of the picture's card and of the other one
VIEWS = ("pieces", "vote", "curve")


class PiecesLayout:
    """Lays the page's parts out, and makes buttons, titles and the line of arithmetic."""

    def __init__(
        self,
        page: QWidget,
        pixels: PixelGrid,
        board: PieceBoard,
        scores: ScoresView,
        panel: PieceControls,
    ) -> None:
        self._board = board
        self.title, self.arithmetic = QLabel(), PieceSum()
        self.letters = {letter: QPushButton() for letter in ("X", "O", "")}
        self.views = {name: QPushButton() for name in VIEWS}
        self.stack, self.curve = QStackedWidget(), AmountCurve()
        self._name_objects(pixels, scores, panel)
        halves = QHBoxLayout(page)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(8)
        halves.addWidget(self._left(pixels, scores), WIDTHS[0])
        halves.addWidget(self._right(), WIDTHS[1])
        self.editor = CellEditor(page)

    def show_view(self, name: str) -> None:
        """Pieces and maps, or the vote."""
        self.views[name].setChecked(True)
        curve = name == "curve"
        self.stack.setCurrentWidget(self.curve if curve else self._board)
        if not curve:
            self._board.show_view(name)

    def say(self, arithmetic: str, picture: SumPicture | None = None) -> None:
        """Where a number comes from; a hint, in the view of the maps, where there is none."""
        hint = translate("PiecesPage", "Point at a cell of a map to see its nine products")
        self.arithmetic.show_sum(arithmetic or hint, picture)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.title.setText(translate("PiecesPage", "Click or drag to draw"))
        clear = translate("PiecesPage", "Clear")
        tips = {
            "X": translate("PiecesPage", "The tutorial’s X"),
            "O": translate("PiecesPage", "An O of ours"),
            "": translate("PiecesPage", "A picture without ink"),
        }
        for letter, button in self.letters.items():
            label_button(button, letter or clear, tips[letter])
        axes = translate("PiecesPage", "amount of distortion"), translate("PiecesPage", "score")
        self.curve.set_words(axes, curve_legend())
        name_control(
            self.curve,
            translate("PiecesPage", "Scores over the amount of distortion"),
            translate("PiecesPage", "Drag or use the arrow keys to change the amount"),
        )
        self._name_views()

    def _name_views(self) -> None:
        names = {
            "pieces": (
                translate("PiecesPage", "Pieces and maps"),
                translate("PiecesPage", "Where each piece is found, and how well"),
            ),
            "curve": (
                translate("PiecesPage", "More and more"),
                translate("PiecesPage", "Both scores over the amount of distortion"),
            ),
            "vote": (
                translate("PiecesPage", "The vote"),
                translate("PiecesPage", "Pooled cells times weights give the scores of X and O"),
            ),
        }
        for name, button in self.views.items():
            label_button(button, *names[name])

    def _left(self, pixels: PixelGrid, scores: ScoresView) -> QFrame:
        frame, column = _card()
        self.title.setObjectName("heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addWidget(self.title)
        column.addWidget(GridHolder(pixels), 27)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        for button in self.letters.values():
            row.addWidget(button, 1)
        column.addWidget(scores, 20)
        return frame

    def _right(self) -> QFrame:
        frame, column = _card()
        row, group = QHBoxLayout(), QButtonGroup(frame)
        column.addLayout(row)
        row.setSpacing(8)
        for button in self.views.values():
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.stack.addWidget(self._board)
        self.stack.addWidget(self.curve)
        column.addWidget(self.stack, 1)
        column.addWidget(self.arithmetic)
        self.views["pieces"].setChecked(True)
        return frame

    def _name_objects(self, pixels: PixelGrid, scores: ScoresView, panel: PieceControls) -> None:
        for widget, name in (
            (pixels, "xGrid"),
            (scores, "xScores"),
            (self.arithmetic, "xArithmetic"),
            (self.curve, "xCurve"),
            (self.letters["X"], "xLetterX"),
            (self.letters["O"], "xLetterO"),
            (self.letters[""], "xClear"),
            (panel.rectified, "xRelu"),
            (panel.pool, "xPoolBox"),
            (panel.kind, "xDistortion"),
            (panel.amount, "xAmount"),
            (panel.seed, "xSeed"),
            (panel.predicts, "xPredict"),
            *((button, f"xView{name.title()}") for name, button in self.views.items()),
        ):
            widget.setObjectName(name)


def _card() -> tuple[QFrame, QVBoxLayout]:
    """A card and the column in it."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(6)
    return frame, column
