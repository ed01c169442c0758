"""The window: QtWidgets."""
