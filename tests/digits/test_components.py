"""Connected components against SciPy's."""

import numpy as np
from scipy import ndimage

from cnnlab.digits.components import components
from cnnlab.digits.morphology import closed, grown


def test_components_are_those_of_scipy():
    for seed in range(60):
        rng = np.random.default_rng(seed)
        check_components(rng.random(rng.integers(1, 40, 2)) < rng.random())


def check_components(mask):
    found = components(mask)
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    image = found.image()
    assert found.count == count
    assert ((image >= 0) == mask).all()
    assert len({*zip(image[mask].tolist(), labels[mask].tolist(), strict=True)}) == count
    assert found.area.tolist() == np.bincount(image[mask], minlength=count).tolist()
    for one, box in enumerate(found.boxes):
        rows, columns = np.nonzero(image == one)
        assert box.tolist() == [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]


def test_a_mask_grows_as_scipy_dilates():
    mask = np.random.default_rng(0).random((30, 40)) < 0.05
    wanted = ndimage.binary_dilation(mask, np.ones((5, 5)))
    assert (grown(mask, 2) == wanted).all()


def test_what_is_narrow_is_closed_and_a_step_stays():
    values = np.zeros((60, 80), np.float32)
    values[:, 40:] = -1
    step = values.copy()
    values[:, 20:25] = -2
    values[:, 60:66] = -3
    assert (closed(values, 12) == step).all()
