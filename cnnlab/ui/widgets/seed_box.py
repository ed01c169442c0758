"""A box for the seed of random numbers."""

from cnnlab.ui.widgets.number_box import WholeBox

LARGEST_SEED = 999_999


class SeedBox(WholeBox):
    """A seed that can be told to others: short enough to be read out."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, LARGEST_SEED)

    @property
    def following(self) -> int:
        """The next seed; 1 after the largest."""
        return self.value() % LARGEST_SEED + 1
