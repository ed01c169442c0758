"""Two fingers on a touchpad."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.ui.widgets.pinch import Pinch


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Qt.NativeGestureType.ZoomNativeGesture, [(1.25, QPointF(30, 40))]),
        (Qt.NativeGestureType.RotateNativeGesture, []),
        (Qt.NativeGestureType.BeginNativeGesture, [("began", QPointF(30, 40))]),
    ],
)
def test_a_pinch_is_a_factor_about_a_point(qtbot, kind, found):
    widget = QWidget()
    qtbot.addWidget(widget)
    seen = []
    pinch = Pinch(widget)
    pinch.began.connect(lambda at: seen.append(("began", at)))
    pinch.pinched.connect(lambda factor, at: seen.append((factor, at)))
    at, device = QPointF(30, 40), QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, at, at, at, 0.25, QPointF(0, 0))
    QApplication.sendEvent(widget, event)
    assert seen == found
