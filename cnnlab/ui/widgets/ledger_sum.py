"""What the ledger shows: the sum of one output cell, as plain values."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cnnlab.scene.text import number, result_text, share, signed_factor

Term = tuple[int, int, int]
"""Channel, row and column of a product."""


@dataclass(frozen=True, eq=False)
class Sum:
    """One output cell: weights and values (C, kh, kw), channel sums (C,), bias and total.

    Without ``weights`` the terms are the values alone, separated by ``joiner``, of which ``winner``
    stands out and those not ``inside`` (kh, kw) are padding; ``closing`` follows the last one.
    ``ending`` leads to the total, in place of the channels' sums.

    ``names`` name the channels. ``lit`` is the term to light up; inside a window, ``done`` counts
    the terms, ``sums_done`` the channels' sums that are already there, and ``running`` is the sum
    so far. ``widest`` are the longest weight and the longest value of the whole experiment, as they
    are written, so that columns never jump; without weights the first is empty.
    """

    title: str
    names: tuple[str, ...]
    weights: npt.NDArray[np.float64] | None
    values: npt.NDArray[np.float64]
    channel_sums: npt.NDArray[np.float64] | None
    bias: float
    total: float
    divisor: int = 1
    lit: Term | None = None
    done: int | None = None
    sums_done: int | None = None
    bias_done: bool = True
    total_done: bool = True
    running: float | None = None
    widest: tuple[str, str] = ("−1", "(−1)")
    joiner: str = "+"
    closing: str = ""
    ending: str = ""
    winner: Term | None = None
    inside: npt.NDArray[np.bool_] | None = None
    lit_sum: int | None = None
    """Channel whose sum is lit up."""
    lit_bias: bool = False
    lit_total: bool = False
    weight_divisor: int = 1
    """Of what the weights are written as parts."""
    cut: bool = False
    """Whether decimals are cut off, as those of the cells are."""

    @property
    def total_text(self) -> str:
        """The total as it is written here, in its cell and elsewhere."""
        return self.text(self.total)

    def text(self, value: float) -> str:
        """A value or a sum as it is written."""
        return result_text(value, self.cut)

    def weight_text(self, weight: float) -> str:
        """A weight as it is written."""
        return share(weight, self.weight_divisor)


def bias_text(content: Sum, bias_word: str) -> str:
    """The bias as it ends that line: bias 1."""
    return f"{bias_word} {signed_factor(content.bias)}"


def sum_text(content: Sum, bias_word: str) -> str:
    """The channels' sums and the bias: −1 + 1 + 1 + bias 1; without a word there is no bias."""
    if content.channel_sums is None or content.weights is None or content.ending:
        return content.ending
    sums = [float(value) for value in content.channel_sums]
    first = number(sums[0], 4)
    added = " + ".join([first, *(signed_factor(value) for value in sums[1:])])
    if content.divisor != 1:
        added = (
            f"({added}) / {content.divisor}" if len(sums) > 1 else f"{added} / {content.divisor}"
        )
    return f"{added} + {bias_text(content, bias_word)}" if bias_word else added
