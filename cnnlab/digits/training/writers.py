"""Training, calibration and test splits: by writer, never by drawing.

The shipped network was never trained on the writers of the test split. They come from every large
site, with about a fifth of the drawings; at most ``MOST`` of a writer are used, less than a tenth
of all. Writers are listed by code: the site, and six digits in place of a name.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from cnnlab.files.datasets import LabelledDrawing

MOST = 156


def _groups(codes: Iterable[str]) -> frozenset[str]:
    """Writers as drawings name them: "aga-09a449" is ``group`` "aga/aga-09a449"."""
    return frozenset(f"{code.partition('-')[0]}/{code}" for code in codes)


HELD_OUT = _groups(
    (
        "aga-09a449",
        "aga-85d120",
        "apa-43ab24",
        "apb-11e656",
        "apb-2f1f8e",
        "apb-46fae7",
        "apb-67fddf",
        "app-050220",
        "app-53eb20",
        "ced-04dda3",
        "ced-1acee3",
        "ced-24d01b",
        "ced-2d7178",
        "ced-3cc6fa",
        "ced-70598f",
        "gmd-6a6b0c",
        "ibm-04c1bd",
        "ibm-07ce6f",
        "imp-133d88",
        "imp-2d3de7",
        "imp-38b597",
        "imp-569c59",
        "pri-83f2ed",
        "syn-86b105",
        "syn-92439b",
        "syn-924c9a",
        "syn-955290",
        "tos-13c8e8",
        "tos-34d62b",
        "tos-3becc6",
        "tos-4658a3",
        "tos-563de0",
        "tos-5dcfe1",
        "uqb-21a757",
        "val-b8ff07",
    )
)
CALIBRATING = _groups(("ibm-0bb7b8", "imp-4044ee", "imp-73130c", "tos-03833b", "tos-2bdc77"))


def train_split(drawings: Sequence[LabelledDrawing]) -> list[LabelledDrawing]:
    """Drawings of the writers to train on."""
    return [d for d in drawings if d.writer not in HELD_OUT and d.writer not in CALIBRATING]


def calibration_split(drawings: Sequence[LabelledDrawing]) -> list[LabelledDrawing]:
    """Drawings that the temperature and the "unsure" threshold are fitted on."""
    return [d for d in drawings if d.writer in CALIBRATING]


def test_split(drawings: Sequence[LabelledDrawing]) -> list[LabelledDrawing]:
    """Drawings of held-out writers; of each a fixed random sample of at most ``MOST``."""
    found: list[LabelledDrawing] = []
    for writer in sorted(HELD_OUT):
        theirs = [d for d in drawings if d.writer == writer]
        if len(theirs) > MOST:
            order = np.random.default_rng(0).permutation(len(theirs))
            theirs = [theirs[i] for i in np.sort(order[:MOST])]
        found += theirs
    return found
