"""What an enlarged stage scrolls to so that what moves on it stays in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF


class StageFollow:
    """Remembers what moved last: what of it was in sight stays in sight."""

    def __init__(self) -> None:
        self._last: list[QRectF] = []

    def follow(self, seen: QRectF, places: Sequence[QRectF], search: bool) -> QRectF | None:
        """Where to scroll to, once things in sight of ``seen`` have moved to ``places``.

        None to stay: where none was in sight, and the nearest is not to be searched for.
        """
        last, self._last = self._last, list(places)
        if len(last) != len(places):
            last = list(places)
        kept = [there for here, there in zip(last, places, strict=True) if is_seen(seen, here)]
        if not kept and search:
            kept = sorted(places, key=lambda place: _far(seen, place))[:1]
        if not kept:
            return None
        together = kept[0]
        for place in kept[1:]:
            together = together.united(place)
        whole = together.width() <= seen.width() and together.height() <= seen.height()
        return together if whole else kept[0]


def is_seen(seen: QRectF, place: QRectF) -> bool:
    """Whether a place is in sight: all of it, or of one that is larger than that, its middle."""
    if place.width() > seen.width() or place.height() > seen.height():
        return seen.contains(place.center())
    return seen.contains(place)


def _far(seen: QRectF, place: QRectF) -> float:
    away: QPointF = place.center() - seen.center()
    return QPointF.dotProduct(away, away)
