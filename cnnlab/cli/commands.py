"""The commands ``classify``, ``export`` and ``self-test``."""

import json
from argparse import Namespace
from pathlib import Path

from cnnlab.cli.self_test import CHECKS
from cnnlab.cli.usage import UsageError
from cnnlab.core.weights import load_network
from cnnlab.digits.find_ink import ink_of
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.recogniser import Prediction, recogniser_of
from cnnlab.failures import FAILED, fail, report, sentence
from cnnlab.files.idx import DataError


def classify(given: Namespace) -> int:
    """Print the predicted digit of each picture."""
    recogniser = recogniser_of(given.weights)
    status = 0
    for path in given.image:
        try:
            found = recogniser.classify(prepare_image(ink_of(path)))
        except (DataError, OSError) as error:
            status = max(status, report(error))
            if given.json:
                print(json.dumps({"file": str(path), "error": sentence(error)}))
            continue
        print(_as_json(path, found) if given.json else _as_text(path, found))
    return status


def export(given: Namespace) -> int:
    """Write a network as ONNX."""
    from cnnlab.export.onnx import MissingExtraError, save_onnx

    if given.out.suffix != ".onnx":
        raise UsageError(f"{given.out}: only *.onnx can be written: give it that ending")
    try:
        save_onnx(given.out, load_network(given.file))
    except MissingExtraError as error:
        return fail(error)
    print(f"written: {given.out}")
    return 0


def self_test(given: Namespace) -> int:
    """Check resources, arithmetic and weights; 1 when a check fails."""
    del given
    failed = 0
    for name, check in CHECKS.items():
        problem = check()
        failed += bool(problem)
        print(f"{'FAILED' if problem else 'ok':<7} {name}{': ' + problem if problem else ''}")
    return FAILED if failed else 0


def _as_text(path: Path, found: Prediction) -> str:
    if found.label is None:
        blank = found.verdict == "blank"
        return f"{path}: {'blank' if blank else 'not sure, the answer is not a finite number'}"
    share = f"{found.probabilities[found.label]:.1%}"
    return f"{path}: {found.label}{' (not sure)' if found.verdict == 'unsure' else ''}, {share}"


def _as_json(path: Path, found: Prediction) -> str:
    probabilities = [round(float(p), 6) for p in found.probabilities]
    fields = {
        "file": str(path),
        "label": found.label,
        "verdict": found.verdict,
        "probabilities": None if found.label is None else probabilities,
    }
    return json.dumps(fields, allow_nan=False)
