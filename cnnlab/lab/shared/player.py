"""The playback position in a plan, and the clock that advances it.

Two gears: step by step, and moment by moment inside a step. The steps are a convolution's windows
or a network's units. The timer only ticks; where the window is drawn is a pure function of
``Pose``.
"""

from typing import Generic

from PySide6.QtCore import QObject, Signal

from cnnlab.lab.shared.fast_forward import MOST_STEPS, PERIOD, PICTURES, next_step, tick_period
from cnnlab.lab.shared.glide import Glide, Pose
from cnnlab.lab.shared.position import M, P, Position, S
from cnnlab.lab.shared.ticker import Ticker

MOMENT = 0.5  # duration of a moment inside a window, in periods
GLIDE = 320.0  # ms at most from one window to the next
GLIDE_SHARE = 0.55  # of a period, where that is shorter
SLOWEST, FASTEST = 0.25, PICTURES


class Player(QObject, Generic[P, S, M]):
    """Plays, steps and seeks through a plan; everything that moves it ends in ``seek``."""

    moved = Signal()
    """Another step or another moment."""
    posed = Signal()
    """The window is drawn elsewhere: a frame of the glide."""
    plan_changed = Signal()
    playing_changed = Signal(bool)
    speed_changed = Signal(float)
    loop_changed = Signal(bool)
    inside_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, fastest: float = FASTEST) -> None:
        super().__init__(parent)
        self._fastest = fastest
        self._at: Position[P, S, M] = Position()
        self._glide = Glide()
        self._playing, self._loop, self._speed = False, True, 1.0
        self._elapsed = 0.0  # ms in this step or moment
        self._announced: tuple[int, bool, bool] | None = None
        """Index, playing and inside as last announced, while a new plan is not announced yet."""
        self._ticker = Ticker(self)
        self._ticker.ticked.connect(self.advance)

    @property
    def plan(self) -> P | None:
        """What is played; None when there is nothing to play."""
        return self._at.plan

    @property
    def count(self) -> int:
        """Number of steps."""
        return self._at.count

    @property
    def index(self) -> int:
        """Step that is shown, from 0."""
        return self._at.index

    @property
    def step(self) -> S | None:
        """The shown step with its numbers; the same object until plan or index change."""
        return self._at.step

    @property
    def moment_index(self) -> int | None:
        """Moment inside the window, from 0; None in the first gear."""
        return self._at.moment_index

    @property
    def moment(self) -> M | None:
        """The moment inside the window; None in the first gear."""
        return self._at.moment

    @property
    def pose(self) -> Pose:
        """Where the window is drawn now."""
        return self._glide.pose

    @property
    def playing(self) -> bool:
        """Whether playback is running."""
        return self._playing

    @property
    def speed(self) -> float:
        """Windows a second."""
        return self._speed

    @property
    def loop(self) -> bool:
        """Whether playing starts again at the end."""
        return self._loop

    @property
    def ticking(self) -> bool:
        """Whether the timer runs: only while something moves."""
        return self._ticker.active

    def set_plan(self, plan: P | None) -> None:
        """Play another plan; the place is kept while its layout stays the same."""
        self.take_plan(plan)
        self.announce_plan()

    def take_plan(self, plan: P | None) -> None:
        """Set the plan without signals; ``announce_plan`` emits them."""
        if self._announced is None:
            self._announced = self._at.index, self._playing, self._inside
        if plan is None:
            self._playing = False
        if not self._at.take_plan(plan):
            self._glide.jump(self._at.pose)
            self._elapsed = 0.0

    def announce_plan(self) -> None:
        """Emit signals for what ``take_plan`` changed."""
        if self._announced is None:
            return
        (index, playing, inside), self._announced = self._announced, None
        if playing != self._playing:
            self.playing_changed.emit(self._playing)
        if inside != self._inside:
            self.inside_changed.emit(not inside)
        self.plan_changed.emit()
        if index != self._at.index:
            self.moved.emit()

    def seek(self, index: int) -> None:
        """Go to a step, clipped to the plan; the drawn window glides after it."""
        index = max(0, min(index, self.count - 1))
        if self._at.plan is None:
            return
        if self._inside:
            self._at.moment_index = 0
        if index != self._at.index:
            self._set_out(index)
        self.moved.emit()

    def seek_moment(self, moment: int) -> None:
        """Go to a moment inside the shown window; past either end is the window before or after."""
        place = self._at.place_of(moment)
        if place is not None:
            if place[0] != self._at.index:
                self.seek(place[0])
            self._set_moment(place[1])

    def enter(self) -> None:
        """Second gear: into the window, at its first term."""
        if self._at.plan is not None and not self._inside:
            self._set_moment(0)

    def leave(self) -> None:
        """First gear: out of the window."""
        if self._inside:
            self._at.moment_index = None
            self.inside_changed.emit(False)
            self.moved.emit()

    def step_forward(self) -> None:
        """One step forward, in the current gear."""
        self.pause()
        self._step(1)

    def step_back(self) -> None:
        """One step back, in the current gear."""
        self.pause()
        self._step(-1)

    def play(self) -> None:
        """Start playback; at the end, from the first step."""
        if self._playing or self._at.plan is None:
            return
        if self._at.at_end:
            self._begin_anew()
        self._playing = True
        self._elapsed = 0.0
        self._ticker.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Pause playback."""
        if self._playing:
            self._playing = False
            self.playing_changed.emit(False)

    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self._playing else self.play()

    def set_speed(self, speed: float) -> None:
        """Windows a second, between SLOWEST and what is the fastest here."""
        speed = max(SLOWEST, min(speed, self._fastest))
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    def set_loop(self, loop: bool) -> None:
        """Whether to start again at the end."""
        if loop != self._loop:
            self._loop = loop
            self.loop_changed.emit(loop)

    def hold(self, held: bool) -> None:
        """Let no time pass but by ``advance``, or let it pass again."""
        self._ticker.hold(held)

    def painted(self) -> None:
        """The stage has painted the last frame."""
        self._ticker.painted()

    def advance(self, elapsed: float) -> None:
        """Advance the clock by ``elapsed`` ms: animate the window, and step on while playing."""
        self._elapsed += elapsed
        if self._glide.advance(elapsed):
            self._ticker.expect_paint()
            self.posed.emit()
        if self._playing and self._elapsed >= self._period():
            self._next()
        if not self._playing and self.pose.arrived:
            self._ticker.stop()

    def _next(self) -> None:
        over, plan = self._elapsed - self._period(), self._at.plan
        if self._at.at_end:
            if not self._loop:
                self.pause()
                return
            self._begin_anew()
        elif plan is None or self._inside:
            self._step(1)
        else:
            self.seek(next_step(plan, self._at.index, self._speed, over))
        self._elapsed = min(over, self._period() / 2)

    def _begin_anew(self) -> None:
        """At the first step at once: a way back leads over what is not in use."""
        self.seek(0)
        self._glide.jump(self._at.pose)
        self.posed.emit()

    def _period(self) -> float:
        if self._inside:
            return PERIOD / min(self._speed, MOST_STEPS) * MOMENT
        return tick_period(self._speed)

    def _step(self, direction: int) -> None:
        moment = self._at.moment_index
        if moment is None:
            self.seek(self._at.index + direction)
        else:
            self.seek_moment(moment + direction)

    def _set_out(self, index: int) -> None:
        self._at.index = index
        self._elapsed = 0.0
        usual = min(GLIDE, PERIOD / self._speed * GLIDE_SHARE)
        self._glide.set_out(self._at.pose, usual if self._playing else GLIDE / 1.6)
        self._ticker.start()

    @property
    def _inside(self) -> bool:
        return self._at.moment_index is not None

    def _set_moment(self, moment: int) -> None:
        entered = not self._inside
        self._at.moment_index = moment
        if entered:
            self.inside_changed.emit(True)
        self._elapsed = 0.0
        self.moved.emit()
