"""The opening demo where there is little room or the text is large: its numbers stay."""

import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.scene.grid import NUMBERS_FROM

# Logical pixels: what 1920×1080 at 150 %, 2560×1440 at 200 % and 1440×900 at 144 dpi come to.
ROOMS = {"150 %": (1280, 720, 0), "144 dpi": (960, 600, 0), "large text": (1280, 720, 18)}


@pytest.fixture(params=ROOMS)
def tab(window, request):
    """The Convolution tab in such a room; the text in pixels, 0 for the usual size."""
    width, height, pixels = ROOMS[request.param]
    app, usual = QApplication.instance(), QApplication.font()
    if pixels:
        font = QApplication.font()
        font.setPixelSize(pixels)
        app.setFont(font)
    window.resize(width, height)
    QApplication.processEvents()
    yield window.tab("convolutionTab")
    app.setFont(usual)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_number_of_the_demo_can_be_read(window, tab, language):
    window.use_language(language)
    for _ in range(3):
        QApplication.processEvents()
    cells = [grid.lattice.cell for grid in tab.stage.grids.by_address.values()]
    assert min(cells) >= NUMBERS_FROM
    window.use_language("en")
    QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_panel_is_as_wide_as_its_rows(window, tab, language):
    window.use_language(language)
    QApplication.processEvents()
    panel = tab.panel
    assert panel.viewport().width() >= panel.widget().minimumSizeHint().width()
    assert panel.mapTo(window, panel.rect().topRight()).x() <= window.width()
    window.use_language("en")
    QApplication.processEvents()


def test_the_total_stays_in_sight(tab):
    total = tab.ledger.total
    assert total.visibleRegion().boundingRect().height() == total.height()
    assert tab.ledger.area.height() >= 10
