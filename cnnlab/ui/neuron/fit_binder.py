"""Shows a fit: the surface, the losses, the network and the numbers of where it stands."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.surfaces import Unit, output_unit, unit_values
from cnnlab.lab.neuron.fitting import FitRun
from cnnlab.scene.text import number
from cnnlab.ui.neuron.fit_curve import Course
from cnnlab.ui.neuron.fit_layout import FitParts
from cnnlab.ui.neuron.fit_points_view import Function
from cnnlab.ui.neuron.fit_text import loss_text

translate = QCoreApplication.translate


class FitBinder:
    """Pulls a run into the widgets of the page."""

    def __init__(self, run: FitRun, parts: FitParts) -> None:
        self._run, self._parts = run, parts
        self._unit: Unit | None = None  # whose surface is shown in place of the output's
        self._frame = 0
        self._coloured: tuple[Dense, Unit, Dense | None] | None = None  # what the plane shows

    @property
    def dense(self) -> Dense:
        """The network as it is now."""
        return self._run.state.dense

    @property
    def unit(self) -> Unit:
        """The unit whose surface is shown."""
        return self._unit or output_unit(self.dense)

    def show_unit(self, unit: Unit) -> None:
        """Show the surface of a unit."""
        self._unit = None if unit == output_unit(self.dense) else unit
        self.pull()
        self._parts.network.describe()

    def start_over(self) -> None:
        """Another fit: other points, perhaps other layers."""
        sizes = self.dense.sizes
        if self._unit is not None:
            layer, unit = self._unit
            if layer >= len(sizes) - 1 or unit >= sizes[layer]:
                self._unit = None
        run, parts = self._run, self._parts
        parts.figures.set_race(run.rival is not None)
        parts.transport.set_seed(run.fitting.network.seed)
        self.pull_hint()
        self.pull()
        self.describe()

    def pull(self) -> None:
        """Show where the fit stands, but for the numbers."""
        self._pull_plane()
        self._pull_network()
        self._pull_losses()
        self._parts.tools.shown.set_text(self._shown())

    def pull_frame(self) -> None:
        """The same while it plays: the plane each time, network and losses in turn.

        Links and long lines take longer to paint than all else, and change little.
        """
        self._frame += 1
        self._pull_plane()
        if self._frame % 2:
            self._pull_network()
        else:
            self._pull_losses()

    def _pull_plane(self) -> None:
        run, parts = self._run, self._parts
        rival = None if run.rival is None or self._unit else run.rival.state.dense
        shown = self.dense, self.unit, rival
        if shown != self._coloured:  # networks are compared by identity
            self._coloured = shown
            parts.plane.set_function(
                self._surface(self.dense, self.unit),
                None if rival is None else self._surface(rival, output_unit(rival)),
            )

    def pull_figures(self) -> None:
        """The numbers, which are also kept while the page is hidden."""
        run, parts = self._run, self._parts
        parts.figures.set_states([one.state for one in run.runs()])
        parts.transport.set_playing(run.playing)
        parts.transport.set_place(run.state.step)

    def _pull_network(self) -> None:
        self._parts.network.set_network(self.dense, self._parts.plane.axes, self.unit)

    def _pull_losses(self) -> None:
        courses = [Course(one.losses.array, one.state.step) for one in self._run.runs()]
        self._parts.curve.set_courses(courses)

    def describe(self) -> None:
        """What screen readers say, once it stands still."""
        self._parts.curve.describe()
        self._parts.network.describe()
        self._parts.plane.describe()

    def pull_hint(self) -> None:
        """What a click does, where there is not enough to fit."""
        self._parts.plane.set_hint(self._hint())

    def retranslate(self) -> None:
        self.pull_hint()
        self._parts.tools.shown.set_text(self._shown())
        self.pull_figures()
        self.describe()

    def status(self) -> str:
        """Facts for the status bar."""
        state = self._run.state
        text = translate("FitBinder", "{n} points    {sizes}    step {step}    loss {loss}")
        if len(self._run.fitting.points) == 1:
            text = translate("FitBinder", "1 point    {sizes}    step {step}    loss {loss}")
        return text.format(
            n=f"{len(self._run.fitting.points):,}",
            sizes="-".join(map(str, state.dense.sizes)),
            step=f"{state.step:,}",
            loss=loss_text(state.loss),
        )

    def note(self, place: tuple[float, float] | None) -> str:
        """What the output is at a place of the plane."""
        if place is None:
            return ""
        x, y = place
        value = self._parts.plane.value_at(x, y)
        said = {"x": number(x, 4), "y": number(y, 4)}
        if value is None or self._unit is not None:
            return translate("FitBinder", "({x}, {y})").format(**said)
        return translate("FitBinder", "({x}, {y}): output {a}").format(
            a=number((value + 1) / 2, 4), **said
        )

    def _surface(self, dense: Dense, unit: Unit) -> Function:
        return lambda x: unit_values(dense, x, unit)

    def _shown(self) -> str:
        layer, unit = self.unit
        if self._unit is None:
            return translate("FitBinder", "colour: the output a")
        if layer == 0:
            return translate("FitBinder", "colour: input x{n}").format(n=unit + 1)
        return translate("FitBinder", "colour: layer {layer}, unit {unit}").format(
            layer=layer + 1, unit=unit + 1
        )

    def _hint(self) -> str:
        points, label = self._run.fitting.points, self._parts.plane.label
        if not len(points):
            text = translate(
                "FitBinder",
                "Click here to add points of class {one}, right-click for class {other}. "
                "A table can be pasted or dropped.",
            )
            return text.format(one=round(label), other=round(1 - label))
        if set(points.labels.tolist()) == {label}:
            return translate("FitBinder", "One class only so far: a right click adds the other.")
        if set(points.labels.tolist()) == {1 - label}:
            return translate("FitBinder", "One class only so far: a click adds the other.")
        return ""
