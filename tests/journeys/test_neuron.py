"""What the tutorial says in section 2, and what people do with it, by hand in the Neuron tab."""

import re

import pytest
from hands import CONTROL, SHIFT, Key
from neuron_hands import NeuronHands
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget

from cnnlab.app import create_window
from cnnlab.core.dense.backward import backward
from cnnlab.core.dense.dense import forward

INPUTS = [(0, 0), (0, 1), (1, 0), (1, 1)]
ONES = [(0.5, 0.5), (0.7, 0.2), (0.2, 0.7), (0.8, 0.8), (0.4, 0.1)]
ZEROS = [(-0.5, -0.5), (-0.7, 0.3), (0.3, -0.8), (-0.8, -0.8), (-0.2, -0.4)]


FROM_CONVOLUTION = pytest.mark.parametrize("opens_on", ["convolutionTab"])


@pytest.fixture
def opens_on():
    return "neuronTab"


@pytest.fixture
def neuron(window):
    return NeuronHands(window)


def float_of(text):
    return float(text.replace("−", "-"))


# 2.1: one neuron


@pytest.mark.parametrize(
    ("title", "bias", "sums"),
    [
        ("Festival: the artist suffices", -5, ["−5", "−2", "2", "5"]),
        ("Festival: both are needed", -8, ["−8", "−5", "−1", "2"]),
        ("Festival: either will do", -2, ["−2", "1", "5", "8"]),
    ],
)
def test_the_music_festival_by_its_examples(neuron, title, bias, sums):
    neuron.example(title)
    assert neuron.values("neuronBias") == [[bias]]
    assert [neuron.values(f"neuronWeight{i}") for i in range(2)] == [[[7]], [[3]]]
    for row, due in enumerate(sums):
        neuron.row(row)
        assert [neuron.values(f"neuronInput{i}")[0][0] for i in range(2)] == list(INPUTS[row])
        assert neuron.numbers() == (due, due)
    for (x1, x2), due in zip(reversed(INPUTS), reversed(sums), strict=True):
        neuron.enter("neuronInput0", str(x1))
        neuron.enter("neuronInput1", str(x2))
        assert neuron.numbers() == (due, due)


def test_the_music_festival_by_another_program(neuron):
    said = {}
    for bias in (-5, -8, -2):
        neuron.grid("neuronBias").set_value(0, 0, bias)
        for x in INPUTS:
            for i, value in enumerate(x):
                neuron.grid(f"neuronInput{i}").set_value(0, 0, value)
            assert neuron.said("neuronSum") == neuron.said("neuronOutput")
            said[bias, x] = float_of(neuron.said("neuronSum"))
    assert said == {(b, x): 7 * x[0] + 3 * x[1] + b for b in (-5, -8, -2) for x in INPUTS}
    neuron.grid("neuronWeight0").set_value(0, 0, -0.5)
    assert neuron.numbers() == ("0.5", "0.5")
    for _ in range(3):
        neuron.press(Key.Key_Z, CONTROL)
    assert neuron.values("neuronWeight0") == [[7]]


# 2.2: activation functions


def test_a_probabilistic_and_through_every_function(neuron):
    neuron.example("AND with a sigmoid")
    seen = []
    for row in range(4):
        neuron.row(row)
        seen.append(tuple(map(float_of, neuron.numbers())))
    assert [z for z, _ in seen] == [-30, -10, -10, 10]
    assert [a for _, a in seen] == pytest.approx([0, 0, 0, 1], abs=1e-4)
    due = {
        "linear": ("10", "−30"),
        "sigmoid": ("1", "9.4e−14"),
        "tanh": ("1", "−1"),
        "ReLU": ("10", "0"),
        "leaky ReLU": ("10", "−0.3"),
    }
    box = neuron.widget("neuronActivation")
    assert [box.itemText(i) for i in range(box.count())] == list(due)
    for name, (one, zero) in due.items():
        neuron.choose("neuronActivation", name)
        for row, a in ((3, one), (0, zero)):
            neuron.row(row)
            assert neuron.said("neuronOutput") == a


# 2.3: layers


def test_the_layers_play_and_every_sum_is_written_out(neuron, qtbot):
    neuron.example("3-3-1: the tutorial’s layers")
    assert neuron.page == "Layers"
    neuron.widget("neuronNetwork").setFocus()  # to a box, Space means something else
    neuron.press(Key.Key_BracketRight, times=12)  # as fast as it plays
    shown = set()

    def seen():
        texts = [unit.text for unit in neuron.widget("neuronNetwork").shown.units.values()]
        shown.add(tuple(texts[-4:]))
        return texts[-1] == "0.4821" and any("·" in texts for texts in shown)

    neuron.press(Key.Key_Space)
    qtbot.waitUntil(seen)
    neuron.press(Key.Key_Space)
    assert ("0.8808", "0.5", "0.9526", "0.4821") in shown
    sums = []
    for layer, unit in ((1, 0), (1, 1), (1, 2), (2, 0)):
        neuron.unit(layer, unit)
        neuron.push("Sum")
        sums.append(re.findall(r" = (\S+)$", neuron.sum(), re.MULTILINE))
    assert sums == [["2", "0.8808"], ["0", "0.5"], ["3", "0.9526"], ["−0.0718", "0.4821"]]
    assert neuron.status() == "3-3-1    16 weights    h = 0.4821    loss 0.1341"


