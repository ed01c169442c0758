"""What commands refuse."""

from cnnlab.core.weights import WeightsError
from cnnlab.files.data_error import DataError


class UsageError(ValueError):
    """A command that can't be carried out as it was given."""


REFUSED = (DataError, UsageError, WeightsError)
"""Errors that say that something the user gave can't be used."""
