"""A small race: bars in one of four places, and a stack with a convolution."""

from dataclasses import replace
from threading import Event

import numpy as np
from small_training import Bars

from cnnlab.core.moments import measuring
from cnnlab.core.preprocess import fit
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.lab.network.data import data_of, hold_out
from cnnlab.lab.network.origins import Origins
from cnnlab.lab.network.race_lanes import RacePlan
from cnnlab.lab.network.race_sides import RaceSettings, race_sides
from cnnlab.lessons.network_sheet import NetworkRecipe, NetworkSheet

BLOCKS = (
    Block("Conv2d", {"filters": 3, "size": (3, 3)}),
    Block("ReLU"),
    Block("MaxPool2d"),
    Block("Linear", {"features": 6}),
    Block("ReLU"),
    Block("Dropout"),
    Block("Linear", {"features": 10}),
)
SHEET = NetworkSheet(
    Stack((1, 8, 8), BLOCKS),
    recipe=NetworkRecipe(learning_rate=0.01, batch=12, seed=5),
)
FEW = RaceSettings(seed=4, steps=20)


def small_data(count=72):
    """Noisy bars as pictures of bytes."""
    images, labels = Bars(count).draw(np.arange(count), np.random.default_rng(7))
    places = np.arange(count)
    return data_of(
        "strokes",
        np.round(images * 200).astype(np.uint8),
        labels,
        tuple("0123456789"),
        hold_out(labels),
        Origins(("model",), ("bars",), np.zeros(count, int), places),
    )


def fitted_on(data, settings=SHEET.preprocessing):
    *_, measured = measuring(data.images, data.training_indices, Event())
    return fit(settings, measured.moments)


def small_plan(sheet=SHEET, data=None, **settings):
    """A race of few steps."""
    data = small_data() if data is None else data
    own = replace(FEW, **settings)
    sides = race_sides(sheet, own)
    return RacePlan(own, sheet, sides, data, fitted_on(data, sheet.preprocessing))
