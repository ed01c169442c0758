"""Recipes: what a training is told, in one value."""

import pytest

from cnnlab.core.recipe import Recipe
from cnnlab.digits.training.recipes import FROM_NOTHING, FURTHER, DigitRecipe


@pytest.mark.parametrize("recipe", [FROM_NOTHING, FURTHER])
def test_what_is_given_on_the_command_line_comes_first(recipe):
    assert recipe.told(None, None) == recipe
    told = recipe.told(2, 7)
    assert (told.training.epochs, told.training.seed) == (2, 7)
    assert told.told(recipe.training.epochs, recipe.training.seed) == recipe
    assert recipe.told(None, 0).training.epochs == recipe.training.epochs
    told.training.check()


def test_a_trained_network_is_changed_less():
    assert FURTHER.training.learning_rate == FROM_NOTHING.training.learning_rate / 4 == 5e-4
    assert FURTHER.strength == FROM_NOTHING.strength / 2 == 0.5


def test_it_is_one_frozen_value():
    assert hash(DigitRecipe(Recipe())) == hash(DigitRecipe(Recipe()))
