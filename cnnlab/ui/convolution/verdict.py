"""What became of a guess, in a line."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.outputs import truncates
from cnnlab.lab.convolution.predictions import MOST_TRIES, is_hidden, is_right, tries
from cnnlab.scene.text import cell_title, number, result_text

translate = QCoreApplication.translate


def verdict(bench: Bench, evaluation: Evaluation | Problem, cell: Cell) -> str:
    """The last try for a cell, and the correct value once it is shown; "" where none was made."""
    made = tries(bench, cell)
    if bench.output_mode != "predict" or not made or isinstance(evaluation, Problem):
        return ""
    guess, due = made[-1], float(evaluation.output[cell])
    title, typed = cell_title(cell), number(guess, 4)
    if is_hidden(bench, cell, due):
        text = translate("Bench", "{cell} is not {guess}: try again, {left} left")
        return text.format(cell=title, guess=typed, left=MOST_TRIES - len(made))
    if is_right(guess, due):
        return translate("Bench", "{cell}: {guess} is right").format(cell=title, guess=typed)
    text = translate("Bench", "{cell}: you typed {guess}, correct is {due}")
    return text.format(cell=title, guess=typed, due=result_text(due, truncates(bench)))
