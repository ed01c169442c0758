"""Which pictures an animation of the sliding window has, and how long each is shown."""

from typing import Final, NamedTuple

MOST: Final = 160  # pictures
ON_THE_WAY: Final = 4  # from one window to the next
FRAME: Final = 0.05  # s between two of these
SHORTEST: Final = 0.05  # s; viewers show less as a tenth of a second
ALL: Final = 20.0  # s that all pictures take, where windows are left out
END: Final = 1.5  # s that the last picture stays longer


class Shot(NamedTuple):
    """One picture."""

    step: int
    """That the window is at, or is on its way to."""
    on_the_way: int
    """Frames since it set out; the last of them is where it is going."""
    seconds: float


def shots(count: int, speed: float) -> list[Shot]:
    """Pictures of all steps, or of evenly spaced ones where they are many; the last is among them.

    ``speed`` is in windows a second. The window is seen on its way where there is time for it.
    """
    apart = -(-count // MOST)
    steps = [*range(0, count - 1, apart), count - 1]
    period = max(SHORTEST, 1 / speed if apart == 1 else min(1 / speed, ALL / len(steps)))
    glides = count * ON_THE_WAY <= MOST and period >= ON_THE_WAY * FRAME
    found = []
    for step in steps:
        between = ON_THE_WAY - 1 if glides and step else 0
        found += [Shot(step, frame + 1, FRAME) for frame in range(between)]
        found.append(Shot(step, ON_THE_WAY, period - between * FRAME))
    found[-1] = found[-1]._replace(seconds=found[-1].seconds + END)
    return found
