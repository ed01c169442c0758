"""What is read-only can't be changed, through a view neither."""

import numpy as np
import pytest

from cnnlab.core.arrays import read_only


def test_a_copy_that_can_not_be_changed():
    mine = np.ones(3)
    kept = read_only(mine)
    mine[0] = 2
    assert kept.tolist() == [1, 1, 1]
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 2


def test_what_is_read_only_is_not_copied_again():
    kept = read_only(np.ones(3))
    assert read_only(kept) is kept


def test_a_read_only_view_of_a_writable_array_is_copied_too():
    mine = np.ones(3)
    view = mine[:2]
    view.flags.writeable = False
    kept = read_only(view)
    mine[0] = 2
    assert kept.tolist() == [1, 1]
