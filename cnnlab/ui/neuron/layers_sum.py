"""A unit's sum, error and gradients written out in the tutorial's notation."""

from dataclasses import dataclass

from cnnlab.core.arrays import Array
from cnnlab.lab.neuron.passes import MomentKind, Passes, UnitMoment
from cnnlab.lab.neuron.predictions import GuessKind, is_known, true_value
from cnnlab.lessons.sheet import Layered
from cnnlab.scene.network_brush import figure
from cnnlab.scene.network_parts import Unit
from cnnlab.scene.notation import (
    Symbol,
    activation_symbol,
    error_symbol,
    sum_symbol,
    target_symbol,
    unit_symbol,
    weight_symbol,
)
from cnnlab.scene.text import signed_factor
from cnnlab.ui.neuron.network_content import HIDDEN, Reach, has
from cnnlab.ui.neuron.network_formula import Cell, Column, FormulaBlock, Look, Piece

DOT, PLUS, EQUALS = "·", " + ", " = "
PARTIAL = "∂L/∂"
NOT_YET = "…"
UNKNOWN = {HIDDEN, NOT_YET}


@dataclass(frozen=True, eq=False)
class Writing:
    """What may be written of a network: ``moment`` is that of the unit, None outside its step."""

    layered: Layered
    passes: Passes
    reach: Reach
    moment: UnitMoment | None = None

    @property
    def kind(self) -> str:
        """Of the moment; empty outside the unit's step."""
        return "" if self.moment is None else self.moment.kind

    def is_at(self, kind: MomentKind, which: int) -> bool:
        """Whether that is what is worked out now."""
        return self.moment is not None and (self.moment.kind, self.moment.which) == (kind, which)

    def comes_after(self, kind: MomentKind, which: int) -> bool:
        """Whether that is still to come among those of its kind."""
        return self.moment is not None and self.moment.kind == kind and which > self.moment.which

    def activation(self, layer: int, unit: int) -> str:
        """A unit's activation, or what stands for it while it is not known."""
        return self._number("a", layer, unit)

    def error(self, layer: int, unit: int) -> str:
        """A unit's error, or what stands for it while it is not known."""
        return self._number("error", layer, unit)

    def _number(self, kind: GuessKind, layer: int, unit: int) -> str:
        if not is_known(self.layered, self.passes, kind, layer, unit):
            return HIDDEN
        if not has(self.passes, self.reach, kind, layer, unit):
            return NOT_YET
        return figure(true_value(self.passes, kind, layer, unit))


def forward_blocks(writing: Writing, unit: Unit) -> list[FormulaBlock]:
    """Z in symbols over z in numbers, then a = g(z)."""
    passes, (layer, i) = writing.passes, (unit.layer, unit.unit)
    columns = [_head(sum_symbol(layer, i))]
    for k, weight in enumerate(passes.forward_step(layer, i).weights.tolist()):
        flow = _flow(writing, layer - 1, k)
        if k:
            columns.append(_PLUS)
        later = writing.comes_after("term", k)
        top: Cell = (
            Piece(weight_symbol(layer - 1, i, k)),
            Piece(DOT),
            Piece(unit_symbol(passes.layout, layer - 1, k - 1)),
        )
        factor = figure(weight) if k == 0 else signed_factor(weight)
        look: Look = "muted" if later or weight == 0 else "positive" if weight > 0 else "negative"
        below: Cell = (
            Piece(factor, look),
            Piece(DOT, "muted" if later else "text"),
            Piece(_factor(flow), "muted" if later else "text"),
        )
        columns.append(Column((top, below), writing.is_at("term", k)))
    total = _total(writing, layer, i)
    columns.append(Column(((), (Piece(EQUALS), Piece(total)))))
    return [FormulaBlock(tuple(columns)), _activation_block(writing, unit, total)]


def _activation_block(writing: Writing, unit: Unit, total: str) -> FormulaBlock:
    sizes, (layer, i) = writing.passes.layout, (unit.layer, unit.unit)
    cell: list[Piece] = [Piece(unit_symbol(sizes, layer, i))]
    if layer == len(sizes) - 1:
        cell += [Piece(EQUALS), Piece(activation_symbol(layer, i))]
    inner = NOT_YET if writing.kind == "term" else total
    value = NOT_YET if writing.kind in ("term", "z") else writing.activation(layer, i)
    cell += [Piece(" = g("), Piece(sum_symbol(layer, i)), Piece(f") = g({inner}) = ")]
    return FormulaBlock((Column(((*cell, Piece(value)),), writing.kind == "a"),))


