"""Puts a puzzle, its view and its controls together; what is guessed is no part of a document."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array, Bytes
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.guess import SIDE, Puzzle, puzzle_of, start_filter
from cnnlab.scene.text import number
from cnnlab.ui.images.guess_panel import ZEROS, GuessPanel
from cnnlab.ui.images.guess_view import GuessView
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate
FIRST_SEED = 1


class GuessBinder:
    """``note`` takes a line on what is pointed at, ``refuse`` why something was not taken."""

    def __init__(self, note: Callable[[str], object], refuse: Callable[[Say], object]) -> None:
        self.view, self.panel = GuessView(), GuessPanel()
        self.puzzle: Puzzle | None = None
        self._note, self._pixels = note, np.zeros((1, 1, 1), np.uint8)
        self.view.filter.edited.connect(self._on_edited)
        self.view.filter.refused.connect(refuse)
        self.view.pointed.connect(self._on_pointed)
        self.panel.seed_chosen.connect(self.begin)
        self.panel.start_chosen.connect(self._on_start)
        self.panel.give_up_asked.connect(self._on_give_up)

    def set_picture(self, pixels: Bytes) -> None:
        """The same puzzle on another picture (C, H, W); the first one if there is none."""
        if self.puzzle is None:
            self._pixels = pixels
            self.begin(FIRST_SEED)
        elif pixels is not self._pixels:
            self._pixels = pixels
            made = puzzle_of(pixels, self.puzzle.seed, self.puzzle.chosen)
            self._show(made.given_up() if self.puzzle.shown else made)

    def begin(self, seed: int) -> None:
        """The puzzle of a seed, with nothing chosen."""
        self._show(puzzle_of(self._pixels, seed))
        self.panel.start.show_choice(ZEROS)

    def _on_edited(self, weights: Array, gesture: object) -> None:
        del gesture
        if self.puzzle is not None:
            self._show(self.puzzle.with_chosen(weights))

    def _on_start(self, name: str) -> None:
        weights = np.zeros((SIDE, SIDE)) if name == ZEROS else start_filter(name)
        self._on_edited(weights, None)

    def _on_give_up(self) -> None:
        if self.puzzle is not None:
            self._show(self.puzzle.given_up())

    def _show(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.view.set_puzzle(puzzle)
        over = puzzle.flat or puzzle.shown or puzzle.found
        self.panel.set_puzzle(puzzle.seed, over)

    def _on_pointed(self, pixel: Pair | None) -> None:
        if pixel is None:
            self._note("")
            return
        wanted, made = self.view.numbers_at(pixel)
        text = translate("GuessFilter", "row {row}, column {column}: wanted {wanted}, yours {made}")
        row, column = pixel
        self._note(
            text.format(row=row, column=column, wanted=number(wanted, 4), made=number(made, 4))
        )
