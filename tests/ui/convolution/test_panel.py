"""The panel beside the stage: alone, and connected in the tab and in the window."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QPushButton, QWidget

from cnnlab.core.experiment.experiment import Experiment, Pooling
from cnnlab.core.kernels import KERNELS, kernel
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.shared.language import Language
from cnnlab.lessons.presets import shipped_presets
from cnnlab.ui.convolution.panel import LARGEST_SEED, Panel
from cnnlab.ui.widgets.grid_view import GridView

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
SIGNALS = ("preset_chosen", "new_numbers_asked", "seed_chosen", "reset_asked", "picture_asked")
OUTPUT_SIGNALS = ("mode_chosen", "show_me_asked", "skip_asked", "reference_chosen", "chain_asked")


class Heard:
    """What was asked for, in order."""

    def __init__(self, panel: Panel) -> None:
        self.asked: list[tuple] = []
        for part, names in ((panel, SIGNALS), (panel.output, OUTPUT_SIGNALS)):
            for name in names:
                signal = getattr(part, name)
                signal.connect(lambda *all_, name=name: self.asked.append((name, *all_)))


@pytest.fixture
def panel(qtbot) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.preset.set_titles(["One", "Two", "Three"], 3)
    made.set_preset(0, "about one")
    made.output.set_mode("fill")
    made.resize(made.width(), 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def heard(panel) -> Heard:
    return Heard(panel)


@pytest.fixture
def tab(lone_hands):
    return lone_hands.tab


@pytest.fixture
def window_tab(hands):
    return hands.tab


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT, pos=QPoint(widget.width() // 2, widget.height() // 2))


def pick(box: QComboBox, row: int) -> None:
    """By keyboard, as from the opened list."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row - box.currentIndex()):
        QTest.keyClick(box, Qt.Key.Key_Down)


# alone


def test_buttons_ask_for_their_own(panel, heard):
    panel.output.set_mode("predict")
    for button in (panel.new_numbers, panel.reset, panel.picture):
        click(button)
    for button in (panel.output.all, panel.output.predict, panel.output.fill):
        click(button)
    click(panel.output.reference)
    click(panel.output.chain)
    assert heard.asked == [
        ("new_numbers_asked", 1),
        ("reset_asked",),
        ("picture_asked",),
        ("mode_chosen", "all"),
        ("mode_chosen", "predict"),
        ("mode_chosen", "fill"),
        ("reference_chosen", True),
        ("chain_asked",),
    ]


def test_being_told_asks_for_nothing(panel, heard):
    panel.preset.set_titles(["Eins", "Zwei", "Drei"], 3)
    panel.set_preset(2, "about three")
    panel.set_seed(77)
    panel.set_seed(None)
    panel.set_edited(True)
    panel.output.set_reference(True, False)
    for mode in ("all", "predict", "fill"):
        panel.output.set_mode(mode)
    panel.retranslate()
    assert heard.asked == []
    assert panel.preset.currentText() == "Drei"
    assert panel.about.text() == "about three"


def test_examples_by_keyboard(panel, heard):
    pick(panel.preset, 2)
    assert heard.asked[-1] == ("preset_chosen", 2)


def test_new_numbers_count_on_and_begin_again(panel, heard):
    for _ in range(3):
        click(panel.new_numbers)
    panel.set_seed(LARGEST_SEED)
    click(panel.new_numbers)
    assert heard.asked == [("new_numbers_asked", seed) for seed in (1, 2, 3, 1)]


def test_a_seed_can_be_typed(panel, heard):
    panel.seed.setFocus()
    panel.seed.selectAll()
    QTest.keyClicks(panel.seed, "42")
    assert heard.asked[-1] == ("seed_chosen", 42)
    panel.seed.selectAll()
    QTest.keyClicks(panel.seed, "-5x9999999")
    assert 0 <= panel.seed.value() <= LARGEST_SEED


def test_guessing_has_its_score(panel):
    assert not panel.output.score.isVisible()
    assert not panel.output.show_me.isVisible()
    panel.output.set_mode("predict")
    panel.output.set_score(2, 3)
    assert panel.output.score.isVisible()
    assert panel.output.score.text().startswith("2 of 3 right")


def test_words_from_files_are_never_taken_for_markup(panel):
    panel.set_preset(0, "<b>bold</b> <img src='x'>")
    assert panel.about.textFormat() == Qt.TextFormat.PlainText


def test_the_choice_survives_another_language(panel, qapp):
    panel.set_preset(2, "")
    language = Language(panel)
    language.use("zh_CN")
    qapp.processEvents()
    language.remove()
    qapp.processEvents()
    assert panel.preset.currentIndex() == 2


def test_unfolding_never_widens_it(panel, qapp):
    panel.geometry_box.flip.setText("a setting with a very long name indeed " * 2)
    qapp.processEvents()
    panel.fit_width()
    width = panel.width()
    panel.resize(width, 300)
    qapp.processEvents()
    panel.sections["sizes"].heading.click()
    panel.fit_width()
    assert not panel.geometry_box.isVisible()
    assert panel.width() == width


