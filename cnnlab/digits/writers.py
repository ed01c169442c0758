"""Who learns and who is measured on: split by writer, never by drawing.

The shipped network never saw the writers held out. They are of every large site, about a fifth of
the drawings; of a writer of many at most ``MOST`` are measured, less than a tenth of all.
"""

import zlib
from collections.abc import Sequence

import numpy as np

from cnnlab.digits.dataset import Drawing

MOST = 156
CALIBRATING = 20  # one writer in so many is kept from training to calibrate on
BY_SITE = {
    "aga": (
        "ScttJyns",
        "amywldrp",
    ),
    "apa": ("IanFelix",),
    "apb": (
        "Cyndi_Iwata",
        "Gary_Cunningham",
        "Janice_Hoctor",
        "textJohnStenickaSplit",
    ),
    "app": (
        "MaryWilliams",
        "MikeKelly",
    ),
    "ced": (
        "BNGM-227",
        "JIKA4257",
        "KNDS0342",
        "RGZU9771",
        "SHMH-105",
        "WMAS2465",
    ),
    "gmd": ("alek+kast",),
    "ibm": (
        "05",
        "07",
    ),
    "imp": (
        "lloyd",
        "morris",
        "patel",
        "wyman",
    ),
    "pri": ("0",),
    "syn": (
        "dg",
        "jwd",
        "lvh",
        "spd",
    ),
    "tos": (
        "1042",
        "1053",
        "1078",
        "2014",
        "3047",
        "3073",
    ),
    "uqb": ("py_3828",),
    "val": ("val01",),
}
HELD_OUT = frozenset(f"{site}/{name}" for site, names in BY_SITE.items() for name in names)


def learned_from(drawings: Sequence[Drawing]) -> list[Drawing]:
    """Those that a network is trained on."""
    return [d for d in drawings if d.writer not in HELD_OUT and not _calibrates(d)]


def calibrated_on(drawings: Sequence[Drawing]) -> list[Drawing]:
    """Those that its temperature and its doubt are fitted on."""
    return [d for d in drawings if d.writer not in HELD_OUT and _calibrates(d)]


def measured_on(drawings: Sequence[Drawing]) -> list[Drawing]:
    """Those of writers held out; of each at most ``MOST``, drawn once and for all."""
    found: list[Drawing] = []
    for writer in sorted(HELD_OUT):
        theirs = [d for d in drawings if d.writer == writer]
        if len(theirs) > MOST:
            order = np.random.default_rng(0).permutation(len(theirs))
            theirs = [theirs[i] for i in np.sort(order[:MOST])]
        found += theirs
    return found


def _calibrates(drawing: Drawing) -> bool:
    return zlib.crc32(drawing.writer.encode()) % CALIBRATING == 0
