"""Puts the document's puzzle, its view and its controls together."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.pipeline import Conv
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.guess import Puzzle, puzzle_picture, start_filter, start_of
from cnnlab.lab.images.layer_region import Region, region_of
from cnnlab.lessons.image_sheet import GUESSED, Channel, ImagePicture
from cnnlab.scene.text import number
from cnnlab.ui.images.guess_edits import GuessEdits
from cnnlab.ui.images.guess_panel import OWN, ZEROS, GuessPanel
from cnnlab.ui.images.guess_view import GuessView
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate


class GuessBinder:
    """``note`` takes a line on what is pointed at, ``refuse`` why something was not taken."""

    def __init__(
        self,
        document: ImageDocument,
        note: Callable[[str], object],
        refuse: Callable[[Say], object],
    ) -> None:
        self.view, self.panel, self.edits = GuessView(), GuessPanel(), GuessEdits(document)
        self.puzzle: Puzzle | None = None
        """As it was shown last."""
        self._document, self._note = document, note
        self._on: tuple[ImagePicture, Channel] | None = None
        self.view.filter.edited.connect(self.edits.set_weights)
        self.view.filter.refused.connect(refuse)
        self.view.pointed.connect(self._on_pointed)
        self.panel.seed_chosen.connect(self.edits.begin)
        self.panel.start_chosen.connect(self._on_start)
        self.panel.give_up_asked.connect(self.edits.give_up)

    def pull(self) -> None:
        """Show the puzzle on the picture."""
        sheet, before = self._document.sheet, self.puzzle
        on = sheet.picture, sheet.layers.channel
        if before is None or on != self._on:
            self._on, picture = on, puzzle_picture(*on)
        elif sheet.guess is before.guess:
            return
        else:
            picture = before.picture
        puzzle = self.puzzle = Puzzle(picture, sheet.guess)
        self.view.set_puzzle(puzzle)
        weights = puzzle.guess.weights
        start = (start_of(weights) or OWN) if weights.any() else ZEROS
        self.panel.set_puzzle(puzzle.guess.seed, start, puzzle.over or puzzle.flat)

    def region(self) -> Region | None:
        """What the guessed filter does around the marked pixel."""
        puzzle = self.puzzle
        if puzzle is None:
            return None
        height, width = puzzle.picture.shape
        conv, at = Conv(puzzle.guess.weights), self.view.result.pinned
        return region_of(puzzle.picture[None], conv, 0, at, (height, width))

    def _on_start(self, name: object) -> None:
        if isinstance(name, str) and name != OWN:
            weights = np.zeros((GUESSED, GUESSED)) if name == ZEROS else start_filter(name)
            self.edits.start_from(weights)

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


def guess_name() -> str:
    """What the map of the guessed filter is called."""
    return translate("GuessFilter", "What your filter makes")
