"""What is done to the X, its pieces and their vote, each as one undo step with a name."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.pieces import (
    with_letter,
    with_partial,
    with_piece,
    with_pixels,
    with_weights,
)
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.image_sheet import ImagePieces
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate
Part = tuple[str, int, int]
"""Of an editable grid: "pixels", "piece" or "weights", the piece's index, the letter's."""


class PieceEdits:
    """Edits of the document's pieces."""

    def __init__(self, document: ImageDocument, refuse: Callable[[Say], object]) -> None:
        self._document, self._refuse = document, refuse

    @property
    def pieces(self) -> ImagePieces:
        """What is shown."""
        return self._document.sheet.pieces

    def put(self, part: Part, top: int, left: int, block: Array, gesture: object = None) -> None:
        """Numbers (rows, columns) put into a grid."""
        kind, index, letter = part
        if kind == "pixels":
            changed = with_pixels(self.pieces, top, left, block)
        elif kind == "piece":
            changed = with_piece(self.pieces, index, top, left, block)
        else:
            changed = with_weights(self.pieces, letter, index, top, left, block)
        self._document.edit_pieces(changed, partial(_edit_name, kind), gesture)

    def set_cell(self, part: Part, row: int, column: int, value: float, gesture: object) -> None:
        """One number typed, scrubbed or drawn."""
        self.put(part, row, column, np.array([[value]]), gesture)

    def paste(self, part: Part, shape: tuple[int, int], top: int, left: int, block: Array) -> None:
        """A block pasted into a grid of a shape; refused where it does not fit."""
        room = shape[0] - top, shape[1] - left
        if block.shape[0] > room[0] or block.shape[1] > room[1]:
            self._refuse(partial(_too_large, block.shape, room))
            return
        self.put(part, top, left, block)

    def set_letter(self, letter: str) -> None:
        """An X, an O, or nothing."""
        drawn = with_letter(self.pieces, letter)
        self._document.edit_pieces(drawn, partial(_letter_name, letter))

    def set_partial(self, kept: bool) -> None:
        """Whether the pool keeps partial windows."""
        pieces = with_partial(self.pieces, kept)
        self._document.edit_pieces(pieces, lambda: translate("PiecesPage", "Windows of the pool"))

    def set_distortion(self, kind: str) -> None:
        """Another kind of distortion."""
        self._set(lambda: translate("PiecesPage", "Kind of distortion"), distortion=kind)

    def set_amount(self, amount: float, gesture: object = None) -> None:
        """How much it is distorted, 0…1."""
        self._set(lambda: translate("PiecesPage", "Distort"), gesture, amount=amount)

    def set_seed(self, seed: int) -> None:
        """Another direction, other pixels."""
        self._set(lambda: translate("PiecesPage", "Seed of the distortion"), seed=seed)

    def set_predicts(self, predicts: bool) -> None:
        """Whether the scores are hidden until they are guessed."""
        self._set(lambda: translate("PiecesPage", "Predict first"), predicts=predicts)

    def reset_pieces(self) -> None:
        """The tutorial's three pieces."""
        first = ImagePieces().pieces
        self._set(lambda: translate("PiecesPage", "The tutorial’s pieces"), pieces=first)

    def reset_weights(self) -> None:
        """The default weights of the vote."""
        if self.pieces.weights is not None:
            self._set(lambda: translate("PiecesPage", "The first weights"), weights=None)

    def _set(self, text: StepName, gesture: object = None, **changed: Any) -> None:
        """Other values of fields; the same again is no edit."""
        pieces = self.pieces
        if any(not np.array_equal(getattr(pieces, name), new) for name, new in changed.items()):
            self._document.edit_pieces(replace(pieces, **changed), text, gesture)


def _edit_name(kind: str) -> str:
    return {
        "pixels": translate("PiecesPage", "Draw"),
        "piece": translate("PiecesPage", "Edit a piece"),
        "weights": translate("PiecesPage", "Edit weights"),
    }[kind]


def _letter_name(letter: str) -> str:
    return {
        "X": translate("PiecesPage", "Draw an X"),
        "O": translate("PiecesPage", "Draw an O"),
        "": translate("PiecesPage", "Clear the picture"),
    }[letter]


def _too_large(came: tuple[int, int], room: tuple[int, int]) -> str:
    return translate(
        "PiecesPage",
        "{came} numbers do not fit: from this cell on there is room for {room}. Select another "
        "cell or copy less.",
    ).format(came=f"{came[0]}×{came[1]}", room=f"{room[0]}×{room[1]}")
