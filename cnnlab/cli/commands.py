"""The commands ``classify`` and ``self-test``."""

import json
from argparse import Namespace
from pathlib import Path
from types import MappingProxyType

from cnnlab.digits.page import Page, read_picture_page
from cnnlab.digits.page_search import LARGEST
from cnnlab.digits.recogniser import Prediction, recogniser_of
from cnnlab.failures import FAILED, report, sentence
from cnnlab.files.data_error import DataError
from cnnlab.files.pictures import read_picture

HINTS = MappingProxyType(
    {
        "blank": "nothing stands out from the paper: write larger or with a darker pen",
        "too small": "go closer, or crop the picture round the digit",
        "too faint": "write with a darker pen, or give the page more light",
    }
)
"""How to take the picture, by the reason why nothing was read."""


def classify(given: Namespace) -> int:
    """Print the predicted digits of each picture."""
    recogniser = recogniser_of(given.weights)
    status = 0
    for path in given.image:
        try:
            found = read_picture_page(read_picture(path, LARGEST), recogniser)
        except (DataError, OSError) as error:
            status = max(status, report(error))
            if given.json:
                print(json.dumps({"file": str(path), "error": sentence(error)}))
            continue
        print(_as_json(path, found) if given.json else _as_text(path, found))
    return status


def self_test(given: Namespace) -> int:
    """Check resources, arithmetic and weights; 1 when a check fails."""
    from cnnlab.cli.self_test import CHECKS  # with random numbers: costs 40 ms

    del given
    failed = 0
    for name, check in CHECKS.items():
        problem = check()
        failed += bool(problem)
        print(f"{'FAILED' if problem else 'ok':<7} {name}{': ' + problem if problem else ''}")
    return FAILED if failed else 0


def _as_text(path: Path, page: Page) -> str:
    read = [_read(region.prediction) for region in page.regions]
    if not read:
        return f"{path}: {page.reason}: {HINTS[page.reason]}"
    return (
        f"{path}: {read[0]}" if len(read) == 1 else f"{path}: {len(read)} digits: {'; '.join(read)}"
    )


def _read(found: Prediction) -> str:
    if found.label is None:
        return (
            "blank" if found.verdict == "blank" else "not sure, the answer is not a finite number"
        )
    share = f"{found.probabilities[found.label]:.1%}"
    return f"{found.label}{' (not sure)' if found.verdict == 'unsure' else ''}, {share}"


def _as_json(path: Path, page: Page) -> str:
    regions = [
        {"box": list(region.box), **_as_fields(region.prediction)} for region in page.regions
    ]
    nothing = {"label": None, "verdict": "unsure", "probabilities": None}
    if page.reason == "blank":
        nothing["verdict"] = "blank"
    whole = _as_fields(page.regions[0].prediction) if len(regions) == 1 else nothing
    hint = HINTS.get(page.reason)
    fields = {"file": str(path), **whole, "regions": regions, "reason": page.reason, "hint": hint}
    return json.dumps(fields, allow_nan=False)


def _as_fields(found: Prediction) -> dict[str, object]:
    probabilities = [round(float(p), 6) for p in found.probabilities]
    return {
        "label": found.label,
        "verdict": found.verdict,
        "probabilities": None if found.label is None else probabilities,
    }
