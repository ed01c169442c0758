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


def test_every_number_the_total_and_the_whole_panel_are_seen(tab, window, subtests):
    for language in ["en", "zh_CN"]:
        with subtests.test(language=language):
            window.use_language(language)
            for _ in range(3):
                QApplication.processEvents()
            cells = [grid.lattice.cell for grid in tab.stage.grids.by_address.values()]
            assert min(cells) >= NUMBERS_FROM
            panel, total = tab.panel, tab.ledger.total
            assert panel.viewport().width() >= panel.widget().minimumSizeHint().width()
            assert panel.mapTo(window, panel.rect().topRight()).x() <= window.width()
            assert total.visibleRegion().boundingRect().height() == total.height()
            assert tab.ledger.area.height() >= 10


def labels_over_biases(stage):
    """Texts of the labels of biases that run into a grid of one."""
    width = stage.fontMetrics().horizontalAdvance
    boxes = [grid.geometry() for _, grid in stage.grids.of("biases")]
    places = [
        (label.text, label.at.x(), label.at.x() + width(label.text))
        for label in stage.frame().labels
        if label.text.endswith(("b0", "b1"))
    ]
    return [
        text
        for text, left, right in places
        if any(box.left() < right and left < box.right() for box in boxes)
    ]


def test_a_long_formula_and_large_sizes_fit_and_no_label_runs_into_a_bias(tab, window, subtests):
    for language in ["en", "zh_CN"]:
        with subtests.test(language=language):
            tab.document.undo_stack.setIndex(0)
            window.use_language(language)
            edits, box = tab.edits, tab.panel.geometry_box
            edits.resize("input", (64, 31))
            edits.resize("field", (11, 3))
            QApplication.processEvents()
            assert labels_over_biases(tab.stage) == []
            edits.use_setting("stride", (3, 2))
            edits.use_setting("dilation", (2, 3))
            for _ in range(3):
                QApplication.processEvents()
            panel = tab.panel
            assert panel.viewport().width() >= panel.widget().minimumSizeHint().width()
            assert box.formula.height() >= box.formula.heightForWidth(box.formula.width())
            text = box.input.fontMetrics().horizontalAdvance("64×31")
            assert box.input.lineEdit().width() >= text
