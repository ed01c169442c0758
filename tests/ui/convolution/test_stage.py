"""The stage in the window: its grids follow the shapes, at every size and font."""

from benches import bench_of, show
from PySide6.QtGui import QFont, QFontMetrics

from cnnlab.ui.widgets.grid_view import GridView

SIZES = [(900, 560), (1280, 720), (1600, 1000), (900, 1000), (1900, 560)]


def names(hands) -> list[str]:
    return sorted(g.objectName() for g in hands.window.findChildren(GridView))


# grids come and go


def test_the_course_demo_has_its_grids(hands):
    assert names(hands) == sorted(
        [f"inputGrid{c}" for c in range(3)]
        + [f"filterGrid{k}_{c}" for k in range(2) for c in range(3)]
        + ["biasField0", "biasField1", "outputGrid0", "outputGrid1"]
    )


def test_grids_follow_the_shapes_at_once(hands, stage, subtests):
    for case, bench in {
        "eight": bench_of(),
        "one": bench_of(1, 1, 1, 1, 0),
        "four channels": bench_of(4, 5, 2, 2, 0),
        "64x64x3": bench_of(3, 64, 8),
        "11x11": bench_of(1, 64, 1, 11, 3),
    }.items():
        with subtests.test(case=case):
            show(hands, bench)
            channels, filters = bench.experiment.input.shape[0], bench.experiment.filters.shape[0]
            assert names(hands) == sorted(
                [f"inputGrid{c}" for c in range(channels)]
                + [f"filterGrid{k}_{c}" for k in range(filters) for c in range(channels)]
                + [f"{name}{k}" for k in range(filters) for name in ("biasField", "outputGrid")]
            )
            for c in range(channels):
                assert hands.grid(f"inputGrid{c}").shape == bench.experiment.input.shape[1:]
            stage.grab()
            hands.tab.document.undo_stack.undo()
            assert "filterGrid2_0" not in names(hands)
            assert hands.grid("inputGrid2").shape == (5, 5)
            stage.grab()


def test_values_are_the_models(hands):
    bench = bench_of()
    show(hands, bench)
    output = hands.tab.document.evaluation.output
    for k in (0, 7):
        assert hands.grid(f"biasField{k}").value(0, 0) == k
        assert hands.grid(f"outputGrid{k}").value(7, 7) == output[k, 7, 7]
        assert hands.grid(f"filterGrid{k}_2").value(2, 0) == bench.experiment.filters[k, 2, 2, 0]


# resizing


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


def test_words_are_on_the_stage(hands, window, stage, qapp, subtests):
    for size in [(900, 560), (1280, 720)]:
        for factor in [1.0, 1.5]:
            for bench in [None, bench_of(), bench_of(4, 12, 3, 5)]:
                with subtests.test(size=size, factor=factor, bench=bench):
                    hands.tab.document.undo_stack.setIndex(0)
                    before = qapp.font()
                    font = qapp.font()
                    font.setPointSizeF(before.pointSizeF() * factor)
                    try:
                        qapp.setFont(font)
                        window.resize(*size)
                        if bench is not None:
                            show(hands, bench)
                        qapp.processEvents()
                        strong, plain = QFont(stage.font()), QFont(stage.font())
                        strong.setBold(True)
                        for label in stage.frame().labels:
                            metrics = QFontMetrics(strong if label.strong else plain)
                            assert label.at.x() >= 0, label.text
                            assert (
                                label.at.x() + metrics.horizontalAdvance(label.text)
                                <= stage.width()
                            ), label.text
                            assert 0 <= label.at.y() <= stage.height() - metrics.ascent(), (
                                label.text
                            )
                    finally:
                        qapp.setFont(before)
                        qapp.processEvents()


def test_a_hidden_stage_is_laid_out_when_it_is_shown_again(hands, window, stage, qapp):
    window.tabs.setCurrentIndex(1)
    window.resize(1600, 1000)
    qapp.processEvents()
    window.tabs.setCurrentIndex(0)
    qapp.processEvents()
    assert hands.grid("outputGrid0").x() > 900
    assert stage.rect().contains(hands.grid("outputGrid1").geometry())


def test_larger_fonts_leave_everything_on_the_stage(hands, window, stage, qapp):
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    try:
        qapp.setFont(larger)
        qapp.processEvents()
        for bench in (None, bench_of()):
            if bench is not None:
                show(hands, bench)
            for size in ((900, 560), (1280, 720)):
                window.resize(*size)
                qapp.processEvents()
                for one in window.findChildren(GridView):
                    assert stage.rect().contains(one.geometry()), one.objectName()
                window.grab()
    finally:
        qapp.setFont(before)
        qapp.processEvents()
