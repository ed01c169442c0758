"""What there is on the picture of a layered network, in the order in which one tabs through it."""

from collections.abc import Iterator
from functools import lru_cache

from cnnlab.scene.network_parts import ErrorOf, Goal, Item, Link, Unit, all_links


@lru_cache(8)
def ordered_items(sizes: tuple[int, ...]) -> tuple[Item, ...]:
    """Inputs, weights and targets first, whose numbers are the user's; then what is computed."""
    computed = [Unit(j, i) for j in range(1, len(sizes)) for i in range(sizes[j])]
    return (
        *(Unit(0, unit) for unit in range(sizes[0])),
        *all_links(sizes),
        *(Goal(unit) for unit in range(sizes[-1])),
        *computed,
        *(ErrorOf(unit.layer, unit.unit) for unit in reversed(computed)),
        *(Unit(layer, -1) for layer in range(len(sizes) - 1)),
    )


@lru_cache(8)
def item_rows(sizes: tuple[int, ...]) -> dict[Item, int]:
    """Where in that order each item stands."""
    return {item: row for row, item in enumerate(ordered_items(sizes))}


def neighbour(sizes: tuple[int, ...], item: Item, rows: int, columns: int) -> Item:
    """Where an arrow key leads: from units along links to units, and up and down among either."""
    if isinstance(item, Link):
        return _from_link(sizes, item, rows, columns)
    if isinstance(item, Goal):
        if columns < 0:
            return Unit(len(sizes) - 1, item.unit)
        return Goal(min(max(item.unit + rows, 0), sizes[-1] - 1))
    if isinstance(item, ErrorOf):
        unit = Unit(item.layer, item.unit)
        return neighbour(sizes, unit, rows, columns) if columns or rows > 0 else unit
    return _from_unit(sizes, item, rows, columns)


def _from_unit(sizes: tuple[int, ...], at: Unit, rows: int, columns: int) -> Item:
    last = len(sizes) - 1
    if rows:
        least = -1 if at.layer < last else 0
        return Unit(at.layer, min(max(at.unit + rows, least), sizes[at.layer] - 1))
    if columns > 0:
        if at.layer == last:
            return Goal(at.unit)
        return Link(at.layer, min(max(at.unit, 0), sizes[at.layer + 1] - 1), at.unit + 1)
    if at.layer == 0 or at.unit < 0:
        return at
    return Link(at.layer - 1, at.unit, min(at.unit + 1, sizes[at.layer - 1]))


def _from_link(sizes: tuple[int, ...], at: Link, rows: int, columns: int) -> Item:
    if columns > 0:
        return Unit(at.layer + 1, at.unit)
    if columns < 0:
        return Unit(at.layer, at.source - 1)
    width = sizes[at.layer] + 1
    place = at.unit * width + at.source + rows
    unit, source = divmod(min(max(place, 0), width * sizes[at.layer + 1] - 1), width)
    return Link(at.layer, unit, source)


def ends_of(sizes: tuple[int, ...], item: Item) -> Iterator[Item]:
    """The first and the last layer's unit on a level with an item, for Home and End."""
    row = item.source - 1 if isinstance(item, Link) else item.unit
    yield Unit(0, min(max(row, 0), sizes[0] - 1))
    yield Unit(len(sizes) - 1, min(max(row, 0), sizes[-1] - 1))
