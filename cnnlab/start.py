"""What the window's start does before Qt is loaded, so that the window is there sooner."""

import gc
import linecache
import os
import sys

BLAS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def load_without_qt() -> None:
    """Import NumPy, told to use one thread, and what needs no Qt.

    Once PySide is there it reads the source of every module that is imported.
    """
    if "numpy" not in sys.modules:
        os.environ |= dict.fromkeys(BLAS, "1")
    import cnnlab.core.experiment.connectivity
    import cnnlab.core.experiment.evaluate
    import cnnlab.core.kernels
    import cnnlab.core.numbers
    import cnnlab.faults
    import cnnlab.lessons.presets
    import cnnlab.log  # noqa: F401 - to have them loaded


def collect_nothing() -> None:
    """Leave Python's collector off: what a start makes is there to stay."""
    gc.disable()


def set_aside() -> None:
    """The window is shown: what the start has made is not searched for garbage.

    PySide has Python read the source of every module that is imported, and Python keeps it: 13 MB.
    """
    linecache.clearcache()
    gc.freeze()


def collect_again() -> None:
    """Collect garbage, as Python does by itself."""
    gc.enable()


def uses_one_thread() -> bool:
    """Whether BLAS was told so before it was loaded."""
    return all(os.environ.get(name) == "1" for name in BLAS)
