"""How far one has gone into a network: network › layer › map › cell."""

from PySide6.QtCore import QObject, Signal

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import NETWORK, AtlasPlace


class AtlasPath(QObject):
    """The place that is looked at, and the ones around it."""

    changed = Signal(bool)
    """The place is another one; whether the view is to go there, as it is there already if not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspection: Inspection | None = None
        self.place = NETWORK

    @property
    def places(self) -> tuple[AtlasPlace, ...]:
        """From the whole network to the place."""
        place, found = self.place, [self.place]
        while place != NETWORK:
            place = self.above(place)
            found.append(place)
        return tuple(reversed(found))

    def above(self, place: AtlasPlace) -> AtlasPlace:
        """The place that holds another one; a unit is held by its layer."""
        if place.level == "cell" and not self._is_unit(place):
            return place._replace(at=None)
        return place._replace(map=None, at=None) if place.level in ("map", "cell") else NETWORK

    def go(self, place: AtlasPlace) -> None:
        """Go to a place; raises IndexError or KeyError for one that the network does not have."""
        self._check(place)
        if place.level == "map" and self._is_unit(place):
            place = place._replace(at=(0, 0))
        self._set(place, True)

    def follow(self, place: AtlasPlace) -> None:
        """The view has gone to a place by itself."""
        self._set(place, False)

    def up(self) -> bool:
        """Go to the place that holds this one; False at the whole network."""
        if self.place == NETWORK:
            return False
        self._set(self.above(self.place), True)
        return True

    def use(self, inspection: Inspection) -> None:
        """Another network, or another image; a place that it does not have is left."""
        self._inspection = inspection
        try:
            self._check(self.place)
        except (KeyError, IndexError):
            self._set(NETWORK, True)

    def _set(self, place: AtlasPlace, going: bool) -> None:
        if place != self.place:
            self.place = place
            self.changed.emit(going)

    def _is_unit(self, place: AtlasPlace) -> bool:
        known = self._inspection is not None and place.layer in self._inspection.layers
        return known and self._inspection.layers[place.layer].is_vector  # type: ignore[union-attr,index]

    def _check(self, place: AtlasPlace) -> None:
        if self._inspection is None or place.layer is None:
            return
        self._inspection.cell(place.layer, (place.map or 0, *(place.at or (0, 0))))
