"""The pages of the Network tab that are made when they are first seen."""

from collections.abc import Callable
from typing import Final

from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.ui.network.late_page import Made
from cnnlab.ui.network.race_binder import RaceBinder
from cnnlab.ui.network.race_page import RacePage
from cnnlab.ui.network.step_binder import StepBinder
from cnnlab.ui.network.step_page import StepPage
from cnnlab.ui.network.walk_binder import WalkBinder
from cnnlab.ui.network.walk_page import WalkPage


def race(session: TrainingSession, rewind: Rewind) -> Made:
    """Two settings from the same start."""
    del rewind
    page = RacePage()
    return page, page, RaceBinder(session, page)


def step(session: TrainingSession, rewind: Rewind) -> Made:
    """What a step moves."""
    page = StepPage()
    return page, page, StepBinder(session, rewind, page)


def walk(session: TrainingSession, rewind: Rewind) -> Made:
    """Why filters become edges."""
    page = WalkPage()
    return page, page, WalkBinder(session, rewind, page)


LATE: Final[dict[str, Callable[[TrainingSession, Rewind], Made]]] = {
    "race": race,
    "step": step,
    "walk": walk,
}
