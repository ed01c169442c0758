"""Two hundred shipped digits from real hands, twenty of each, by writers that training may use."""

from functools import cache

from cnnlab.assets import asset
from cnnlab.files.datasets import LabelledDrawing, load_drawings


@cache
def sample_drawings() -> tuple[LabelledDrawing, ...]:
    """The shipped drawings, by digit, read once.

    Whose hand each is stands in ``writer``, by code; the credit lies beside the file. Raises
    DataError where the file is damaged, FileNotFoundError where it is missing.
    """
    return tuple(load_drawings(asset("samples", "digits.jsonl")))
