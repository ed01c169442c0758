"""The page "Why": which ink speaks for each of the ten digits, and which stroke decides."""

from typing import Literal

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from cnnlab.core.arrays import Floats
from cnnlab.core.attribution import PATCH, patch_around
from cnnlab.core.inspect.fields import Field
from cnnlab.core.inspect.rounding import fixed
from cnnlab.core.shapes import Pair
from cnnlab.lab.digits.explained import Explained
from cnnlab.lab.digits.explainer import Explainer
from cnnlab.scene.colours import Theme
from cnnlab.ui.digits.bars import percent
from cnnlab.ui.digits.large_map import SMALLEST, LargeMap
from cnnlab.ui.digits.map_legend import MapLegend
from cnnlab.ui.digits.map_paint import InkOutline, SignedMap
from cnnlab.ui.digits.map_tiles import MapTiles, TileLook
from cnnlab.ui.digits.stroke_panel import StrokePanel
from cnnlab.ui.digits.words import unbroken
from cnnlab.ui.widgets.accessible import tell_keys
from cnnlab.ui.widgets.button_row import ButtonRow
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.translated import TranslatedWidget

MapKind = Literal["occlusion", "gradient"]
BESIDE = 250  # px at least for what stands beside the large map
SPACING = 8  # px between the parts of the page
KINDS: tuple[MapKind, ...] = ("occlusion", "gradient")


