"""Pictures of digits: ink on paper, and signed numbers."""

import numpy as np

from cnnlab.scene.colours import load_theme
from cnnlab.scene.digit_pictures import ink_bytes, ink_colours, ink_picture, signed_picture


def test_ink_is_the_colour_of_text_on_paper(qapp):
    theme = load_theme("dark")
    made = ink_picture(np.array([[0, 255, 0]], np.uint8), ink_colours(theme))
    assert made.width() == 3
    assert made.pixelColor(0, 0) == theme.zero
    assert made.pixelColor(1, 0) == theme.text


def test_numbers_beyond_ink_are_cut_off():
    assert ink_bytes(np.array([-0.5, 0.5, 2.0])).tolist() == [0, 128, 255]


def test_signed_numbers_are_blue_and_orange(qapp):
    theme = load_theme("light")
    made = signed_picture(np.array([[1.0, 0.0, -1.0]], np.float32), 1.0, theme)
    above, zero, below = (made.pixelColor(x, 0) for x in range(3))
    assert zero == theme.zero
    assert above.blue() > above.red()
    assert below.red() > below.blue()
