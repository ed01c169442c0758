"""A panel of headings, and of labels beside their fields."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cnnlab.ui.widgets.translated import TranslatedWidget


class FieldPanel(TranslatedWidget):
    """Keeps its headings and labels by name; who builds on it says what they read."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: dict[str, QLabel] = {}

    def add_section(self, column: QVBoxLayout, name: str) -> QGridLayout:
        """A heading, and the grid below it for rows."""
        heading = self.labels[name] = QLabel()
        heading.setObjectName("heading")
        if column.count():
            column.addSpacing(4)
        column.addWidget(heading)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        return grid

    def add_row(self, grid: QGridLayout, name: str, *fields: QWidget) -> int:
        """A label and its fields, side by side; gives the line of the grid."""
        label = self.labels[name] = QLabel()
        label.setBuddy(fields[0])
        line = grid.rowCount()
        grid.addWidget(label, line, 0)
        if len(fields) == 1:
            grid.addWidget(fields[0], line, 1)
            return line
        row = QHBoxLayout()
        grid.addLayout(row, line, 1)
        row.setSpacing(4)
        for field in fields:
            row.addWidget(field, 1)
        return line
