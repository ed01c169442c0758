"""The one door to resource files: in a wheel, an editable install or a bare checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def asset(*parts: str) -> Path:
    """Path of a resource file or folder by its parts, as in ``asset("themes", "dark.json")``.

    Raises FileNotFoundError, naming what is missing, when no place holds it.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"cnnlab's own file {'/'.join(parts)} is missing: install cnnlab again")
