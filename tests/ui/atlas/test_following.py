"""Another image of the same network is painted into the sheet strip by strip."""

import numpy as np
import pytest
from atlas_hands import Place
from PySide6.QtWidgets import QApplication

from cnnlab.core.inspect.inspection import Inspection


def renewed(view, qtbot):
    """The picture once all strips of another image are painted."""
    qtbot.waitUntil(lambda: not view._kept.waiting)
    QApplication.processEvents()
    return view.grab().toImage()


@pytest.mark.parametrize("place", [Place(), Place("conv1"), Place("pool1", 1)])
def test_another_image_is_painted_strip_by_strip_as_if_it_were_painted_at_once(
    panel, hands, qtbot, place
):
    panel.path.go(place)
    QApplication.processEvents()
    before = hands.view.grab().toImage()
    network = panel.inspection.network
    panel.set_inspection(Inspection.of(network, np.eye(8, dtype=np.float32)[None]))
    assert hands.view._kept.waiting
    after = renewed(hands.view, qtbot)
    hands.view._forget()
    assert after == hands.view.grab().toImage() != before


def test_images_that_come_faster_than_strips_leave_none_of_them_behind(panel, hands, qtbot):
    network = panel.inspection.network
    hands.view.grab()
    for share in np.linspace(0, 1, 7):
        image = np.full((1, 8, 8), share, np.float32)
        panel.set_inspection(Inspection.of(network, image))
        hands.view._kept._renew()
    after = renewed(hands.view, qtbot)
    hands.view._forget()
    assert after == hands.view.grab().toImage()
