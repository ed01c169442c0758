"""Help: what this program is, on what it runs, and where it keeps things."""

import platform
from importlib import metadata

import numpy as np
import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cnnlab import __version__
from cnnlab.lab.shared.settings import Settings
from cnnlab.log import log_path
from cnnlab.ui.dialogs.modal import shown
from cnnlab.ui.widgets.dialog_host import dressed

WIDTH = 72  # letters: most paths stand on one line


class AboutDialog(QDialog):
    """Each fact can be selected; one button copies them all."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(dressed(parent))
        self.setWindowTitle(self.tr("About cnnlab"))
        self.setMinimumWidth(WIDTH * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(14)
        name = QLabel(f"cnnlab {__version__}")
        name.setObjectName("title")
        said = QLabel(
            self.tr(
                "See, change and understand a convolutional neural network: every number can be "
                "edited, every sum followed."
            )
        )
        said.setWordWrap(True)
        column.addWidget(name)
        column.addWidget(said)
        self._facts = self._known(settings)
        table = QFormLayout()
        column.addLayout(table)
        _fill(table, self._facts)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = QPushButton(self.tr("&Copy"))
        self.copy_button.setToolTip(self.tr("Copy all of it, for a report"))
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @classmethod
    def show_to(cls, parent: QWidget, settings: Settings) -> None:
        """Show it until it is closed."""
        with shown(cls(settings, parent)):
            pass

    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(f"{name}: {value}" for name, value in self._facts)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def _known(self, settings: Settings) -> list[tuple[str, str]]:
        return [
            (self.tr("Version"), __version__),
            (self.tr("License"), "MIT"),
            (self.tr("Address"), address()),
            ("Python", platform.python_version()),
            ("Qt", f"{qVersion()}, PySide6 {PySide6.__version__}"),
            ("NumPy", f"{np.__version__}, {blas()}"),
            (self.tr("System"), f"{platform.platform()}, {QGuiApplication.platformName()}"),
            (self.tr("Settings"), str(settings.path)),
            (self.tr("Your data"), str(settings.folder)),
            (self.tr("Log"), str(log_path(settings.folder))),
        ]


def address() -> str:
    """Where the project lives; empty where its metadata are not installed."""
    try:
        urls = metadata.metadata("cnnlab").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    named = dict(line.split(", ", 1) for line in urls)
    return named.get("Homepage", "")


def blas() -> str:
    """The library that multiplies matrices, and its version."""
    from threadpoolctl import threadpool_info

    found = [one for one in threadpool_info() if one["user_api"] == "blas"]
    return ", ".join(f"{one['internal_api']} {one['version']}" for one in found) or "BLAS ?"


def _fill(table: QFormLayout, facts: list[tuple[str, str]]) -> None:
    table.setHorizontalSpacing(24)
    for name, value in facts:
        label = QLabel(value)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setWordWrap(True)
        key = QLabel(name)
        key.setObjectName("muted")
        table.addRow(key, label)
