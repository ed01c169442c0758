"""Words for examples: their sources, where each came from, and why some are refused."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Floats
from cnnlab.core.preprocess import StepName
from cnnlab.files.data_error import DataError
from cnnlab.lab.network.data import DataRefusedError, DigitData, SourceName, plain
from cnnlab.lab.network.origins import Origin
from cnnlab.lab.network.sources import Progress
from cnnlab.ui.dialogs.data_messages import folder_message

translate = QCoreApplication.translate


def source_name(source: SourceName) -> str:
    """What a source is called."""
    names = {
        "strokes": translate("Data", "Our stroke models"),
        "mine": translate("Data", "My digits"),
        "mixed": translate("Data", "My digits and strokes"),
        "folder": translate("Data", "A folder…"),
        "mnist": "MNIST…",
        "points": translate("Data", "Points in the plane"),
    }
    return names[source]


def counts_text(data: DigitData) -> str:
    """How many examples there are, of each part."""
    trained, held = (int(n) for n in data.counts().sum(axis=0))
    text = translate("Data", "{trained} to train on, {held} to validate with")
    text = text.format(trained=f"{trained:,}", held=f"{held:,}")
    changed, gone = len(data.relabelled_indices), int(data.dropped.sum())
    if changed:
        text += translate("Data", "; labels changed: {count}").format(count=changed)
    if gone:
        text += translate("Data", "; dropped: {count}").format(count=gone)
    return text


def origin_text(origin: Origin) -> str:
    """Where an example came from."""
    texts = {
        "model": translate("Data", "drawn by our stroke model, no. {number}"),
        "own": translate("Data", "my digit {name}"),
        "file": translate("Data", "{name}, no. {number}"),
        "picture": translate("Data", "picture {name}"),
        "writer": translate("Data", "writer {name}, no. {number}"),
        "points": translate("Data", "point no. {number}"),
    }
    return texts[origin.kind].format(name=origin.name, number=origin.number)


def step_name(step: StepName) -> str:
    """What a step of preprocessing is called."""
    names = {
        "plain": translate("Data", "As they come"),
        "mean": translate("Data", "Mean subtracted"),
        "scale": translate("Data", "Normalised"),
        "pca": "PCA",
        "whiten": translate("Data", "Whitened"),
    }
    return names[step]


def progress_text(progress: Progress) -> str:
    """What is under way, and how far it is."""
    texts = {
        "drawing": translate("Data", "drawing digits"),
        "reading": translate("Data", "reading"),
        "rendering": translate("Data", "rendering drawings"),
        "downloading": translate("Data", "downloading {name}"),
    }
    text = texts[progress.doing].format(name=progress.name)
    return f"{text} {progress.done:,} / {progress.total:,}" if progress.total else f"{text} …"


def refusal_text(error: DataError | OSError) -> str:
    """Why examples are not taken, and what helps."""
    if isinstance(error, DataRefusedError):
        texts = {
            "empty": translate("Data", "There is nothing to train on: put examples back."),
            "no own digits": translate(
                "Data", "You have kept no digits yet: draw and keep some in the Digits tab first."
            ),
            "none usable": translate(
                "Data",
                "None of your {count} kept files is a digit of 28 × 28 pixels: draw and keep some "
                "in the Digits tab.",
            ),
            "one class": translate(
                "Data", "All examples are “{name}”: a network needs two classes to tell apart."
            ),
            "no validation": translate(
                "Data",
                "There is no example to validate with: have two of a digit at least, or take "
                "“My digits and strokes”.",
            ),
            "not finite": translate("Data", "Some numbers are infinite or NaN: mend the file."),
        }
        return texts[error.code].format(**error.details)
    return folder_message(error)


def shown_example(data: DigitData, index: int) -> tuple[Floats, str]:
    """An example as a network reads it (C, H, W), and what is said of it."""
    text = translate("Data", "Example {number}: {label}, never trained on")
    label = data.classes[int(data.labels[index])]
    return plain(data.images[index : index + 1])[0], text.format(number=index, label=label)
