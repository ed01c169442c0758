"""Outputs in the rows of the channels that they are made of, where nothing is added up.

An operation without filters makes one output of each channel, so the two stand side by side.
"""

import math

from cnnlab.core.shapes import Pair

CLEAR = 6.0  # px between an output and the name of the next one
READABLE = 18.0  # px of a cell, below which outputs stand in columns if they are larger there
LEAST_SHARE = 0.7  # of what cells could be there


def paired_cell(pitch: float, label: float, width: float, output: Pair, most: float) -> float:
    """Side of an output's cell, in rows that are ``pitch`` apart with a name in each."""
    height = pitch - label - CLEAR
    return float(max(0, math.floor(min(height / output[0], width / output[1], most))))


def pays(paired: float, usual: float) -> bool:
    """Whether cells in rows can be read, or are little smaller than they could be otherwise."""
    return paired >= READABLE or 0 < LEAST_SHARE * usual <= paired


def paired_top(centre: float, height: float, label: float) -> int:
    """Top of an output of that height which stands, with its name, around a row's centre."""
    return round(centre - (height + label) / 2 + label)
