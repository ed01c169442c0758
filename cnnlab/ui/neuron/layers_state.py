"""What the page of layers remembers beside its document: where it plays, what is opened."""

from cnnlab.lab.neuron.passes import Passes, PassPlayer, StepKind, UnitMoment
from cnnlab.lab.neuron.predictions import GuessKind, guess_for
from cnnlab.lessons.sheet import Layered
from cnnlab.scene.network_graph import NetworkLayout
from cnnlab.scene.network_parts import ErrorOf, Goal, Item, Link, Unit
from cnnlab.scene.network_shown import NetworkLit, NetworkNow, NetworkShown
from cnnlab.scene.notation import Symbol, error_symbol, unit_symbol, weight_symbol
from cnnlab.ui.neuron.layers_sum import (
    Writing,
    backward_text,
    bars,
    came_bars,
    error_blocks,
    forward_blocks,
    forward_text,
    gradient_bars,
    gradient_blocks,
)
from cnnlab.ui.neuron.network_content import (
    Reach,
    network_lit,
    network_now,
    network_shown,
    reached,
)
from cnnlab.ui.neuron.network_formula import FormulaBlock
from cnnlab.ui.neuron.network_plane import BarsOf, PlaneOf

MOST_NAMED = 4  # bars beside the bias's whose names have space


class LayersState:
    """Pulled by the page; it changes no document.

    Until the passes have ``begun`` to play, the forward pass is shown as it ends. ``opened`` is the
    unit that is written out, else the one that plays; ``part`` is what is written of it: its sum,
    its error, or the gradients of its weights.
    """

    def __init__(self, layered: Layered, player: PassPlayer) -> None:
        self.layered, self.player = layered, player
        self.passes = _passes(layered)
        self.begun = False
        self.all_shown = False
        self.opened: Unit | None = None
        self.pointed: Item | None = None
        self.part: StepKind = "forward"
        self._before = self._stand()

    def take(self, layered: Layered) -> None:
        """Another network; what is no longer there is closed."""
        old, self.layered = self.layered, layered
        parts = ("dense", "x", "target", "loss")
        if any(getattr(old, part) is not getattr(layered, part) for part in parts):
            self.passes = _passes(layered)
        if old.dense.sizes != layered.dense.sizes:
            self.begun, self.opened, self.pointed, self.part = False, None, None, "forward"

    def follow(self) -> None:
        """What plays is written out."""
        self.opened, self.begun = None, True

    def follow_part(self) -> None:
        """Write what the player works out, unless a unit is opened."""
        step = self.player.step
        if self.opened is None and step is not None and self.begun:
            self.part = self.passes.places[step.index].kind

    # a key that steps, or begins a number

    def note_step(self) -> None:
        """Remember how things stand before the step."""
        self._before = self._stand()

    def take_back_step(self) -> None:
        """Go back to where things stood."""
        index, moment, playing, begun, opened = self._before
        self.player.seek(index)
        if moment is not None:
            self.player.seek_moment(moment)
        self.begun, self.opened = begun, opened
        if playing:
            self.player.play()

    def _stand(self) -> tuple[int, int | None, bool, bool, Unit | None]:
        player = self.player
        return player.index, player.moment_index, player.playing, self.begun, self.opened

    @property
    def unit(self) -> Unit:
        """The unit that is written out."""
        if self.opened is not None:
            return self.opened
        step = self.player.step
        return Unit(1, 0) if step is None else Unit(step.layer, step.unit)

    @property
    def reach(self) -> Reach:
        """How much of the passes is shown."""
        whole = self.all_shown or self.layered.predicts
        return reached(self.player, self.passes, self.begun, whole)

    def index_of_unit(self) -> int:
        """The step that works out what is written."""
        unit = self.unit
        return self.passes.index_of(self.part, unit.layer, unit.unit)

    # what it looks like

    def shown(self, headings: tuple[str, ...]) -> NetworkShown:
        """The numbers of the picture."""
        return network_shown(self.layered, self.passes, self.reach, headings)

    def lit(self, layout: NetworkLayout, current: Item | None) -> NetworkLit:
        """What stands out in the picture."""
        begun = self.begun
        return network_lit(
            layout, self.player, begun, self.opened, self.pointed, current, self.part
        )

    def now(self, layout: NetworkLayout) -> NetworkNow | None:
        """Where it plays; nowhere before it begins."""
        return network_now(layout, self.player) if self.begun else None

    def blocks(self) -> list[FormulaBlock]:
        """The unit's arithmetic."""
        write = {"forward": forward_blocks, "error": error_blocks, "gradient": gradient_blocks}
        return write[self.part](self._writing(), self.unit)

    def text(self) -> str:
        """The same as text."""
        write = forward_text if self.part == "forward" else backward_text
        return write(self._writing(), self.unit)

    def picture(self) -> PlaneOf | BarsOf:
        """The unit over the plane of two inputs, else the terms of its sum."""
        unit, sizes = self.unit, self.passes.layout
        if sizes[0] == 2 and not self.layered.predicts:
            return PlaneOf(self.layered.dense, unit.layer, unit.unit, self.layered.x)
        if self.part == "error":
            return self._came_back(unit)
        few = sizes[unit.layer - 1] <= MOST_NAMED
        sources = range(sizes[unit.layer - 1] + 1) if few else ()
        if self.part == "gradient":
            names = tuple(weight_symbol(unit.layer - 1, unit.unit, k) for k in sources)
            return BarsOf(gradient_bars(self._writing(), unit), names, apart=True)
        flowing = (unit_symbol(sizes, unit.layer - 1, k - 1) for k in sources)
        return BarsOf(bars(self._writing(), unit), (*flowing, Symbol("z")) if few else ())

    def _came_back(self, unit: Unit) -> BarsOf:
        """Terms of what came back to a unit; none come to an output."""
        terms, after = came_bars(self._writing(), unit), unit.layer + 1
        if terms is None or len(terms) > MOST_NAMED:
            return BarsOf(terms, ())
        names = (error_symbol(after, m) for m in range(len(terms)))
        return BarsOf(terms, (*names, Symbol("Σ")))

    def _writing(self) -> Writing:
        return Writing(self.layered, self.passes, self.reach, self._moment())

    def _moment(self) -> UnitMoment | None:
        """The moment inside the written unit's own step."""
        step = self.player.step
        if step is None or self.opened is not None:
            return None
        same = self.passes.places[step.index].kind == self.part
        return self.player.moment if same else None

    # numbers of items

    def usable(self, item: Item) -> bool:
        """Whether an item's number can be edited."""
        if isinstance(item, Unit):
            return item.unit >= 0 and (item.layer == 0 or self.layered.predicts)
        return self.layered.predicts if isinstance(item, ErrorOf) else True

    def number_of(self, item: Item) -> float:
        """Its number; NaN where nothing was guessed."""
        layered = self.layered
        if isinstance(item, Link):
            return float(layered.dense.weights[item.layer][item.unit, item.source])
        if isinstance(item, Goal):
            return float(layered.target[item.unit])
        if isinstance(item, Unit) and item.layer == 0:
            return 1.0 if item.unit < 0 else float(layered.x[item.unit])
        kind: GuessKind = "error" if isinstance(item, ErrorOf) else "a"
        typed = guess_for(layered, kind, item.layer, item.unit)
        return float("nan") if typed is None else typed


def _passes(layered: Layered) -> Passes:
    return Passes(layered.dense, layered.x, layered.target, layered.loss)
