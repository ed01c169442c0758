"""The opening demo where there is little room or the text is large: its numbers stay."""

import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.scene.grid import NUMBERS_FROM

# Logical pixels: what 1920×1080 at 150 %, 2560×1440 at 200 % and 1440×900 at 144 dpi come to.
ROOMS = {"150 %": (1280, 720, 0), "144 dpi": (960, 600, 0), "large text": (1280, 720, 18)}


@pytest.fixture(params=ROOMS)
def tab(request):
    """The Convolution tab in such a room; the text in pixels, 0 for the usual size."""
    width, height, pixels = ROOMS[request.param]
    app, usual = QApplication.instance(), QApplication.font()
    if pixels:
        font = QApplication.font()
        font.setPixelSize(pixels)
        app.setFont(font)  # first: a window with a style sheet takes no other font later
    window = request.getfixturevalue("window")
    window.resize(width, height)
    QApplication.processEvents()
    yield window.tab("convolutionTab")
    app.setFont(usual)


def test_every_number_of_the_demo_can_be_read(tab, window, subtests):
    for language in ["en", "zh_CN"]:
        with subtests.test(language=language):
            window.use_language(language)
            for _ in range(3):
                QApplication.processEvents()
            cells = [grid.lattice.cell for grid in tab.stage.grids.by_address.values()]
            assert min(cells) >= NUMBERS_FROM
            window.use_language("en")
            QApplication.processEvents()


def test_the_panel_is_as_wide_as_its_rows(tab, window, subtests):
    for language in ["en", "zh_CN"]:
        with subtests.test(language=language):
            window.use_language(language)
            for _ in range(3):
                QApplication.processEvents()
            panel = tab.panel
            assert panel.viewport().width() >= panel.widget().minimumSizeHint().width()
            assert panel.mapTo(window, panel.rect().topRight()).x() <= window.width()
            window.use_language("en")
            QApplication.processEvents()


def test_a_long_formula_and_large_sizes_fit(tab, window, subtests):
    for language in ["en", "zh_CN"]:
        with subtests.test(language=language):
            tab.document.undo_stack.setIndex(0)
            window.use_language(language)
            edits, box = tab.edits, tab.panel.geometry_box
            edits.resize("input", (64, 31))
            edits.resize("field", (11, 3))
            edits.use_setting("stride", (3, 2))
            edits.use_setting("dilation", (2, 3))
            for _ in range(3):
                QApplication.processEvents()
            panel = tab.panel
            assert panel.viewport().width() >= panel.widget().minimumSizeHint().width()
            assert box.formula.height() >= box.formula.heightForWidth(box.formula.width())
            text = box.input.fontMetrics().horizontalAdvance("64×31")
            assert box.input.lineEdit().width() >= text
            window.use_language("en")
            QApplication.processEvents()


def test_no_label_runs_into_a_bias(tab, window):
    tab.edits.resize("input", (64, 31))
    tab.edits.resize("field", (11, 3))
    QApplication.processEvents()
    stage = tab.stage
    width = stage.fontMetrics().horizontalAdvance
    boxes = [grid.geometry() for _, grid in stage.grids.of("biases")]
    for label in stage.frame().labels:
        if label.text.endswith(("b0", "b1")):
            left, right = label.at.x(), label.at.x() + width(label.text)
            assert not any(box.left() < right and left < box.right() for box in boxes), label.text


def test_the_total_stays_in_sight(tab):
    total = tab.ledger.total
    assert total.visibleRegion().boundingRect().height() == total.height()
    assert tab.ledger.area.height() >= 10