# in the tab


def test_the_course_demo_is_described(tab):
    panel = tab.panel
    assert panel.preset.currentIndex() == 0
    assert panel.preset.count() == len(shipped_presets())
    assert panel.about.text() == shipped_presets()[0].about["en"]
    assert not panel.reset.isEnabled()
    assert panel.output.fill.isChecked()


def test_every_example_is_shown_and_undone(tab):
    """By signal, as the opened list would: the keyboard has to pass all the others."""
    before = tab.document.bench
    for index, shown in enumerate(shipped_presets()):
        tab.panel.preset.activated.emit(index)
        assert tab.panel.preset.currentIndex() == index
        assert tab.panel.about.text() == shown.about["en"]
        assert np.array_equal(tab.document.bench.experiment.input, shown.experiment.input)
        assert tab.ledger.text() != ""
        assert not tab.problem.isVisible()
        tab.window().grab()
        tab.document.undo_stack.undo()
        assert tab.document.bench is before
        assert tab.panel.preset.currentIndex() == 0


def test_an_edit_can_be_reset_and_the_reset_undone(tab):
    grid = tab.findChild(GridView, "inputGrid0")
    grid.set_value(0, 0, 9)
    assert tab.panel.reset.isEnabled()
    click(tab.panel.reset)
    assert grid.value(0, 0) == 0
    assert not tab.panel.reset.isEnabled()
    tab.document.undo_stack.undo()
    assert grid.value(0, 0) == 9
    assert tab.panel.reset.isEnabled()


def test_a_cell_typed_back_leaves_nothing_to_reset(tab):
    grid = tab.findChild(GridView, "inputGrid0")
    grid.set_value(0, 0, 9)
    grid.set_value(0, 0, 0)
    assert not tab.panel.reset.isEnabled()


def test_new_numbers_are_one_step_each(tab):
    before = tab.document.bench
    click(tab.panel.new_numbers)
    first = tab.document.bench
    click(tab.panel.new_numbers)
    assert tab.document.bench.seed == 2
    tab.document.undo_stack.undo()
    assert tab.document.bench is first
    tab.document.undo_stack.undo()
    assert tab.document.bench is before
    assert tab.panel.seed.value() == 0


def test_turning_the_seed_box_is_one_step(tab):
    before = tab.document.bench
    tab.panel.seed.setFocus()
    for _ in range(5):
        QTest.keyClick(tab.panel.seed, Qt.Key.Key_Up)
    assert tab.document.bench.seed == 5
    assert tab.document.undo_stack.count() == 1
    tab.document.undo_stack.undo()
    assert tab.document.bench is before


def test_the_same_seed_gives_the_same_numbers(tab):
    tab.panel.seed.setValue(7)
    kept = tab.document.bench.experiment
    tab.panel.seed.setValue(8)
    tab.panel.seed.setValue(7)
    assert np.array_equal(tab.document.bench.experiment.input, kept.input)
    assert np.array_equal(tab.document.bench.experiment.filters, kept.filters)


def test_a_named_filter_goes_to_the_filter_in_use(tab):
    tab.playback.seek(12)
    assert tab.panel.kernel.itemText(0) == "w1 = …"
    tab.panel.kernel.activated.emit(1 + KERNELS.index("sobel_x"))
    filters = tab.document.bench.experiment.filters
    assert all(np.array_equal(slice_, kernel("sobel_x")) for slice_ in filters[1])
    assert filters[0, 0, 0, 0] == -1
    assert tab.document.undo_stack.undoText().startswith("Filter w1")
    assert tab.panel.kernel.currentIndex() == 1 + KERNELS.index("sobel_x")
    tab.playback.seek(0)
    assert tab.panel.kernel.currentText() == "w0 = …"


def test_named_filters_are_for_filters_of_3_by_3(tab, subtests):
    for case, experiment in {
        "5x5": Experiment(np.zeros((1, 6, 6)), np.zeros((1, 1, 5, 5)), np.zeros(1)),
        "3x1": Experiment(np.zeros((1, 6, 6)), np.zeros((1, 1, 3, 1)), np.zeros(1)),
        "pooling": Experiment(
            np.zeros((1, 6, 6)), np.zeros((1, 1, 3, 3)), np.zeros(1), operation=Pooling()
        ),
    }.items():
        with subtests.test(case=case):
            tab.document.replace(Bench(experiment, experiment, "mine"), "Mine")
            assert not tab.panel.kernel.isEnabled()


def test_show_all_and_fill_in(tab):
    grid = tab.findChild(GridView, "outputGrid1")
    assert not grid.cells.revealed.any()
    click(tab.panel.output.all)
    assert grid.cells.revealed is None
    click(tab.panel.output.all)
    assert tab.document.undo_stack.count() == 1
    tab.document.undo_stack.undo()
    assert tab.panel.output.fill.isChecked()
    assert not grid.cells.revealed.any()


