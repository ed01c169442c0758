"""Ink of digits looked for on a page, through windows of several widths."""

from typing import Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Mask
from cnnlab.core.picture import block_means
from cnnlab.digits.components import components
from cnnlab.digits.morphology import Floats
from cnnlab.digits.page_boxes import overlap
from cnnlab.digits.page_lines import line_pixels
from cnnlab.digits.page_marks import LEAST, NOISE, Marks, find_marks, ink_mask
from cnnlab.digits.page_regions import (
    Group,
    Ink,
    digits_among,
    groups_of,
    in_reading_order,
    ink_of_group,
)
from cnnlab.digits.paper import DARKEST, Contrast, Tone, contrast, tone
from cnnlab.digits.small_ink import small_ink

LARGEST: Final = 800  # pixels of the longer side in which digits are looked for
TINY: Final = 64  # pixels of the longer side of a picture that holds one digit
SMALL: Final = 240  # pixels of the longer side: a picture of half that is enlarged
PARTS: Final = (16, 8, 4)  # of the shorter side, of which windows are as wide as one
NARROWEST: Final = 5
NARROW: Final = 0.5  # of a window: strokes that it shows whole
ENOUGH: Final = 0.7  # of what the best window shows
LARGER: Final = 1.2  # times: what has more area or depth, all of it as dark, is the whole of a mark
ALIKE: Final = 0.8
SEEN: Final = 0.5  # of a digit's ink: what a window sees of one that it does not show whole
LEAST_SPECK: Final = 3  # pixels of the larger side
DUST: Final = 30  # specks at most that may be a digit too small to be read
COARSE: Final = 100  # pixels of the longer side, in which what is faint is looked for
FAINT: Final = LEAST / 3

Reason = Literal["", "blank", "too small", "too faint"]


class Found(NamedTuple):
    """Ink of the digits on a page (H, W) in reading order, and why there is none.

    A small picture is made ``times`` as large first.
    """

    shape: tuple[int, int]
    inks: list[Ink]
    reason: Reason
    times: int = 1

    def ink(self) -> npt.NDArray[np.float64]:
        """Ink (H, W) in 0…1 of all digits, each where it stands; paper 0."""
        page = np.zeros(self.shape)
        for one in self.inks:
            left, top = one.corner
            height, width = one.ink.shape
            part = page[top : top + height, left : left + width]
            np.maximum(part, one.ink, out=part)
        return page


class Look(NamedTuple):
    """What a window of a width shows."""

    window: int
    contrast: Contrast
    marks: Marks
    groups: list[Group]


