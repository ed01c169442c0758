"""What part of something large a widget shows."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Camera:
    """The place (x, y) in the middle of a widget, and widget pixels for one of what is shown."""

    x: float
    y: float
    scale: float

    def moved(self, dx: float, dy: float) -> Self:
        """Moved by widget pixels."""
        return replace(self, x=self.x + dx / self.scale, y=self.y + dy / self.scale)

    def scaled(self, scale: float, x: float, y: float) -> Self:
        """At another scale, with a place staying where it is."""
        share = self.scale / scale
        return replace(self, x=x + (self.x - x) * share, y=y + (self.y - y) * share, scale=scale)
