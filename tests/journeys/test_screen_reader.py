"""With the screen off: a real window, the bus of real screen readers, and a keyboard."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from at_session import ScreenReader, missing_bus
from screen import wait_for

ROOT = Path(__file__).resolve().parents[2]
CHINESE = ["卷积", "手写数字", "神经元", "图像滤波", "网络"]
PROGRAM = """
import sys
from cnnlab.cli.main import main
from cnnlab.lab.network import sources

sources.TRAINED, sources.VALIDATED = 200, 40
sys.exit(main())
"""
pytestmark = pytest.mark.screen


@pytest.fixture
def reader(screen):
    """A client on the bus, without which CI fails and a user's test is skipped."""
    missing = missing_bus()
    if missing:
        lacking = f"not installed: {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(lacking)
        pytest.skip(lacking)
    with ScreenReader(screen) as made:
        yield made


@pytest.fixture
def language():
    return "en"


@pytest.fixture
def listened(reader, screen, settings_path, language):
    """A screen reader beside the running program of few drawings, whose demo is paused."""
    settings_path.write_text(f"[General]\nlanguage={language}\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--settings", str(settings_path)],
        cwd=ROOT,
        env=reader.environ,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        screen.xdotool("windowactivate", "--sync", screen.window("cnnlab"))
        wait_for(lambda: reader.ask("ready"), "the program on the bus")
        wait_for(lambda: reader.ask("focus"), "the keyboard in it")
        reader.press("period")  # stepping pauses
        yield reader
    finally:
        process.kill()
        process.wait()


def next_tab(listened, name):
    listened.press("ctrl+Next")
    wait_for(lambda: _shows(listened, name), name)


def _shows(listened, name):
    """Besides the tab there is its page."""
    return len(listened.ask("find", "page tab", name)) > 1


@pytest.mark.parametrize("language", ["zh_CN"])
def test_no_stop_of_any_tab_is_nameless_in_chinese(listened, language):
    for title in CHINESE:
        wait_for(lambda title=title: _shows(listened, title), title)
        no_stop_is_nameless(listened)
        listened.press("ctrl+Next")


def no_stop_is_nameless(listened):
    walked = wait_for(lambda: _quiet(listened), "names for all that takes the keyboard")
    assert walked["stops"] > 15


def _quiet(listened):
    """What is there, if nothing of it is nameless: some names follow what is worked out."""
    walked = listened.ask("walk")
    return None if walked["faults"] else walked


def a_convolution_is_heard_changed_and_guessed(listened):
    no_stop_is_nameless(listened)
    listened.press("period")
    first = listened.hear(r"^output o0, row \d, column \d: −?\d+$")
    listened.press("period")
    assert listened.hear(r"^output o0") != first

    listened.tab_to("w0, channel R, row 0, column 0: −1, 3 rows, 3 columns")
    listened.press("5", "Return")
    listened.wait_focus("w0, channel R, row 1, column 0")
    listened.hear(r"^output o0")
    listened.tab_to("R: 5 × ")
    listened.press("Right")
    listened.wait_focus("R: 0 × ")
    listened.press("Down", "Down", "Down", "End")
    listened.wait_focus("total|sum")
    listened.press("Escape")
    listened.wait_focus("Stage")

    listened.tab_to("Fill in")
    listened.press("Right", "Right")
    listened.wait_focus("Predict")
    listened.tab_to("output o0.*: hidden", "shift+Tab")
    listened.press("9", "9", "Return")
    said = listened.hear(r"is not 99: try again, 2 left")
    assert "add them" in said
    listened.wait_focus("output o0.*: 99")


def a_digit_is_heard_and_one_product_of_its_second_convolution(listened):
    next_tab(listened, "Digits")
    no_stop_is_nameless(listened)
    listened.tab_to("Samples")
    listened.press("space", "Down", "Return", "7")
    answer = listened.hear(r"^7: ")
    assert "probability" in answer
    listened.tab_to("The network, layer by layer")
    listened.press("Right")
    listened.hear(r"^input\[0, \d+, \d+\] = ")
    for _ in range(20):  # the maps of pool1 stand in between
        listened.press("Right")
        said = listened.hear(r"^pool\d\[\d+, \d+, \d+\] = ")
        if said.startswith("pool2"):
            break
    listened.press("Return")
    listened.wait_focus(r"pool2\[0, 3, 3\] = ")
    listened.press("Return")
    listened.wait_focus(r"^table cell, pool2\[0, 3, 3\], ")
    listened.press("Down", "Down")
    listened.wait_focus(r"(.* × .* = .*){3}")
    listened.press("Right")
    listened.wait_focus(r"^table cell, −?\d\.\d+ × −?\d\.\d+ = −?\d\.\d+$")
    listened.press("End")
    listened.wait_focus(r"pool2\[0, 3, 3\] max")
    listened.press("Escape")
    listened.wait_focus(r"pool2\[0, 3, 3\] = ")
    listened.press("Escape")
    listened.wait_focus("conv2, ReLU")


def a_neuron_is_heard(listened):
    next_tab(listened, "Neuron")
    no_stop_is_nameless(listened)
    listened.tab_to("weight w1")
    listened.press("3", "Return")
    listened.hear("z = −2, a = −2")


def a_filter_and_the_sum_of_a_pixel_are_heard(listened):
    next_tab(listened, "Images")
    no_stop_is_nameless(listened)
    listened.tab_to("weight, row 0, column 0")
    listened.press("5", "Return")
    listened.wait_focus("weight, row 1, column 0")
    listened.tab_to("Result of the filter")
    listened.press("Right")
    listened.hear(r"result\[0,1\] = ")
    listened.tab_to("w: 5 × ")
    listened.press("End")
    listened.wait_focus("sum of w: ")


def a_training_is_heard_and_paused(listened):
    next_tab(listened, "Network")
    no_stop_is_nameless(listened)
    wait_for(lambda: _ready(listened), "something to train on")
    listened.tab_to("push button, Start")
    listened.press("space")
    listened.wait_focus("Pause")
    listened.hear(r"epoch \d+: loss \d.*validation \d+\.\d %")
    listened.press("space")
    listened.wait_focus("Resume")


def _ready(listened):
    found = listened.ask("find", "push button", "Start")
    return found and "sensitive" in found[0]["states"]


def test_what_is_done_in_each_tab_is_heard(listened, subtests):
    for tell in (
        a_convolution_is_heard_changed_and_guessed,
        a_digit_is_heard_and_one_product_of_its_second_convolution,
        a_neuron_is_heard,
        a_filter_and_the_sum_of_a_pixel_are_heard,
        a_training_is_heard_and_paused,
    ):
        with subtests.test(tell.__name__):
            tell(listened)
