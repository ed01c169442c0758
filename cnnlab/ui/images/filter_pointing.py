"""What is pointed at in a result: its window in the picture, and its sum written out."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF

from cnnlab.core.filtering import PixelSum, WindowSum, window_at
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.filtering import FilterTask
from cnnlab.scene.text import number, plain, signed_factor
from cnnlab.ui.widgets.ledger_sum import Sum

translate = QCoreApplication.translate
MOST_TAPS = 121  # framed one by one where the filter is dilated


def pixel_sum(task: FilterTask, at: Pair) -> PixelSum:
    """What a pixel of the result is made of. Raises IndexError for one that is not in it."""
    return window_at(task.exact, task.filter, task.settings, *at)


def window_marks(found: PixelSum, dilated: bool) -> list[QRectF]:
    """Blocks of pixels that the window reads: one, or each of them where there are gaps."""
    window = found.windows[0]
    if dilated and window.window.size <= MOST_TAPS:
        return [QRectF(x, y, 1, 1) for y in window.rows.tolist() for x in window.columns.tolist()]
    top, left = int(window.rows[0]), int(window.columns[0])
    height, width = int(window.rows[-1]) - top + 1, int(window.columns[-1]) - left + 1
    return [QRectF(left, top, width, height)]


def sum_content(found: PixelSum, task: FilterTask, at: Pair) -> Sum:
    """The sum to paint: a line of products for each filter."""
    pair = len(found.windows) > 1
    return Sum(
        title=pixel_name(at),
        names=("x", "y") if pair else ("w",),
        weights=np.stack([window.weights for window in found.windows]),
        values=np.stack([window.window for window in found.windows]),
        channel_sums=np.array([window.total for window in found.windows]),
        bias=0.0,
        total=found.value,
        widest=_widest(found, task),
        ending=_ending(found, task),
    )


def sum_said(found: PixelSum, task: FilterTask, at: Pair) -> Callable[[], str]:
    """What gives the sum as plain text with ASCII signs."""

    def say() -> str:
        lines = [pixel_name(at), *(_line(window) for window in found.windows)]
        if len(found.windows) > 1:
            lines.append(f"{_ending(found, task)} = {plain(found.value)}")
        return "\n".join(lines)

    return say


def result_note(found: PixelSum, at: Pair) -> str:
    """One line on a pixel of the result."""
    text = translate("Filters", "result[{row},{column}] = {value}")
    return text.format(row=at[0], column=at[1], value=number(found.value, 4))


def pinned_note(at: Pair) -> str:
    """One line on the pixel of the result that stays."""
    return translate("Filters", "{pixel} is pinned: Escape lets go").format(pixel=pixel_name(at))


def pixel_name(at: Pair) -> str:
    """Of the result."""
    return translate("Filters", "result[{row},{column}]").format(row=at[0], column=at[1])


def _line(window: WindowSum) -> str:
    pairs = zip(window.weights.ravel().tolist(), window.window.ravel().tolist(), strict=True)
    terms = " + ".join(f"{plain(w)}·{plain(x)}" for w, x in pairs)
    return f"{terms} = {plain(window.total)}"


def _ending(found: PixelSum, task: FilterTask) -> str:
    """How the sums of a pair become one number; of one filter, how many products there are."""
    if len(found.windows) == 1:
        count = found.windows[0].products.size
        return translate("Filters", "sum of {count} products").format(count=count)
    x, y = (window.total for window in found.windows)
    if task.combined == "direction":  # rows count downwards
        return f"atan2({number(0 - y, 4)}, {number(x, 4)})"
    return f"√({signed_factor(x)}² + {signed_factor(y)}²)"


def _widest(found: PixelSum, task: FilterTask) -> tuple[str, str]:
    """The longest factors, with room for those of other pixels, so that columns stay in place."""
    usual = "255" if task.whole_numbers else "99.999"  # mixed colours are in thousandths
    usual = usual if task.settings.repeat == 1 else "(−99.9999)"
    factors = [signed_factor(v) for w in found.windows for v in w.window.ravel().tolist()]
    weights = [number(v, 4) for w in found.windows for v in w.weights.ravel().tolist()]
    return max(weights, key=len), max((*factors, usual), key=len)
