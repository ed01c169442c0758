"""Pictures sampled into exact numbers."""

import numpy as np
import pytest

from cnnlab.core.picture import picture_of
from cnnlab.core.sampling import Sampling, fit_size, sample


def filled(width, height, colour):
    return picture_of(np.full((height, width, 3), colour, np.uint8))


def grey(values):
    """A grey picture of the given values 0…255."""
    return picture_of(np.repeat(np.array(values, np.uint8)[:, :, None], 3, axis=2))


class TestSampling:
    @pytest.mark.parametrize(("rows", "columns"), [(0, 1), (1, 0), (65, 1), (1, 65)])
    def test_size_out_of_range(self, rows, columns):
        with pytest.raises(ValueError, match="1 to 64"):
            Sampling(rows, columns)

    def test_white_out_of_range(self):
        with pytest.raises(ValueError, match="1 or 255"):
            Sampling(1, 1, white=2.0)

    @pytest.mark.parametrize("size", [(1, 1), (3, 3), (17, 5), (1000, 700), (2500, 1300)])
    @pytest.mark.parametrize("crop", [True, False])
    def test_constant_stays_constant(self, size, crop):
        image = filled(*size, (10, 20, 30))
        array = sample(image, Sampling(7, 64, colour=True, white=255.0, crop=crop))
        assert array.shape == (3, 7, 64)
        assert array.dtype == np.float64
        for channel, value in zip(array, (10, 20, 30), strict=True):
            assert np.all(channel == value)

    def test_as_many_cells_as_pixels_gives_the_pixels(self):
        pixels = np.arange(15).reshape(3, 5) * 17
        array = sample(grey(pixels), Sampling(3, 5, white=255.0))
        np.testing.assert_array_equal(array, [pixels])

    def test_two_by_two_blocks_average(self):
        pixels = [[0, 4, 10, 11], [8, 12, 10, 11], [1, 1, 255, 255], [1, 0, 255, 255]]
        array = sample(grey(pixels), Sampling(2, 2, white=255.0))
        # 24/4, 42/4 = 10.5, 3/4, 255: a half goes up.
        np.testing.assert_array_equal(array, [[[6, 11], [1, 255]]])

    def test_halves_go_up_everywhere(self):
        pairs = [[v, v + 1] for v in range(255)]
        for colour in (False, True):
            array = sample(grey(pairs[:64]), Sampling(64, 1, colour, white=255.0, crop=False))
            np.testing.assert_array_equal(array[0, :, 0], np.arange(1, 65))

    def test_pixels_shared_between_cells(self):
        # Three pixels in two cells: (0 + 30/2) / 1.5 and (30/2 + 90) / 1.5.
        array = sample(grey([[0, 30, 90]]), Sampling(1, 2, white=255.0, crop=False))
        np.testing.assert_array_equal(array, [[[10, 70]]])

    def test_enlarging_repeats_pixels(self):
        array = sample(grey([[0, 100], [200, 255]]), Sampling(4, 4, white=255.0))
        wanted = np.kron([[0, 100], [200, 255]], np.ones((2, 2)))
        np.testing.assert_array_equal(array, [wanted])

    def test_gradient(self):
        ramp = np.tile(np.arange(256), (256, 1))
        array = sample(grey(ramp), Sampling(4, 4, white=255.0))
        # The mean of 0…63 is 31.5.
        np.testing.assert_array_equal(array[0], [[32, 96, 160, 224]] * 4)

    def test_values_to_one_have_two_decimals(self):
        array = sample(grey([[0, 1, 2, 128, 254, 255]]), Sampling(1, 6))
        assert array.tolist() == [[[0.0, 0.0, 0.01, 0.5, 1.0, 1.0]]]

    def test_every_grey_is_the_double_that_its_decimals_name(self):
        for first in range(0, 256, 64):
            values = np.arange(first, first + 64)
            array = sample(grey([values]), Sampling(1, 64))
            assert array.ravel().tolist() == [float(f"{v / 255:.2f}") for v in values]

    @pytest.mark.parametrize(
        ("colour", "luma"),
        [((255, 0, 0), 76), ((0, 255, 0), 150), ((0, 0, 255), 29), ((255, 255, 255), 255)],
    )
    def test_grey_is_luma_of_rec_601(self, colour, luma):
        array = sample(filled(3, 3, colour), Sampling(1, 1, white=255.0))
        assert array.tolist() == [[[luma]]]

    def test_channels_are_red_green_blue(self):
        array = sample(filled(5, 5, (255, 128, 0)), Sampling(2, 3, colour=True))
        assert array[:, 1, 2].tolist() == [1.0, 0.5, 0.0]

    def test_crop_takes_the_middle(self):
        array = sample(grey([[9, 50, 60, 9]] * 2), Sampling(2, 2, white=255.0, crop=True))
        np.testing.assert_array_equal(array, [[[50, 60]] * 2])

    def test_crop_of_a_tall_picture(self):
        array = sample(grey([[9], [9], [50], [9], [9]]), Sampling(1, 1, white=255.0, crop=True))
        assert array.item() == 50

    def test_stretch_takes_all(self):
        array = sample(grey([[10, 50, 60, 20]] * 2), Sampling(2, 2, white=255.0, crop=False))
        np.testing.assert_array_equal(array, [[[30, 40]] * 2])

    def test_colours_that_are_equally_light_are_told_apart_in_grey_too(self):
        pixels = np.full((4, 6, 3), (0, 130, 0), np.uint8)
        pixels[:, 4:] = (255, 0, 0)
        picture = picture_of(pixels)
        assert sample(picture, Sampling(1, 3, white=255.0, crop=False)).tolist() == [
            [[255, 255, 0]]
        ]
        colours = sample(picture, Sampling(1, 3, colour=True, white=255.0, crop=False))
        assert colours[:, 0, 2].tolist() == [255, 0, 0]

    def test_the_picture_is_left_alone(self):
        picture = grey([[1, 2], [3, 4]])
        before = picture.pixels.copy()
        sample(picture, Sampling(1, 1, colour=True))
        np.testing.assert_array_equal(picture.pixels, before)

    @pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 500), (500, 1), (640, 480)])
    @pytest.mark.parametrize(("rows", "columns"), [(1, 64), (64, 1), (64, 64), (1, 1)])
    @pytest.mark.parametrize("crop", [True, False])
    def test_any_shape_into_any(self, width, height, rows, columns, crop):
        image = filled(width, height, (255, 255, 255))
        assert np.all(sample(image, Sampling(rows, columns, crop=crop)) == 1.0)


class TestFitSize:
    @pytest.mark.parametrize(
        ("width", "height", "size"),
        [
            (640, 480, (24, 32)),
            (480, 640, (32, 24)),
            (100, 100, (32, 32)),
            (5, 5, (32, 32)),
            (1000, 1, (1, 32)),
            (1, 1000, (32, 1)),
            (64, 3, (2, 32)),
        ],
    )
    def test_rows_and_columns(self, width, height, size):
        assert fit_size(width, height) == size

    def test_most(self):
        assert fit_size(640, 480, most=64) == (48, 64)
