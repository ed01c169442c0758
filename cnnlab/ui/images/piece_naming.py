"""Names of the grids of the page of pieces, for readers and screen readers."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.images.pieces import PiecesView
from cnnlab.scene.text import number, two_decimals
from cnnlab.ui.images.piece_board import PieceBoard
from cnnlab.ui.images.piece_grid import MarkedGrid, PixelGrid
from cnnlab.ui.images.piece_words import NAMES, piece_title, share_titles
from cnnlab.ui.widgets.named import name_control

translate = QCoreApplication.translate


def name_grids(pixels: PixelGrid, board: PieceBoard) -> None:
    """Names of all grids, tool tips of those that are edited, and how their cells are said.

    A tip over a map would hide what one points at.
    """
    tip = translate("PiecesPage", "Click or drag to draw; Space toggles a pixel, 1 and 0 set it")
    name_control(pixels, translate("PiecesPage", "The picture of 9×9 pixels"), tip)
    pixels.set_describe(partial(_describe, pixels))
    for (row, index), grid in board.grids.items():
        edited = translate("PiecesPage", "Double click, type or turn the wheel to edit a number")
        tip = edited if grid.editable else ""
        name_control(grid, _grid_name(row).format(name=NAMES[index]), tip)
        grid.set_describe(partial(_describe, grid))


def name_shares(board: PieceBoard, view: PiecesView, hidden: bool) -> None:
    """Titles over the weights: what each piece adds."""
    for letter, row in enumerate(("X", "O")):
        for index, text in enumerate(share_titles(view, letter, hidden)):
            board.titles[row, index].set_text(text)


def name_parts(board: PieceBoard, view: PiecesView, rectified: bool) -> None:
    """Headings of the rows, and the titles over the grids."""
    rows, columns = view.maps.pooled.shape[1:]
    scores = translate("PiecesPage", "Maps: sum of nine products / 9")
    after = translate("PiecesPage", "Maps after ReLU: what was below 0 is 0")
    pooled = translate("PiecesPage", "After ReLU and a 2×2 max pool: {rows}×{columns}")
    headings = {
        "map": after if rectified else scores,
        "pool": pooled.format(rows=rows, columns=columns),
        "X": translate("PiecesPage", "Weights for X"),
        "O": translate("PiecesPage", "Weights for O"),
    }
    for row, text in headings.items():
        if board.headings[row].text() != text:
            board.headings[row].setText(text)
    for index in range(len(NAMES)):
        board.titles["piece", index].set_text(piece_title(view, index))
        board.titles["pool", index].set_text(NAMES[index])


def gestures() -> list[tuple[str, str]]:
    """Keys and mouse of the page."""
    return [
        (
            translate("PiecesPage", "Click, drag on the picture"),
            translate("PiecesPage", "Toggle a pixel, draw on"),
        ),
        (
            translate("PiecesPage", "Space, 1, 0 on the picture"),
            translate("PiecesPage", "Toggle the pixel, ink, no ink"),
        ),
        (
            translate("PiecesPage", "Point at a cell of a map"),
            translate("PiecesPage", "Light up what it comes from"),
        ),
        (
            translate("PiecesPage", "Click a cell of a map"),
            translate("PiecesPage", "Keep its arithmetic; again lets it go"),
        ),
        (
            translate("PiecesPage", "Double click, F2, digits"),
            translate("PiecesPage", "Edit a number of a piece or a weight"),
        ),
    ]


def _describe(grid: MarkedGrid, row: int, column: int) -> str:
    text = translate("PiecesPage", "{name}, row {row}, column {column}: {value}")
    matches = grid.objectName().startswith(("xMap", "xPool"))
    value = grid.value(row, column)
    return text.format(
        name=grid.accessibleName(),
        row=row,
        column=column,
        value=two_decimals(value) if matches else number(value, 4),
    )


def _grid_name(row: str) -> str:
    return {
        "piece": translate("PiecesPage", "Piece {name}"),
        "map": translate("PiecesPage", "Map of piece {name}"),
        "pool": translate("PiecesPage", "Pooled map of piece {name}"),
        "X": translate("PiecesPage", "Weights of piece {name} for X"),
        "O": translate("PiecesPage", "Weights of piece {name} for O"),
    }[row]