def error_blocks(writing: Writing, unit: Unit) -> list[FormulaBlock]:
    """What came back, and the error as its product with the slope."""
    back = _output_block if unit.layer == len(writing.passes.layout) - 1 else _came_block
    return [back(writing, unit), _error_block(writing, unit)]


def gradient_blocks(writing: Writing, unit: Unit) -> list[FormulaBlock]:
    """Of each weight that leads to the unit: error × what flowed in."""
    return [_gradient_block(writing, unit)]


def _came_block(writing: Writing, unit: Unit) -> FormulaBlock:
    """∂L/∂a: each link after the unit times the error it leads to."""
    layer, i = unit.layer, unit.unit
    columns = [_head(activation_symbol(layer, i), PARTIAL)]
    for m, weight in enumerate(writing.passes.error_step(layer, i).weights.tolist()):
        if m:
            columns.append(_PLUS)
        top = (
            Piece(weight_symbol(layer, m, i + 1)),
            Piece(DOT),
            Piece(error_symbol(layer + 1, m)),
        )
        factor = figure(weight) if m == 0 else signed_factor(weight)
        below = (
            Piece(factor, "positive" if weight > 0 else "negative" if weight else "muted"),
            Piece(DOT),
            Piece(_factor(writing.error(layer + 1, m)), "accent"),
        )
        columns.append(Column((top, below), writing.is_at("came", m)))
    columns.append(Column(((), (Piece(EQUALS), Piece(_back(writing, unit))))))
    return FormulaBlock(tuple(columns))


def _output_block(writing: Writing, unit: Unit) -> FormulaBlock:
    """∂L/∂h of the loss itself."""
    passes, i = writing.passes, unit.unit
    h, y = unit_symbol(passes.layout, unit.layer, i), target_symbol(passes.layout, i)
    a, t = writing.activation(unit.layer, i), figure(float(passes.target[i]))
    difference: Cell = (Piece(h), Piece(" − "), Piece(y))
    numbers: Cell = (Piece(f"{a} − {_factor(t)}"),)
    if passes.loss_kind == "cross_entropy":
        slope = (Piece(h), Piece("(1 − "), Piece(h), Piece("))"))
        difference = (Piece("("), *difference, Piece(") / ("), *slope)
        numbers = (Piece(f"({a} − {_factor(t)}) / ({a}·(1 − {_factor(a)}))"),)
    return FormulaBlock(
        (
            _head(h, PARTIAL),
            Column((difference, numbers), writing.kind == "back"),
            Column(((), (Piece(EQUALS), Piece(_back(writing, unit))))),
        )
    )


def _error_block(writing: Writing, unit: Unit) -> FormulaBlock:
    """δ: the product rule at the node."""
    passes, (layer, i), kind = writing.passes, (unit.layer, unit.unit), writing.kind
    error = writing.error(layer, i)
    known = kind == "slope" or (kind not in ("came", "back") and error not in UNKNOWN)
    slope = figure(passes.error_step(layer, i).slope) if known else NOT_YET
    out = layer == len(passes.layout) - 1
    name = unit_symbol(passes.layout, layer, i) if out else activation_symbol(layer, i)
    result = NOT_YET if kind in ("came", "back", "slope") else error
    cell = (
        Piece(error_symbol(layer, i), "accent"),
        Piece(f" = {PARTIAL}"),
        Piece(name),
        Piece("·g′("),
        Piece(sum_symbol(layer, i)),
        Piece(f") = {_back(writing, unit)}·{_factor(slope)} = "),
        Piece(result, "accent"),
    )
    return FormulaBlock((Column((cell,), kind in ("slope", "error")),))


