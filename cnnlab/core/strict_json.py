"""JSON from outside, as the standard has it."""

import json
from typing import Any, NoReturn


def parse_json(text: str) -> Any:
    """JSON without NaN and infinities. Raises ValueError, also where it is nested too deeply."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"got {name}, expected finite numbers")
