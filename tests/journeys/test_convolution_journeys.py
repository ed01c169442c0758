"""Whole stories in the window: what a student and a teacher do, with real mouse and keys."""

import random

import numpy as np
import pytest
from hands import wait_for_pictures
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.core.kernels import KERNELS, kernel
from cnnlab.core.sampling import Sampling
from cnnlab.ui.convolution.tab import ConvolutionTab
from cnnlab.ui.dialogs.picture import PictureDialog
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.main_window import MainWindow

Key, LEFT, PLAIN = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

# The course demo (curriculum, section 4.4): sums of the channels, bias and total of each window.
O0 = [[2, 3, 3], [3, 7, 3], [8, 10, -3]]
O1 = [[-8, -8, -3], [-3, 1, 0], [-3, -8, -5]]


@pytest.fixture
def tab(window) -> ConvolutionTab:
    """At rest at the first window."""
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").player.seek(0)
    settle(window)
    return window.tab("convolutionTab")


@pytest.fixture
def ask(monkeypatch):
    """Answers the picture dialog."""

    def answer(sampling: Sampling | None) -> None:
        monkeypatch.setattr(PictureDialog, "ask", classmethod(lambda *_: sampling))

    return answer


def settle(window: MainWindow) -> None:
    """Let the window arrive."""
    window.tab("convolutionTab").player.advance(1000)
    QApplication.processEvents()


