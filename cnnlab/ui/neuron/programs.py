"""What a page shows as a program on the clipboard."""

from cnnlab.export.code_text import Library
from cnnlab.lessons.sheet import Page, Sheet

USUAL_STEPS = 200  # of a fit that has not begun


def has_program(page: Page, sheet: Sheet) -> bool:
    """Whether there are numbers on a page that a program can print."""
    return page in ("neuron", "layers") or (
        page == "fit" and not sheet.fitting.points.held_out.all()
    )


def program(page: Page, sheet: Sheet, steps: int, library: Library, language: str) -> str:
    """Program that prints the numbers of a page; of a fit, those after so many steps."""
    from cnnlab.export.code import dense_program, neuron_program  # not needed to start
    from cnnlab.export.fit_code import fit_program

    if page == "neuron":
        return neuron_program(sheet.one.neuron, library, language)
    if page == "layers":
        layered = sheet.layered
        target, loss = layered.target, layered.loss
        return dense_program(layered.dense, layered.x, library, target, loss, language)
    fitting = sheet.fitting
    return fit_program(
        fitting.network,
        fitting.points,
        fitting.recipe,
        steps or USUAL_STEPS,
        library,
        language,
    )
