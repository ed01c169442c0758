"""State over time: QtCore and QtGui only."""
