"""The stage in the window at every size and font."""

from benches import bench_of, show
from PySide6.QtGui import QFont, QFontMetrics

from cnnlab.ui.widgets.grid_view import GridView

SIZES = [(900, 560), (1280, 720), (1600, 1000), (900, 1000), (1900, 560)]


def test_at_every_size_grids_are_on_the_stage_and_apart(hands, window, stage, qapp, subtests):
    for size in SIZES:
        for bench in [None, bench_of(), bench_of(1, 64, 2)]:
            with subtests.test(size=size, bench=bench):
                hands.tab.document.undo_stack.setIndex(0)
                if bench is not None:
                    show(hands, bench)
                window.resize(*size)
                qapp.processEvents()
                grids = window.findChildren(GridView)
                for one in grids:
                    assert stage.rect().contains(one.geometry()), one.objectName()
                    others = [
                        g.objectName() for g in grids if g.geometry().intersects(one.geometry())
                    ]
                    # Rectangles with fractions are widened to whole pixels: a seam is no overlap.
                    inner = one.geometry().adjusted(1, 1, -1, -1)
                    assert all(
                        not g.geometry().adjusted(1, 1, -1, -1).intersects(inner) or g is one
                        for g in grids
                    ), others
                stage.grab()


def test_words_and_grids_are_on_the_stage_in_larger_letters_too(
    hands, window, stage, qapp, subtests
):
    before = qapp.font()
    for factor in (1.0, 1.5):
        font = qapp.font()
        font.setPointSizeF(before.pointSizeF() * factor)
        qapp.setFont(font)
        try:
            for size in ((900, 560), (1280, 720)):
                window.resize(*size)
                for bench in (None, bench_of(), bench_of(4, 12, 3, 5)):
                    with subtests.test(factor=factor, size=size, bench=bench):
                        hands.tab.document.undo_stack.setIndex(0)
                        if bench is not None:
                            show(hands, bench)
                        qapp.processEvents()
                        for grid in window.findChildren(GridView):
                            assert stage.rect().contains(grid.geometry()), grid.objectName()
                        window.grab()
                        check_words(stage)
        finally:
            qapp.setFont(before)
            qapp.processEvents()


def check_words(stage):
    """All that is written on the stage is inside of it."""
    strong, plain = QFont(stage.font()), QFont(stage.font())
    strong.setBold(True)
    for label in stage.frame().labels:
        metrics = QFontMetrics(strong if label.strong else plain)
        assert label.at.x() >= 0, label.text
        assert label.at.x() + metrics.horizontalAdvance(label.text) <= stage.width(), label.text
        assert 0 <= label.at.y() <= stage.height() - metrics.ascent(), label.text


def test_a_hidden_stage_is_laid_out_when_it_is_shown_again(hands, window, stage, qapp):
    window.tabs.setCurrentIndex(1)
    window.resize(1600, 1000)
    qapp.processEvents()
    window.tabs.setCurrentIndex(0)
    qapp.processEvents()
    assert hands.grid("outputGrid0").x() > 900
    assert stage.rect().contains(hands.grid("outputGrid1").geometry())