# points of one's own


def test_ten_points_are_fitted_one_gradient_is_opened_and_another_rate_races(neuron, qtbot):
    neuron.show_page("Fitting")
    neuron.push("Erase all")
    for place in ONES:
        neuron.point_at(*place)
    for place in ZEROS:
        neuron.point_at(*place, other=True)
    assert neuron.status().startswith("10 points    2-4-1    step 0")
    before = neuron.loss()

    neuron.press_on(neuron.widget("fitButton"))
    qtbot.waitUntil(lambda: neuron.loss() < before / 3)
    neuron.press_on(neuron.widget("fitButton"))
    reached = neuron.loss()
    assert reached < before / 3

    neuron.point_at(*ONES[4])
    neuron.push("Open this point in Layers")
    assert neuron.page == "Layers"
    layered = neuron.tab.document.sheet.layered
    trace = forward(layered.dense, layered.x[None])
    gradients = backward(layered.dense, trace, layered.target[None], layered.loss)
    neuron.push("Show all")
    neuron.unit(2, 0)
    neuron.push("Gradients")
    product = re.search(r"^∂L/∂Θ₁₂⁽²⁾ = (\S+)·(\S+) = (\S+)$", neuron.sum(), re.MULTILINE)
    error, flow, gradient = (float_of(text.strip("()")) for text in product.groups())
    assert error == pytest.approx(gradients.errors[1][0, 0], abs=5e-5)
    assert flow == pytest.approx(trace.flows_into(1)[0, 2], abs=5e-5)
    assert gradient == pytest.approx(gradients.weights[1][0, 2], abs=5e-5)
    assert gradients.weights[1][0, 2] == gradients.errors[1][0, 0] * trace.flows_into(1)[0, 2]

    neuron.show_page("Fitting")
    assert neuron.loss() == reached
    neuron.push("Rewind")
    assert neuron.loss() == before
    neuron.push("Use these weights")
    start = neuron.tab.document.sheet.layered.dense.weights
    neuron.show_page("Fitting")
    neuron.push("Race")
    neuron.field("Learning rate of the rival", "3")
    neuron.press_on(neuron.widget("fitButton"))
    qtbot.waitUntil(lambda: neuron.loss() < before / 3)
    neuron.press_on(neuron.widget("fitButton"))
    rival = next(
        label
        for label in neuron.window.findChildren(QLabel)
        if label.accessibleName() == "Loss of the rival"
    )
    assert float_of(rival.text()) < neuron.loss()
    neuron.push("Rewind")
    assert neuron.loss() == before
    assert rival.text() == neuron.said("fitLoss"), "both from the same start"
    neuron.push("Use these weights")
    again = neuron.tab.document.sheet.layered.dense.weights
    assert all((a == b).all() for a, b in zip(start, again, strict=True))


# from the Convolution tab and back


@FROM_CONVOLUTION
def test_a_window_of_the_demo_is_read_as_a_neuron_and_left_again(hands, window):
    hands.click("outputGrid1", 0, 0)
    hands.press(Key.Key_N, CONTROL | SHIFT)
    neuron = NeuronHands(window)
    assert window.tabs.shown_name() == "neuronTab"
    assert neuron.numbers() == ("−8", "−8")
    assert neuron.status().startswith("27 inputs")
    for stem in ("neuronInput", "neuronWeight"):
        assert window.findChild(QWidget, f"{stem}0") is None
    assert neuron.grid("neuronBias").toolTip() == "bias b", "no more is promised"
    neuron.enter("neuronBias", "5")
    neuron.grid("neuronBias").set_value(0, 0, 5)
    neuron.press(Key.Key_Delete)
    assert neuron.values("neuronBias") == [[0]]
    assert neuron.numbers() == ("−8", "−8")
    steps = hands.tab.undo_stack.count()
    neuron.press(Key.Key_N, CONTROL | SHIFT)
    assert window.tabs.shown_name() == "convolutionTab"
    assert hands.tab.undo_stack.count() == steps
    assert hands.values("outputGrid1") == [[-8, -8, -3], [-3, 1, 0], [-3, -8, -5]]
    assert "= -8" in hands.ledger()


