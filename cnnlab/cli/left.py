"""What an interrupted training leaves."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Left:
    """What there is of a training when it is interrupted, as a sentence."""

    checkpoint: Path
    resumable: bool = False
    """Whether the checkpoint is one of this training."""
    written: Path | None = None

    def __str__(self) -> str:
        if self.written is not None:
            return f"stopped while measuring; {self.written} is written"
        if self.resumable:
            return f"stopped; the same command with --resume goes on from {self.checkpoint}"
        return f"stopped before the first step, without a {self.checkpoint}: begin again"