class Explanation(TranslatedWidget):
    """Shows what the explainer has found out; it computes only while this is seen."""

    seen_changed = Signal(object)
    """Field of the prepared image that the number under the pointer is of, or None."""

    def __init__(self, explainer: Explainer) -> None:
        super().__init__()
        self._explainer = explainer
        self.kind: MapKind = "occlusion"
        self._maps: list[SignedMap] = []
        self._cell: Pair | None = None
        self.kinds, self.legend, self.tiles = ButtonRow(KINDS, 6), MapLegend(), MapTiles()
        self.meaning, self.readout = QLabel(), TextBlock(4)
        self.large, self.stroke = LargeMap(), StrokePanel()
        self._lay_out()
        self.kinds.show_choice(self.kind)
        self.kinds.chosen.connect(self._on_kind)
        self.tiles.chosen.connect(explainer.choose)
        for maps in (self.tiles, self.large):
            maps.pointed.connect(self._on_pointed)
        explainer.changed.connect(self.pull)
        self.retranslate()

    def values(self) -> Floats | None:
        """The maps (10, 28, 28) that are shown: what the ink adds to each digit's logit."""
        explained = self._explainer.explained
        if explained is None:
            return None
        return explained.occlusion if self.kind == "occlusion" else explained.gradient_times_ink

    def set_theme(self, theme: Theme) -> None:
        for part in (self.legend, self.tiles, self.large, self.stroke):
            part.set_theme(theme)

    # pulling

    def pull(self) -> None:
        """Show what the explainer has."""
        explained, values = self._explainer.explained, self.values()
        self._maps = []
        if explained is not None and values is not None:
            bound, outline = float(np.abs(values).max()), InkOutline(explained.image)
            self._maps = [SignedMap(one, bound, outline) for one in values]
            self.legend.set_bound(bound)
        else:
            self._cell = None
            self.legend.set_bound(None)
        self.meaning.setText(self._meaning())
        self.stroke.show_explained(explained)
        self._pull_pointed()

    def _pull_pointed(self) -> None:
        """The numbers at the pixel that is pointed at, or the logits if none is."""
        explained, label, framed = self._explainer.explained, self._explainer.label, self._framed()
        for digit, tile in enumerate(self.tiles.tiles):
            if explained is None:
                tile.set_look(None)
                tile.setAccessibleName(str(digit))
                continue
            value = None if self._cell is None else float(self._maps[digit].values[self._cell])
            text = decimals(float(explained.logits[digit])) if value is None else signed(value)
            predicted = digit == explained.prediction.label
            sign = 0 if value is None else int(np.sign(value))
            tile.set_look(TileLook(self._maps[digit], text, sign, predicted, framed))
            tile.setAccessibleName(self._about(explained, digit))
        if label is not None:
            self.tiles.set_chosen(label)
        self.large.set_map(self._maps[label] if self._maps and label is not None else None)
        self.large.set_pointed(self._cell, framed)
        said = self._readout(explained, label)
        self.readout.set_text(said)
        tell_keys(self.large, said)
        self.seen_changed.emit(_field(framed))

    def _framed(self) -> tuple[slice, slice] | None:
        explained = self._explainer.explained
        if explained is None or self._cell is None:
            return None
        if self.kind == "occlusion":
            rows, columns = explained.image.shape
            return patch_around(self._cell, (rows, columns))
        return slice(self._cell[0], self._cell[0] + 1), slice(self._cell[1], self._cell[1] + 1)

    def _on_kind(self, kind: MapKind) -> None:
        self.kind = kind
        self.pull()

    def _on_pointed(self, cell: Pair | None) -> None:
        if cell != self._cell and self._maps:
            self._cell = cell
            self._pull_pointed()

    # words

    def _meaning(self) -> str:
        if not self._maps:
            return self.tr(
                "Draw a digit, or click one of a picture: here you see which ink speaks for each "
                "of the ten digits, and which against it."
            )
        if self.kind == "occlusion":
            return self.tr(
                "How far each digit’s logit falls when the {size}×{size} pixels around a place are "
                "blanked. Blue: the ink there speaks for the digit; orange: against it."
            ).format(size=PATCH)
        return self.tr(
            "Each pixel’s ink times the gradient of the digit’s logit: what the ink adds to it, to "
            "first order. Blue: it speaks for the digit; orange: against it."
        )

    def _about(self, explained: Explained, digit: int) -> str:
        """A digit's logit and probability."""
        logit = decimals(float(explained.logits[digit]))
        share = unbroken(percent(float(explained.prediction.probabilities[digit])))
        text = (
            self.tr("{digit}, the answer: logit {logit}, probability {share}")
            if digit == explained.prediction.label
            else self.tr("{digit}: logit {logit}, probability {share}")
        )
        return text.format(digit=digit, logit=logit, share=share)

    def _readout(self, explained: Explained | None, label: int | None) -> str:
        if explained is None or label is None:
            return ""
        if self._cell is None:
            about = self._about(explained, label)
            return about + "\n" + self.tr("Point at a map for the numbers there.")
        value = float(self._maps[label].values[self._cell])
        row, column = self._cell
        place = self.tr("{digit} at pixel [{row}, {column}]: {value}").format(
            digit=label, row=row, column=column, value=signed(value)
        )
        return f"{place}\n{self._sum(explained, label, value)}"

    def _sum(self, explained: Explained, label: int, value: float) -> str:
        """How the number under the pointer comes about."""
        assert self._cell is not None  # noqa: S101 - the caller's to hold
        if self.kind == "occlusion":
            logit = float(explained.logits[label])
            return self.tr("logit {before}, with the frame blanked {after}").format(
                before=decimals(logit), after=decimals(round(logit, 2) - round(value, 2))
            )
        ink, gradient = explained.image[self._cell], explained.gradient[label][self._cell]
        return self.tr("ink {ink} × gradient {gradient}").format(
            ink=decimals(float(ink)), gradient=decimals(float(gradient))
        )

    # building

    def _lay_out(self) -> None:
        top, bottom, side = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 0)
        column.setSpacing(SPACING)
        column.addLayout(top)
        top.setSpacing(16)
        top.addWidget(self.kinds)
        top.addWidget(self.legend, 1)
        self.kinds.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.meaning.setWordWrap(True)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.meaning)
        column.addWidget(self.tiles)
        column.addLayout(bottom, 1)
        bottom.setSpacing(14)
        bottom.addWidget(self.large)
        bottom.addLayout(side, 1)
        side.addWidget(self.readout)
        side.addWidget(self.stroke, 1)

    def retranslate(self) -> None:
        for kind, text, tip in (
            (
                "occlusion",
                self.tr("Occlusion"),
                self.tr("Blank a part of the image, and see how each logit changes"),
            ),
            (
                "gradient",
                self.tr("Gradient × ink"),
                self.tr("What each pixel’s ink adds to each logit, by the gradient"),
            ),
        ):
            self.kinds.buttons[kind].setText(text)
            self.kinds.buttons[kind].setToolTip(tip)
        self.legend.setAccessibleName(self.tr("Colours of the maps"))
        self.legend.setToolTip(self.tr("What the ink adds to a digit’s logit; for all ten maps"))
        self.large.setAccessibleName(self.tr("Map of the chosen digit; arrow keys go over it"))
        self.tiles.setAccessibleName(self.tr("Maps of the ten digits"))
        self.pull()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._explainer.set_shown(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._explainer.set_shown(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.height() - self.tiles.y()
        self.tiles.set_room(self.tiles.width(), room)
        below = room - self.tiles.sizeHint().height() - SPACING
        self.large.set_usual_width(max(SMALLEST, min(self.width() - BESIDE, below)))


def decimals(value: float) -> str:
    """A number with two decimals, so that those below one another line up; zero without."""
    return fixed(value, 2) if value else "0"


def signed(value: float) -> str:
    """The same with a sign, also where it is positive."""
    return f"+{decimals(value)}" if round(value, 2) > 0 else decimals(value)


def _field(framed: tuple[slice, slice] | None) -> Field | None:
    if framed is None:
        return None
    rows, columns = framed
    return Field(rows.start, columns.start, rows.stop - rows.start, columns.stop - columns.start)