@FROM_CONVOLUTION
def test_a_weight_is_changed_in_a_neuron_and_is_the_filters(hands, window):
    hands.choose_example("Stride on a line")
    hands.click("outputGrid0", 0, 1)
    hands.press(Key.Key_N, CONTROL | SHIFT)
    neuron = NeuronHands(window)
    assert neuron.numbers() == ("1", "1")
    assert [neuron.values(f"neuronInput{i}") for i in range(3)] == [[[2]], [[-1]], [[1]]]
    neuron.enter("neuronWeight1", "1/2")
    neuron.enter("neuronInput1", "-4")
    assert neuron.numbers() == ("−1", "−1")
    neuron.press(Key.Key_N, CONTROL | SHIFT)
    assert window.tabs.shown_name() == "convolutionTab"
    assert hands.values("filterGrid0_0") == [[1, 0.5, -1]]
    assert hands.values("inputGrid0") == [[0, 1, 2, -4, 1, -3, 0]]
    assert hands.values("outputGrid0") == [[-1.5, -1, -0.5]]
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == [[-2, 1, 1]], "one step"


# kept


def work(neuron):
    """Something on each page, and what is seen of it there."""
    neuron.enter("neuronBias", "1/4")
    neuron.choose("neuronActivation", "tanh")
    neuron.show_page("Layers")
    neuron.weight(1, 0, 2, "-3")
    neuron.show_page("Fitting")
    neuron.push("Erase all")
    for place in ONES[:3]:
        neuron.point_at(*place)
    neuron.point_at(*ZEROS[0], other=True)
    neuron.push("Race")
    neuron.field("Learning rate of the rival", "1.5")
    return seen_of(neuron)


def seen_of(neuron):
    """What the pages show, and then the page that was shown."""
    page, seen = neuron.page, []
    for title in ("One neuron", "Layers", "Fitting"):
        neuron.show_page(title)
        seen.append(neuron.status())
    neuron.show_page(page)
    return (*seen, neuron.numbers(), neuron.values("neuronBias"), neuron.loss(), page)


@pytest.fixture
def lab_file(monkeypatch, tmp_path):
    """The file that is chosen in every dialog."""
    path = tmp_path / "mine.cnnlab"
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(path), ""))
    return path


@pytest.mark.parametrize("page", ["Layers", "Fitting", "Why"])
def test_work_on_all_pages_is_saved_and_opened_with_its_page(neuron, window, lab_file, page):
    fresh = seen_of(neuron)
    kept = (*work(neuron)[:-1], page)
    neuron.show_page(page)
    assert all(a != b for a, b in zip(kept, fresh, strict=True))
    neuron.press(Key.Key_S, CONTROL)
    assert lab_file.exists()
    neuron.press(Key.Key_N, CONTROL)
    window.tabs.go_to("neuronTab")
    assert seen_of(neuron) == fresh
    neuron.press(Key.Key_O, CONTROL)
    assert window.tabs.shown_name() == "neuronTab"
    assert seen_of(neuron) == kept
    assert not window.isWindowModified()


def test_work_on_all_pages_is_there_at_the_next_start(neuron, window, qtbot, settings_path):
    kept = work(neuron)
    neuron.show_page("Layers")
    window.close()
    again = create_window(settings_path)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.tabs.shown_name() == "neuronTab"
    there = NeuronHands(again)
    assert seen_of(there) == (*kept[:-1], "Layers")
    again.close()


def test_what_is_undone_is_seen_on_its_own_page(neuron):
    fresh, kept = seen_of(neuron), work(neuron)
    pages = [neuron.page]
    while neuron.tab.undo_stack.canUndo():
        neuron.press(Key.Key_Z, CONTROL)
        pages.append(neuron.page)
    assert pages == ["Fitting"] * 8 + ["Layers"] + ["One neuron"] * 2
    assert seen_of(neuron) == fresh
    while neuron.tab.undo_stack.canRedo():
        neuron.press(Key.Key_Z, CONTROL | SHIFT)
    assert seen_of(neuron) == kept


# another language and other colours, while something plays


def texts_of(window):
    """Every text in sight."""
    kinds = (QLabel, QAbstractButton)
    found = [w for kind in kinds for w in window.tabs.currentWidget().findChildren(kind)]
    return {w.text() for w in found if w.isVisible()}


def wait_for_steps(neuron, qtbot):
    before = neuron.loss()
    qtbot.waitUntil(lambda: neuron.loss() != before)


@pytest.mark.parametrize("page", ["One neuron", "Layers", "Fitting", "Why"])
def test_language_and_colours_change_while_it_plays(neuron, window, page, qtbot):
    neuron.show_page("Fitting")
    neuron.press_on(neuron.widget("fitButton"))
    neuron.show_page(page)
    if page == "Layers":
        neuron.push("Play")
    words = {text for text in texts_of(window) if not re.search(r"\d", text)}
    assert words
    for code, theme in (("zh_CN", "dark"), ("en", "light")):
        window.use_language(code)
        window.use_theme(theme)
        wait_for_steps(neuron, qtbot)
        texts = texts_of(window)
        assert bool(re.search("[\u4e00-\u9fff]", "".join(texts))) == (code == "zh_CN")
        dark = window.grab().toImage().pixelColor(4, 60).lightness() < 128
        assert dark == (theme == "dark")
    assert words <= texts_of(window)
    if page in ("Layers", "Fitting"):
        neuron.push("Pause")
        assert neuron.button("Play").isVisible()
