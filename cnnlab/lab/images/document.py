"""The Images tab's document: one sheet, of which each edit changes a part."""

from dataclasses import replace

from cnnlab.lab.shared.history import History, StepName
from cnnlab.lessons.image_sheet import (
    ImageFiltering,
    ImageGuess,
    ImageLayers,
    ImagePicture,
    ImagePieces,
    ImageSheet,
)


class ImageDocument(History[ImageSheet]):
    """A history of sheets. ``changed`` names the parts, as "picture" or "filtering"."""

    @property
    def sheet(self) -> ImageSheet:
        """What is shown now."""
        return self.value

    def edit_picture(self, picture: ImagePicture, text: StepName, gesture: object = None) -> None:
        """Another picture, as one undo step."""
        if picture is not self.sheet.picture:
            self.replace(replace(self.sheet, picture=picture), text, gesture)

    def edit_filtering(
        self, filtering: ImageFiltering, text: StepName, gesture: object = None
    ) -> None:
        """Another filter or another way to use it, as one undo step."""
        if filtering is not self.sheet.filtering:
            self.replace(replace(self.sheet, filtering=filtering), text, gesture)

    def edit_layers(self, layers: ImageLayers, text: StepName, gesture: object = None) -> None:
        """Other layers, as one undo step."""
        if layers is not self.sheet.layers:
            self.replace(replace(self.sheet, layers=layers), text, gesture)

    def edit_pieces(self, pieces: ImagePieces, text: StepName, gesture: object = None) -> None:
        """Another X, other pieces or another way to know it, as one undo step."""
        if pieces is not self.sheet.pieces:
            self.replace(replace(self.sheet, pieces=pieces), text, gesture)

    def edit_guess(self, guess: ImageGuess, text: StepName, gesture: object = None) -> None:
        """Another puzzle, or another guess, as one undo step."""
        if guess is not self.sheet.guess:
            self.replace(replace(self.sheet, guess=guess), text, gesture)
