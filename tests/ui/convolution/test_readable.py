"""An experiment as text that a person reads."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from core_reference import course_demo
from programs import here
from PySide6.QtGui import QGuiApplication

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.predictions import with_predictions
from cnnlab.ui.convolution.readable import readable_text


def text_of(e, bench=None):
    return readable_text(bench or Bench(e, e, "x"), evaluate(e), "the sum")


def test_the_course_demo_in_full(qapp):
    text = text_of(course_demo())
    parts = text.split("\n\n")
    assert parts[0] == "convolution 3×3, stride 2, padding 1"
    assert parts[1] == "5×5×3 → 3×3×2    56 parameters    486 multiplications"
    assert parts[2].startswith("Input, channel R (5×5)\n0 0 1 0 2\n1 0 2 0 1\n")
    assert "Filter w1, channel B (3×3)\n-1  1 -1\n 0 -1 -1\n 1  0  0" in parts
    assert {"b0 = 1", "b1 = 0"} <= set(parts)
    assert "o0 (3×3)\n 2  3  3\n 3  7  3\n 8 10 -3" in parts
    assert parts[-1] == "the sum\n"


def test_settings_that_are_not_the_usual_ones_are_said(qapp):
    x = np.ones((1, 6, 6))
    e = Experiment(x, np.ones((1, 1, 2, 2)), np.zeros(1), dilation=(1, 2), scale=Fraction(1, 9))
    first = text_of(replace(e, operation=Convolution(True))).split("\n")[0]
    expected = "convolution 2×2, stride 1, padding 0, dilation 1×2, filter flipped, sum times 1/9"
    assert first == expected
    pool = Experiment(x, operation=Pooling("max", (2, 3), True), stride=(2, 3))
    text = text_of(pool)
    assert text.startswith("max pooling 2×3, stride 2×3, padding 0, partial windows kept\n")
    assert "w0" not in text
    assert text_of(Experiment(x, operation=Activation("tanh"))).startswith("Tanh\n")


def test_what_is_to_be_predicted_is_not_given_away(qapp):
    e = course_demo()
    bench = replace(Bench(e, e, "x"), output_mode="predict")
    bench = with_predictions(bench, {(0, 0, 1): 3.0})
    assert "o0 (3×3)\n? 3 ?\n? ? ?\n? ? ?" in text_of(e, bench)


def test_without_an_output_the_reason_is_said(qapp):
    assert (
        text_of(replace(course_demo(), dilation=(9, 9))).split("\n\n")[-1].startswith("No output")
    )


def test_the_menu_puts_it_on_the_clipboard_with_the_sum_that_is_shown(window):
    tab = window.tab("convolutionTab")
    tab.player.pause()
    tab.playback.seek(4)
    window.menu["copy_readable"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("convolution 3×3")
    assert text.endswith(tab.ledger.text() + "\n")
    assert "bias 1 = 7" in text
    assert "clipboard" in window.notices.bar.text()


def test_the_menu_puts_a_program_on_the_clipboard_that_prints_the_output(window):
    tab, clipboard = window.tab("convolutionTab"), QGuiApplication.clipboard()
    tab.edits.use_experiment(
        replace(course_demo(), biases=np.array([0.5, 0])), lambda: "Other biases"
    )
    window.menu["copy_numpy"].trigger()
    due = "\n".join(
        f"o{k}:\n" + "\n".join(" ".join(map(repr, row)) for row in rows)
        for k, rows in enumerate(tab.document.result.output.tolist())
    )
    assert here(clipboard.text()) == due + "\n"
    assert window.notices.bar.text() == "A program that prints this output is on the clipboard."
    window.menu["copy_torch"].trigger()
    assert "F.conv2d(" in clipboard.text()

    tab.edits.use_setting("dilation", (9, 9))
    assert tab.document.result is None
    for name in ("copy_numpy", "copy_torch"):
        assert not window.menu[name].isEnabled()
