"""What a transport bar says of that which it plays, in the language in use."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

Moment = tuple[int, int] | None
"""Inside a step: which moment of how many, from 0."""


@dataclass(frozen=True)
class TransportWords:
    """Names and tool tips of its controls, and the place as words.

    ``place`` takes the step, from 0, the number of steps and the moment inside; ``widest`` takes
    the number of steps and gives the longest that ``place`` can say.
    """

    place: Callable[[int, int, Moment], str]
    widest: Callable[[int], str]
    first: str
    first_tip: str
    last: str
    last_tip: str
    inside: str
    inside_word: str
    """On its button."""
    inside_tip: str
    position: str
    position_tip: str
    speed_tip: str
    fast: tuple[str, ...] = ()
    """Names of the speeds beyond 128 times, each twice the one before."""


def window_words() -> TransportWords:
    """Of a window that moves over a convolution's input."""
    translate = QCoreApplication.translate
    return TransportWords(
        _window_place,
        lambda count: _window_place(count - 1, count, (98, 99)),
        translate("Transport", "First window"),
        translate("Transport", "Go to the first window"),
        translate("Transport", "Last window"),
        translate("Transport", "Go to the last window"),
        translate("Transport", "Inside the window"),
        translate("Transport", "Products"),
        translate(
            "Transport",
            "Step inside a window: the products one by one, then the channels' sums, "
            "the bias and the total (Enter; Escape leaves)",
        ),
        translate("Transport", "Position of the window"),
        translate(
            "Transport",
            "Drag to move the window: filter by filter, row by row, column by column",
        ),
        translate(
            "Transport",
            "Windows a second, from a quarter to 128; then a row at a time, then a whole output",
        ),
        (translate("Transport", "by row"), translate("Transport", "whole")),
    )


def _window_place(index: int, count: int, moment: Moment) -> str:
    translate = QCoreApplication.translate
    if moment is None:
        text = translate("Transport", "window {n} of {count}")
        return text.format(n=min(index + 1, count), count=count)
    text = translate("Transport", "window {n}, step {i} of {moments}")
    return text.format(n=index + 1, i=moment[0] + 1, moments=moment[1])
