"""Animations are read again as they were."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cnnlab.export.animation import write_gif

COLOURS = np.array([(0, 0, 0), (255, 255, 255), (199, 16, 121), (94, 157, 208)], np.uint8)


def read(file):
    image = Image.open(file)
    for place in range(image.n_frames):
        image.seek(place)
        yield np.asarray(image.convert("RGB")), image.info["duration"]


def test_pictures_and_their_times():
    rng = np.random.default_rng(0)
    frames = [COLOURS[rng.integers(0, 4, (40, 31))] for _ in range(3)]
    file = BytesIO()
    write_gif(file, iter(frames), [1.0, 0.05, 2.5], frames[:1])
    found = list(read(file))
    assert [time for _, time in found] == [1000, 50, 2500]
    for (pixels, _), frame in zip(found, frames, strict=True):
        np.testing.assert_array_equal(pixels, frame)
    assert Image.open(file).info["loop"] == 0  # for ever


def test_many_colours_are_told_by_the_nearest():
    ramp = np.arange(3 * 60 * 60, dtype=np.uint32).reshape(60, 60, 3)
    frame = (ramp * 255 // ramp.max()).astype(np.uint8)
    file = BytesIO()
    write_gif(file, [frame, frame[::-1]], [0.1, 0.1], [frame])
    for (pixels, _), due in zip(read(file), (frame, frame[::-1]), strict=True):
        assert np.abs(pixels.astype(int) - due).max() <= 4


def test_a_picture_that_does_not_come_ends_it():
    def frames():
        yield np.zeros((4, 4, 3), np.uint8)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_gif(BytesIO(), frames(), [1, 1], [np.zeros((4, 4, 3), np.uint8)])
