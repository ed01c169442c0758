"""What is around a pixel of a filter's result, taken to the Convolution tab."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.shapes import Pair
from cnnlab.export.picture_code import PictureWork
from cnnlab.lab.images.filter_region import filter_region, gaps_left_out
from cnnlab.lab.images.filtering import FilterTask, bound_of, combined_of, kernels_of
from cnnlab.lab.images.layer_region import Region
from cnnlab.lab.shared.place import ExperimentPlace
from cnnlab.lessons.image_sheet import ImageFiltering
from cnnlab.scene.colours import Theme
from cnnlab.ui.images.filter_words import TYPED, filter_names, problem_message
from cnnlab.ui.images.layer_programs import region_title

translate = QCoreApplication.translate


def region_at(task: FilterTask | None, at: Pair | None) -> Region | None:
    """What is done around a pixel; None where there is none, or it is not worked out yet."""
    if task is None or at is None or (task.source.large and not task.source.ready):
        return None
    return filter_region(task, at)


def why_no_region(task: FilterTask | None) -> str:
    """Why there is nothing to look at around a pixel, and the mend."""
    if task is not None and isinstance(task.size, Problem):
        return problem_message(task.size)
    if task is not None and task.source.large and not task.source.ready:
        return translate("Filters", "The picture is still being worked out: try again in a moment.")
    return translate(
        "Filters",
        "The numbers around this pixel are too large to be shown: use smaller weights, or apply "
        "the filter fewer times.",
    )


def place_of(region: Region, task: FilterTask, at: Pair) -> ExperimentPlace:
    """What the Convolution tab is sent."""
    filter_ = task.filtering.filter
    kind = filter_.kind if isinstance(filter_, ImageFilter) else TYPED
    title = partial(region_title, lambda: filter_names()[kind], at)
    return ExperimentPlace(region.experiment, region.cell, title)


def work_of(filtering: ImageFiltering, theme: Theme) -> PictureWork:
    """The filter, how it is used and how its result is shown."""
    ends = theme.negative, theme.zero, theme.positive
    low, zero, high = ((end.red(), end.green(), end.blue()) for end in ends)
    return PictureWork(
        kernels_of(filtering),
        filtering.settings,
        combined_of(filtering),
        filtering.channel,
        filtering.display,
        (low, zero, high),
        bound_of(filtering),
    )


def opened_text(task: FilterTask) -> str:
    """What the experiment is not the whole of; empty where it is."""
    texts = []
    if task.settings.repeat > 1:
        text = translate(
            "Filters", "This is the last of {n} times; the input holds the values before it."
        )
        texts.append(text.format(n=task.settings.repeat))
    if task.combined is not None:
        text = translate(
            "Filters",
            "Both filters of the pair are here, each with its own output; {formula}, which makes "
            "one number of both, is no part of a convolution.",
        )
        formula = "√(x² + y²)" if task.combined == "magnitude" else "atan2(−y, x)"
        texts.append(text.format(formula=formula))
    if gaps_left_out(task):
        texts.append(
            translate(
                "Filters",
                "Only the pixels that weights meet are shown: with the gaps between them the "
                "window is too large.",
            )
        )
    return " ".join(texts)