def _gradient_block(writing: Writing, unit: Unit) -> FormulaBlock:
    """Of each weight that leads to the unit: error × what flowed in."""
    passes, (layer, i) = writing.passes, (unit.layer, unit.unit)
    step, error = passes.gradient_step(layer, i), writing.error(layer, i)
    reached = writing.reach.done > passes.index_of("gradient", layer, i)
    names: tuple[Cell, ...] = (
        (Piece(PARTIAL + "Θ"),),
        (Piece("= "), Piece("δ", "accent"), Piece("·a")),
        (),
    )
    columns = [Column(names, to_right=True)]
    for k, gradient in enumerate(step.gradients.tolist()):
        later = writing.comes_after("gradient", k)
        shown = (reached or writing.kind == "gradient") and not later
        value = figure(gradient) if shown and error not in UNKNOWN else NOT_YET
        gap, flow = Piece("   "), _flow(writing, layer - 1, k)
        columns.append(
            Column(
                (
                    (gap, Piece(weight_symbol(layer - 1, i, k))),
                    (gap, Piece(error, "accent"), Piece(DOT + _factor(flow))),
                    (gap, Piece(f"= {value}")),
                ),
                writing.is_at("gradient", k),
            )
        )
    return FormulaBlock(tuple(columns))


# in one line


def forward_text(writing: Writing, unit: Unit) -> str:
    """The sum as text."""
    return "\n".join(_flat(block) for block in forward_blocks(writing, unit))


def backward_text(writing: Writing, unit: Unit) -> str:
    """The error and the gradients as text."""
    passes, (layer, i) = writing.passes, (unit.layer, unit.unit)
    lines = [_flat(block) for block in error_blocks(writing, unit)]
    error = writing.error(layer, i)
    for k, gradient in enumerate(passes.gradient_step(layer, i).gradients.tolist()):
        flow = _factor(_flow(writing, layer - 1, k))
        value = error if error in UNKNOWN else figure(gradient)
        lines.append(f"{PARTIAL}{weight_symbol(layer - 1, i, k).text} = {error}·{flow} = {value}")
    return "\n".join(lines)


def _flat(block: FormulaBlock) -> str:
    """Row after row."""
    rows = range(len(block.columns[0].cells))
    cells = (c.cells[row] for row in rows for c in block.columns)
    return "".join(piece.text for cell in cells for piece in cell)


# numbers


def bars(writing: Writing, unit: Unit) -> Array | None:
    """The terms (n + 1,) of a unit's sum; None while they are not all known."""
    layer = unit.layer
    products = writing.passes.forward_step(layer, unit.unit).products
    flows = [_flow(writing, layer - 1, k) for k in range(len(products))]
    return None if UNKNOWN & set(flows) else products


def came_bars(writing: Writing, unit: Unit) -> Array | None:
    """The terms (m,) of what came back; None of an output, and while they are not all known."""
    step, after = writing.passes.error_step(unit.layer, unit.unit), unit.layer + 1
    errors = [writing.error(after, m) for m in range(len(step.errors))]
    return None if UNKNOWN & set(errors) or not errors else step.products


def gradient_bars(writing: Writing, unit: Unit) -> Array | None:
    """The gradients (n + 1,) of a unit's weights; None while they are not known."""
    if writing.error(unit.layer, unit.unit) in UNKNOWN:
        return None
    return writing.passes.gradient_step(unit.layer, unit.unit).gradients


def _head(symbol: Symbol, before: str = "") -> Column:
    return Column(((Piece(before), Piece(symbol), Piece(EQUALS)), (Piece(EQUALS),)), to_right=True)


_PLUS = Column(((Piece(PLUS, "muted"),), (Piece(PLUS, "muted"),)))


def _flow(writing: Writing, layer: int, source: int) -> str:
    return "1" if source == 0 else writing.activation(layer, source - 1)


def _total(writing: Writing, layer: int, unit: int) -> str:
    """z, or the sum so far."""
    moment = writing.moment
    if moment is not None and moment.kind in ("term", "z"):
        return figure(moment.value)
    a = writing.activation(layer, unit)
    return a if a in UNKNOWN else figure(writing.passes.forward_step(layer, unit).z)


def _back(writing: Writing, unit: Unit) -> str:
    """∂L/∂a, or the sum so far."""
    moment = writing.moment
    if moment is not None and moment.kind in ("came", "back"):
        return figure(moment.value)
    error = writing.error(unit.layer, unit.unit)
    if error in UNKNOWN and writing.kind != "slope":
        return error
    return figure(writing.passes.error_step(unit.layer, unit.unit).back)


def _factor(text: str) -> str:
    """In brackets where it begins with a minus sign."""
    return f"({text})" if text.startswith("−") else text