def find_digits(logs: Floats) -> Found:
    """Ink of the digits in a picture's ``lightness`` (H, W)."""
    if max(logs.shape) <= TINY:
        return _one_digit(logs)
    times = max(1, SMALL // max(logs.shape))
    if times > 1:
        logs = np.log(_enlarged(np.exp(logs), times))
    height, width = logs.shape
    if min(height, width) < NARROWEST:
        return Found((height, width), [], "blank", times)
    seen = tone(logs)
    lines, looks = _looks(seen)
    best = _best(looks)
    shown = [best, *_completed(best, looks)]
    digits = digits_among([one for look in shown for one in look.groups])
    inks = [
        ink_of_group(one, look.marks, look.contrast.cover, lines)
        for look in shown
        for one in look.groups
        if any(one is digit for digit in digits)
    ]
    reason: Reason = "" if inks else _reason(looks[0], lines, seen)
    return Found((height, width), in_reading_order(inks), reason, times)


def _one_digit(logs: Floats) -> Found:
    """All that is in a tiny picture, as one digit."""
    height, width = logs.shape
    ink = small_ink((np.exp(logs.astype(np.float64)) - DARKEST).clip(0, 1))
    if not ink.any():
        return Found((height, width), [], "blank")
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    box = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    return Found((height, width), [Ink(box, (0, 0), ink)], "")


def _enlarged(values: Floats, times: int) -> Floats:
    """Values (H, W) interpolated to a number of times as many."""
    for axis in (0, 1):
        length = values.shape[axis]
        place = ((np.arange(length * times) + 0.5) / times - 0.5).clip(0, length - 1)
        low = np.minimum(place.astype(int), max(length - 2, 0))
        share = (place - low).astype(np.float32)
        share = share[:, None] if axis == 0 else share
        below, above = values.take(low, axis), values.take(np.minimum(low + 1, length - 1), axis)
        values = below + share * (above - below)
    return values


def _looks(seen: Tone) -> tuple[Mask, list[Look]]:
    """Lines of the paper, and what windows show, from the narrowest to the widest."""
    side, found = min(seen.logs.shape), []
    windows = sorted({max(NARROWEST, side // part) for part in PARTS})
    shown = contrast(seen, windows[0])
    lines = line_pixels(ink_mask(shown))
    for window in windows:
        shown = shown if window == windows[0] else contrast(seen, window)
        marks = find_marks(ink_mask(shown) & ~lines, shown)
        found.append(Look(window, shown, marks, groups_of(marks)))
    return lines, found


def _best(looks: list[Look]) -> Look:
    """The narrowest window that shows about as much as any other, without parts of strokes.

    What touches no border of the picture counts first.
    """
    whole = [look._replace(groups=_whole(look, looks[-1])) for look in looks]
    for inner in (True, False):
        shown = [_shown(look.groups, inner) for look in whole]
        if max(shown):
            pairs = zip(whole, shown, strict=True)
            return next(look for look, much in pairs if much >= ENOUGH * max(shown))
    return whole[-1]


def _completed(best: Look, looks: list[Look]) -> list[Look]:
    """Wider windows, each with the digits that only parts were seen of before."""
    found: list[Look] = []
    for look in (one for one in looks if one.window > best.window):
        taken = [one.box for other in found for one in other.groups]
        groups = [
            one
            for one in _whole(look, looks[-1])
            if not one.border
            and not any(overlap(one.box, box) for box in taken)
            and _left_out(one, look, best) >= SEEN
        ]
        found.append(look._replace(groups=groups))
    return found


def _left_out(group: Group, look: Look, best: Look) -> float:
    """Share of a group's pixels that are ink in the best window too, of none of its groups."""
    left, top, right, bottom = group.box
    window = slice(top, bottom), slice(left, right)
    own = np.isin(look.marks.image[window], group.members)
    marks = best.marks.image[window][own]
    kept = [member for one in best.groups for member in one.members]
    return float(((marks >= 0) & ~np.isin(marks, kept)).mean())


def _shown(groups: list[Group], inner: bool) -> float:
    """Sides of the larger groups, faint ones counted less."""
    weights = [one.weight for one in groups if not (inner and one.border)]
    return sum(weight for weight in weights if weight >= max(weights) / 2)


def _whole(look: Look, widest: Look) -> list[Group]:
    """Groups that are no parts of thicker strokes."""
    if look is widest:
        return look.groups
    narrow = [one for one in look.groups if one.width <= NARROW * look.window]
    return [one for one in narrow if not _is_part(one, look, widest)]


def _is_part(group: Group, look: Look, widest: Look) -> bool:
    """Whether the widest window shows a group as a part of ink that is as dark."""
    left, top, right, bottom = group.box
    window = slice(top, bottom), slice(left, right)
    own = np.isin(look.marks.image[window], group.members)
    wider = widest.marks.image[window][own]
    wider = wider[wider >= 0]
    if 2 * len(wider) < own.sum():
        return False
    around = int(np.bincount(wider).argmax())
    depth = float(np.median(widest.contrast.hat[window][own]))
    larger = widest.marks.area[around] >= LARGER * own.sum()
    deeper = depth >= LARGER * float(np.median(look.contrast.hat[window][own]))
    return bool((larger or deeper) and widest.marks.depth[around] >= ALIKE * depth)


def _reason(narrowest: Look, lines: Mask, seen: Tone) -> Reason:
    """Why nothing was found: something too small, or too faint, or nothing at all."""
    specks = components(ink_mask(narrowest.contrast, noise=2 * NOISE) & ~lines)
    if 0 < (specks.sides >= LEAST_SPECK).sum() <= DUST:
        return "too small"
    small = block_means(seen.logs, COARSE).astype(np.float32)
    coarse = tone(small)
    shown = contrast(coarse, max(NARROWEST, min(small.shape) // PARTS[-1]))
    return "too faint" if find_marks(ink_mask(shown, FAINT), shown).boxes.size else "blank"
