"""The list of named 3×3 filters."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from cnnlab.core.kernels import KERNELS
from cnnlab.ui.convolution.labels import kernel_name


class KernelBox(QComboBox):
    """Shows which named filter the one in use is, under the filter's own name if none."""

    chosen = Signal(str)
    """Name of a kernel."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = 0
        self.activated.connect(self._on_activated)
        self.retranslate()

    def show_kernel(self, enabled: bool, filter_name: str, kernel: str | None = None) -> None:
        """Whether the filters are 3×3, which one a kernel goes to, and which one it is now."""
        self.setEnabled(enabled)
        self._shown = 0 if kernel is None else 1 + KERNELS.index(kernel)
        self.setCurrentIndex(self._shown)
        text = self.tr("{filter} = …").format(filter=filter_name)
        if text != self.itemText(0):
            self.setItemText(0, text)

    def retranslate(self) -> None:
        with QSignalBlocker(self):
            first = self.itemText(0) if self.count() else ""
            self.clear()
            self.addItem(first)
            self.addItems([kernel_name(name) for name in KERNELS])
            self.setCurrentIndex(self._shown)
        self.setAccessibleName(self.tr("Named filter"))
        self.setToolTip(
            self.tr(
                "A named 3×3 filter for the filter in use: the same numbers on every channel, "
                "so the channels are added up"
            )
        )

    def _on_activated(self, index: int) -> None:
        if index > 0:
            self.chosen.emit(KERNELS[index - 1])
        else:
            self.setCurrentIndex(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
