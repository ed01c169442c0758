"""What the user must know, as a value that can be said in any language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from cnnlab.ui.widgets.file_messages import unwritten_message

Kind: TypeAlias = Literal["done", "refused", "failed"]
Say: TypeAlias = Callable[[], str]
"""A text in the language in use; asked again when that changes."""


@dataclass(frozen=True)
class Offer:
    """What a notice's button says, and does."""

    say: Say
    do: Callable[[], object]


@dataclass(frozen=True)
class Notice:
    """`done`: it was done. `refused`: what was given was not taken. `failed`: it went wrong."""

    kind: Kind
    say: Say
    offer: Offer | None = None
    other: Offer | None = None
    """What its second button offers."""
    stays: bool = False
    """Whether it waits for an answer, whatever else succeeds meanwhile."""


def done(say: Say, offer: Offer | None = None) -> Notice:
    """Something was done that cannot be seen otherwise."""
    return Notice("done", say, offer)


def refused(say: Say) -> Notice:
    """What was given was not taken; the text says what is wrong and what helps."""
    return Notice("refused", say)


def failed(say: Say) -> Notice:
    """What was asked for went wrong; the text says why and what helps."""
    return Notice("failed", say)


def unwritten(error: OSError) -> Notice:
    """A file can't be written: which, why, and what helps."""
    return failed(partial(unwritten_message, error))
