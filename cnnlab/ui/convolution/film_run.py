"""The pictures of an animation, taken from the stage one after the other."""

from PySide6.QtWidgets import QScrollBar

from cnnlab.core.arrays import Bytes
from cnnlab.lab.convolution.film import FRAME, ON_THE_WAY, Shot, shots
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.ui.convolution.bench_view import BenchView
from cnnlab.ui.convolution.film_picture import picture_of, size_of

ARRIVED = 1000.0  # ms after which no window is on its way


class FilmRun:
    """Shows one window after the other, and at the end all as it was before.

    The document has an output.
    """

    def __init__(self, document: PlayedDocument, view: BenchView) -> None:
        self._document, self._player, self._view = document, document.player, view
        self._place = document.place
        self.plays_on = self._player.playing
        """Whether it plays at the end, as it did before."""
        self._scrolled = [bar.value() for bar in self._bars()]
        self._player.pause()
        self._player.hold(True)
        self._player.leave()
        document.focus.pin(None)
        view.stage.grids.make_all()
        self._size = size_of(view.seen())
        self._left = shots(self._player.count, self._player.speed)
        self.seconds = [shot.seconds for shot in self._left]
        """That each picture is shown."""
        self.like = [self._picture(self._left[place]) for place in (-1, 0)]
        """Pictures (H, W, 3) that have the colours of all."""

    @property
    def taken(self) -> int:
        """Pictures taken so far."""
        return len(self.seconds) - len(self._left)

    @property
    def done(self) -> bool:
        """Whether all have been taken."""
        return not self._left

    def take(self) -> Bytes:
        """The next picture (H, W, 3)."""
        return self._picture(self._left.pop(0))

    def end(self) -> None:
        """All is as it was before."""
        self._left.clear()
        self._player.hold(False)
        self._document.go_to(self._place)
        self._player.advance(ARRIVED)
        for bar, value in zip(self._bars(), self._scrolled, strict=True):
            bar.setValue(value)
        if self.plays_on:
            self._player.play()

    def _picture(self, shot: Shot) -> Bytes:
        if shot.step != self._player.index:
            self._player.seek(shot.step)
        self._player.advance(ARRIVED if shot.on_the_way == ON_THE_WAY else 1000 * FRAME)
        return picture_of(self._view.seen(), self._size, self._view.theme.window)

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self._view.page.horizontalScrollBar(), self._view.page.verticalScrollBar()
