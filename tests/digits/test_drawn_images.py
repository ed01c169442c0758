"""Digits by the thousand: against the single way, and what they are read as."""

import numpy as np
import pytest

from cnnlab.digits.drawn_images import BLOCK, drawn_blocks, many_drawn, many_prepared
from cnnlab.digits.handwriting import STYLES
from cnnlab.digits.ink import prepare
from cnnlab.digits.recogniser import default_network


def images_of(count, seed=0):
    return np.concatenate([block.images for block in drawn_blocks(count, seed)])


def strokes_of(pieces):
    """A drawing's straight pieces as strokes."""
    return list(pieces)


@pytest.mark.parametrize("digit", range(10))
def test_images_are_those_that_are_prepared_one_by_one(digit):
    rng = np.random.default_rng(digit)
    for style in STYLES[digit].values():
        drawings = many_drawn(style, 3, rng)
        pens = np.array([0.02, 0.1, 0.3])
        owners = np.repeat(np.arange(3), drawings.shape[1])
        made = many_prepared(drawings.reshape(-1, 2, 2), owners, pens)
        for drawing, pen, image in zip(drawings, pens, made, strict=True):
            alone = prepare(strokes_of(drawing), pen_width=pen).image
            # The single way joins short pieces.
            assert abs(image - alone).mean() < 0.004
            assert abs(image - alone).max() < 0.3


def test_blocks_hold_all_digits_with_their_styles():
    blocks = list(drawn_blocks(2 * BLOCK + 30, seed=3))
    assert [len(block.images) for block in blocks] == [BLOCK, BLOCK, 30]
    for block in blocks:
        np.testing.assert_array_equal(block.labels, np.arange(len(block.labels)) % 10)
        assert len(block.styles) == len(block.labels)
    seen = {
        (int(label), style)
        for block in blocks
        for label, style in zip(block.labels, block.styles, strict=True)
    }
    assert seen == {(digit, style) for digit, styles in STYLES.items() for style in styles}


def test_the_seed_and_the_block_say_what_comes():
    few, many, other = images_of(60), images_of(250), images_of(60, seed=1)
    np.testing.assert_array_equal(images_of(250), many)
    np.testing.assert_array_equal(images_of(100), many[:100])
    assert not np.array_equal(few, other)


def test_they_are_read_as_what_they_are():
    images = images_of(500)
    assert images.dtype == np.uint8
    assert images.any(axis=(1, 2)).all()
    read = default_network().predict(images[:, None] / np.float32(255)).argmax(axis=1)
    assert (read == np.arange(500) % 10).mean() > 0.97


def test_none_are_none():
    assert list(drawn_blocks(0, 0)) == []