def press(window: MainWindow, key, modifier=PLAIN, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(window.windowHandle(), key, modifier)


def type_(window: MainWindow, text: str) -> None:
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def grid(window: MainWindow, name: str) -> GridView:
    found = window.findChildren(GridView, name)
    assert len(found) == 1, name
    return found[0]


def at(window: MainWindow, name: str, row: int, column: int) -> QPoint:
    of = grid(window, name)
    return of.mapTo(window, of.cell_rect(row, column).center())


def click(window: MainWindow, name: str, row: int, column: int, modifier=PLAIN) -> None:
    QTest.mouseClick(window.windowHandle(), LEFT, modifier, at(window, name, row, column))


def push(window: MainWindow, button: QWidget) -> None:
    """Press a button of the panel, scrolled into sight."""
    window.tab("convolutionTab").panel.ensureWidgetVisible(button)
    QApplication.processEvents()
    QTest.mouseClick(window.windowHandle(), LEFT, pos=button.mapTo(window, button.rect().center()))


def ledger(window: MainWindow) -> list[str]:
    return window.findChild(QWidget, "ledger").text().splitlines()


def slider(window: MainWindow) -> int:
    return window.findChild(QWidget, "positionSlider").value()


def values(window: MainWindow, name: str) -> list[list[float]]:
    of = grid(window, name)
    return [[of.value(r, c) for c in range(of.shape[1])] for r in range(of.shape[0])]


def shown(window: MainWindow) -> int:
    """How many output cells are filled in."""
    count = 0
    for of in window.findChildren(GridView):
        if of.objectName().startswith("outputGrid"):
            mask = of.cells.revealed
            count += of.cells.values.size if mask is None else int(mask.sum())
    return count


# the course demo


def test_all_18_windows_by_the_point_key(window, tab):
    assert values(window, "outputGrid0") == O0
    assert values(window, "outputGrid1") == O1
    seen = {}
    for index in range(18):
        settle(window)
        assert slider(window) == index
        assert shown(window) == index + 1
        lines = ledger(window)
        seen[lines[0]] = float(lines[-1].rsplit("= ", 1)[1])
        terms = [line.split(": ")[1].split(" = ")[0].split(" + ") for line in lines[1:4]]
        products = [[np.prod([float(f) for f in t.split("·")]) for t in row] for row in terms]
        bias = (1, 0)[index // 9]
        assert sum(map(sum, products)) + bias == seen[lines[0]]
        press(window, Key.Key_Period)
    assert slider(window) == 17
    due = {
        f"o{k}[{r},{c}]": o[r][c]
        for k, o in ((0, O0), (1, O1))
        for r in (0, 1, 2)
        for c in (0, 1, 2)
    }
    assert seen == due
    press(window, Key.Key_Comma)
    assert slider(window) == 16


def test_it_plays_through_and_the_output_fills_in(window, tab):
    press(window, Key.Key_Space)
    for due in range(1, 18):
        tab.player.advance(1000)
        assert tab.player.index == due
        tab.player.advance(400)
        assert shown(window) == due + 1
        tab.player.advance(0)
        press(window, Key.Key_Space, times=2)
    press(window, Key.Key_Space)
    assert not tab.player.playing


def test_into_a_window_by_enter_and_through_its_moments(window, tab):
    press(window, Key.Key_Period, times=7)
    settle(window)
    press(window, Key.Key_Return)
    step = tab.player.step
    running = np.cumsum(step.products.ravel())
    for place in range(27):
        lines = ledger(window)
        assert lines[0] == "o0[2,1]"
        assert sum(line.count("·") for line in lines) == place + 1
        assert float(lines[-1].removeprefix("so far ")) == running[place]
        press(window, Key.Key_Period)
    for _ in range(3):
        assert ledger(window)[-1].startswith("so far")
        press(window, Key.Key_Period)
    assert tab.player.moment.kind == "bias"
    assert shown(window) == 7
    press(window, Key.Key_Period)
    assert ledger(window)[-1].endswith("= 10")
    assert shown(window) == 8
    press(window, Key.Key_Period)
    assert (tab.player.index, tab.player.moment_index) == (8, 0)
    press(window, Key.Key_Comma)
    assert (tab.player.index, tab.player.moment.kind) == (7, "total")
    press(window, Key.Key_Escape)
    assert tab.player.moment_index is None
    assert ledger(window)[-1].endswith("= 10")


def test_scrubbing_the_slider_by_keyboard(window, tab):
    window.findChild(QWidget, "positionSlider").setFocus()
    press(window, Key.Key_Right, times=3)
    assert ledger(window)[0] == "o0[1,0]"
    press(window, Key.Key_End)
    assert ledger(window)[0] == "o1[2,2]"
    assert ledger(window)[-1].endswith("= -5")


def test_the_first_sums_are_the_tutorials_and_pointing_at_a_term_moves_nothing(window, tab):
    canvas = tab.ledger.canvas
    place = canvas.term_rect((1, 1, 1)).center().toPoint()
    QTest.mouseMove(window.windowHandle(), canvas.mapTo(window, place))
    QApplication.processEvents()
    assert tab.focus.pointed.tap == (1, 1, 1)
    assert slider(window) == 0

    assert ledger(window)[-1] == "-1 + 1 + 1 + bias 1 = 2"
    press(window, Key.Key_Period, times=9)
    assert ledger(window)[-1] == "-1 + -4 + -3 + bias 0 = -8"


# changing numbers


def test_a_weight_is_typed_as_a_fraction_and_a_row_with_tab(window, tab):
    click(window, "inputGrid0", 0, 0)
    for number in ("9", "8", "7"):
        type_(window, number)
        press(window, Key.Key_Tab)
    assert values(window, "inputGrid0")[0] == [9, 8, 7, 0, 2]
    assert tab.document.undo_stack.count() == 3

    press(window, Key.Key_Z, CONTROL, times=3)
    click(window, "filterGrid0_0", 0, 0)
    type_(window, "1/9")
    press(window, Key.Key_Return)
    assert grid(window, "filterGrid0_0").value(0, 0) == pytest.approx(1 / 9)
    press(window, Key.Key_Period, times=4)
    settle(window)
    assert "0.1111·" in ledger(window)[1]
    change = 10 / 9 * grid(window, "inputGrid0").value(1, 1)
    assert grid(window, "outputGrid0").value(1, 1) == pytest.approx(7 + change)
    assert values(window, "outputGrid0") != O0
    press(window, Key.Key_Z, CONTROL)
    assert grid(window, "filterGrid0_0").value(0, 0) == -1
    assert values(window, "outputGrid0") == O0
    assert ledger(window)[-1].endswith("= 7")


def test_scrubbing_by_wheel_is_one_undo_step(window, tab):
    click(window, "biasField0", 0, 0)
    for _ in range(5):
        QTest.wheelEvent(
            window.windowHandle(), at(window, "biasField0", 0, 0), QPoint(0, 120), QPoint(), PLAIN
        )
    assert grid(window, "biasField0").value(0, 0) == 6
    assert values(window, "outputGrid0") == [[v + 5 for v in row] for row in O0]
    press(window, Key.Key_Z, CONTROL)
    assert values(window, "outputGrid0") == O0
    assert not tab.document.undo_stack.canUndo()


def test_a_block_from_a_spreadsheet(window, tab):
    QGuiApplication.clipboard().setText("1\t0\t-1\r\n2\t0\t-2\r\n1\t0\t-1\r\n")
    click(window, "filterGrid0_1", 0, 0)
    press(window, Key.Key_V, CONTROL)
    assert values(window, "filterGrid0_1") == [[1, 0, -1], [2, 0, -2], [1, 0, -1]]
    assert tab.document.undo_stack.count() == 1
    click(window, "filterGrid0_1", 0, 0)
    click(window, "filterGrid0_1", 1, 1, SHIFT)
    press(window, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "1\t0\n2\t0"
    click(window, "filterGrid1_1", 2, 2)
    press(window, Key.Key_V, CONTROL)
    assert "does not fit" in window.notices.bar.text()
    assert tab.document.undo_stack.count() == 1
    press(window, Key.Key_Z, CONTROL)
    assert values(window, "outputGrid0") == O0


def test_nothing_on_the_clipboard_is_said_and_prose_is_refused(window, tab):
    for name in ("inputGrid0", "stage"):
        window.notices.clear()
        QGuiApplication.clipboard().clear()
        window.findChild(QWidget, name).setFocus()
        press(window, Key.Key_V, CONTROL)
        assert window.notices.bar.text() != "", name
        assert tab.document.undo_stack.count() == 0, name
    QGuiApplication.clipboard().setText("Dear all,\nsee attached.")
    click(window, "inputGrid0", 0, 0)
    press(window, Key.Key_V, CONTROL)
    assert window.notices.bar.text().startswith("Nothing was pasted")
    assert tab.document.undo_stack.count() == 0


# examples and numbers


def test_new_numbers_can_be_repeated(window, tab):
    push(window, tab.panel.new_numbers)
    first = values(window, "inputGrid0"), values(window, "outputGrid1")
    push(window, tab.panel.new_numbers)
    assert (values(window, "inputGrid0"), values(window, "outputGrid1")) != first
    tab.panel.seed.setFocus()
    tab.panel.seed.selectAll()
    type_(window, "1")
    press(window, Key.Key_Return)
    assert (values(window, "inputGrid0"), values(window, "outputGrid1")) == first
    tab.panel.preset.activated.emit(0)
    assert values(window, "outputGrid0") == O0


# a picture


@pytest.fixture
def picture(tmp_path) -> str:
    """A PNG file: black on the left, white on the right."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    for x in range(20, 40):
        for y in range(40):
            image.setPixelColor(x, y, QColor("white"))
    path = tmp_path / "half and half 图.png"
    assert image.save(str(path))
    return str(path)


def put_file_on_clipboard(path: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_picture_sobel_play_into_a_window_back_a_weight_and_undo(window, tab, ask, picture):
    ask(Sampling(12, 16))
    put_file_on_clipboard(picture)
    tab.stage.setFocus()
    press(window, Key.Key_V, CONTROL)
    wait_for_pictures(window)
    settle(window)
    assert grid(window, "inputGrid0").shape == (12, 16)
    assert window.findChild(QWidget, "inputGrid1") is None
    assert values(window, "inputGrid0")[3] == [0] * 8 + [1] * 8

    tab.panel.kernel.activated.emit(1 + KERNELS.index("sobel_x"))
    assert values(window, "filterGrid0_0") == kernel("sobel_x").tolist()
    tab.panel.geometry_box.set_.emit("stride", (1, 1))
    bias = grid(window, "biasField0").value(0, 0)
    middle = [abs(v - bias) for v in values(window, "outputGrid0")[5][1:-1]]
    assert middle == [0] * 6 + [4, 4] + [0] * 6, "an edge where black meets white"

    press(window, Key.Key_Space)
    for _ in range(3):
        tab.player.advance(1000)
    assert tab.player.playing
    assert slider(window) == 3
    press(window, Key.Key_Return)
    assert not tab.player.playing
    press(window, Key.Key_Period)
    press(window, Key.Key_Comma)
    assert tab.player.moment_index == 0
    press(window, Key.Key_Comma)
    assert (slider(window), tab.player.moment.kind) == (2, "total")
    press(window, Key.Key_Escape)

    click(window, "filterGrid0_0", 1, 1)
    type_(window, "-0.5")
    press(window, Key.Key_Return)
    assert grid(window, "filterGrid0_0").value(1, 1) == -0.5
    press(window, Key.Key_Z, CONTROL, times=4)
    assert values(window, "outputGrid0") == O0
    assert not tab.document.undo_stack.canUndo()
    assert values(window, "inputGrid2")[4] == [2, 2, 1, 1, 1]
    press(window, Key.Key_Z, CONTROL | SHIFT, times=4)
    assert grid(window, "filterGrid0_0").value(1, 1) == -0.5


def test_a_picture_that_is_not_wanted_and_a_file_that_is_none_change_nothing(
    window, tab, ask, picture, tmp_path
):
    ask(None)
    tab.pictures.open(picture)
    wait_for_pictures(window)
    assert tab.document.undo_stack.count() == 0
    assert values(window, "outputGrid0") == O0

    ask(Sampling(8, 8))
    path = tmp_path / "letter.png"
    path.write_text("Dear all")
    put_file_on_clipboard(str(path))
    tab.stage.setFocus()
    press(window, Key.Key_V, CONTROL)
    wait_for_pictures(window)
    assert "letter.png" in window.notices.bar.text()
    assert tab.document.undo_stack.count() == 0


def test_pictures_of_every_size(window, tab, ask, picture, subtests):
    for sampling in [Sampling(1, 1), Sampling(64, 64, colour=True, white=255.0), Sampling(2, 64)]:
        with subtests.test(sampling=sampling):
            ask(sampling)
            tab.pictures.open(picture)
            wait_for_pictures(window)
            settle(window)
            assert grid(window, "inputGrid0").shape == (sampling.rows, sampling.columns)
            press(window, Key.Key_Period, CONTROL)
            settle(window)
            press(window, Key.Key_Return)
            window.grab()
            assert ledger(window)[0].startswith("o1[")


# everything at once


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_whatever_is_pressed_the_window_stays_whole(window, tab, seed):
    """A hundred gestures in any order; an exception in a slot fails the test."""
    QGuiApplication.clipboard().clear()  # a picture of the test before would be asked about
    rng = random.Random(seed)
    keys = [Key.Key_Period, Key.Key_Comma, Key.Key_Space, Key.Key_Return, Key.Key_Escape]
    keys += [Key.Key_Tab, Key.Key_Left, Key.Key_Down, Key.Key_End, Key.Key_F2, Key.Key_7]
    keys += [Key.Key_Minus, Key.Key_Delete, Key.Key_BracketRight]
    chords = [Key.Key_Z, Key.Key_C, Key.Key_V, Key.Key_R, Key.Key_0, Key.Key_Plus, Key.Key_Comma]
    box = tab.panel.geometry_box

    def somewhere() -> QPoint:
        return QPoint(rng.randrange(window.width()), rng.randrange(60, window.height() - 30))

    gestures = [
        lambda: press(window, rng.choice(keys), times=rng.randrange(1, 4)),
        lambda: press(window, rng.choice(chords), CONTROL),
        lambda: press(window, Key.Key_Z, CONTROL | SHIFT),
        lambda: QTest.mouseClick(tab.stage, LEFT, pos=tab.stage.mapFrom(window, somewhere())),
        lambda: QTest.mouseMove(window.windowHandle(), somewhere()),
        lambda: QTest.wheelEvent(
            window.windowHandle(),
            at(window, "inputGrid0", 0, 0),
            QPoint(0, rng.choice([-240, 120])),
            QPoint(),
            rng.choice([PLAIN, CONTROL, SHIFT]),
        ),
        lambda: tab.player.advance(rng.choice([5, 50, 500, 5000])),
        lambda: tab.playback.seek(rng.randrange(-2, 80)),
        lambda: tab.use_example(rng.randrange(tab.panel.preset.count())),
        lambda: box.filters.setValue(rng.randrange(1, 9)),
        lambda: box.channels.setValue(rng.randrange(1, 5)),
        lambda: box.sized.emit("input", (rng.randrange(1, 20), rng.randrange(1, 20))),
        lambda: box.set_.emit("padding", (rng.randrange(3), rng.randrange(3))),
        lambda: box.set_.emit("stride", (rng.randrange(1, 4), rng.randrange(1, 4))),
        lambda: push(window, tab.panel.output.predict),
        lambda: push(window, tab.panel.output.fill),
        lambda: push(window, tab.panel.output.chain),
        lambda: push(window, tab.panel.output.reference),
        lambda: window.resize(rng.randrange(900, 1500), rng.randrange(560, 900)),
    ]
    for _ in range(100):
        rng.choice(gestures)()
        QApplication.processEvents()
    tab.player.pause()
    settle(window)
    window.grab()
    while tab.document.undo_stack.canUndo():
        tab.document.undo_stack.undo()
    names = [of.objectName() for of in window.findChildren(GridView)]
    assert len(names) == len(set(names))
