"""An experiment is a value: frozen, its arrays its own, every number finite."""

from dataclasses import FrozenInstanceError, replace
from fractions import Fraction

import numpy as np
import pytest

from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling, replaced

PARTS = {"input": (2, 4, 4), "filters": (3, 2, 2, 2), "biases": (3,)}


def numbers(**changes):
    return {name: np.ones(shape) for name, shape in PARTS.items()} | changes


def test_defaults():
    e = Experiment(np.ones((1, 2, 2)))
    assert e.filters.tolist() == [[[[1]]]]
    assert e.biases.tolist() == [0]
    assert (e.stride, e.padding, e.dilation) == ((1, 1), (0, 0), (1, 1))
    assert e.operation == Convolution(flip=False)
    assert e.scale == Fraction(1)


@pytest.mark.parametrize("name", [*PARTS, "stride", "operation", "scale"])
def test_it_is_frozen(name):
    e = Experiment(**numbers())
    with pytest.raises(FrozenInstanceError):
        setattr(e, name, None)


@pytest.mark.parametrize("operation", [Convolution(), Activation(), Pooling()])
def test_operations_are_frozen_values(operation):
    assert operation == replace(operation)
    assert hash(operation) == hash(replace(operation))
    name = next(iter(vars(operation)))
    with pytest.raises(FrozenInstanceError):
        setattr(operation, name, None)


@pytest.mark.parametrize("name", PARTS)
def test_arrays_are_read_only(name):
    with pytest.raises(ValueError, match="read-only"):
        getattr(Experiment(**numbers()), name)[0] = 5


@pytest.mark.parametrize("name", PARTS)
def test_arrays_are_copied_in(name):
    mine = np.ones(PARTS[name])
    e = Experiment(**numbers(**{name: mine}))
    mine[...] = 5
    assert (getattr(e, name) == 1).all()
    assert mine.flags.writeable


def test_a_read_only_view_of_a_writable_array_is_copied_too():
    mine = np.ones((1, 2, 2))
    view = mine[:]
    view.flags.writeable = False
    e = Experiment(view)
    mine[...] = 5
    assert (e.input == 1).all()


def test_frozen_arrays_are_shared_so_that_a_change_shows():
    old = Experiment(**numbers())
    new = replace(old, filters=replaced(old.filters, (0, 0, 0, 0), 5), stride=(2, 2))
    assert new.input is old.input
    assert new.biases is old.biases
    assert new.filters is not old.filters


@pytest.mark.parametrize("dtype", [np.float32, np.int8, bool, ">f8"])
def test_arrays_become_float64(dtype):
    e = Experiment(np.ones((1, 2, 2), dtype=dtype))
    assert e.input.dtype == np.dtype(np.float64)
    assert e.input.dtype.isnative


def test_nested_lists_are_taken():
    assert Experiment([[[1, 2]]]).input.shape == (1, 1, 2)


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_refused(name, value):
    wrong = np.full(PARTS[name], value)
    with pytest.raises(ValueError, match=f"^{name}: every number must be finite$"):
        Experiment(**numbers(**{name: wrong}))


def test_what_is_not_finite_is_refused_in_a_read_only_array_too():
    wrong = np.array([[[np.nan]]])
    wrong.flags.writeable = False
    with pytest.raises(ValueError, match="every number must be finite"):
        Experiment(wrong)


@pytest.mark.parametrize(("name", "shape"), PARTS.items())
def test_a_wrong_number_of_dimensions_is_refused(name, shape):
    message = f"^{name}: got {len(shape) + 1} dimensions, expected {len(shape)}$"
    with pytest.raises(ValueError, match=message):
        Experiment(**numbers(**{name: np.ones((1, *shape))}))


@pytest.mark.parametrize("name", PARTS)
def test_an_array_without_numbers_is_refused(name):
    empty = np.ones((0, *PARTS[name][1:]))
    with pytest.raises(ValueError, match=f"^{name}: got shape .+ expected at least one number$"):
        Experiment(**numbers(**{name: empty}))


def test_replaced_changes_a_copy():
    old = Experiment(**numbers()).input
    new = replaced(old, (1, 2, 3), 7.5)
    assert new[1, 2, 3] == 7.5
    assert new.sum() == old.sum() + 6.5
    assert (old == 1).all()
