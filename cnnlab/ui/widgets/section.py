"""A heading with what belongs to it, which can be folded away where there is no height."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget


class Section(QWidget):
    """``column`` takes what stands under the heading."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self._body = QPushButton(), QWidget()
        self._title, self._open, self._foldable = "", True, False
        self.heading.setObjectName("sectionHeading")
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.heading.clicked.connect(self.toggle)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.heading)
        whole.addWidget(self._body)
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(7)
        self._pull()

    @property
    def open(self) -> bool:
        """Whether what belongs to it is shown."""
        return self._open or not self._foldable

    def set_title(self, text: str) -> None:
        self._title = text
        self.heading.setAccessibleName(text)
        self._write()

    def set_foldable(self, foldable: bool) -> None:
        """Whether it can be folded; where it can't be it is open."""
        if foldable != self._foldable:
            self._foldable = foldable
            self._pull()

    def toggle(self) -> None:
        """Fold or open it, where it can be folded."""
        if self._foldable:
            self._open = not self._open
            self._pull()

    def height_when_open(self) -> int:
        """Pixels that it takes with everything shown."""
        own = self.heading.sizeHint().height() + 4
        return own + self._body.sizeHint().height()

    def measure_anew(self) -> None:
        """Forget sizes of before a part of it changed: layouts in layouts learn of that later."""
        self.column.invalidate()
        self._whole.invalidate()
        self.updateGeometry()

    def _pull(self) -> None:
        self._body.setVisible(self.open)
        self._write()
        policy = Qt.FocusPolicy.StrongFocus if self._foldable else Qt.FocusPolicy.NoFocus
        self.heading.setFocusPolicy(policy)
        self._name()

    def _write(self) -> None:
        sign = ("▾ " if self.open else "▸ ") if self._foldable else ""
        self.heading.setText(sign + self._title)

    def _name(self) -> None:
        text = self.tr("Fold this section away") if self.open else self.tr("Open this section")
        self.heading.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """As wide folded as it is open."""
        size = super().minimumSizeHint()
        return size.expandedTo(QSize(self.column.minimumSize().width(), 0))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)
