"""Importing what plots without holding the window."""

import importlib
import linecache
from collections.abc import Iterator

from PySide6 import QtCore, QtGui, QtWidgets

AT_ONCE = 40  # classes of Qt


def import_plotting() -> Iterator[None]:
    """Import pyqtgraph a slice at a time.

    Qt's classes are made when they are first asked for, and pyqtgraph asks for every one.
    """
    for module in (QtCore, QtGui, QtWidgets):
        for index, name in enumerate(dir(module)):
            getattr(module, name)
            if index % AT_ONCE == 0:
                yield
    importlib.import_module("pyqtgraph")
    linecache.clearcache()  # the sources that PySide had Python read
    yield