def test_finish_fills_the_rest_in(tab):
    finish = tab.panel.output.finish
    assert finish.isEnabled()
    click(finish)
    tab.player.advance(1000)
    assert tab.findChild(GridView, "outputGrid0").cells.revealed is None
    assert tab.findChild(GridView, "outputGrid1").cells.revealed is None
    assert not finish.isEnabled()
    click(tab.panel.output.all)
    assert not finish.isEnabled()


def test_space_and_points_are_the_seed_boxes_own_business(window, window_tab):
    """A box that is typed into keeps its keys; the shortcuts are for everybody else."""
    window_tab.panel.seed.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    assert not window_tab.player.playing


def test_every_visible_label_fits(window, window_tab, qapp):
    for size in ((900, 560), (1280, 720)):
        window.resize(*size)
        qapp.processEvents()
        for label in window_tab.panel.widget().findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width() - 1, label.text()


def test_every_word_is_there_in_every_language(window, window_tab, qapp, subtests):
    for code in ["en", "zh_CN"]:
        for index in [0, 9, 11]:
            with subtests.test(code=code, index=index):
                window_tab.use_example(index)
                window.use_language(code)
                qapp.processEvents()
                for button in window_tab.panel.findChildren(QPushButton):
                    if button.isVisible():
                        assert button.text()
                        assert button.toolTip()
                for box in window_tab.panel.findChildren(QComboBox):
                    assert box.accessibleName()
                    assert all(box.itemText(i) for i in range(box.count()))
                for box in window_tab.panel.findChildren(QAbstractSpinBox):
                    assert box.accessibleName()


def test_nothing_sticks_out_at_the_side(window, window_tab, qapp, subtests):
    for factor in [1.0, 1.5]:
        for code in ["en", "zh_CN"]:
            with subtests.test(factor=factor, code=code):
                before = qapp.font()
                larger = qapp.font()
                larger.setPointSizeF(before.pointSizeF() * factor)
                window.use_language(code)
                try:
                    qapp.setFont(larger)
                    qapp.processEvents()
                    inside = window_tab.panel.widget()
                    assert inside.width() <= window_tab.panel.viewport().width()
                    for widget in inside.findChildren(QWidget):
                        if widget.isVisible():
                            assert (
                                widget.mapTo(inside, QPoint(widget.width(), 0)).x()
                                <= inside.width()
                            )
                finally:
                    qapp.setFont(before)
                    qapp.processEvents()


def test_what_is_clicked_stays_under_the_pointer(window, window_tab, qapp, subtests):
    window.resize(1280, 1000)
    output = window_tab.panel.output
    for name, button, times in (
        ("new numbers", window_tab.panel.new_numbers, 1),
        ("chain", output.chain, 3),
        ("predict", output.predict, 1),
        ("mean", output.channels["mean"], 1),
    ):
        with subtests.test(name=name):
            window_tab.use_example(0)
            settle(qapp)
            place = button.mapTo(window, button.rect().center())
            QTest.mouseMove(window.windowHandle(), place)
            for _ in range(times):
                QTest.mouseClick(window.windowHandle(), LEFT, pos=place)
                settle(qapp)
            assert button.mapTo(window, button.rect().center()) == place
            QTest.mouseMove(window.windowHandle(), QPoint(20, 400))


def test_sizes_stay_where_they_are_while_they_are_changed(window, window_tab, qapp):
    boxes = window_tab.panel.geometry_box
    QTest.mouseMove(window.windowHandle(), boxes.channels.mapTo(window, QPoint(5, 5)))
    place = boxes.channels.mapTo(window_tab, QPoint())
    for edit in (
        lambda: boxes.sized.emit("channels", 1),
        lambda: boxes.sized.emit("channels", 2),
        lambda: boxes.sized.emit("input", (9, 9)),
        lambda: boxes.set_.emit("stride", (5, 5)),
    ):
        edit()
        settle(qapp)
        assert boxes.channels.mapTo(window_tab, QPoint()) == place


def settle(qapp):
    for _ in range(3):  # a layout in a layout learns later of what changed
        qapp.processEvents()


def test_sections_can_be_folded_where_there_is_no_height(window, qapp):
    panel = window.tab("convolutionTab").panel
    window.resize(1280, 600)
    qapp.processEvents()
    assert panel.verticalScrollBar().maximum() > 0
    for section in panel.sections.values():
        assert section.heading.text().startswith("▾")
    panel.sections["example"].heading.click()
    panel.sections["sizes"].heading.click()
    settle(qapp)
    assert panel.verticalScrollBar().maximum() == 0
    assert panel.output.fill.isVisible()
    assert not panel.preset.isVisible()
    window.resize(1280, 1200)
    qapp.processEvents()
    assert panel.preset.isVisible()
    assert panel.sections["example"].heading.text() == "Example"
