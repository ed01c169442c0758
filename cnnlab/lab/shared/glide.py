"""Animation of the moving window: a pure function of two poses and time."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pose:
    """Where the moving window is drawn: a place between output cells.

    ``row`` and ``column`` are fractional output coordinates, ``arrived`` says whether the glide is
    over; the filter's frame moves from ``filter_from`` to ``filter`` as ``alpha`` goes from 0 to 1.
    """

    row: float = 0.0
    column: float = 0.0
    filter_from: int = 0
    filter: int = 0
    alpha: float = 1.0

    @property
    def arrived(self) -> bool:
        """Whether the window stands where its step is."""
        return self.alpha >= 1.0


class Glide:
    """The moving window on its way; ``pose`` is where it is drawn now."""

    def __init__(self) -> None:
        self.pose = self._start = self._end = Pose()
        self._passed = 0.0
        self._time = 1.0

    def jump(self, end: Pose) -> None:
        """Be there at once."""
        self.pose = self._start = self._end = end

    def set_out(self, end: Pose, time: float) -> None:
        """Go from where it is drawn now to another place, in so many ms."""
        self._start, self._end = self.pose, end
        self._passed, self._time = 0.0, time
        self.pose = between(self._start, end, 0.0)

    def advance(self, elapsed: float) -> bool:
        """Let so many ms pass; whether the window is drawn elsewhere then."""
        self._passed += elapsed
        if self.pose.arrived:
            return False
        self.pose = between(self._start, self._end, self._passed / self._time)
        return True


def between(start: Pose, end: Pose, time: float) -> Pose:
    """Interpolated pose at ``time`` in 0…1 between ``start`` and ``end``, eased."""
    alpha = ease(min(1.0, max(0.0, time)))
    return Pose(
        start.row + (end.row - start.row) * alpha,
        start.column + (end.column - start.column) * alpha,
        start.filter,
        end.filter,
        alpha,
    )


def ease(t: float) -> float:
    """Slow in, slow out: 3t² - 2t³ (the smoothstep), 0…1 to 0…1."""
    return t * t * (3.0 - 2.0 * t)
