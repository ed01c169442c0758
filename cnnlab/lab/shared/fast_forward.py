"""How long a tick of playing is, and how far one goes: by step, by row, or a whole picture."""

from typing import Any

from cnnlab.lab.shared.plan import Plan

PERIOD = 1000.0  # ms a window stays at speed 1
SEVERAL = 16.0  # windows a second, above which several are passed at a time
MOST_STEPS = 128.0  # steps a second; beyond are rows and pictures
ROWS, PICTURES = 256.0, 512.0  # speeds from which a tick takes a row, and a whole picture
ROW_PERIOD, PICTURE_PERIOD = 80.0, 500.0  # ms


def tick_period(speed: float) -> float:
    """Time from one tick to the next, in ms."""
    if speed >= PICTURES:
        return PICTURE_PERIOD
    return ROW_PERIOD if speed >= ROWS else PERIOD / speed


def next_step(plan: Plan[Any], index: int, speed: float, over: float) -> int:
    """Step that the tick after step ``index`` leads to, ``over`` ms too late; at most the last."""
    last = len(plan) - 1
    if speed < ROWS:
        several = int(over / tick_period(speed)) if speed > SEVERAL else 0
        return min(index + 1 + several, last)
    depth = 1 if speed >= PICTURES else 2
    index = min(index + 1, last)
    while index < last and plan.cell(index)[:depth] == plan.cell(index + 1)[:depth]:
        index += 1
    return index
