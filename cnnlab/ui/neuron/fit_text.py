"""How losses are written."""

import math

NONE = "–"  # where there is no number


def loss_text(loss: float) -> str:
    """A loss with four decimals, or with two digits where these would be 0 or too many."""
    if not math.isfinite(loss):
        return NONE
    if loss and not 5e-5 <= loss < 1000:
        return f"{loss:.1e}".replace("-", "−")
    return f"{loss:.4f}" if loss < 100 else f"{loss:.1f}"
